"""Two matters become one, and it is taken back."""

import pytest

from firsthand.conversations.actions import (
    Written,
    keep_draft,
    mark_spam,
    merge,
    note,
    own,
    postpone,
    prioritise,
    reply,
    resolve,
    send_at_its_time,
    snooze,
    split,
    tag,
    take_apart,
)
from firsthand.conversations.models import Conversation, Draft, Message, Sheet, Side, Unsent
from firsthand.conversations.queries import search
from firsthand.conversations.rules.refusals import (
    IsHeldBack,
    IsMergedAway,
    IsTheSame,
    NothingWouldRemain,
    NotYours,
    OfAnotherCustomer,
    TakenBackAlready,
)
from firsthand.conversations.rules.reply_address import reply_address
from firsthand.conversations.rules.states import Priority
from firsthand.conversations.rules.words import Words
from firsthand.files.store import store
from firsthand.promises.models import Promise
from tests.budget import budget
from tests.cast import elena, evening, minutes, nine, noon, one, ruta, stranger, ten

LEFT_ALONE = {"id", "version", "promised_at", "due_order"}


def stand(conversation):
    """All of its row but its version, and its tags."""
    found = Conversation.objects.get(pk=conversation.pk)
    row = {field.attname: getattr(found, field.attname) for field in Conversation._meta.concrete_fields}
    tags = sorted(found.tags.values_list("name", flat=True))
    return {name: value for name, value in row.items() if name not in LEFT_ALONE} | {"tags": tags}


def places():
    """Which message stands where."""
    return dict(Message.objects.values_list("pk", "conversation"))


@pytest.fixture
def fridge(shop):
    """Rūta's letter about her fridge, which Asta answered."""
    letter = shop.receives_mail(reference="fridge@pastas.example", at=nine)
    return shop.answers(letter, at=ten).matter


@pytest.fixture
def foot(shop, fridge):
    """Her other letter, about its foot, begun apart."""
    resolve(fridge, by=shop.asta, at=ten)
    return shop.receives_mail(
        subject="A foot broke", words="It is the left one.", reference="foot@pastas.example", at=noon
    ).matter


class TestTheOneThatStays:
    def test_has_all_that_was_said_and_is_as_open_as_the_more_open_one(self, shop, fridge, foot):
        tag(foot, names=["foot"], by=shop.asta, at=noon)
        prioritise(foot, priority=Priority.HIGH, by=shop.asta, at=noon)
        was = Conversation.objects.get(pk=foot.pk)

        merge(foot, into=fridge, by=shop.asta, at=one)

        now = Conversation.objects.get(pk=fridge.pk)
        assert (now.state, now.owner, now.subject, now.priority) == ("open", shop.asta, "The fridge hums", 3)
        assert (now.asked_at, now.answer_due_at, now.excerpt) == (was.asked_at, was.answer_due_at, was.excerpt)
        assert (now.message_count, set(places().values())) == (3, {fridge.pk})
        assert [found.conversation.pk for found in search(shop.asta, "left one")] == [fridge.pk]
        assert list(now.tags.values_list("name", flat=True)) == ["foot"]

    def test_owes_the_promise_of_the_other_once(self, shop, fridge, foot):
        merge(foot, into=fridge, by=shop.asta, at=one)

        owed = Promise.objects.filter(settled_at=None).exclude(owed="")
        assert {promise.conversation_id for promise in owed} == {fridge.pk}

    def test_has_what_waits_to_leave(self, shop, fridge, foot):
        postpone(foot, words=Words("Soon."), leaves_at=evening, by=shop.asta, at=noon)

        merge(foot, into=fridge, by=shop.asta, at=one)

        assert Unsent.objects.get().conversation_id == fridge.pk
        assert Conversation.objects.get(pk=fridge.pk).unsent_count == 1

    def test_costs_few_statements(self, shop, fridge, foot):
        with budget(44):
            merge(foot, into=fridge, by=shop.asta, at=one)


