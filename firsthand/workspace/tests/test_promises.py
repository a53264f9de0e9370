"""Promises at the desk: beside a conversation, in an answer, on their own page."""

import html
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from firsthand.conversations.actions import send_now
from firsthand.conversations.models import Message
from firsthand.promises.actions import Saying, fall_due, keep, make
from firsthand.promises.models import Intention, Promise, Tally
from firsthand.promises.queries import monday
from tests.budget import budget

SOON = timedelta(hours=3)


@pytest.fixture
def promise(shop, asked):
    """Asta has promised to call in three hours."""
    now = timezone.now()
    return make(asked.matter, [Saying(words="I'll call", due_at=now + SOON)], by=shop.asta, at=now)[0]


@pytest.fixture
def asta(shop, at_desk):
    return at_desk(shop.asta)


class TestBesideAConversation:
    def test_shows_what_is_promised_and_where_to_promise(self, asta, promise):
        with budget(8):
            page = asta.get(f"/conversations/{promise.conversation_id}/promises/").content.decode()

        assert "I&#39;ll call" in page or "I'll call" in page
        assert 'name="due_words"' in page

    def test_shows_what_was_done_late_once(self, shop, asta, promise):
        keep([promise], by=shop.asta, at=promise.due_at + SOON)

        page = asta.get(f"/conversations/{promise.conversation_id}/promises/").content.decode()
        assert page.count(f'href="/promises/{promise.pk}/apology/"') == 1

    def test_takes_a_promise_in_words(self, asta, asked):
        said = {"kind": "call_back", "words": "I call about the part", "due_words": "in two hours"}
        answer = asta.post(f"/conversations/{asked.conversation_id}/promises/", said, headers={"HX-Request": "true"})

        made = Promise.objects.said().get()
        assert (answer.status_code, made.kind, made.words) == (200, "call_back", "I call about the part")
        assert abs(made.due_at - timezone.now() - timedelta(hours=2)) < timedelta(minutes=1)

    def test_says_what_is_no_time(self, asta, asked):
        answer = asta.post(f"/conversations/{asked.conversation_id}/promises/", {"words": "x", "due_words": "soonish"})

        assert answer.status_code == 422 and "soonish" in answer.content.decode()

    def test_is_closed_to_others(self, shop, at_desk, promise):
        marco = at_desk(shop.marco)
        for place in (f"/conversations/{promise.conversation_id}/promises/", f"/promises/{promise.pk}/apology/"):
            assert marco.get(place).status_code == 404
        assert marco.post(f"/promises/{promise.pk}/keeping/").status_code == 404


class TestWhileOneWrites:
    def test_offers_to_record_what_binds(self, asta, asked):
        at = f"/conversations/{asked.conversation_id}/promises/offer/"

        offered = asta.post(at, {"words": "Hello. I'll call you tomorrow by noon."})

        assert (
            offered.status_code == 200
            and 'data-words="I&#39;ll call you tomorrow by noon."' in offered.content.decode()
        )
        assert asta.post(at, {"words": "Please send it tomorrow."}).status_code == 204

    def test_means_the_noon_of_whoever_is_written_to(self, asta, asked):
        asked.matter.customer.timezone = "Asia/Tokyo"
        asked.matter.customer.save(update_fields=["timezone"])
        at = f"/conversations/{asked.conversation_id}/promises/offer/"

        offered = asta.post(at, {"words": "I'll call you tomorrow by noon."}).content.decode()

        assert re.search(r'data-due="\d{4}-\d\d-\d\dT12:00:00\+09:00"', offered)
        assert "12:00 (JST)" in offered

    def test_records_it_with_the_answer(self, shop, asta, asked):
        due = (timezone.now() + SOON).isoformat()
        said = {"words": "I'll call soon.", "promise_due": [due], "promise_words": ["I'll call soon."]}

        asta.post(f"/conversations/{asked.conversation_id}/replies/", said)

        made = Promise.objects.said().get()
        assert made.message == Message.objects.get(kind="reply")
        assert (shop.conversation().state, shop.conversation().promised_at) == ("open", made.due_at)

    def test_keeps_it_until_an_answer_leaves_that_waits(self, shop, asta, asked):
        shop.asta.undo_seconds = 10
        shop.asta.save(update_fields=["undo_seconds"])
        due = (timezone.now() + SOON).isoformat()

        asta.post(
            f"/conversations/{asked.conversation_id}/replies/",
            {"words": "I'll call.", "promise_due": [due], "promise_words": ["I'll call."]},
        )
        assert not Promise.objects.said().exists()

        send_now(Intention.objects.get().unsent, by=shop.asta, at=timezone.now())

        assert Promise.objects.said().get().words == "I'll call."


