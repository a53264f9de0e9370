"""Answers and notes, as they are sent from the page."""

from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from firsthand.channels.email.models import Alias, Mailbox
from firsthand.conversations.models import Message
from firsthand.notices.models import Notice
from tests.cast import nine, ruta

SCRIPT = {"HX-Request": "true"}


def send(client, message, words, *, to="replies", **more):
    return client.post(f"/conversations/{message.conversation_id}/{to}/", {"words": words, **more}, headers=SCRIPT)


def page_of(client, message) -> str:
    page: str = client.get(f"/conversations/{message.conversation_id}/").content.decode()
    return page


def replies() -> list[Message]:
    return list(Message.objects.filter(kind="reply").order_by("pk"))


class TestAnAnswer:
    """Asta answers Rūta from the page."""

    def test_is_on_its_way_and_the_matter_is_hers(self, shop, asked, at_desk):
        answer = send(at_desk(shop.asta), asked, "Hello Rūta.\r\nA technician calls.")

        [sent] = replies()
        assert "Your answer is on its way." in answer.content.decode()
        assert (sent.text, sent.matter.owner) == ("Hello Rūta.\nA technician calls.", shop.asta)

    def test_takes_files_along(self, shop, asked, at_desk):
        send(at_desk(shop.asta), asked, "Here.", files=SimpleUploadedFile("guide.pdf", b"%PDF", "application/pdf"))

        assert [one.file.name for one in replies()[0].attachments.all()] == ["guide.pdf"]

    def test_is_sent_once_though_the_form_came_twice(self, shop, asked, at_desk):
        client = at_desk(shop.asta)
        for _ in range(2):
            assert send(client, asked, "Hello.", once="1d8f").status_code == 200

        assert len(replies()) == 1

    def test_without_a_script_leads_back_to_the_page(self, shop, asked, at_desk):
        at = f"/conversations/{asked.conversation_id}/"

        answer = at_desk(shop.asta).post(f"{at}replies/", {"words": "Hello."})

        assert (answer.status_code, answer.headers["Location"]) == (303, at)

    def test_without_words_is_refused_with_a_sentence(self, shop, asked, at_desk):
        answer = send(at_desk(shop.asta), asked, "  ")

        assert answer.status_code == 422 and "Write something" in unquote(answer.headers["X-Sentence"])


class TestCopies:
    """Rūta wrote to Petras as well."""

    @pytest.fixture
    def asked(self, shop):
        Alias.objects.create(mailbox=Mailbox.objects.get(inbox=shop.help), address="hi@namai.example")
        return shop.receives_mail(at=nine, Cc="Petras <petras@pastas.example>, sales@namai.example, hi@namai.example")

    def test_are_offered_but_not_added(self, shop, asked, at_desk):
        page = at_desk(shop.asta).get(f"/conversations/{asked.conversation_id}/").content.decode()

        assert '<input type="checkbox" name="cc" value="Petras &lt;petras@pastas.example&gt;">' in page
        assert 'value="sales@namai.example"' not in page and 'value="hi@namai.example"' not in page

    def test_go_to_whom_one_has_chosen_and_never_to_ourselves(self, shop, asked, at_desk):
        send(
            at_desk(shop.asta),
            asked,
            "Hello.",
            cc=["Petras <petras@pastas.example>", "hi+x@namai.example"],
            bcc="help@namai.example",
        )

        assert [(one["kind"], one["name"]) for one in replies()[0].recipients] == [("to", ruta.name), ("cc", "Petras")]

    def test_are_kept_for_the_next_answer(self, shop, asked, at_desk):
        client = at_desk(shop.asta)
        send(client, asked, "Hello.", cc="Petras <petras@pastas.example>")

        assert 'name="cc" value="Petras &lt;petras@pastas.example&gt;"' in page_of(client, asked)

    def test_to_what_is_no_address_are_refused_with_a_sentence(self, shop, asked, at_desk):
        answer = send(at_desk(shop.asta), asked, "Hello.", bcc="petras")

        assert answer.status_code == 422 and "is not an e-mail address" in unquote(answer.headers["X-Sentence"])

    def test_leave_from_no_address_of_another_team(self, shop, asked, at_desk):
        answer = send(at_desk(shop.asta), asked, "Hello.", **{"from": "sales@namai.example"})

        assert answer.status_code == 422 and not replies()