class TestTakenBack:
    """Asta merged them by a slip."""

    def test_both_stand_as_they_stood(self, shop, fridge, foot):
        tag(foot, names=["foot"], by=shop.asta, at=noon)
        postpone(foot, words=Words("Soon."), leaves_at=evening, by=shop.asta, at=noon)
        before, where = (stand(fridge), stand(foot)), places()
        done = merge(foot, into=fridge, by=shop.asta, at=one)
        assert (stand(fridge), stand(foot)) != before

        take_apart(done, by=shop.asta, at=one)

        assert (stand(fridge), stand(foot)) == before
        assert (places(), Unsent.objects.get().conversation_id) == (where, foot.pk)
        assert [found.conversation.pk for found in search(shop.asta, "left one")] == [foot.pk]
        assert {promise.conversation_id for promise in Promise.objects.filter(settled_at=None, owed="answer")} == {
            foot.pk
        }

    def test_what_came_since_goes_with_what_it_answers(self, shop, fridge, foot):
        done = merge(foot, into=fridge, by=shop.asta, at=one)
        about_foot = shop.receives_mail(answers="foot@pastas.example", words="And the right one.", at=evening)
        about_fridge = shop.receives_mail(answers="fridge@pastas.example", words="It hums again.", at=evening)
        assert {about_foot.conversation_id, about_fridge.conversation_id} == {fridge.pk}

        take_apart(done, by=shop.asta, at=evening + minutes(1))

        assert (places()[about_foot.pk], places()[about_fridge.pk]) == (foot.pk, fridge.pk)
        states = {found.pk: (found.state, found.message_count) for found in Conversation.objects.all()}
        assert states == {fridge.pk: ("open", 3), foot.pk: ("open", 2)}

    def test_what_somebody_changed_since_stays(self, shop, fridge, foot):
        tag(foot, names=["foot"], by=shop.asta, at=noon)
        done = merge(foot, into=fridge, by=shop.asta, at=one)
        own(fridge, by=shop.ingrida, at=one)
        note(fridge, words=Words("Ask the workshop."), by=shop.ingrida, at=one)

        take_apart(done, by=shop.asta, at=one)

        now = Conversation.objects.get(pk=fridge.pk)
        assert (now.owner, now.message_count, list(now.tags.all())) == (shop.ingrida, 3, [])
        assert Conversation.objects.get(pk=foot.pk).message_count == 1

    def test_twice_is_refused(self, shop, fridge, foot):
        done = merge(foot, into=fridge, by=shop.asta, at=one)
        take_apart(done, by=shop.asta, at=one)

        with pytest.raises(TakenBackAlready):
            take_apart(done, by=shop.asta, at=one)


class TestLaterLetters:
    """The two are one; whoever answers either reaches it, and nobody else does."""

    @pytest.mark.parametrize("named", ["foot@pastas.example", "fridge@pastas.example"])
    def test_that_answer_either_reach_the_one(self, shop, fridge, foot, named):
        merge(foot, into=fridge, by=shop.asta, at=one)

        assert shop.receives_mail(answers=named, at=evening).conversation_id == fridge.pk

    def test_to_the_sealed_address_of_the_merged_away_one_reach_it_over_two_merges(self, shop, fridge, foot):
        third = shop.receives_mail(subject="The door", reference="door@pastas.example", at=one).matter
        merge(foot, into=fridge, by=shop.asta, at=one)
        merge(fridge, into=third, by=shop.asta, at=one)
        sealed = reply_address("help@namai.example", conversation=foot.pk)

        came = shop.receives(shop.letter(to=sealed, subject="Re: A foot broke", at=evening), to=(sealed,), at=evening)

        assert came.conversation_id == third.pk

    def test_of_a_stranger_prove_nothing(self, shop, fridge, foot):
        merge(foot, into=fridge, by=shop.asta, at=one)
        sealed = reply_address("help@namai.example", conversation=foot.pk)
        raw = shop.letter(from_=stranger, to=sealed, answers="foot@pastas.example", at=evening)

        assert shop.receives(raw, to=(sealed,), at=evening).conversation_id not in {fridge.pk, foot.pk}

    def test_of_the_other_customer_prove_only_what_was_theirs(self, shop, fridge):
        sofa = shop.receives_mail(from_=elena, subject="The sofa", reference="sofa@posta.example", at=noon).matter
        merge(sofa, into=fridge, by=shop.jonas, at=one, across_customers=True)

        theirs = shop.receives_mail(from_=elena, answers="sofa@posta.example", at=evening)
        guessed = shop.receives_mail(from_=elena, answers="fridge@pastas.example", at=evening)

        assert theirs.conversation_id == fridge.pk
        assert guessed.conversation_id != fridge.pk

    def test_written_to_the_other_customer_leave_when_somebody_has_decided_on_them(self, shop, fridge):
        sofa = shop.receives_mail(from_=elena, subject="The sofa", at=noon).matter
        unsent = postpone(sofa, words=Words("Soon."), leaves_at=evening, by=shop.jonas, at=noon)
        merge(sofa, into=fridge, by=shop.jonas, at=one, across_customers=True)

        send_at_its_time(unsent.pk, at=evening)

        assert not Message.objects.filter(text="Soon.").exists()
        assert Unsent.objects.get().because.endswith(
            "written to Elena Rossi, and the matter is another customer’s now."
        )

    def test_never_draw_together_what_somebody_took_apart(self, shop, fridge):
        first = shop.receives_mail(subject="Door", reference="door@pastas.example", at=noon)
        other = shop.receives_mail(subject="Lamp", reference="lamp@pastas.example", at=noon)
        take_apart(merge(other.matter, into=first.matter, by=shop.asta, at=one), by=shop.asta, at=one)

        raw = shop.letter(answers="lamp@pastas.example", at=evening)
        both = b"References: <door@pastas.example> <lamp@pastas.example>"
        raw = raw.replace(b"References: <lamp@pastas.example>", both)
        came = shop.receives(raw, at=evening)

        assert (places()[first.pk], places()[other.pk]) == (first.conversation_id, other.conversation_id)
        assert came.conversation_id in {first.conversation_id, other.conversation_id}

    def test_wake_what_sleeps(self, shop, fridge, foot):
        merge(foot, into=fridge, by=shop.asta, at=one)
        snooze(fridge, until=evening, by=shop.asta, at=one)

        shop.receives_mail(answers="foot@pastas.example", at=one + minutes(5))

        assert Conversation.objects.get(pk=fridge.pk).state == "open"


