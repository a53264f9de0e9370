"""What the page says of who sent a letter, and what it offers of a letter that a colleague forwarded."""

import pytest

from firsthand.conversations.actions import reply
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.forwarded import forwarded_from
from firsthand.conversations.rules.words import Words
from tests.cast import Writer, nine, ruta, ten

FOUND = {
    "domain": "pastas.example", "spf": "fail", "spf_domain": "pastas.example", "dmarc": "pass", "policy": "reject",
    "dkim": [{"domain": "pastas.example", "selector": "s", "result": "pass", "why": ""}],
    "arc": "none", "arc_domain": "", "by": "", "trouble": [],
}  # fmt: skip
INSIDE = """FYI, can somebody take this?

---------- Forwarded message ---------
From: Rūta Kazlauskienė <ruta@pastas.example>
Date: Tue, Nov 24, 2026 at 9:00
Subject: The fridge hums
To: Asta <asta@namai.example>

It hums at night."""
asta_outside = Writer("Asta", "asta@namai.example")


class TestTheSentence:
    @pytest.mark.parametrize(
        ("vouched", "in_our_name", "said"),
        [
            ("vouched", False, "domain vouches for this letter"),
            ("unconfirmed", False, "could not be confirmed: treat requests for private things with care"),
            ("failed", False, "own rules: it may be forged"),
            ("", False, "Who sent it was not checked"),
            ("unconfirmed", True, "It bears the address of one of us but came from outside"),
            ("vouched", True, "domain vouches for this letter"),
        ],
    )
    def test_stands_on_the_message_with_each_check(self, shop, asked, at_desk, vouched, in_our_name, said):
        Message.objects.update(vouched=vouched, in_our_name=in_our_name, authentication=FOUND)

        page = at_desk(shop.asta).get(f"/conversations/{asked.conversation_id}/").content.decode()

        assert said in page
        assert "DMARC pass (pastas.example, p=reject)" in page

    def test_is_missing_where_nothing_was_looked_at(self, shop, asked, at_desk):
        assert "proof" not in at_desk(shop.asta).get(f"/conversations/{asked.conversation_id}/").content.decode()


@pytest.fixture
def forwarded(shop):
    """Asta has forwarded Rūta's letter from her own mail program."""
    message = shop.receives_mail(from_=asta_outside, subject="Fwd: The fridge hums", words=INSIDE)
    Message.objects.update(in_our_name=True, vouched="vouched", authentication=FOUND)
    return message


@pytest.fixture
def attached(shop):
    """Asta has forwarded Rūta's letter as a file, under words of her own and above an answer that she gave once."""
    letters = [
        shop.letter(
            from_=asta_outside, to="ruta@pastas.example", subject="Re: The fridge hums", words="We shall look."
        ),
        shop.letter(to="asta@namai.example", subject="The fridge hums", words="It hums at night."),
    ]
    cut = b"--cut\nContent-Type: message/rfc822\n\n"
    head = shop.letter(from_=asta_outside, subject="Fwd: The fridge hums", words="Can somebody take this?")
    kept = [line for line in head.partition(b"\n\n")[0].split(b"\n") if not line.startswith((b"Content-", b"MIME-"))]
    raw = b"\n".join([*kept, b"MIME-Version: 1.0", b"Content-Type: multipart/mixed; boundary=cut", b"", b"--cut"])
    raw += b"\nContent-Type: text/plain; charset=utf-8\n\nCan somebody take this?\n"
    message = shop.receives(raw + b"".join(cut + one + b"\n" for one in letters) + b"--cut--\n")
    Message.objects.update(in_our_name=True)
    return message


