"""What somebody is writing is kept, on every device of theirs."""

from functools import partial

import pytest

from firsthand.conversations.actions import Written, discard_draft, drop_other, keep_draft, note, postpone, reply
from firsthand.conversations.models import Draft, Sheet, Side
from firsthand.conversations.queries import draft_versions, drafts_of, letters_begun_by
from firsthand.conversations.rules.words import Words
from firsthand.files.store import store
from tests.budget import budget
from tests.cast import minutes, nine, noon, ten

REPLY, NOTE, ASIDE = Side.REPLY, Side.NOTE, Side.ASIDE


@pytest.fixture
def keep(shop):
    """Asta writes to Rūta; `seen` is the version that her device knows."""
    matter = shop.receives_mail(at=nine).matter

    def kept(text, *, seen=0, by=None, side=REPLY, about="", at=ten, **more):
        return keep_draft(Sheet(side, matter.pk, about), Written(text, seen=seen, **more), by=by or shop.asta, at=at)

    return kept


class TestADraft:
    def test_goes_on_where_its_writer_goes_on(self, shop, keep):
        first = keep("Hello")
        second = keep("Hello Rūta,", seen=first.version)

        assert (second.text, second.version, second.other_text) == ("Hello Rūta,", 2, "")
        assert draft_versions(shop.asta) == {second.conversation_id: {"reply": 2}}

    def test_is_of_one_side_and_one_writer(self, shop, keep):
        keep("Hello")
        keep("She is worried.", side=NOTE)
        keep("Me too", by=shop.ingrida)

        assert sorted(drafts_of(shop.asta).values_list("text", flat=True)) == ["Hello", "She is worried."]

    def test_aside_is_one_for_each_thread_and_each_letter_that_is_handed_on(self, shop, keep):
        kept = [keep(about or "new", side=ASIDE, about=about) for about in ("", "thread-1", "thread-2", "forward-1")]

        assert draft_versions(shop.asta)[kept[0].conversation_id] == {
            "aside": 1,
            "aside-thread-1": 1,
            "aside-thread-2": 1,
            "aside-forward-1": 1,
        }

    def test_ends_when_nothing_is_left_of_it(self, keep):
        first = keep("Hello")

        assert keep(" ", seen=first.version) is None
        assert not Draft.objects.exists()

    def test_keeps_its_files(self, keep):
        file = store(b"%PDF", name="guide.pdf", mime="application/pdf")
        first = keep("", files=[file])

        assert list(keep("Hello", seen=first.version).files.all()) == [file]

    def test_costs_at_most_six_statements_and_five_when_it_goes_on(self, keep):
        with budget(6):
            first = keep("Hello", sent_as="form-1")
        with budget(5):
            keep("Hello Rūta,", seen=first.version, sent_as="form-1")

    def test_is_no_fact(self, shop, keep):
        before = len(shop.facts_named("message.received"))
        keep("Hello")

        assert len(shop.facts_named("message.received")) == before


class TestALetterThatBeginsAMatter:
    """Asta writes to two people who have not written; there is no conversation yet."""

    def test_is_kept_by_the_number_that_her_browser_gave_it(self, shop):
        one, other = (Sheet(Side.LETTER, about=number) for number in ("aaaa", "bbbb"))
        keep_draft(one, Written("Dear Rūta", fields={"to": "ruta@pastas.example"}), by=shop.asta, at=nine)
        keep_draft(other, Written("Dear Marco"), by=shop.asta, at=ten)
        keep_draft(one, Written("Mine"), by=shop.marco, at=ten)

        assert [letter.text for letter in letters_begun_by(shop.asta)] == ["Dear Marco", "Dear Rūta"]
        assert draft_versions(shop.asta) == {None: {"aaaa": 1, "bbbb": 1}}
        assert drafts_of(shop.asta).count() == 2


class TestTwoDevices:
    """Asta began on her phone, and writes on at the desk without having seen it."""

    def test_the_newest_stands_and_the_other_is_kept_beside_it(self, keep):
        keep("From the phone")
        second = keep("From the desk", at=ten + minutes(1))

        assert (second.text, second.other_text, second.other_at) == ("From the desk", "From the phone", ten)

    def test_the_same_words_are_no_other(self, keep):
        keep("Hello")

        assert keep("Hello ").other_text == ""

    def test_the_other_is_dropped_when_that_was_decided(self, shop, keep):
        keep("From the phone")
        second = keep("From the desk")

        drop_other(second.sheet, by=shop.asta)

        assert (Draft.objects.get().text, Draft.objects.get().other_text) == ("From the desk", "")

    def test_what_was_sent_on_one_does_not_come_back_from_the_other(self, shop, keep):
        first = keep("Hello")
        discard_draft(first.sheet, by=shop.asta)

        assert keep("Hello R", seen=first.version) is None
        assert not Draft.objects.exists()


class TestAnAnswerThatHasLeft:
    """Its draft was still on its way to the house when the answer arrived, under the number `form-1`."""

    @pytest.fixture(params=[reply, note, partial(postpone, leaves_at=noon)], ids=["reply", "note", "later"])
    def sent(self, request, shop, keep):  # noqa: ARG002: `keep` receives the letter that is answered
        return request.param(shop.conversation(), words=Words("Hello."), by=shop.asta, at=ten, external_id="form-1")

    @pytest.mark.usefixtures("sent")
    def test_leaves_no_draft_behind_that_arrives_after_it(self, keep):
        assert keep("Hello.", sent_as="form-1") is None
        assert not Draft.objects.exists()

    @pytest.mark.usefixtures("sent")
    def test_does_not_write_over_the_next_that_is_begun(self, keep):
        keep("One more thing", sent_as="form-2")

        assert keep("Hello.", seen=1, sent_as="form-1") is None
        assert (Draft.objects.get().text, Draft.objects.get().other_text) == ("One more thing", "")


class TestAConversationThatIsOutOfSight:
    def test_shows_its_draft_no_more(self, shop, keep):
        draft = keep("Hello", by=shop.marco)

        assert draft is not None and not drafts_of(shop.marco).exists()