class TestTwoWhoAnswer:
    """Ingrida answered while Asta was writing."""

    def test_the_second_is_refused_by_name(self, shop, asked, at_desk):
        shop.answers(asked, by=shop.ingrida)

        answer = send(at_desk(shop.asta), asked, "Me too.", read_to=asked.pk)

        assert answer.status_code == 409 and "Ingrida has just answered" in unquote(answer.headers["X-Sentence"])
        assert len(replies()) == 1

    def test_without_a_script_the_typed_words_are_given_back(self, shop, asked, at_desk):
        shop.answers(asked, by=shop.ingrida)
        at = f"/conversations/{asked.conversation_id}/replies/"

        answer = at_desk(shop.asta).post(at, {"words": "My long answer.", "read_to": asked.pk})

        assert answer.status_code == 409 and "My long answer." in answer.content.decode()

    def test_having_read_it_she_may_send_hers(self, shop, asked, at_desk):
        theirs = shop.answers(asked, by=shop.ingrida)

        assert send(at_desk(shop.asta), asked, "Also this.", read_to=theirs.pk).status_code == 200


class TestANote:
    """Asta writes among colleagues."""

    def test_calls_a_colleague_by_name(self, shop, asked, at_desk):
        send(at_desk(shop.asta), asked, "@Marco could you look? Not marco@pastas.example.", to="notes")

        assert [one.representative for one in Notice.objects.filter(about="representative.mentioned")] == [shop.marco]
        assert at_desk(shop.marco).get(f"/conversations/{asked.conversation_id}/").status_code == 200

    def test_never_is_in_what_the_customer_gets(self, shop, asked, at_desk):
        send(at_desk(shop.asta), asked, "She is difficult.", to="notes")
        send(at_desk(shop.asta), asked, "Hello Rūta.")

        assert all("difficult" not in f"{one.text}{one.html}{one.quoted}" for one in replies())
        assert not Message.objects.get(kind="note").recipients


class TestAForgedForm:
    """It comes from another site, without our token."""

    def test_is_refused(self, shop, asked):
        client = Client(enforce_csrf_checks=True)
        client.force_login(shop.asta.account)

        assert send(client, asked, "Hello.").status_code == 403
        assert not replies()


class TestBothFormsOfAPage:
    """A note's form has the number of the answer's form beside it."""

    def test_is_kept_once_though_the_form_came_twice_and_the_answer_is_sent_as_well(self, shop, asked, at_desk):
        client, number = at_desk(shop.asta), "1d8f"
        for _ in range(2):
            note = {"words": "The foot is worn.", "once": number}
            assert client.post(f"/conversations/{asked.conversation_id}/notes/", note).status_code == 303

        send(client, asked, "Hello.", once=number)

        assert list(shop.conversation().messages.values_list("kind", flat=True).order_by("pk"))[-2:] == [
            "note",
            "reply",
        ]


class TestAPageThatBrokeOff:
    """Asta's tab went away before it had heard whether her words came."""

    @pytest.mark.parametrize("to", ["replies", "notes"])
    def test_can_ask(self, shop, asked, at_desk, to):
        client = at_desk(shop.asta)
        at = f"/conversations/{asked.conversation_id}/{to}/said/?once=1d8f"

        assert client.get(at).status_code == 204
        send(client, asked, "Hello.", to=to, once="1d8f")
        assert client.get(at).status_code == 200

    def test_cannot_ask_of_what_is_not_theirs(self, shop, asked, at_desk):
        assert (
            at_desk(shop.marco).get(f"/conversations/{asked.conversation_id}/replies/said/?once=1").status_code == 404
        )

    @pytest.mark.parametrize("to", ["replies", "notes"])
    def test_is_told_when_other_words_were_sent_under_its_number(self, shop, asked, at_desk, to):
        client = at_desk(shop.asta)
        send(client, asked, "Hello.", to=to, once="1d8f")

        refused = send(client, asked, "Hello Rūta.", to=to, once="1d8f")

        assert (refused.status_code, "sent already" in unquote(refused.headers["X-Sentence"])) == (409, True)
