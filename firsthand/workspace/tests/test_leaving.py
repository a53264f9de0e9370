"""Answers that leave later, or that can be taken back for some seconds, from the page."""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.utils import timezone

from firsthand.conversations.actions import send_at_its_time
from firsthand.conversations.models import Message, Unsent

SCRIPT = {"HX-Request": "true"}


def at(message) -> str:
    return f"/conversations/{message.conversation_id}/"


def send(client, message, **more):
    return client.post(f"{at(message)}replies/", {"words": "Did it help?", **more}, headers=SCRIPT)


@pytest.fixture
def asta(shop, at_desk):
    return at_desk(shop.asta)


class TestSendingLater:
    @pytest.mark.parametrize(
        "said",
        [{"send_words": "in 2 hours"}, {"send_words": "rytoj 9"}, {"send_day": "2199-01-01T09:00"}][:2],
    )
    def test_waits_and_can_be_undone(self, asked, asta, said):
        answer = send(asta, asked, **said)

        unsent = Unsent.objects.get()
        assert "It leaves" in answer.content.decode()
        assert f"{at(asked)}unsent/{unsent.pk}/holding/" in answer.content.decode()
        assert not Message.objects.filter(kind="reply").exists()

    def test_at_a_moment_of_the_menu(self, asked, asta):
        moment = (timezone.now() + timedelta(hours=3)).replace(microsecond=0)
        send(asta, asked, send_at=moment.isoformat())

        assert Unsent.objects.get().leaves_at == moment

    @pytest.mark.parametrize("words", ["when pigs fly", "yesterday"])
    def test_at_no_time_at_all_is_refused_with_a_sentence(self, asked, asta, words):
        answer = send(asta, asked, send_words=words)

        assert answer.status_code == 422 and "no time that can be understood" in unquote(answer.headers["X-Sentence"])

    def test_is_kept_once_though_the_form_came_twice(self, asked, asta):
        for _ in range(2):
            send(asta, asked, send_words="in 2 hours", once="1d8f")

        assert Unsent.objects.count() == 1

    def test_stands_under_the_thread_and_among_all_that_leaves_later(self, asked, asta, shop, at_desk):
        send(asta, asked, send_words="in 2 hours")

        assert "Did it help?" in asta.get(at(asked)).content.decode()
        assert "Did it help?" in asta.get("/unsent/").content.decode()
        assert "Did it help?" not in at_desk(shop.marco).get("/unsent/").content.decode()


class TestUndoing:
    @pytest.fixture
    def asta(self, shop, at_desk):
        shop.asta.undo_seconds = 10
        shop.asta.save(update_fields=["undo_seconds"])
        return at_desk(shop.asta)

    def test_is_offered_for_so_long_as_one_has_chosen(self, asked, asta):
        answer = send(asta, asked).content.decode()

        unsent = Unsent.objects.get()
        assert "leaves in 10 seconds" in answer and 'data-stays="10"' in answer
        assert timedelta(seconds=9) < unsent.leaves_at - timezone.now() <= timedelta(seconds=10)

    def test_brings_the_words_back_to_be_changed(self, asked, asta):
        send(asta, asked)
        unsent = Unsent.objects.get()

        asta.post(f"{at(asked)}unsent/{unsent.pk}/holding/", headers=SCRIPT)
        send_at_its_time(unsent.pk, at=timezone.now() + timedelta(minutes=1))

        assert not Message.objects.filter(kind="reply").exists()
        page = asta.get(at(asked)).content.decode()
        assert "It was taken back." in page and "Did it help?</textarea>" in page

    def test_comes_too_late_when_it_has_left(self, asked, asta):
        send(asta, asked)
        unsent = Unsent.objects.get()
        send_at_its_time(unsent.pk, at=timezone.now() + timedelta(minutes=1))

        answer = asta.post(f"{at(asked)}unsent/{unsent.pk}/holding/", headers=SCRIPT)

        assert answer.status_code == 409 and "has left already" in unquote(answer.headers["X-Sentence"])

    def test_is_set_in_the_profile(self, shop, asta):
        asta.post("/settings/profile/", {"name": "Asta", "language": "en", "timezone": "UTC", "undo_seconds": "20"})
        shop.asta.refresh_from_db()
        assert shop.asta.undo_seconds == 20

        answer = asta.post(
            "/settings/profile/", {"name": "Asta", "language": "en", "timezone": "UTC", "undo_seconds": "7"}
        )
        assert answer.status_code == 422


class TestAnAnswerWithForm:
    @pytest.fixture
    def here(self, asked, asta):
        page = "<p>Did it <b>help</b>?</p><ul><li>the fridge</li><li>the fan</li></ul>"
        send(asta, asked, html=page, send_words="in 2 hours")
        return f"{at(asked)}unsent/{Unsent.objects.get().pk}/"

    def test_says_what_changing_its_words_costs(self, asked, asta, here):
        assert "written with form" in asta.get(at(asked)).content.decode()

    def test_keeps_it_when_its_form_comes_back_with_another_time(self, asta, here):
        before = Unsent.objects.get()
        browsers = before.text.replace("\n", "\r\n")

        answer = asta.post(here, {"words": browsers, "send_words": "in 5 hours"}, headers=SCRIPT)

        assert Unsent.objects.get().html == before.html and "plain" not in answer.content.decode()

    def test_says_that_it_is_plain_once_its_words_are_changed(self, asta, here):
        answer = asta.post(here, {"words": "Did that help?"}, headers=SCRIPT)

        assert "It is plain text now." in answer.content.decode() and not Unsent.objects.get().html


class TestAnUnsentAnswer:
    @pytest.fixture
    def unsent(self, asked, asta):
        send(asta, asked, send_words="in 2 hours")
        return Unsent.objects.get()

    @pytest.fixture
    def here(self, asked, unsent):
        return f"{at(asked)}unsent/{unsent.pk}/"

    def test_is_changed(self, asta, here, unsent):
        asta.post(here, {"words": "Did that help?", "send_words": "in 5 hours"}, headers=SCRIPT)

        unsent.refresh_from_db()
        assert unsent.text == "Did that help?" and unsent.leaves_at > timezone.now() + timedelta(hours=4)

    def test_is_sent_now_as_it_was_changed(self, asta, here):
        asta.post(here, {"words": "Did that help?", "do": "send"}, headers=SCRIPT)

        assert [one.text for one in Message.objects.filter(kind="reply")] == ["Did that help?"]

    def test_is_thrown_away_and_had_back(self, asta, here, unsent, asked):
        answer = asta.post(f"{here}?method=DELETE", headers=SCRIPT).content.decode()
        assert f"{here}holding/" in answer and "Did it help?" not in asta.get(at(asked)).content.decode()

        asta.post(f"{here}holding/", headers=SCRIPT)
        assert "Did it help?" in asta.get(at(asked)).content.decode()

    @pytest.mark.parametrize("way", ["", "?method=DELETE", "holding/"])
    def test_of_another_team_is_not_there(self, shop, at_desk, here, way):
        assert at_desk(shop.marco).post(f"{here}{way}", {"words": "x"}).status_code == 404

    def test_under_the_number_of_another_conversation_is_not_there(self, shop, asta, unsent):
        other = shop.receives_mail(subject="Another", words="Another.")

        assert asta.post(f"{at(other)}unsent/{unsent.pk}/", {"words": "x"}).status_code == 404
