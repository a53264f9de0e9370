"""A conversation as it is read."""

import re
from collections import Counter
from html import unescape

from django.test import Client

from firsthand.conversations.actions import mark_failed, note, own, prioritise, resolve, tag
from firsthand.conversations.models import Message
from firsthand.conversations.rules.states import Priority
from firsthand.conversations.rules.words import Words
from firsthand.notices.models import Notice
from tests.budget import budget
from tests.cast import evening, minutes, nine, noon, ten


def page_of(client: Client, message: Message) -> str:
    return client.get(f"/conversations/{message.conversation_id}/").content.decode()


class TestAThread:
    """Rūta wrote, Asta answered, Ingrida left a note."""

    def test_names_everybody_and_keeps_the_sides_apart(self, shop, asked, at_desk):
        shop.answers(asked, words="A technician will call.")
        note(asked.matter, words=Words("Worn foot again."), by=shop.ingrida, at=noon)

        page = page_of(at_desk(shop.asta), asked)

        assert "It hums at night." in page and "A technician will call." in page
        assert page.count("Note: only colleagues see it") == 1
        assert [page.count(f'data-side="{side}" aria') for side in ("customer", "reply", "note")] == [1, 1, 1]

    def test_folds_what_happened_as_sentences_with_names(self, shop, asked, at_desk):
        own(asked.matter, by=shop.ingrida, at=ten)
        tag(asked.matter, names=["warranty"], by=shop.asta, at=noon)
        tag(asked.matter, names=["fridge"], by=shop.asta, at=noon)
        prioritise(asked.matter, priority=Priority.URGENT, by=shop.asta, at=noon)

        page = page_of(at_desk(shop.asta), asked)

        assert "Ingrida took the conversation" in page and "Asta changed the priority to urgent" in page
        assert "Asta changed the tags: + warranty" in page and "+ fridge − warranty" in page

    def test_gives_each_key_to_one_thing_when_a_colleague_looks_after_it(self, shop, asked, at_desk):
        own(asked.matter, by=shop.ingrida, at=ten)

        keys = Counter(re.findall(r'data-key="([^"]+)"', page_of(at_desk(shop.asta), asked)))

        assert keys["i"] == keys["I"] == 1  # saved replies, and the reminder of the owner
        assert [key for key, times in keys.items() if times > 1] == []

    def test_folds_the_signature_and_the_quoted_words(self, shop, at_desk):
        message = shop.receives_mail(words="It hums.\n\n-- \nRūta\nAntakalnio street\n", at=nine)

        page = page_of(at_desk(shop.asta), message)

        assert page.index("It hums.") < page.index('<details class="fold"') < page.index("Antakalnio street")

    def test_sets_apart_what_answers_between_quoted_lines_answer(self, shop, at_desk):
        quoted = "On 03.11.26 09:14, Asta wrote:\n> Which day?\nThursday.\n> Which hour?\nThree.\n"
        message = shop.receives_mail(words=quoted, at=nine)

        page = page_of(at_desk(shop.asta), message)

        asked = '<span class="message__asked">&gt; Which {}?</span>\n{}.'
        assert asked.format("day", "Thursday") in page and asked.format("hour", "Three") in page

    def test_leaves_marks_that_nobody_quoted_among_the_words(self, shop, at_desk):
        message = shop.receives_mail(words="The box says:\n\n> KEEP DRY\n\nIt was wet.", at=nine)

        assert "message__asked" not in page_of(at_desk(shop.asta), message)

    def test_says_why_a_message_did_not_arrive(self, shop, asked, at_desk):
        mark_failed(shop.answers(asked), note="550 no such user", at=noon)

        assert "550 no such user" in page_of(at_desk(shop.asta), asked)

    def test_writes_what_customers_wrote_as_words(self, shop, at_desk):
        message = shop.receives_mail(subject="<script>alert(1)</script>", words="<img src=x onerror=alert(1)>", at=nine)

        page = page_of(at_desk(shop.asta), message)

        assert "<script>alert" not in page and "<img src=x" not in page and "&lt;img src=x" in page

    def test_costs_at_most_thirteen_statements(self, shop, asked, at_desk):
        for number in range(9):
            shop.answers(asked, at=ten + minutes(number))
            note(asked.matter, words=Words(f"Note {number}"), by=shop.ingrida, at=ten + minutes(number))
        client = at_desk(shop.asta)
        page_of(client, asked)

        with budget(13):
            page_of(client, asked)

    def test_begins_at_its_end_and_brings_the_earlier_ones(self, shop, asked, at_desk):
        for number in range(70):
            note(asked.matter, words=Words(f"Note {number}."), by=shop.asta, at=ten + minutes(number))
        client = at_desk(shop.asta)
        page = page_of(client, asked)
        start = page.index(f"/conversations/{asked.conversation_id}/?before=")

        earlier = client.get(page[start : page.index('"', start)], headers={"HX-Request": "true"}).content.decode()

        assert "Note 69." in page and "It hums" not in page
        assert "It hums" in earlier and "Note 69." not in earlier and "<html" not in earlier

    def test_loses_and_doubles_nothing_when_it_goes_on_after_earlier_ones_were_loaded(self, shop, asked, at_desk):
        for number in range(130):
            note(asked.matter, words=Words(f"Note {number}."), by=shop.asta, at=ten + minutes(number))
        client, numbers = at_desk(shop.asta), sorted(asked.matter.messages.values_list("pk", flat=True))
        opened = page_of(client, asked)
        earlier = loaded(client, address_in(opened, "?before="))
        earliest = loaded(client, address_in(earlier, "?before="))
        note(asked.matter, words=Words("Note 130."), by=shop.ingrida, at=ten + minutes(200))

        again = loaded(client, address_in(opened, "?from="))
        once_more = loaded(client, address_in(again, "?from="))

        for page in (again, once_more):
            assert sorted(shown(earliest) + shown(earlier) + shown(page)) == [*numbers, max(shown(page))]
            assert page.count("Note 130.") == 1

    def test_shows_what_happened_between_two_loads_with_the_later_of_them(self, shop, asked, at_desk):
        for number in range(70):
            note(asked.matter, words=Words(f"Note {number}."), by=shop.asta, at=ten + minutes(2 * number))
        # After the last message of the earlier part, before the first that the page opens with.
        own(asked.matter, by=shop.ingrida, at=ten + minutes(2 * 9 + 1))
        client = at_desk(shop.asta)
        opened = page_of(client, asked)

        earlier = loaded(client, address_in(opened, "?before="))

        assert (opened + earlier).count("Ingrida took the conversation") == 1


