"""The demo organisation is loaded into an empty installation."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from firsthand.access.models import Account
from firsthand.conversations.models import Conversation
from firsthand.kit.errors import Refused
from firsthand.organisation.models import Organisation
from firsthand.people.models import Customer
from firsthand.run.demo.content import Story, load_story
from firsthand.run.demo.loading.absences import draw_rotas, send_some_away
from firsthand.run.demo.loading.cast import Cast
from firsthand.run.demo.loading.customers import welcome_customers
from firsthand.run.demo.loading.desk import furnish_desk
from firsthand.run.demo.loading.forms import open_forms
from firsthand.run.demo.loading.hand_overs import hand_over_some
from firsthand.run.demo.loading.house import open_house
from firsthand.run.demo.loading.letters import lay_letters
from firsthand.run.demo.loading.notices import leave_notices
from firsthand.run.demo.loading.persons import know_more_of_people
from firsthand.run.demo.loading.promises import leave_promises
from firsthand.run.demo.loading.retelling import Retelling
from firsthand.run.demo.loading.spam import hold_back_spam
from firsthand.run.demo.loading.staff import employ
from firsthand.run.demo.loading.steps import steps_of
from firsthand.run.demo.loading.trouble import whose_reply_came_back, with_bounce
from firsthand.run.demo.loading.writing import write_down, write_journal


class NotEmpty(Refused):
    words = "Somebody lives here already. The demo is loaded into an empty folder only: choose another with --data."


def is_empty() -> bool:
    """Whether nobody has begun to use this installation."""
    return not any(model.objects.exists() for model in (Organisation, Account, Customer, Conversation))


def load_demo(*, at: datetime) -> int:
    """The organisation stands with a year behind it; returns how many conversations it has had. Raises `NotEmpty`.

    All or nothing: one transaction, so that a start that was broken off begins again from nothing.
    """
    with transaction.atomic():
        if not is_empty():
            raise NotEmpty
        story = load_story(at)
        cast = cast_of(story, at=at)
        told = list(_retold(story, cast, at=at))
        hold_back_spam(cast, at=at)
        write_down(told)
        lay_letters()
        leave_notices(told, at=at)
        know_more_of_people(cast, at=at)
        furnish_desk(story, told, cast, at=at)
        beside = leave_promises(told, at=at)
        hand_over_some(cast, at=at)
        write_journal(told, cast, beside=beside)
        open_forms(cast.house, at=at)
        draw_rotas(cast, at=at)
        send_some_away(cast, at=at)
    return len(told)


def cast_of(story: Story, *, at: datetime) -> Cast:
    """All that stands before the first letter: the house, who works in it, and who will write."""
    house = open_house(story)
    staff = employ(story, teams=house.teams, at=at)
    book = welcome_customers(story, at=at)
    return Cast(house=house, staff=staff, customers=book.customers, addresses=book.addresses)


def _retold(story: Story, cast: Cast, *, at: datetime) -> Iterator[Retelling]:
    """Each conversation, in the order in which they began: an acknowledgement depends on those before it."""
    unlucky = whose_reply_came_back(story)
    for number, told in enumerate(story.conversations):
        steps = steps_of(told, number=number, cast=cast, at=at)
        retelling = Retelling(told, number=number, cast=cast)
        retelling.tell(with_bounce(steps) if told is unlucky else steps, until=at)
        yield retelling
