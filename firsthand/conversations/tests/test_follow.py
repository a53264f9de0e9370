"""Following a conversation."""

import pytest

from firsthand.conversations.actions import assign, follow, move, note, own, reply, resolve, stop_following
from firsthand.conversations.queries import View, desk_list
from firsthand.conversations.rules.refusals import NotYours
from firsthand.conversations.rules.words import Words
from firsthand.notices.models import Notice
from tests.budget import budget
from tests.cast import minutes, nine, noon, one, ten

WROTE, CHANGED = "followed.wrote", "followed.changed"


@pytest.fixture
def matter(shop):
    """Rūta's matter, which Asta owns and Ingrida follows."""
    matter = shop.receives_mail(at=nine, reference="first@pastas.example").matter
    own(matter, by=shop.asta, at=nine)
    follow(matter, by=shop.ingrida, at=ten)
    return matter


def told(person):
    return list(Notice.objects.of(person).order_by("pk").values_list("about", flat=True))


class TestAFollower:
    """Ingrida wants to hear of it."""

    def test_finds_it_in_a_list_of_her_own(self, shop, matter):
        assert [row.pk for row in desk_list(shop.ingrida, View.FOLLOWING).rows] == [matter.pk]
        assert list(desk_list(shop.asta, View.FOLLOWING).rows) == []

    @pytest.mark.parametrize(
        ("happens", "about"),
        [
            (lambda shop, matter: shop.receives_mail(at=noon, answers="first@pastas.example"), WROTE),
            (lambda shop, matter: reply(matter, words=Words("Soon."), by=shop.asta, at=noon), WROTE),
            (lambda shop, matter: note(matter, words=Words("Loud."), by=shop.asta, at=noon), WROTE),
            (lambda shop, matter: resolve(matter, by=shop.asta, at=noon), CHANGED),
            (lambda shop, matter: assign(matter, to=shop.jonas, by=shop.asta, at=noon), CHANGED),
        ],
    )
    def test_is_told_what_happens(self, shop, matter, happens, about):
        happens(shop, matter)

        assert told(shop.ingrida) == [about]

    def test_is_told_once_until_she_has_read_it(self, shop, matter):
        for number in range(3):
            note(matter, words=Words("Loud."), by=shop.asta, at=noon + minutes(number))

        assert told(shop.ingrida) == [WROTE]

    def test_is_not_told_what_she_did_herself(self, shop, matter):
        reply(matter, words=Words("Soon."), by=shop.ingrida, at=noon)
        resolve(matter, by=shop.ingrida, at=one)

        assert told(shop.ingrida) == []

    def test_hears_as_the_one_who_was_asked_or_given_it_alone(self, shop, matter):
        note(matter, words=Words("@Ingrida?"), mentioned=[shop.ingrida], by=shop.asta, at=noon)
        assign(matter, to=shop.ingrida, by=shop.asta, at=one)

        assert told(shop.ingrida) == ["representative.mentioned", "conversation.assigned"]

    def test_who_owns_it_hears_of_the_customer_once(self, shop, matter):
        follow(matter, by=shop.asta, at=ten)
        shop.receives_mail(at=noon, answers="first@pastas.example")

        assert told(shop.asta) == ["customer.wrote"]

    def test_hears_nothing_of_what_is_no_longer_hers_to_see(self, shop, matter):
        move(matter, to=shop.orders, by=shop.jonas, at=noon)
        note(matter, words=Words("Ours now."), by=shop.jonas, at=one)

        assert told(shop.ingrida) == [] and list(desk_list(shop.ingrida, View.FOLLOWING).rows) == []

    def test_hears_nothing_when_she_has_left(self, shop, matter):
        shop.ingrida.account.is_active = False
        shop.ingrida.account.save()
        note(matter, words=Words("Loud."), by=shop.asta, at=noon)

        assert told(shop.ingrida) == []

    def test_hears_nothing_more_when_she_stops(self, shop, matter):
        stop_following(matter, by=shop.ingrida, at=noon)
        note(matter, words=Words("Loud."), by=shop.asta, at=one)

        assert told(shop.ingrida) == []


class TestAMatterThatIsJoined:
    """Two were begun, because an answer overtook the letter it answers; Ingrida follows the one that is taken in."""

    def test_is_followed_where_its_messages_stand(self, shop):
        first = shop.receives_mail(at=nine, reference="first@pastas.example").matter
        second = shop.receives_mail(at=ten, reference="third@pastas.example", answers="second@pastas.example").matter
        follow(second, by=shop.ingrida, at=ten)
        own(first, by=shop.asta, at=ten)

        shop.receives_mail(at=noon, reference="second@pastas.example", answers="first@pastas.example")
        reply(first, words=Words("Soon."), by=shop.asta, at=one)

        assert first.pk in [row.pk for row in desk_list(shop.ingrida, View.FOLLOWING).rows]
        assert Notice.objects.of(shop.ingrida).get().conversation_id == first.pk


class TestFollowing:
    def test_twice_is_once(self, shop, matter):
        follow(matter, by=shop.ingrida, at=noon)
        stop_following(matter, by=shop.ingrida, at=noon)
        stop_following(matter, by=shop.ingrida, at=noon)

        assert len(shop.facts_named("conversation.followed")) == 1
        assert len(shop.facts_named("conversation.no_longer_followed")) == 1

    def test_of_what_is_not_theirs_is_refused(self, shop, matter):
        with pytest.raises(NotYours):
            follow(matter, by=shop.marco, at=noon)

    def test_costs_at_most_seven_statements(self, shop, matter):
        with budget(7):
            follow(matter, by=shop.jonas, at=noon)

    def test_of_nobody_costs_a_note_one_statement(self, shop):
        matter = shop.receives_mail(at=nine).matter
        with budget(12):
            note(matter, words=Words("Loud."), by=shop.asta, at=noon)


class TestBeingAskedToLook:
    """Asta names Marco, of another team, in a note."""

    def test_puts_it_into_his_list_once(self, shop, matter):
        for number in range(2):
            note(matter, words=Words("@Marco?"), mentioned=[shop.marco], by=shop.asta, at=noon + minutes(number))

        assert [row.pk for row in desk_list(shop.marco, View.MENTIONS).rows] == [matter.pk]
        assert list(desk_list(shop.asta, View.MENTIONS).rows) == []