class TestReadingIt:
    """Asta was told that her customer wrote."""

    def test_takes_the_notice_away(self, shop, asked, at_desk):
        own(asked.matter, by=shop.asta, at=ten)
        shop.receives_mail(words="And now it leaks.", answers=answer_of(shop, asked), at=evening)
        assert Notice.objects.of(shop.asta).unread().exists()

        page_of(at_desk(shop.asta), asked)

        assert not Notice.objects.of(shop.asta).unread().exists()


class TestTheCustomerBeside:
    """What is known stands beside the thread."""

    def test_shows_earlier_matters_with_how_they_ended(self, shop, asked, at_desk):
        resolve(asked.matter, by=shop.asta, at=ten)
        later = shop.receives_mail(subject="A question about the hood", at=evening)

        page = page_of(at_desk(shop.asta), later)

        assert "The fridge hums" in page and "solved" in page

    def test_hides_matters_of_another_team(self, shop, asked, at_desk):
        other = shop.receives_mail(to="sales@namai.example", subject="A secret sofa", at=evening)

        assert "A secret sofa" not in page_of(at_desk(shop.asta), asked)
        assert "A secret sofa" in page_of(at_desk(shop.jonas), asked)
        assert other.conversation_id != asked.conversation_id


def address_in(page: str, part: str) -> str:
    """The address in which this stands."""
    found = re.search(rf'"(/conversations/\d+/{re.escape(part)}\d+)"', page)
    assert found is not None
    return unescape(found[1])


def loaded(client: Client, address: str) -> str:
    return client.get(address, headers={"HX-Request": "true"}).content.decode()


def shown(page: str) -> list[int]:
    """The numbers of the messages on it."""
    return [int(number) for number in re.findall(r'<article class="message" id="message-(\d+)"', page)]


def answer_of(shop, asked):
    answer = shop.answers(asked)
    answer.reference = "answer@namai.example"
    answer.save(update_fields=["reference"])
    return answer
