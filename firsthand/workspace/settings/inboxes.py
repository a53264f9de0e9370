"""Inboxes: where customers write, and how soon they are answered."""

from datetime import datetime
from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from firsthand.channels.email.queries import mailbox_at
from firsthand.conversations.actions import InboxSettings, change_inbox, open_inbox
from firsthand.conversations.models import Inbox
from firsthand.conversations.queries import inboxes_visible_to
from firsthand.organisation.queries import brands, the_organisation
from firsthand.team.queries import calendars_visible_to, teams_visible_to
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, done, page, unless_refused
from firsthand.workspace.settings.changes import undo_of
from firsthand.workspace.settings.choices import languages
from firsthand.workspace.settings.hours import in_hours
from firsthand.workspace.settings.organisation import Unchosen
from firsthand.workspace.views.signed_in import AtDesk

INBOXES = "/settings/inboxes/"
# Scores from which on a letter is held back: when there is hardly any doubt, when it is likely, when it may be.
CAREFULNESS = (97, 90, 75)


@require_safe
@administrators_only
def inboxes(request: AtDesk) -> HttpResponse:
    """All of them, with their addresses and what is wrong with them."""
    shown = [(one, mailbox_at(one), in_hours(one.answer_within)) for one in inboxes_visible_to(request.representative)]
    has_teams = teams_visible_to(request.representative).exists()
    return page(request, "inboxes", item="inboxes", inboxes=shown, has_teams=has_teams)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def inbox(request: AtDesk, number: int = 0) -> HttpResponse:
    """One inbox, or a new one."""
    old = get_object_or_404(inboxes_visible_to(request.representative), pk=number) if number else None
    if request.method != "POST":
        return form(request, old, fields_of(old) if old else new_fields())

    def act() -> HttpResponse:
        now = timezone.now()
        kept = keep(request, old, at=now)
        if old is None:
            return done(
                request, _("The inbox stands. Now say at which address."), back=f"{INBOXES}{kept.pk}/connection/"
            )
        return done(request, _("The inbox is as you said."), back=INBOXES, undo=undo_of(request, at=now))

    return unless_refused(act, otherwise=partial(form, request, old, reading.written(request)))


def form(request: AtDesk, old: Inbox | None, fields: dict[str, str], *, error: str = "") -> HttpResponse:
    me, nobody = request.representative, ("", _("none"))
    return page(
        request,
        "inbox",
        item="inboxes",
        status=422 if error else 200,
        old=old,
        mailbox=mailbox_at(old) if old else None,
        fields=fields,
        teams=[(one.pk, one.name) for one in teams_visible_to(me)],
        brands=[nobody, *((one.pk, one.name) for one in brands())],
        calendars=[("", _("round the clock")), *((one.pk, one.name) for one in calendars_visible_to(me))],
        languages=languages(),
        thresholds=thresholds(fields.get("spam_threshold", "")),
        error=error,
    )


def keep(request: AtDesk, old: Inbox | None, *, at: datetime) -> Inbox:
    settings = read(request)
    if old is None:
        return open_inbox(settings, by=request.representative, at=at)
    change_inbox(old, settings, by=request.representative, at=at)
    return old


def read(request: AtDesk) -> InboxSettings:
    """What was written. Raises Unchosen where no team is."""
    team = reading.chosen(request, "team", among=teams_visible_to(request.representative))
    if team is None:
        raise Unchosen
    hours, minutes = reading.number(request, "hours"), reading.number(request, "minutes")
    return InboxSettings(
        name=reading.words(request, "name"),
        team=team,
        brand=reading.chosen(request, "brand", among=brands()),
        calendar=reading.chosen(request, "calendar", among=calendars_visible_to(request.representative)),
        language=reading.words(request, "language"),
        answer_within=hours * 60 + minutes,
        acknowledges=reading.is_on(request, "acknowledges"),
        links_to_page=reading.is_on(request, "links_to_page"),
        is_default=reading.is_on(request, "is_default"),
        holds_spam=reading.is_on(request, "holds_spam"),
        spam_threshold=reading.number(request, "spam_threshold", otherwise=CAREFULNESS[1]),
    )


def fields_of(inbox: Inbox) -> dict[str, str]:
    """An inbox as the form shows it: a box that is ticked is there, another one is not."""
    hours, minutes = divmod(inbox.answer_within, 60)
    said = {"name": inbox.name, "team": inbox.team_id, "brand": inbox.brand_id, "calendar": inbox.calendar_id}
    said |= {"language": inbox.language, "hours": hours, "minutes": minutes}
    said |= {"spam_threshold": inbox.spam_threshold}
    ticked = {
        name: "on" for name in ("acknowledges", "links_to_page", "is_default", "holds_spam") if getattr(inbox, name)
    }
    return {name: "" if value is None else str(value) for name, value in said.items()} | ticked


def thresholds(now: str) -> list[tuple[int, str]]:
    """The choices, and the one in force where a program set another."""
    words = [_("only what is hardly in doubt"), _("what is likely spam"), _("also what may be spam")]
    offered = dict(zip(CAREFULNESS, words, strict=True))
    if now.isdecimal() and int(now) not in offered:
        offered[int(now)] = _("from %(score)s of 100 on") % {"score": now}
    return list(offered.items())


def new_fields() -> dict[str, str]:
    empty = dict.fromkeys(("name", "team", "brand", "calendar"), "")
    return empty | {
        "language": the_organisation().language,
        "hours": "8",
        "minutes": "0",
        "acknowledges": "on",
        "links_to_page": "on",
        "holds_spam": "on",
        "spam_threshold": str(CAREFULNESS[1]),
    }