class TestALetterThatAColleagueForwarded:
    def test_is_nobodys_but_hers_until_somebody_decides(self, shop, forwarded, at_desk):
        page = at_desk(shop.asta).get(f"/conversations/{forwarded.conversation_id}/").content.decode()

        assert "Forwarded by Asta." in page and "ruta@pastas.example" in page
        assert Conversation.objects.get().customer.name == "Asta"

    def test_becomes_the_customers_by_one_click_and_back_by_undo(self, shop, forwarded, at_desk):
        client, at = at_desk(shop.asta), f"/conversations/{forwarded.conversation_id}/customer/"
        before = forwarded.matter.customer_id

        client.post(f"{at}?message={forwarded.pk}")
        assert Conversation.objects.get().customer.name == "Rūta Kazlauskienė"
        assert "Forwarded by" not in client.get(f"/conversations/{forwarded.conversation_id}/").content.decode()

        client.post(f"{at}?to={before}")
        assert Conversation.objects.get().customer_id == before

    def test_then_is_answered_to_the_customer_and_nothing_of_before_is_sent(self, shop, forwarded, at_desk):
        """FreeScout 5121 sent the old text to the new customer."""
        at_desk(shop.asta).post(f"/conversations/{forwarded.conversation_id}/customer/?message={forwarded.pk}")

        assert not Message.objects.exclude(kind="received").exists()
        ours = reply(Conversation.objects.get(), words=Words("On Friday."), by=shop.asta, at=ten)
        assert [one["address"] for one in ours.recipients] == [ruta.address]
        assert (ours.text, ours.quoted, ours.attachments.count()) == ("On Friday.", "", 0)

    def test_as_an_attachment_is_offered_and_given_just_so(self, shop, attached, at_desk):
        client, at = at_desk(shop.asta), f"/conversations/{attached.conversation_id}/"
        page = client.get(at).content.decode()
        assert "Forwarded by Asta." in page and "Rūta Kazlauskienė &lt;ruta@pastas.example&gt;" in page
        assert Conversation.objects.get().customer.name == "Asta"

        client.post(f"{at}customer/?message={attached.pk}")

        assert Conversation.objects.get().customer.name == "Rūta Kazlauskienė"

    def test_of_a_stranger_is_offered_to_nobody(self, shop, at_desk):
        message = shop.receives_mail(words=INSIDE.replace("ruta@", "elena@"))

        assert (
            "Forwarded by" not in at_desk(shop.asta).get(f"/conversations/{message.conversation_id}/").content.decode()
        )

    @pytest.mark.parametrize("query", ["?message=999999", "?to=999999", "", "?message={other}"])
    def test_cannot_become_anybody_elses(self, shop, forwarded, at_desk, query):
        other = shop.receives_mail(from_=ruta, words=INSIDE, at=nine)
        at = f"/conversations/{forwarded.conversation_id}/customer/{query.format(other=other.pk)}"

        assert at_desk(shop.asta).post(at).status_code == 404

    def test_is_not_there_for_who_may_not_see_it(self, shop, forwarded, at_desk):
        at = f"/conversations/{forwarded.conversation_id}/customer/?message={forwarded.pk}"

        assert at_desk(shop.marco).post(at).status_code == 404


class TestTheLetterInside:
    @pytest.mark.parametrize(
        ("text", "address", "name"),
        [
            (INSIDE, "ruta@pastas.example", "Rūta Kazlauskienė"),
            ("> " + INSIDE.replace("\n", "\n> "), "ruta@pastas.example", "Rūta Kazlauskienė"),
            (
                "Von: Max <max@a.example>\nGesendet: Montag\nAn: x@b.example\nBetreff: Hallo\n\nHallo",
                "max@a.example",
                "Max",
            ),
            ("*From:* Max [mailto:max@a.example]\n*Sent:* Monday\n*To:* X\n*Subject:* Hi", "max@a.example", "Max"),
            ("Nuo: ona@b.example\nIšsiųsta: pirmadienį\nKam: x@b.example\nTema: Labas", "ona@b.example", ""),
            ("Subject: Hi\nDate: Monday\nFrom: Max <max@a.example>\nTo: x@b.example", "max@a.example", "Max"),
            ("Write to: max@a.example please.\nThanks", None, None),
            ("My phone: 123\nMy mail: a@b.example", None, None),
            ("", None, None),
            (":" * 100_000, None, None),
            ("a" * 100_000 + "\n" + "x: " * 50_000, None, None),
        ],
    )
    def test_names_its_writer(self, text, address, name):
        found = forwarded_from(text)

        assert (found and found.address, found and found.name) == (address, name)
