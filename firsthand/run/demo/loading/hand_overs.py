"""Two matters of the demo that went to another team: one is worked on there, of the other the customer is to be asked."""

from datetime import datetime, timedelta

from django.db.models import Count

from firsthand.conversations.actions import accept_hand_over, finish, hand_over
from firsthand.conversations.models import Conversation, HandOver, Message
from firsthand.conversations.rules.briefing import Briefing
from firsthand.conversations.rules.states import State
from firsthand.conversations.rules.words import Words
from firsthand.notices.models import Notice
from firsthand.run.demo.loading.cast import Cast
from firsthand.team.models import Representative
from firsthand.workspace.handed import offered_words, told_words

AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
OLDER_THAN = 4 * A_DAY
ENOUGH = 3
WORKED_ON = Briefing(
    why="The part is on its way to us, and you have it in your stock list.",
    tried="I asked the supplier twice; they say Thursday.",
    expects="A day on which somebody comes, not a week.",
    words="She has been very patient. A short word today would do a lot of good.",
)
TO_ASK = Briefing(
    why="The invoice has the old address on it, and only you can write another one.",
    tried="I sent the customer the old one as a file; their bookkeeper does not take it.",
    expects="The right invoice before the month ends.",
)
DONE = "A new invoice is written and on its way by mail."


def hand_over_some(cast: Cast, *, at: datetime) -> None:
    """By the actions that people use, just now: in a demo messages stand in the order of time; what customers were told arrived."""
    known = Conversation.objects.filter(state__in=[State.OPEN, State.WAITING], last_at__lt=at - OLDER_THAN)
    known = known.exclude(owner=None).filter(promised_at=None, merged_into=None)
    matters = list(known.filter(owner__in=_busy()).select_related("customer", "inbox").order_by("-last_at")[:2])
    if len(matters) == 2:
        _hand_over(matters[0], WORKED_ON, cast, at=at, ask_by=at + A_DAY)
        asked = _hand_over(matters[1], TO_ASK, cast, at=at, ask_by=at + 3 * AN_HOUR)
        finish(asked.conversation, words=DONE, by=_receiver(matters[1], cast), at=at)
    Notice.objects.filter(conversation_id__in=[one.pk for one in matters], at=at).delete()
    told = Message.objects.filter(pk__in=HandOver.objects.values("told"))
    told.update(delivery=Message.Delivery.SENT, delivered_at=at)


def _hand_over(matter: Conversation, briefing: Briefing, cast: Cast, *, at: datetime, ask_by: datetime) -> HandOver:
    owner, to = _owner(matter), _receiver(matter, cast)
    words = told_words(offered_words(matter, owner), to=to.name, ask_by=ask_by, conversation=matter)
    handed = hand_over(matter, to=to, briefing=briefing, ask_by=ask_by, told=Words(words), by=owner, at=at)
    return accept_hand_over(handed.conversation, by=to, at=at)


def _busy() -> list[int]:
    """Who has enough to do besides."""
    open_ = Conversation.objects.open().exclude(owner=None).values_list("owner").annotate(number=Count("pk"))
    return [owner for owner, number in open_.order_by("owner") if owner and number >= ENOUGH]


def _owner(matter: Conversation) -> Representative:
    return Representative.objects.get(pk=matter.owner_id or 0)


def _receiver(matter: Conversation, cast: Cast) -> Representative:
    """Who leads another team and does not have it: always the same one for the same matter, as it stood before."""
    others = sorted(key for key, team in cast.house.teams.items() if team.pk != matter.team_id)
    leads = (cast.staff.leads[key] for key in others)
    return next(lead for lead in leads if lead.pk != matter.owner_id)
