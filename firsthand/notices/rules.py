"""What representatives are told about, by which way unless they say otherwise, and when they want quiet."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _


class About(models.TextChoices):
    """The occasions of a notice."""

    CUSTOMER_WROTE = "customer.wrote", _("A customer of yours wrote")
    VISITOR_CAME = "visitor.came", _("Somebody writes in the chat, and nobody has taken it")
    ASSIGNED = "conversation.assigned", _("You were given a conversation")
    MANY = "conversations.many", _("Many conversations came to you at once")
    MENTIONED = "representative.mentioned", _("A colleague asked you to look")
    NOT_DELIVERED = "message.not_delivered", _("Your message did not arrive")
    HELD_BACK = "reply.held_back", _("Your answer was held back")
    COMPLAINED = "message.called_spam", _("A customer called your message spam")
    ASIDE = "aside.answered", _("Somebody outside answered you")
    BACK = "conversation.back", _("A conversation came back to you")
    FOLLOWED_WROTE = "followed.wrote", _("Somebody wrote in a conversation that you follow")
    FOLLOWED_CHANGED = "followed.changed", _("A conversation that you follow was solved or has another owner")
    LATE = "answer.late", _("Your answer is late")
    REMINDED = "owner.reminded", _("You were reminded of a conversation of yours")
    COVERS = "absence.covers", _("You look after what a colleague has to do who is away")
    PROMISES_CAME = "promises.came", _("You keep what a colleague promised who has left")
    REPAIR = "repair.yours", _("You are to make up to a customer for something")
    UNBLOCKED = "conversation.unblocked", _("What blocked a conversation of yours was solved")
    SILENT = "owner.silent", _("You did nothing for long, so a conversation went back to your team")
    TEAM_SILENT = "team.silent", _("In your team an owner did nothing for long, so a conversation is nobody’s")
    HANDED_OVER = "hand_over.offered", _("A matter was handed over to you")
    GIVEN_BACK = "hand_over.given_back", _("A matter that you handed over was given back")
    ASK_CUSTOMER = "follow_up.now", _("A customer of yours is to be asked whether it is solved")
    FOLLOW_UP_OVERDUE = "follow_up.overdue", _("In your team a customer was not asked in time whether it is solved")
    RINGS = "bell.rings", _("You are on duty: an urgent matter needs somebody now")
    PROMISE_SOON = "promise.soon", _("A promise of yours falls due soon")
    PROMISE_UNOWNED = "promise.unowned", _("A promise of your team falls due soon, and nobody keeps it")
    PROMISE_BROKEN = "promise.broken", _("A promise of yours was broken")


# A mail for what asks for an act while one is away; the rest is seen on the screen.
BY_MAIL = {About.ASSIGNED, About.MANY, About.MENTIONED, About.REMINDED, About.NOT_DELIVERED, About.HELD_BACK}
BY_MAIL |= {About.REPAIR, About.COVERS, About.PROMISES_CAME, About.PROMISE_UNOWNED}
BY_MAIL |= {About.HANDED_OVER, About.GIVEN_BACK, About.ASK_CUSTOMER}
BY_MAIL |= {About.RINGS}

# A device in the pocket speaks of what is theirs; that a customer of theirs wrote is the commonest of all.
BY_PUSH = {About.CUSTOMER_WROTE, About.ASSIGNED, About.MENTIONED, About.NOT_DELIVERED, About.BACK, About.LATE}
BY_PUSH |= {About.PROMISE_SOON, About.PROMISE_BROKEN, About.REMINDED, About.COVERS, About.REPAIR, About.UNBLOCKED}
BY_PUSH |= {About.SILENT, About.HANDED_OVER, About.GIVEN_BACK, About.ASK_CUSTOMER}
BY_PUSH |= {About.RINGS, About.VISITOR_CAME}

# Whoever is rung is told by every way at once: neither quiet hours nor their wishes, nor that they seem to be here, delay it.
LOUD = frozenset({About.RINGS})


# Whatever stands below this in an answer by mail is the notice that was answered.
ABOVE = "##-"


@dataclass(frozen=True)
class Ways:
    """By which ways somebody is told about an occasion, beside the screen."""

    mail: bool
    push: bool


def usual(about: str) -> Ways:
    """The ways for whoever has chosen none: a mail about what asks for an act."""
    return Ways(mail=about in BY_MAIL, push=about in BY_PUSH)


SATURDAY = 5
LONGEST_QUIET = 8  # steps: a night, a weekend, and the nights around it


def quiet_until(at: datetime, *, zone: ZoneInfo, begins: time, ends: time, weekends: bool) -> datetime | None:
    """The end of the quiet in which this moment lies, by the clock on their wall; None when it lies in none."""
    end = at
    for _step in range(LONGEST_QUIET):
        later = _end_of(end.astimezone(zone), begins=begins, ends=ends, weekends=weekends)
        if later is None:
            break
        end = later
    return end if end > at else None


def _end_of(here: datetime, *, begins: time, ends: time, weekends: bool) -> datetime | None:
    if weekends and here.weekday() >= SATURDAY:
        return _at(here, time(0), days=7 - here.weekday())
    now = here.time()
    if begins < ends and begins <= now < ends:
        return _at(here, ends)
    if begins > ends and (now >= begins or now < ends):  # over midnight
        return _at(here, ends, days=1 if now >= begins else 0)
    return None


def _at(here: datetime, clock: time, *, days: int = 0) -> datetime:
    return datetime.combine(here.date() + timedelta(days=days), clock, tzinfo=here.tzinfo)