class TestWhatOneDoesAboutIt:
    def test_is_kept(self, asta, promise):
        asta.post(f"/promises/{promise.pk}/keeping/")
        assert Promise.objects.get(pk=promise.pk).stand == "kept"

    def test_moves_with_a_letter_that_names_the_new_time(self, shop, asta, promise):
        form = asta.get(f"/promises/{promise.pk}/renegotiation/").content.decode()
        assert "{time}" in form

        asta.post(
            f"/promises/{promise.pk}/renegotiation/", {"due_words": "in five hours", "words": "By {time}, sorry."}
        )

        assert Promise.objects.get(pk=promise.pk).stand == "renegotiated"
        told = Message.objects.filter(kind="reply").last()
        assert told is not None and "{time}" not in told.text and ", sorry." in told.text

    def test_leads_back_from_a_page_of_its_own_that_would_stay_filled_in(self, asta, promise):
        at, said = f"/promises/{promise.pk}/renegotiation/", {"due_words": "in five hours", "words": "By {time}."}
        from_page = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{at}"}

        answer = asta.post(at, said, headers=from_page)

        there = f"/conversations/{promise.conversation_id}/"
        assert (answer.status_code, answer.headers["HX-Location"]) == (204, there)
        from_thread = from_page | {"HX-Current-URL": f"http://testserver{there}"}
        later = Promise.objects.get(stand="open", words=promise.words)
        assert "toast" in asta.post(f"/promises/{later.pk}/keeping/", headers=from_thread).content.decode()

    @pytest.mark.parametrize(
        ("act", "said"),
        [
            ("renegotiation", {"due_words": "in five hours", "words": "Later, sorry."}),
            ("apology", {"due_words": "in five hours", "words": "I am sorry.", "cause": "supplier", "tell": "yes"}),
        ],
    )
    def test_is_done_once_when_the_form_comes_twice(self, asta, promise, act, said):
        if act == "apology":
            fall_due(at=promise.due_at)
        form = asta.get(f"/promises/{promise.pk}/{act}/").content.decode()
        hidden = dict(re.findall(r'name="(once|seen)" value="([^"]*)"', form))

        first, second = (asta.post(f"/promises/{promise.pk}/{act}/", said | hidden) for _time in range(2))

        assert (first.status_code, first.headers.get("Location")) == (
            second.status_code,
            second.headers.get("Location"),
        )
        assert Message.objects.filter(kind="reply", text=said["words"]).count() == 1
        assert Promise.objects.said().count() == 2

    def test_is_not_made_good_by_words_that_end_before_they_say_why(self, asta, promise):
        fall_due(at=promise.due_at)
        form = html.unescape(asta.get(f"/promises/{promise.pk}/apology/").content.decode())
        offered = form.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0]
        assert "This is why:" in offered

        sent = {"cause": "supplier", "tell": "yes", "words": offered}
        assert asta.post(f"/promises/{promise.pk}/apology/", sent).status_code == 422
        assert Promise.objects.get(pk=promise.pk).cause == ""

    def test_is_made_good_with_a_cause(self, asta, promise):
        fall_due(at=promise.due_at)
        page = asta.get(f"/promises/{promise.pk}/apology/").content.decode()
        assert "supplier" in page

        asta.post(f"/promises/{promise.pk}/apology/", {"cause": "supplier", "tell": "yes", "words": "I am sorry."})

        assert Promise.objects.get(pk=promise.pk).cause == "supplier"
        assert Message.objects.filter(kind="reply", text="I am sorry.").exists()


class TestMyPromises:
    def test_lists_what_is_promised_and_owed(self, shop, asta, asked, promise):
        page = asta.get("/promises/").content.decode()

        assert "I&#39;ll call" in page or "I'll call" in page
        assert page.count('class="promise"') == 2

    def test_lists_what_is_overdue(self, asta, promise):
        fall_due(at=promise.due_at)
        assert asta.get("/promises/overdue/").content.decode().count('class="promise"') >= 1

    @pytest.mark.parametrize("place", ["settled/", "kept/", "kept/team/", "kept/person/", "kept/week/"])
    def test_says_when_there_is_nothing_yet(self, asta, place):
        with budget(10):
            assert asta.get(f"/promises/{place}").status_code == 200


class TestTheShareKept:
    """Asta kept two for Repairs and broke one, Marco broke one for Orders."""

    @pytest.fixture(autouse=True)
    def counted(self, shop):
        week = monday(timezone.now())
        for team, owner, stand, kind, number in (
            (shop.repairs, shop.asta, "kept", "call_back", 2),
            (shop.repairs, shop.asta, "broken", "free", 1),
            (shop.orders, shop.marco, "broken", "free", 1),
        ):
            Tally.objects.create(week=week, kind=kind, team=team, owner_id=owner.pk, stand=stand, number=number)

    def read(self, page) -> list[list[str]]:
        """The rows: name, kept, broken."""
        rows = re.findall(r"<tr><th.*?</tr>", page.content.decode(), re.DOTALL)
        cells = ([re.sub("<[^>]*>", "", one).strip() for one in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in rows)
        return [row[:3] for row in cells if len(row) > 3 and row[1].isdecimal()]

    def test_is_narrowed_by_team_person_kind_and_week(self, shop, at_desk):
        jonas, at = at_desk(shop.jonas), "/promises/kept/"
        assert self.read(jonas.get(f"{at}team/")) == [["Repairs", "2", "1"], ["Orders", "0", "1"]]
        assert self.read(jonas.get(f"{at}person/?team={shop.orders.pk}")) == [["Marco", "0", "1"]]
        assert [row[1:] for row in self.read(jonas.get(f"{at}week/?person={shop.asta.pk}&kind=call_back"))] == [
            ["2", "0"]
        ]
        assert len(self.read(jonas.get(f"{at}kind/?week={monday(timezone.now())}&person={shop.marco.pk}"))) == 1

    def test_leads_on_from_each_row_and_back(self, shop, at_desk):
        jonas = at_desk(shop.jonas)
        page = jonas.get("/promises/kept/person/").content.decode()
        assert f'href="/promises/kept/week/?person={shop.asta.pk}"' in page and "All teams" in page
        assert (
            'href="/promises/kept/week/"' in jonas.get(f"/promises/kept/week/?person={shop.asta.pk}").content.decode()
        )

    def test_is_of_ones_own_teams_whatever_is_asked(self, shop, at_desk):
        asta = at_desk(shop.asta)
        assert self.read(asta.get(f"/promises/kept/person/?team={shop.orders.pk}")) == []
        assert "All teams" not in asta.get("/promises/kept/").content.decode()
        assert asta.get("/promises/kept/week/?week=soon&kind=moon&team=x").status_code == 200
