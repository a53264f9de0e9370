"""What the people of the house keep at their desk: replies, views, and matters that they follow."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from firsthand.conversations.actions import follow
from firsthand.conversations.rules.states import State
from firsthand.desk.actions import Given, Narrowed, keep_view, write_saved_reply
from firsthand.run.demo.content import Story
from firsthand.run.demo.loading.cast import Cast
from firsthand.run.demo.loading.retelling import Retelling
from firsthand.team.models import Representative

WRITTEN_BY = "rasa"
SINCE = timedelta(days=90)
COMPLAINT = "complaint"
AT_MOST = 4


def furnish_desk(story: Story, told: Sequence[Retelling], cast: Cast, *, at: datetime) -> None:
    """Replies and views stand ready, and some matters are followed, all by the actions that people use."""
    rasa = cast.staff.rows[WRITTEN_BY]
    for number, one in enumerate(story.saved_replies):
        given = Given(one.name, {one.language: one.words}, is_own=False, to_language=one.language)
        write_saved_reply(given, by=rasa, at=at - SINCE + timedelta(minutes=6 * number))
    for number, view in enumerate(story.views):
        team = cast.house.teams[view.team] if view.team else None
        kept = Narrowed(name=view.name, line=view.line, is_own=view.is_own, team=team)
        keep_view(kept, by=cast.staff.rows[view.by], at=at - SINCE / 2 + timedelta(hours=5 * number))
    _follow(told)


def _follow(told: Sequence[Retelling]) -> None:
    """Leads follow the newest complaints of their teams, and who was asked to look at something follows that."""
    following: dict[Representative, int] = defaultdict(int)
    unsolved = [one for one in told if one.row.state != State.RESOLVED]
    for one in sorted(unsolved, key=lambda each: each.row.last_at, reverse=True):
        for who in _interested(one):
            if following[who] < AT_MOST and who != one.row.owner:
                following[who] += 1
                follow(one.row, by=who, at=one.messages[-1].at)


def _interested(told: Retelling) -> list[Representative]:
    asked = [mate for _message, mate in told.mentions]
    return [*asked, told.cast.staff.leads[told.told.team]] if COMPLAINT in told.told.tags else asked
