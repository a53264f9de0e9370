"""What changed here: who set what up otherwise, when, what it was before and is since; and how it is taken back."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.journal.actor import Kind
from firsthand.journal.models import Change
from firsthand.team.models import Representative
from firsthand.team.queries import members_visible_to
from firsthand.workspace.settings.answering import administrators_only, done, page, refused, unless_refused
from firsthand.workspace.settings.menu import items
from firsthand.workspace.settings.naming import LOOK, Names, actor_name, sentences
from firsthand.workspace.settings.parts import numbers_in, part_of
from firsthand.workspace.settings.reading import a_number
from firsthand.workspace.settings.taking_back import can_be_taken_back, take_back
from firsthand.workspace.views.signed_in import AtDesk

CHANGES = "/settings/changes/"
SIZE = 40
# The pages of the settings, and what is changed on them.
SUBJECTS = {
    "organisation": ("organisation", "brand"),
    "members": ("account", "representative"),
    "teams": ("team",),
    "calendars": ("calendar",),
    "rotas": ("rota",),
    "inboxes": ("inbox", "mailbox", "way_out"),
    "targets": ("target",),
    "forms": ("form",),
    "chats": ("chat",),
    "tags": ("tag",),
    "doors": ("doors",),
    "keys": ("key",),
}


@dataclass(frozen=True)
class Shown:
    """One change as the page shows it: its sentence, whom or what it is about, and each part before and after."""

    change: Change
    words: str
    by: str
    about: str
    parts: list[tuple[str, str, str]]
    can_be_taken_back: bool


@require_safe
@administrators_only
def changes(request: AtDesk) -> HttpResponse:
    """The newest first, by keyset; those of one page, one thing or one person when it is chosen."""
    asked = {name: request.GET.get(name, "") for name in ("of", "number", "by")}
    found = list(chosen(request.representative, asked, before=a_number(request.GET.get("before", "")))[: SIZE + 1])
    rows = found[:SIZE]
    more = f"{CHANGES}?{urlencode({**asked, 'before': rows[-1].pk})}" if len(found) > SIZE else ""
    return page(
        request,
        "changes",
        item="changes",
        rows=shown(rows),
        more_at=more,
        asked=asked,
        subjects=[(one.code, one.words) for one in items() if one.code in SUBJECTS],
        people=[(one.pk, one.name) for one in members_visible_to(request.representative)],
    )


def chosen(me: Representative, asked: dict[str, str], *, before: int) -> QuerySet[Change]:
    found = Change.objects.select_related("entry").order_by("-pk")
    if asked["of"] in SUBJECTS:
        found = found.filter(about(me, asked["of"], number=a_number(asked["number"])))
    if who := a_number(asked["by"]):
        found = found.filter(by_kind=Kind.REPRESENTATIVE, by_id=who)
    return found.filter(pk__lt=before) if before else found


def about(me: Representative, code: str, *, number: int) -> Q:
    """Everything of a page of the settings, or of one thing on it; a person is their account too."""
    if not number:
        return Q(subject__in=SUBJECTS[code])
    if code == "members":
        account = members_visible_to(me).filter(pk=number).values_list("account", flat=True).first()
        return Q(subject="representative", number=number) | Q(subject="account", number=account or 0)
    return Q(subject__in=SUBJECTS[code], number=number)


def shown(rows: Sequence[Change]) -> list[Shown]:
    said = sentences([one.entry for one in rows])
    names = names_in(rows)
    return [
        Shown(
            change=one,
            words=words,
            by=actor_name(one.entry, names),
            about=names.get(ABOUT.get(one.subject, one.subject), {}).get(one.number, ""),
            parts=[differs(one, code, names) for code in one.parts],
            can_be_taken_back=can_be_taken_back(one),
        )
        for one, words in zip(rows, said, strict=True)
    ]


def differs(change: Change, code: str, names: Names) -> tuple[str, str, str]:
    """A part by its name, as it was and as it is since."""
    part = part_of(change.subject, code)
    before = "" if change.is_beginning else part.say(change.before[code], names)
    return str(part.words), before, part.say(change.after[code], names)


def names_in(rows: Sequence[Change]) -> Names:
    """The names of everything that these changes speak of: one statement for each kind."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for one in rows:
        wanted[one.by_kind].add(one.by_id)
        wanted[ABOUT.get(one.subject, one.subject)].add(one.number)
        for code, values in one.parts.items():
            if kind := part_of(one.subject, code).kind:
                wanted[kind] |= numbers_in(values[0]) | numbers_in(values[1])
    return {kind: LOOK[kind](ids) for kind, ids in wanted.items() if kind in LOOK}


# What is counted by the number of something else.
ABOUT = {"account": "holder", "mailbox": "inbox", "way_out": "inbox"}


@require_POST
@administrators_only
def taking_back(request: AtDesk, number: int) -> HttpResponse:
    """It is as it was before; with `?act`, together with all that was changed by the same act."""
    first = get_object_or_404(Change, pk=number)
    now = timezone.now()

    @transaction.atomic
    def act() -> HttpResponse:
        for one in reversed(of_one_act(first) if "act" in request.GET else [first]):
            take_back(one, by=request.representative, at=now)
        words = _("Taken back: it is as it was before.")
        return done(request, words, back=where_from(request), undo=undo_of(request, at=now))

    return unless_refused(act, otherwise=partial(refused, request, back=where_from(request)))


def of_one_act(first: Change) -> list[Change]:
    same = Change.objects.filter(by_kind=first.by_kind, by_id=first.by_id, at=first.at, pk__gte=first.pk)
    return list(same.order_by("pk")[:SIZE])


def undo_of(request: AtDesk, *, at: datetime) -> str:
    """The address that takes back all that this person changed at this moment; empty where that cannot be."""
    mine = Change.objects.filter(by_kind=Kind.REPRESENTATIVE, by_id=request.representative.pk, at=at)
    made = list(mine.order_by("pk")[:SIZE])
    return f"{CHANGES}{made[0].pk}/undo/?undo&act" if made and all(map(can_be_taken_back, made)) else ""


def where_from(request: AtDesk) -> str:
    """The page of the settings on which it was asked for."""
    at = request.headers.get("HX-Current-URL", "")
    path = "/settings/" + at.partition("/settings/")[2]
    return path if at else CHANGES
