"""The spam folder: what it says, and how something comes into it and out again."""

import re

import pytest

from firsthand.channels.email.models import Block
from firsthand.conversations.actions import mark_spam
from tests.budget import budget
from tests.cast import Writer, stranger, ten

PART = {"HX-Request": "true"}


@pytest.fixture
def marked(shop, asked):
    return mark_spam(asked.matter, by=shop.asta, at=ten)


class TestTheFolder:
    def test_teaches_what_it_is_while_it_is_empty(self, shop, at_desk):
        assert "Nothing is held back" in at_desk(shop.asta).get("/desk/spam/").content.decode()

    def test_says_how_much_it_holds_back_since_when_and_why(self, shop, marked, at_desk):
        page = at_desk(shop.asta).get("/desk/spam/").content.decode()

        assert "1 conversation is held back, since" in page and "marked as spam: 1" in page.casefold()
        assert "Rūta Kazlauskienė" in page

    def test_costs_7_statements(self, shop, marked, at_desk):
        client = at_desk(shop.asta)
        client.get("/desk/spam/")

        with budget(7):
            client.get("/desk/spam/")


class TestAConversation:
    def test_is_marked_and_that_is_undone(self, shop, asked, at_desk):
        client, at = at_desk(shop.asta), f"/conversations/{asked.conversation_id}/"

        toast = client.post(f"{at}spam/", headers=PART).content.decode()
        assert f"{at}spam/taking-back/" in toast
        assert "marked it as spam" in client.get(at).content.decode()

        client.post(f"{at}spam/taking-back/", headers=PART)
        asked.matter.refresh_from_db()
        assert asked.matter.is_open and asked.matter.answer_due_at is not None

    def test_says_why_it_is_held_and_offers_no_answer(self, shop, marked, at_desk):
        page = at_desk(shop.asta).get(f"/conversations/{marked.pk}/").content.decode()

        assert "Asta marked it as spam." in page and "Not spam" in page and 'data-key="!"' in page
        assert "replies/" not in page

    def test_is_let_through_and_that_is_undone(self, shop, marked, at_desk):
        client, at = at_desk(shop.asta), f"/conversations/{marked.pk}/"

        toast = client.post(f"{at}spam/?method=DELETE", headers=PART).content.decode()
        marked.refresh_from_db()
        assert marked.is_open

        undo = toast.split('hx-post="')[1].split('"')[0].replace("&amp;", "&")
        client.post(undo, headers=PART)
        marked.refresh_from_db()
        assert marked.is_held

    def test_costs_one_statement_more_than_others(self, shop, marked, at_desk):
        client = at_desk(shop.asta)
        client.get(f"/conversations/{marked.pk}/")

        with budget(13):
            client.get(f"/conversations/{marked.pk}/")


class TestBlocking:
    def test_the_sender_from_a_conversation_and_undoing_it(self, shop, asked, at_desk):
        client, at = at_desk(shop.asta), f"/conversations/{asked.conversation_id}/"

        toast = client.post(f"{at}block/", {"reason": "threats"}, headers=PART).content.decode()
        assert "ruta@pastas.example is blocked" in toast
        assert "Asta blocked the sender." in client.get(at).content.decode()

        undo = toast.split('hx-post="')[1].split('"')[0].replace("&amp;", "&")
        client.post(undo, headers=PART)
        asked.matter.refresh_from_db()
        assert asked.matter.is_open and not Block.objects.in_force().exists()

    def test_a_whole_domain_only_where_it_is_the_senders(self, shop, asked, at_desk):
        client, at = at_desk(shop.asta), f"/conversations/{asked.conversation_id}/"

        assert client.post(f"{at}block/", {"domain": "posta.example"}, headers=PART).status_code == 422
        assert client.post(f"{at}block/", {"domain": "pastas.example"}, headers=PART).status_code == 200

    def test_in_the_settings_with_its_reason_and_by_whom(self, shop, at_desk):
        client = at_desk(shop.jonas)

        client.post("/settings/spam/", {"pattern": "junk.example", "reason": "every day"})
        page = client.get("/settings/spam/").content.decode()
        assert "junk.example" in page and "every day" in page and "Jonas" in page

        client.post(f"/settings/spam/blocks/{Block.objects.get().pk}/ending/")
        assert "Nobody is blocked" in client.get("/settings/spam/").content.decode()

    def test_and_unblocked_with_what_was_held_for_it(self, shop, at_desk):
        client = at_desk(shop.jonas)
        client.post("/settings/spam/", {"pattern": "junk.example"})
        at = f"/settings/spam/blocks/{Block.objects.get().pk}/ending/?letting=through"
        assert at not in client.get("/settings/spam/").content.decode()
        held = shop.receives_mail(from_=Writer("X", "x@junk.example"))

        page = client.get("/settings/spam/").content.decode()
        assert at in page and "Unblock and let 1 through" in page
        assert "1 conversation is on the desk now" in client.post(at, follow=True).content.decode()

        held.matter.refresh_from_db()
        assert held.matter.is_open and not Block.objects.in_force().exists()

    def test_a_large_provider_is_refused_with_why(self, shop, at_desk):
        answer = at_desk(shop.jonas).post("/settings/spam/", {"pattern": "gmail.com"})

        assert answer.status_code == 422 and "keep out your customers too" in answer.content.decode()

    def test_is_listed_to_the_last_of_many(self, shop, at_desk):
        Block.objects.bulk_create(Block(pattern=f"junk{one:03}.example", by=shop.jonas, at=ten) for one in range(120))
        client, at, seen = at_desk(shop.jonas), "/settings/spam/", []
        while at:
            page = client.get(at).content.decode()
            seen += re.findall(r"junk(\d+)\.example", page)
            more = re.search(r'hx-get="(/settings/spam/\?before=\d+)"', page)
            at = more[1] if more else ""

        assert [int(one) for one in seen] == list(range(119, -1, -1))


class TestAnInbox:
    def test_says_how_careful_it_is(self, shop, at_desk):
        client, at = at_desk(shop.jonas), f"/settings/inboxes/{shop.help.pk}/"
        form = {"name": "Help", "team": shop.repairs.pk, "language": "en", "hours": 4, "minutes": 0, "is_default": "on"}

        client.post(at, {**form, "spam_threshold": 75})

        shop.help.refresh_from_db()
        assert (shop.help.holds_spam, shop.help.spam_threshold) == (False, 75)


class TestALetterThatLooksLikeSpam:
    def test_says_why_in_words(self, shop, at_desk):
        message = shop.receives_mail(from_=stranger, X_Spam_Flag="YES")
        page = at_desk(shop.asta).get(f"/conversations/{message.conversation_id}/").content.decode()

        assert "It looks like spam (95 of 100)." in page
        assert "Another spam filter on its way called it spam." in page
