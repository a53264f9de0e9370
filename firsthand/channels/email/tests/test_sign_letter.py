"""A representative's signature under their letters."""

import pytest

from firsthand.channels.email.actions.change_signatures import NoSuchField, change_signatures
from firsthand.channels.email.models import Mailbox
from firsthand.channels.email.sending.letters import letter_for
from firsthand.channels.email.sending.signature import filled, signed_html, signed_text
from firsthand.conversations.models import Inbox
from tests.cast import noon


class TestASignature:
    """Asta signs with two lines."""

    def test_stands_under_her_answer(self, shop) -> None:
        Inbox.objects.update(links_to_page=False)
        shop.asta.signature = "Asta\nRepairs, Namai"
        shop.asta.save(update_fields=["signature"])
        answer = shop.answers(shop.receives_mail(), words="We shall look.")

        letter = letter_for(answer, mailbox=Mailbox.objects.get(inbox=shop.help))

        assert letter.text == "We shall look.\n\n-- \nAsta\nRepairs, Namai\n"

    def test_is_not_kept_in_the_message_itself(self, shop) -> None:
        shop.asta.signature = "Asta"
        shop.asta.save(update_fields=["signature"])

        assert shop.answers(shop.receives_mail(), words="We shall look.").text == "We shall look."

    def test_is_nowhere_when_she_has_none(self) -> None:
        assert (signed_text("Words.", signature=" "), signed_html("<p>Words.</p>", signature="")) == (
            "Words.",
            "<p>Words.</p>",
        )

    def test_brings_no_markup_into_a_page(self) -> None:
        signed = signed_html("<p>Words.</p>", signature="<img src=x>\n& co")

        assert signed == "<p>Words.</p><p>-- <br>&lt;img src=x&gt;<br>&amp; co</p>"

    def test_makes_no_page_of_plain_words(self) -> None:
        assert signed_html("", signature="Asta") == ""


class TestTheSignatureOfAMailbox:
    """Help signs as the brand does, in two languages."""

    @pytest.fixture
    def answer(self, shop):
        Inbox.objects.update(links_to_page=False)
        words = {"en": "{representative}\n{own}\n{brand}, {address}", "lt": "Pagarbiai\n{representative}"}
        change_signatures(self.box(shop), words, by=shop.jonas, at=noon)
        return shop.answers(shop.receives_mail(), words="We shall look.")

    def box(self, shop) -> Mailbox:
        return Mailbox.objects.get(inbox=shop.help)

    def signed(self, shop, answer, language="") -> str:
        answer.matter.language = language
        return letter_for(answer, mailbox=self.box(shop)).text.partition("-- \n")[2]

    def test_stands_in_the_customers_language(self, shop, answer) -> None:
        assert self.signed(shop, answer, "lt") == "Pagarbiai\nAsta\n"

    def test_is_the_inboxs_own_for_a_language_without_one(self, shop, answer) -> None:
        assert self.signed(shop, answer, "it") == "Asta\nNamai, help@namai.example\n"

    def test_holds_the_representatives_own_lines_where_they_have_some(self, shop, answer) -> None:
        answer.author_representative.signature = "Repairs\nMonday to Friday"
        assert self.signed(shop, answer, "en") == "Asta\nRepairs\nMonday to Friday\nNamai, help@namai.example\n"

    def test_is_refused_with_a_field_that_means_nothing(self, shop) -> None:
        with pytest.raises(NoSuchField) as refused:
            change_signatures(self.box(shop), {"en": "{secret_key}"}, by=shop.jonas, at=noon)
        assert refused.value.sentence.startswith("A signature has no field {secret_key}. It may hold: {representative}")

    def test_fills_in_words_and_no_further_fields(self) -> None:
        assert filled("{brand} {0} {brand.name}", {"brand": "{address}"}) == "{address} {0} {brand.name}"

    def test_is_gone_when_its_words_are(self, shop, answer) -> None:
        change_signatures(self.box(shop), {"en": " ", "lt": ""}, by=shop.jonas, at=noon)
        assert letter_for(answer, mailbox=self.box(shop)).text == "We shall look."
        assert shop.facts_named("mailbox.signatures_changed")[-1].payload["languages"] == ["en", "lt"]
