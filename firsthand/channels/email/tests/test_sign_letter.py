"""A representative's signature under their letters."""

from firsthand.channels.email.models import Mailbox
from firsthand.channels.email.sending.letters import letter_for
from firsthand.channels.email.sending.signature import signed_html, signed_text


class TestASignature:
    """Asta signs with two lines."""

    def test_stands_under_her_answer(self, shop) -> None:
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
