"""Somebody reminds the owner of a conversation."""

import pytest

from firsthand.conversations.actions import assign, remind
from firsthand.conversations.rules.refusals import NobodyToRemind, NotYours, YoursToDo
from firsthand.notices.models import Notice
from tests.budget import budget
from tests.cast import nine, ten


class TestReminded:
    def test_is_told_once_until_they_have_read_it(self, shop):
        matter = assign(shop.receives_mail(at=nine).matter, to=shop.asta, by=shop.ingrida, at=nine)
        Notice.objects.all().delete()

        for _time in range(2):
            remind(matter, by=shop.ingrida, at=ten)

        assert [(one.representative, one.about) for one in Notice.objects.all()] == [(shop.asta, "owner.reminded")]
        assert shop.facts_named("conversation.owner_reminded")[0].by == shop.ingrida.actor

    def test_changes_nothing_of_the_matter(self, shop):
        matter = assign(shop.receives_mail(at=nine).matter, to=shop.asta, by=shop.ingrida, at=nine)
        with budget(8):
            remind(matter, by=shop.ingrida, at=ten)

        assert shop.conversation().version == matter.version


class TestNobodyToRemind:
    def test_of_what_nobody_has(self, shop):
        with pytest.raises(NobodyToRemind):
            remind(shop.receives_mail(at=nine).matter, by=shop.ingrida, at=ten)

    def test_of_what_is_ones_own(self, shop):
        matter = assign(shop.receives_mail(at=nine).matter, to=shop.asta, by=shop.ingrida, at=nine)
        with pytest.raises(YoursToDo):
            remind(matter, by=shop.asta, at=ten)

    def test_by_somebody_to_whom_it_is_closed(self, shop):
        matter = assign(shop.receives_mail(at=nine).matter, to=shop.asta, by=shop.ingrida, at=nine)
        with pytest.raises(NotYours):
            remind(matter, by=shop.marco, at=ten)
