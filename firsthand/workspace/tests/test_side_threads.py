"""Somebody outside is written to from a conversation's page."""

from urllib.parse import unquote

import pytest

from firsthand.conversations.models import Message, SideThread
from firsthand.files.store import store
from tests.budget import budget
from tests.cast import Writer, noon, ruta

SCRIPT = {"HX-Request": "true"}
parts = Writer("Liebherr parts", "parts@liebherr.example")


@pytest.fixture
def asta(shop, at_desk):
    return at_desk(shop.asta)


@pytest.fixture
def at(asked) -> str:
    return f"/conversations/{asked.conversation_id}/"


def ask(client, at, **more):
    said = {"to": f"{parts.name} <{parts.address}>", "subject": "A foot", "words": "Have you the foot?", "once": "1d8f"}
    return client.post(f"{at}side-threads/", {**said, **more}, headers=SCRIPT)


class TestALetterAside:
    def test_is_on_its_way_once_though_the_form_came_twice(self, asta, at):
        for _ in range(2):
            assert ask(asta, at).status_code == 200
        assert Message.objects.filter(kind="side-letter").count() == 1

    def test_stands_in_the_page_with_the_words_that_nobody_else_sees_it(self, asta, at):
        ask(asta, at)
        page = asta.get(at).content.decode()
        assert "Have you the foot?" in page and "the customer never sees this" in page.lower()

    def test_takes_files_of_the_conversation_and_of_no_other(self, shop, asta, asked, at):
        other = shop.receives_mail(to="sales@namai.example", subject="Another", words="Another.")
        mine, theirs = (
            one.attachments.create(file=store(b"x", name=f"{one.pk}.txt", mime="text/plain")) for one in (asked, other)
        )
        ask(asta, at, chosen=[mine.pk, theirs.pk])
        sent = Message.objects.get(kind="side-letter")
        assert [one.file for one in sent.attachments.all()] == [mine.file]

    @pytest.mark.parametrize(
        ("more", "sentence"),
        [
            ({"to": ""}, "to whom it shall go"),
            ({"to": ruta.address}, "is the customer’s"),
            ({"to": "sales@namai.example"}, "one of our own mailboxes"),
            ({"words": ""}, "Write something"),
        ],
    )
    def test_that_would_go_wrong_is_refused_with_a_sentence(self, asta, at, more, sentence):
        answer = ask(asta, at, **more)
        assert answer.status_code == 422 and sentence in unquote(answer.headers["X-Sentence"])
        assert not SideThread.objects.exists()

    def test_is_answered_on_the_page(self, asta, at):
        ask(asta, at)
        side = SideThread.objects.get()
        asta.post(f"{at}side-threads/{side.pk}/", {"words": "Two, please."}, headers=SCRIPT)
        assert [one.text for one in side.messages.order_by("pk")] == ["Have you the foot?", "Two, please."]


class TestAnAnswerOnThePage:
    @pytest.fixture
    def sent_to(self, asta, at):
        ask(asta, at)
        side = SideThread.objects.get()

        def answer(**said):
            response = asta.post(f"{at}side-threads/{side.pk}/", {"words": "Two, please.", **said}, headers=SCRIPT)
            letter = side.messages.order_by("pk")[1:].first()
            return response, letter and {(one["kind"], one["address"]) for one in letter.recipients}

        return answer

    def test_offers_those_of_the_thread_and_a_place_for_others(self, asta, at, sent_to):
        page = asta.get(at).content.decode()
        assert f'name="to" value="{parts.name} &lt;{parts.address}&gt;"' in page and 'name="cc"' in page

    @pytest.mark.parametrize(
        ("said", "to"),
        [
            ({"to": ""}, {("to", parts.address)}),
            ({"cc": "boss@supplier.example"}, {("to", parts.address), ("cc", "boss@supplier.example")}),
            ({"to": f"{parts.address}, new@works.example"}, {("to", parts.address), ("to", "new@works.example")}),
            ({"to": "new@works.example"}, {("to", "new@works.example")}),
        ],
    )
    def test_goes_to_whom_it_says(self, sent_to, said, to):
        assert sent_to(**said)[1] == to

    @pytest.mark.parametrize("said", [{"cc": ruta.address}, {"to": "sales@namai.example"}, {"cc": "no address"}])
    def test_that_would_go_wrong_is_refused_and_nothing_is_sent(self, sent_to, said):
        response, letter = sent_to(**said)
        assert response.status_code == 422 and letter is None


