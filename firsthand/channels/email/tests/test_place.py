"""Which matter a letter belongs to, and whose it is: every letter comes as the command line brings it."""

from itertools import permutations
from typing import Any

import pytest

from firsthand.channels.email.actions import ingest
from firsthand.conversations.actions import own, reply
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.reply_address import reply_address
from firsthand.conversations.rules.words import Words
from tests.cast import Writer, elena, minutes, nine, ruta, stranger

pytestmark = pytest.mark.django_db

OURS = "help@namai.example"
paul = Writer("Paul", "paul@works.example")
quinn = Writer("Quinn", "quinn@works.example")
rose = Writer("Rose", "rose@works.example")
GMAIL = Writer("Ona", "ona.k@gmail.com")
GMAIL_ALIAS = Writer("Ona", "onak+shop@gmail.com")


def came(shop, from_=ruta, *, named=(), reference="", **said):
    """The letter has come; `named` are its References, the last of them its In-Reply-To."""
    said |= {"References": " ".join(f"<{one}>" for one in named)} if named else {}
    raw = shop.letter(from_=from_, reference=reference, **said)
    if named:
        raw = raw.replace(b"References:", b"In-Reply-To: <" + named[-1].encode() + b">\nReferences:", 1)
    return Message.objects.get(pk=ingest(raw)["message"] or 0)


def matters():
    """The messages of each conversation that has any, by Message-ID."""
    found: dict[int | None, set[str]] = {}
    for message in Message.objects.exclude(kind="acknowledgement"):
        found.setdefault(message.conversation_id, set()).add(message.reference)
    return sorted(found.values(), key=sorted)


THREADS: dict[str, list[Any]] = {
    "a_letter_and_three_more_with_full_references": [
        (ruta, "a", ()),
        (ruta, "b", ("a",)),
        (ruta, "c", ("a", "b")),
        (ruta, "d", ("a", "b", "c")),
    ],
    "each_naming_only_the_one_before": [
        (ruta, "a", ()),
        (ruta, "b", ("a",)),
        (ruta, "c", ("b",)),
        (ruta, "d", ("c",)),
    ],
    "answers_to_what_never_comes": [(ruta, "b", ("gone",)), (ruta, "c", ("gone",)), (ruta, "d", ("gone", "c"))],
    "a_branching_thread": [(ruta, "a", ()), (ruta, "b", ("a",)), (ruta, "c", ("a",)), (ruta, "d", ("a", "c"))],
    "looping_references": [(ruta, "a", ("c",)), (ruta, "b", ("a",)), (ruta, "c", ("b",))],
    "references_to_itself": [(ruta, "a", ("a",)), (ruta, "b", ("b", "a"))],
    "plus_addresses_of_one_box": [(GMAIL, "a", ()), (GMAIL_ALIAS, "b", ("a",)), (GMAIL, "c", ("b",))],
}


class TestAThread:
    """Its letters come in every order; they are one matter."""

    @pytest.mark.parametrize("name", THREADS)
    def test_is_one_conversation_in_whatever_order(self, shop, name):
        for order in permutations(THREADS[name]):
            Message.objects.all().delete()
            for writer, letter, named in order:
                came(
                    shop,
                    writer,
                    reference=f"{letter}@x",
                    named=[f"{one}@x" for one in named],
                    words=f"Letter {letter} {order}",
                )

            assert len(matters()) == 1, [letter for _, letter, _ in order]

    def test_of_several_at_one_company_is_one_conversation_in_whatever_order(self, shop):
        """Paul writes with Quinn and Rose in copy; they answer to all."""
        letters: list[Any] = [
            (paul, "a", (), f"{quinn.address}, {rose.address}"),
            (quinn, "b", ("a",), f"{paul.address}, {rose.address}"),
            (rose, "c", ("b",), f"{paul.address}, {quinn.address}"),
            (paul, "d", ("c",), f"{quinn.address}, {rose.address}"),
        ]
        for order in permutations(letters):
            Message.objects.all().delete()
            for writer, letter, named, copy in order:
                came(
                    shop,
                    writer,
                    reference=f"{letter}@x",
                    named=[f"{one}@x" for one in named],
                    Cc=copy,
                    words=f"{letter} {order}",
                )

            assert len(matters()) == 1, [letter for _, letter, *_ in order]

    def test_whose_parts_were_joined_owes_one_answer_since_the_first_and_leaves_nothing_behind(self, shop):
        later = came(shop, reference="c@x", named=["b@x"])
        first = came(shop, reference="a@x")
        asked = min(later.matter.asked_at, first.matter.asked_at)

        came(shop, reference="b@x", named=["a@x"])

        left, into = (Conversation.objects.get(message_count=count) for count in (0, 3))
        assert (left.state, left.answer_due_at, left.related) == ("resolved", None, into)
        assert (into.state, into.asked_at) == ("open", asked)
        assert [entry.payload["into"] for entry in shop.facts_named("conversation.joined")] == [into.pk]

    def test_that_one_of_us_has_taken_up_is_not_moved(self, shop):
        later, first = came(shop, reference="c@x", named=["b@x"]), came(shop, reference="a@x")
        own(later.matter, by=shop.asta, at=nine)
        own(first.matter, by=shop.asta, at=nine)

        came(shop, reference="b@x", named=["a@x"])

        assert len(matters()) == 2

    def test_goes_to_the_part_that_one_of_us_has_taken_up(self, shop):
        later = came(shop, reference="c@x", named=["b@x"])
        came(shop, reference="a@x")
        own(later.matter, by=shop.asta, at=nine)

        came(shop, reference="b@x", named=["a@x"])

        assert matters() == [{"a@x", "b@x", "c@x"}]
        assert Conversation.objects.get(message_count=3).owner == shop.asta

    def test_is_found_by_its_words_after_it_was_joined(self, shop):
        from firsthand.conversations.queries import search

        came(shop, reference="c@x", named=["b@x"], words="The compressor is silent.")
        came(shop, reference="a@x")
        last = came(shop, reference="b@x", named=["a@x"])

        assert [one.conversation.pk for one in search(shop.asta, "compressor")] == [last.conversation_id]


