"""A wrongly addressed letter is redirected from its conversation's page."""

from urllib.parse import unquote

import pytest

from firsthand.conversations.models import Message
from tests.cast import nine

SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def asta(shop, at_desk):
    return at_desk(shop.asta)


@pytest.fixture
def at(asked) -> str:
    return f"/conversations/{asked.conversation_id}/redirection/"


class TestTheForm:
    def test_names_the_letter_and_what_the_customer_may_be_told(self, asta, at):
        form = asta.get(at, headers=SCRIPT).content.decode()
        assert "The fridge hums" in form and "handed it on" in form

    def test_has_a_page_of_its_own_without_scripts(self, asta, at):
        assert "<html" in asta.get(at).content.decode()

    def test_is_refused_where_nothing_came_by_mail(self, shop, asta, asked, at):
        from firsthand.channels.email.models import Letter

        Letter.objects.all().delete()
        answer = asta.get(at, headers=SCRIPT)
        assert answer.status_code == 422 and "came by mail" in unquote(answer.headers["X-Sentence"])


class TestRedirecting:
    def test_hands_it_on_tells_the_customer_and_solves_it(self, shop, asta, at):
        said = {"to": "loans@bank.example", "tell": "yes", "words": "We have handed it on.", "done": "yes", "once": "1"}
        for _ in range(2):
            assert asta.post(at, said, headers=SCRIPT).status_code == 200
        assert sorted(Message.objects.exclude(kind="received").values_list("kind", flat=True)) == [
            "reply",
            "side-letter",
        ]
        assert shop.conversation().is_resolved

    def test_tells_nobody_and_solves_nothing_where_that_is_not_wished(self, shop, asta, at):
        asta.post(at, {"to": "loans@bank.example", "words": "Not told."}, headers=SCRIPT)
        assert not Message.objects.filter(kind="reply").exists() and not shop.conversation().is_resolved

    @pytest.mark.parametrize("to", ["", "loans", "sales@namai.example", "a@b.example, c@d.example"])
    def test_to_no_or_several_or_our_own_addresses_is_refused(self, asta, at, to):
        assert asta.post(at, {"to": to}, headers=SCRIPT).status_code == 422
        assert not Message.objects.filter(kind="side-letter").exists()

    def test_takes_no_letter_of_another_conversation(self, shop, asta, at):
        other = shop.receives_mail(subject="Another", words="Another.", at=nine)
        assert asta.post(at, {"to": "loans@bank.example", "letter": other.pk}, headers=SCRIPT).status_code == 422