class TestWhatCannotBeMerged:
    def test_is_one_with_itself(self, shop, fridge):
        with pytest.raises(IsTheSame):
            merge(fridge, into=fridge, by=shop.asta, at=one)

    def test_are_two_customers_unless_it_is_meant(self, shop, fridge):
        sofa = shop.receives_mail(from_=elena, at=noon).matter

        with pytest.raises(OfAnotherCustomer) as refused:
            merge(sofa, into=fridge, by=shop.asta, at=one)

        assert (ruta.name in refused.value.sentence, elena.name in refused.value.sentence) == (True, True)

    def test_is_what_one_does_not_see(self, shop, fridge):
        sales = shop.receives_mail(to="sales@namai.example", at=noon).matter

        for pair in ((sales, fridge), (fridge, sales)):
            with pytest.raises(NotYours):
                merge(pair[0], into=pair[1], by=shop.asta, at=one)

    def test_is_what_was_merged_away(self, shop, fridge, foot):
        merge(foot, into=fridge, by=shop.asta, at=one)

        for act in (lambda: merge(foot, into=fridge, by=shop.asta, at=one), lambda: own(foot, by=shop.asta, at=one)):
            with pytest.raises(IsMergedAway):
                act()
        with pytest.raises(IsMergedAway):
            reply(foot, words=Words("Hello"), by=shop.asta, at=one)

    def test_is_what_is_held_back(self, shop, fridge, foot):
        mark_spam(foot, by=shop.asta, at=noon)

        with pytest.raises(IsHeldBack):
            merge(foot, into=fridge, by=shop.asta, at=one)

    def test_is_taken_back_only_from_the_last_on(self, shop, fridge, foot):
        first = merge(foot, into=fridge, by=shop.asta, at=one)
        third = shop.receives_mail(subject="The door", at=one).matter
        second = merge(fridge, into=third, by=shop.asta, at=one)

        with pytest.raises(IsMergedAway):
            take_apart(first, by=shop.asta, at=one)
        take_apart(second, by=shop.asta, at=one)
        take_apart(first, by=shop.asta, at=one)

        assert set(places().values()) == {fridge.pk, foot.pk, third.pk}