def theirs(shop, **said):
    return came(shop, ruta, reference="hers@x", **said)


APART: dict[str, list[Any]] = {
    "two_who_answer_the_same_newsletter": [(ruta, "a", ("news",), ""), (elena, "b", ("news",), "")],
    "a_stranger_who_forwards_with_its_references": [(ruta, "a", (), ""), (stranger, "b", ("a",), "")],
    "a_stranger_who_had_a_blind_copy": [(ruta, "a", (), ""), (stranger, "b", ("a",), "")],
    "a_stranger_who_names_several_ids": [
        (ruta, "a", (), ""),
        (ruta, "b", ("a",), ""),
        (stranger, "c", ("z", "b", "a"), ""),
    ],
    "a_stranger_who_copies_the_customer": [(ruta, "a", (), ""), (stranger, "b", ("a",), ruta.address)],
    "a_stranger_whose_letter_came_before_the_one_it_names": [
        (stranger, "b", ("a",), ruta.address),
        (ruta, "a", (), ""),
    ],
    "the_same_subject_and_nothing_else": [(ruta, "a", (), ""), (ruta, "b", (), "")],
    "two_members_of_a_list": [(elena, "a", (), ""), (ruta, "b", ("a",), "list@lists.example")],
    "a_plus_address_where_nothing_is_known_of_it": [
        (Writer("", "team+a@works.example"), "a", (), ""),
        (Writer("", "team+b@works.example"), "b", ("a",), ""),
    ],
    "a_stranger_who_answers_the_same_newsletter_with_the_customer_in_copy": [
        (stranger, "a", ("news",), ruta.address),
        (ruta, "b", ("news",), ""),
    ],
    "somebody_without_an_address": [(ruta, "a", (), ""), (Writer("", ""), "b", ("a",), "")],
}


class TestWhatStaysApart:
    """Knowing of a letter is not being part of it."""

    @pytest.mark.parametrize("name", APART)
    def test_in_whatever_order(self, shop, name):
        for order in permutations(APART[name]):
            Message.objects.all().delete()
            for writer, letter, named, copy in order:
                copied = {"Cc": copy} if copy else {}
                came(
                    shop,
                    writer,
                    reference=f"{letter}@x",
                    named=[f"{one}@x" for one in named],
                    words=f"{letter} {order}",
                    **copied,
                )

            for writer, letter, *_ in APART[name]:
                together = {
                    one.sender_address for one in Message.objects.get(reference=f"{letter}@x").matter.messages.all()
                }
                assert together == {writer.address}

    def test_a_letter_under_the_id_of_a_newsletter_that_somebody_answered_is_not_joined_with_the_answer(self, shop):
        answer = came(shop, ruta, named=["news@x"])

        assert came(shop, stranger, reference="news@x", Cc=ruta.address).conversation != answer.conversation

    def test_a_letter_under_the_id_of_her_own_with_her_in_copy_draws_none_of_her_letters_to_itself(self, shop):
        hers = theirs(shop)
        forged = came(shop, stranger, reference="hers@x", Cc=ruta.address, words="Other words.")

        again = came(shop, ruta, named=["hers@x"])

        assert again.conversation == hers.conversation
        assert Message.objects.get(pk=forged.pk).conversation != hers.conversation

    def test_a_letter_from_our_own_mailbox_proves_nothing_though_each_was_sent_to_it(self, shop):
        hers = theirs(shop)

        forged = came(shop, Writer("Help", OURS), named=["hers@x"])

        assert forged.conversation != hers.conversation
        assert forged.matter.related == hers.conversation

    def test_a_plus_address_of_our_own_mailbox_neither(self, shop):
        hers = theirs(shop)

        assert came(shop, Writer("Help", "help+x@namai.example"), named=["hers@x"]).conversation != hers.conversation

    def test_who_had_a_blind_copy_of_our_answer_stays_apart(self, shop):
        ours = reply(theirs(shop).matter, words=Words("Soon."), by=shop.asta, at=nine)
        sent = [*ours.recipients, {"kind": "bcc", "address": stranger.address, "name": ""}]
        Message.objects.filter(pk=ours.pk).update(reference="ours@x", recipients=sent)

        assert came(shop, stranger, named=["ours@x"]).conversation != ours.conversation
        assert came(shop, ruta, named=["ours@x"]).conversation == ours.conversation

    def test_whoever_a_stranger_adds_in_copy_gets_nothing_of_before(self, shop):
        hers = theirs(shop)
        came(shop, stranger, reference="s@x", named=["hers@x"], Cc=elena.address)

        elenas = came(shop, elena, named=["s@x", "hers@x"])

        assert elenas.conversation != hers.conversation


