"""What the page says before an answer leaves, and that it leaves when it is sent once more."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from firsthand.conversations.models import Message, Unsent
from tests.budget import budget
from tests.cast import ten

SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def send(shop, asked, at_desk):
    client = at_desk(shop.asta)

    def sent(words, **more):
        return client.post(f"/conversations/{asked.conversation_id}/replies/", {"words": words, **more}, headers=SCRIPT)

    return sent


def replies() -> int:
    return Message.objects.filter(kind="reply").count()


class TestADoubtfulAnswer:
    """Asta writes to Rūta that a guide is attached, and forgot it."""

    def test_does_not_leave_and_the_page_says_why_at_its_place(self, asked, send):
        answer = send("Hello Rūta,\nplease find attached the guide.")

        page = answer.content.decode()
        assert (answer.status_code, replies()) == (422, 0)
        assert (
            "You write “attached”, but no file goes along." in page
            and f"sending-doubts[data-of='{asked.conversation_id}']" in page
        )
        assert answer.headers["X-Said-There"]

    def test_leaves_when_it_is_sent_once_more(self, send):
        assert send("Please find attached the guide.", checked="forgotten-file").status_code == 200
        assert replies() == 1

    def test_leaves_with_the_file(self, send):
        send("Please find attached the guide.", files=SimpleUploadedFile("guide.pdf", b"%PDF", "application/pdf"))

        assert replies() == 1

    def test_is_asked_about_again_for_what_is_new_in_it(self, send):
        page = send("Dear Jonas,\nplease find attached the guide.", checked="forgotten-file").content.decode()

        assert "You greet Jonas, and write to Rūta Kazlauskienė." in page
        assert 'name="checked" value="forgotten-file,wrong-name"' in page

    def test_goes_where_its_button_meant_when_it_is_sent_once_more(self, send):
        assert '<input type="hidden" name="then" value="solve">' in send("See [date].", then="solve").content.decode()

    def test_without_a_script_leaves_as_it_is(self, shop, asked, at_desk):
        at_desk(shop.asta).post(f"/conversations/{asked.conversation_id}/replies/", {"words": "See attached."})

        assert replies() == 1


class TestSomebodyElseAtTheSameAddress:
    """Rūta's letter is signed by Jonas, who writes from her address."""

    def test_may_be_greeted(self, shop, at_desk):
        asked = shop.receives_mail(words="It hums at night.\n\nJonas")

        at = f"/conversations/{asked.conversation_id}/replies/"
        assert at_desk(shop.asta).post(at, {"words": "Hello Jonas,\nwe come."}, headers=SCRIPT).status_code == 200


class TestACallAmongColleagues:
    def test_in_an_answer_is_asked_about(self, send):
        assert "“@Marco” sounds like" in send("@Marco could you look?").content.decode()


class TestTheCustomerWroteMeanwhile:
    """Asta's page stood open when Rūta wrote again."""

    def test_what_came_is_shown_before_anything_leaves(self, shop, asked, send):
        before = {"read_to": asked.pk, "counted": shop.conversation().message_count}
        shop.receives_mail(words="It stopped, thank you!", answers=asked.reference, at=ten)

        page = send("We come on Friday.", **before).content.decode()

        assert "Rūta Kazlauskienė wrote meanwhile: “It stopped, thank you!”" in page and not replies()
        assert send("We come on Friday.", **before, checked="customer-wrote").status_code == 200


class TestWhatAnAnswerDoesBeside:
    def test_it_solves_the_matter(self, shop, send):
        page = send("It is mended.", then="solve").content.decode()

        assert shop.conversation().state == "resolved"
        assert "the matter is solved" in page and "resolution/taking-back/" in page

    def test_it_solves_the_matter_when_it_can_be_taken_back_no_longer(self, shop, send):
        type(shop.asta).objects.update(undo_seconds=10)

        send("It is mended.", then="solve")

        assert Unsent.objects.get().resolves and shop.conversation().state == "open"

    def test_it_leads_to_the_next_one(self, send):
        assert send("We come on Friday.", then="next").headers["HX-Trigger"] == "workspace:next"


class TestASecondLookAtNothingDoubtful:
    def test_costs_no_statement(self, shop, asked, send):
        send("We come on Friday.", once="1")  # what is remembered from here on is none of its cost

        with budget(16):
            send("We come on Friday.", once="2", read_to=10**6, counted=shop.conversation().message_count)