class TestThePage:
    def test_has_the_dialog_that_its_buttons_open(self, asta, at, asked):
        page = asta.get(at).content.decode()
        dialog = f"aside-{asked.conversation_id}"
        assert f'data-opens="{dialog}"' in page and f'id="{dialog}"' in page and f'id="{dialog}-form"' in page


class TestTheirAnswer:
    @pytest.fixture
    def answered(self, shop, asta, at):
        ask(asta, at)
        letter = Message.objects.get(kind="side-letter")
        letter.reference = "aside.one@namai.example"
        letter.save(update_fields=["reference"])
        return shop.receives_mail(from_=parts, answers=letter, words="Yes, two of them.", at=noon)

    def test_is_new_for_the_owner_until_it_was_looked_at(self, shop, asta, at, at_desk, answered):
        assert "new answer" in at_desk(shop.ingrida).get(at).content.decode()
        assert "new answer" in asta.get(at, headers={"X-By-Itself": "1"}).content.decode()
        assert "new answer" in asta.get(at).content.decode()
        assert "new answer" not in asta.get(at).content.decode()

    def test_bears_the_name_by_which_we_wrote_to_them(self, asta, at, answered):
        assert f">{parts.name}</h3>" in asta.get(at).content.decode()

    def test_costs_a_page_three_statements_more(self, asta, at, answered):
        asta.get(at)
        with budget(16):
            asta.get(at)

    def test_is_found_by_search_by_those_who_see_the_conversation(self, shop, asta, at_desk, answered):
        assert "Yes, " in asta.get("/search/?q=two of them").content.decode()
        assert "found__words" not in at_desk(shop.marco).get("/search/?q=two of them").content.decode()


class TestForwarding:
    def test_brings_the_new_words_of_the_letter_and_nothing_quoted(self, shop, asta, at, asked):
        shop.receives_mail(
            answers=asked, words="It hums again.\n\nOn Tuesday, Asta wrote:\n> Our secret offer\n", at=noon
        )
        form = asta.get(f"{at}side-threads/?forwards=last", headers=SCRIPT).content.decode()
        assert "It hums again." in form and "Forwarded message" in form and "secret" not in form
        assert ruta.address not in form and 'value="Fwd: The fridge hums"' in form

    def test_chooses_the_files_of_the_letter(self, asta, at, asked):
        asked.attachments.create(file=store(b"x", name="label.png", mime="image/png"))
        form = asta.get(f"{at}side-threads/?forwards={asked.pk}", headers=SCRIPT).content.decode()
        assert "checked" in form and "label.png" in form

    def test_of_a_message_of_another_conversation_is_not_there(self, shop, asta, at):
        other = shop.receives_mail(subject="Another", words="Another.")
        assert asta.get(f"{at}side-threads/?forwards={other.pk}").status_code == 404

    def test_is_not_there_for_another_team(self, shop, at_desk, at, asked):
        marco = at_desk(shop.marco)
        assert {marco.get(f"{at}side-threads/{more}").status_code for more in ("", f"?forwards={asked.pk}")} == {404}

    def test_has_a_page_of_its_own_without_scripts(self, asta, at, asked):
        page = asta.get(f"{at}side-threads/?forwards={asked.pk}").content.decode()
        assert "<html" in page and "It hums at night." in page