class TestWhoTakesPart:
    def test_is_whoever_stood_in_copy_of_a_letter_though_they_answer_us_alone(self, shop):
        first = came(shop, paul, reference="a@x", Cc=quinn.address)

        assert came(shop, quinn, named=["a@x"]).conversation == first.conversation

    def test_is_whoever_stood_in_copy_and_answers_to_our_sealed_address_without_naming_anything(self, shop):
        first = came(shop, paul, reference="a@x", Cc=quinn.address)
        sealed = reply_address(OURS, conversation=first.conversation_id)

        assert came(shop, quinn, to=sealed).conversation == first.conversation
        assert came(shop, rose, to=sealed).matter.related == first.conversation

    def test_is_the_same_person_at_their_second_address(self, shop):
        from firsthand.people.actions import add_address

        first = theirs(shop)
        add_address(first.author_customer, address="ruta@works.example", by=shop.asta.actor, at=nine)

        assert came(shop, Writer("Rūta", "ruta@works.example"), named=["hers@x"]).conversation == first.conversation

    def test_is_known_by_one_of_several_ids_in_the_answer(self, shop):
        first = theirs(shop)

        assert came(shop, named=["q@x", "hers@x", "z@x"]).conversation == first.conversation

    def test_with_another_subject_still_takes_part(self, shop):
        first = theirs(shop)

        assert came(shop, named=["hers@x"], subject="Now about the oven").conversation == first.conversation

    def test_who_answers_a_sealed_address_of_what_was_joined_comes_where_it_stands_now(self, shop):
        later = came(shop, reference="c@x", named=["b@x"])
        sealed = reply_address(OURS, conversation=later.conversation_id)
        came(shop, reference="a@x")
        now = came(shop, reference="b@x", named=["a@x"])

        assert came(shop, to=sealed).conversation == now.conversation


class TestSomebodyWhoWritesAgain:
    """Without a word about the first letter."""

    def test_before_they_were_answered_opens_a_new_one_linked_to_it(self, shop):
        first, again = theirs(shop), came(shop, subject="One more thing")

        assert again.conversation != first.conversation
        assert again.matter.related == first.conversation

    def test_much_later_or_after_an_answer_opens_one_of_its_own(self, shop):
        first = shop.receives_mail(at=nine)
        assert shop.receives_mail(at=nine + minutes(60 * 24 * 3)).matter.related is None
        Conversation.objects.exclude(pk=first.conversation_id).delete()
        shop.answers(first)

        assert shop.receives_mail(at=nine + minutes(90)).matter.related is None


class TestAWebForm:
    """A machine sends what a visitor wrote, with the visitor in Reply-To."""

    @pytest.mark.parametrize("sender", [OURS, "noreply@forms.example", "help+form@namai.example"])
    def test_is_the_visitors_letter(self, shop, sender):
        letter = came(shop, Writer("Web form", sender), Reply_To=f"{ruta.name} <{ruta.address}>")

        assert letter.author_customer == theirs(shop).author_customer

    @pytest.mark.parametrize(
        "answer_to", ["", "sales@namai.example", "noreply@forms.example", "a@x.example, b@x.example"]
    )
    def test_that_names_no_visitor_is_nobody_elses(self, shop, answer_to):
        letter = came(shop, Writer("Web form", OURS), **({"Reply_To": answer_to} if answer_to else {}))

        assert letter.sender_address == OURS

    def test_an_ordinary_letter_is_its_senders_whatever_it_wants_answers_sent_to(self, shop):
        """Else whoever forges a sender would have our answers sent to themselves."""
        assert came(shop, ruta, Reply_To=stranger.address).sender_address == ruta.address
