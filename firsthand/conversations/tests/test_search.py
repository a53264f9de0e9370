"""What a search with filters finds."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from firsthand.conversations.actions import assign, mark_spam, note, own, prioritise, resolve, tag
from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import Asking, answer_to
from firsthand.conversations.rules.asking import read_line
from firsthand.conversations.rules.states import Priority
from firsthand.conversations.rules.words import Words
from tests.budget import budget
from tests.cast import elena, nine, noon, ruta
from tests.cast import ten as later

VILNIUS = ZoneInfo("Europe/Vilnius")


@pytest.fixture
def fridge(shop):
    """Rūta's, in Repairs; Asta looks after it."""
    message = shop.receives_mail(from_=ruta, words="It hums at night.")
    own(message.matter, by=shop.asta, at=nine)
    owned = Conversation.objects.get(pk=message.conversation_id)
    tagged: Conversation = tag(owned, names=["noise"], by=shop.asta, at=nine)
    return tagged


@pytest.fixture
def sofa(shop, fridge):
    """Elena's, in Orders; nobody's yet, and newer."""
    return shop.receives_mail(
        from_=elena, to="sales@namai.example", subject="Il divano", words="It hums too.", at=noon
    ).matter


def found(shop, line: str, *, by=None) -> set[int]:
    return {one.conversation.pk for one in answered(shop, line, by=by).found}


def answered(shop, line: str, *, by=None):
    return answer_to(read_line(line), Asking(by or shop.jonas, at=noon, zone=VILNIUS))


class TestWhatIsHeldBack:
    """Rūta's matter was marked as spam; Elena's stands on the desk, and both hum."""

    @pytest.fixture
    def spam(self, shop, fridge, sofa):
        return mark_spam(fridge, by=shop.asta, at=noon)

    @pytest.mark.parametrize(
        ("line", "is_found"),
        [
            ("is:held", True),
            ("yra:brukalas", True),
            ("is:spam hums", True),
            ("is:held HUMS fridge", True),
            ("is:held ruta@pastas", True),
            ("is:held kazlauskiene", True),
            ("is:held from:Rūta hums", True),
            ("is:held tag:noise night", True),
            ("is:held divano", False),
            ("is:held owner:none hums", False),
            ("hums", False),
            ("-is:held hums", False),
        ],
    )
    def test_is_found_where_it_is_asked_for_alone(self, shop, spam, line, is_found):
        assert (spam.pk in found(shop, line)) is is_found

    def test_shows_the_place_of_the_words(self, shop, spam):
        [one] = answered(shop, "is:held hums").found
        assert ("hums", True) in one.passage

    def test_is_not_found_by_who_may_not_see_it(self, shop, spam):
        assert found(shop, "is:held hums", by=shop.marco) == set()

    def test_costs_at_most_five_statements(self, shop, spam):
        with budget(5):
            answered(shop, "is:held hums")


class TestFilters:
    """Two matters; an administrator looks."""

    @pytest.mark.parametrize(
        ("line", "which"),
        [
            ("hums", "fridge sofa"),
            ("hums owner:Asta", "fridge"),
            ("owner:none", "sofa"),
            ("-owner:none", "fridge"),
            ("tag:noise", "fridge"),
            ("-tag:noise", "sofa"),
            ("hums tag:noise", "fridge"),
            ("team:repairs", "fridge"),
            ("team:ord", "sofa"),
            ("is:open", "fridge sofa"),
            ("is:resolved", ""),
            ("from:ruta", "fridge"),
            ("from:Rūta hums", "fridge"),
            ("from:elena@", "sofa"),
            ("-from:Elena", "fridge"),
            ("after:2026-11-24 before:2026-11-25", "fridge sofa"),
            ("before:2026-11-24", ""),
            ("after:today", "fridge sofa"),
            ("priority:urgent", ""),
            ("has:file", ""),
            ("has:note", ""),
        ],
    )
    def test_narrow_what_is_found(self, shop, fridge, sofa, line, which):
        named = {"fridge": fridge.pk, "sofa": sofa.pk}

        assert found(shop, line) == {named[one] for one in which.split()}

    def test_follow_what_becomes_of_a_matter(self, shop, fridge, sofa):
        prioritise(fridge, priority=Priority.URGENT, by=shop.asta, at=later)
        note(fridge, words=Words("She called."), by=shop.asta, at=later)
        resolve(sofa, by=shop.marco, at=noon + timedelta(hours=1))

        assert found(shop, "priority:urgent") == found(shop, "has:note") == {fridge.pk}
        assert found(shop, "is:resolved") == {sofa.pk}

    def test_show_nobody_what_is_not_theirs(self, shop, fridge, sofa):
        assert found(shop, "is:open", by=shop.asta) == {fridge.pk}
        assert found(shop, "hums owner:none", by=shop.asta) == set()

    def test_tell_nobody_that_a_customer_of_others_is_known(self, shop, fridge, sofa):
        hers, nobodys = answered(shop, "from:elena@", by=shop.asta), answered(shop, "from:zelda@", by=shop.asta)

        assert list(hers.found) == list(nobodys.found) == []
        assert len(hers.unknown) == len(nobodys.unknown) == 1
        assert answered(shop, "from:elena@", by=shop.marco).unknown == ()

    @pytest.mark.parametrize(
        ("line", "to_marco", "to_asta", "to_jonas"),
        [
            ("owner:Asta", False, True, True),
            ("owner:Marco", True, False, True),
            ("team:Repairs", False, True, True),
            ("inbox:Help", False, True, True),
            ("inbox:Sales", True, False, True),
            ("owner:Zorro", False, False, False),
        ],
    )
    def test_not_even_a_name_is_told_of_other_teams(self, shop, fridge, sofa, line, to_marco, to_asta, to_jonas):
        told = [not answered(shop, line, by=by).unknown for by in (shop.marco, shop.asta, shop.jonas)]

        assert told == [to_marco, to_asta, to_jonas]

    def test_a_name_is_known_by_a_matter_that_is_open_to_one(self, shop, fridge, sofa):
        assign(sofa, to=shop.asta, by=shop.jonas, at=noon)

        assert found(shop, "owner:Asta team:Orders inbox:Sales", by=shop.asta) == {sofa.pk}
        assert found(shop, "owner:Asta", by=shop.marco) == {sofa.pk}

    def test_know_who_asks(self, shop, fridge, sofa):
        assign(sofa, to=shop.marco, by=shop.jonas, at=noon)

        assert found(shop, "owner:me", by=shop.marco) == {sofa.pk}
        assert found(shop, "team:mine", by=shop.asta) == {fridge.pk}

    def test_that_name_nothing_find_nothing_and_say_so(self, shop, fridge):
        answer = answered(shop, "tag:biling owner:Zorro after:soon")

        assert list(answer.found) == []
        assert [str(one) for one in answer.unknown] == ["tag:biling", "owner:Zorro", "after:soon"]

    def test_take_few_statements(self, shop, fridge, sofa):
        with budget(8):
            answered(shop, "hums tag:noise owner:Asta", by=shop.asta)