class TestSplitting:
    """In one thread Rūta asked about two things."""

    @pytest.fixture
    def second(self, shop, fridge):
        """She answered with something else, and then with more of it."""
        shop.receives_mail(answers="fridge@pastas.example", subject="Re: The fridge hums", words="It stopped.", at=noon)
        asked = shop.receives_mail(
            answers="fridge@pastas.example",
            subject="And my lamp",
            reference="lamp@pastas.example",
            words="It flickers.",
            at=one,
        )
        shop.receives_mail(answers="lamp@pastas.example", words="Only at night.", at=one + minutes(5))
        return asked

    def test_takes_the_message_and_what_follows_along(self, shop, fridge, second):
        done = split(second, following=True, by=shop.asta, at=evening)

        new, origin = Conversation.objects.get(pk=done.target_id), Conversation.objects.get(pk=fridge.pk)
        assert (new.subject, new.customer, new.owner, new.message_count) == (
            "And my lamp",
            fridge.customer,
            shop.asta,
            2,
        )
        assert (new.asked_at, new.related) == (one, origin)
        assert (origin.message_count, origin.asked_at, origin.excerpt) == (3, noon, "It stopped.")

    def test_takes_only_it(self, shop, fridge, second):
        done = split(second, following=False, by=shop.asta, at=evening)

        assert Conversation.objects.get(pk=done.target_id).message_count == 1
        assert Conversation.objects.get(pk=fridge.pk).message_count == 4

    def test_lets_later_letters_go_where_they_answer(self, shop, fridge, second):
        done = split(second, following=True, by=shop.asta, at=evening)
        sealed = reply_address("help@namai.example", conversation=fridge.pk)

        lamp = shop.receives(
            shop.letter(to=sealed, answers="lamp@pastas.example", at=evening), to=(sealed,), at=evening
        )
        hum = shop.receives_mail(answers="fridge@pastas.example", at=evening)

        assert (lamp.conversation_id, hum.conversation_id) == (done.target_id, fridge.pk)

    def test_is_taken_back(self, shop, fridge, second):
        before, where = stand(fridge), places()
        done = split(second, following=True, by=shop.asta, at=evening)

        take_apart(done, by=shop.asta, at=evening)

        assert (stand(fridge), places()) == (before, where)
        sealed = reply_address("help@namai.example", conversation=done.target_id)
        came = shop.receives(shop.letter(to=sealed, at=evening), to=(sealed,), at=evening)
        assert came.conversation_id == fridge.pk

    def test_is_taken_back_with_what_came_since(self, shop, fridge, second):
        done = split(second, following=True, by=shop.asta, at=evening)
        since = shop.receives_mail(answers="lamp@pastas.example", at=evening)

        take_apart(done, by=shop.asta, at=evening + minutes(1))

        assert places()[since.pk] == fridge.pk
        assert Conversation.objects.get(pk=fridge.pk).message_count == 6

    def test_of_somebody_elses_words_is_their_matter(self, shop, fridge, second):
        Message.objects.filter(pk=second.pk).update(
            author_customer=shop.receives_mail(from_=elena, at=one).author_customer
        )

        done = split(Message.objects.get(pk=second.pk), following=False, by=shop.asta, at=evening)

        assert Conversation.objects.get(pk=done.target_id).customer.name == elena.name

    def test_of_all_there_is_is_refused(self, shop):
        letter = shop.receives_mail(at=nine)

        with pytest.raises(NothingWouldRemain):
            split(letter, following=True, by=shop.asta, at=noon)

    def test_costs_few_statements(self, shop, fridge, second):
        with budget(40):
            split(second, following=True, by=shop.asta, at=evening)


class TestWhatSomebodyIsWriting:
    def test_comes_along_and_goes_back(self, shop, fridge, foot):
        keep_draft(Sheet(Side.REPLY, foot.pk), Written("The foot"), by=shop.asta, at=noon)
        keep_draft(Sheet(Side.NOTE, foot.pk), Written("Of the foot"), by=shop.asta, at=noon)
        keep_draft(Sheet(Side.NOTE, fridge.pk), Written("She called"), by=shop.asta, at=noon)

        done = merge(foot, into=fridge, by=shop.asta, at=one)
        assert written_in(fridge) == {"The foot", "She called"}
        take_apart(done, by=shop.asta, at=evening)

        assert (written_in(fridge), written_in(foot)) == ({"She called"}, {"The foot", "Of the foot"})

    def test_to_another_customer_is_offered_beside_an_empty_place_and_stands_again_when_that_is_taken_back(
        self, shop, fridge
    ):
        sofa = shop.receives_mail(from_=elena, subject="The sofa", at=noon).matter
        said = Written("Dear Elena", fields={"cc": "office@namai.example"})
        keep_draft(Sheet(Side.REPLY, sofa.pk), said, by=shop.asta, at=noon)
        keep_draft(Sheet(Side.NOTE, sofa.pk), Written("Of the sofa"), by=shop.asta, at=noon)

        done = merge(sofa, into=fridge, by=shop.asta, at=one, across_customers=True)
        assert written_in(fridge) == {"", "Of the sofa"}
        offered = Draft.objects.get(conversation=fridge, side=Side.REPLY)
        assert (offered.other_text, offered.fields) == ("Dear Elena", {})
        take_apart(done, by=shop.asta, at=evening)

        again = Draft.objects.get(conversation=sofa, side=Side.REPLY)
        assert (again.text, again.fields, again.other_text) == ("Dear Elena", {"cc": "office@namai.example"}, "")
        assert written_in(fridge) == set()

    def test_with_files_for_one_customer_stays_with_their_matter(self, shop, fridge):
        sofa = shop.receives_mail(from_=elena, subject="The sofa", at=noon).matter
        file = store(b"%PDF", name="guide.pdf", mime="application/pdf")
        keep_draft(Sheet(Side.REPLY, sofa.pk), Written("Dear Elena", files=[file]), by=shop.asta, at=noon)

        merge(sofa, into=fridge, by=shop.asta, at=one, across_customers=True)

        assert (written_in(fridge), written_in(sofa)) == (set(), {"Dear Elena"})


def written_in(conversation):
    return set(Draft.objects.filter(conversation=conversation).values_list("text", flat=True))
