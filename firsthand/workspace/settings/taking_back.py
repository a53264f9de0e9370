"""How a change of a setting is taken back: by the same action that made it, with the values of before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from firsthand.access.actions import change_door_rules
from firsthand.access.models import Account, Role
from firsthand.access.queries import the_door_rules
from firsthand.channels.chat.actions import ChatSettings, change_chat
from firsthand.channels.chat.actions.change_chat import Greeting
from firsthand.channels.chat.models import Chat
from firsthand.channels.webform.actions import FormSettings, change_form
from firsthand.channels.webform.models import Form
from firsthand.channels.webform.rules.questions import Question
from firsthand.conversations.actions import InboxSettings, change_inbox, put_tag_away, rename_tag, take_tag_out
from firsthand.conversations.models import Inbox, Tag
from firsthand.files.models import StoredFile
from firsthand.journal.models import Change
from firsthand.kit.errors import Stale
from firsthand.organisation.actions import AboutUs, change_organisation, colour_brand, place_brand, rename_brand
from firsthand.organisation.models import Brand
from firsthand.organisation.queries import the_organisation
from firsthand.promises.actions import Aim, set_target
from firsthand.promises.models import Target
from firsthand.team.actions import (
    Profile,
    archive_team,
    change_teams,
    dismiss,
    draw_calendar,
    draw_rota,
    edit_profile,
    give_role,
    keep_hours,
    lay_turns,
    limit_silence,
    rename_team,
    restore_team,
    set_skills,
    turns_as_kept,
    welcome_back,
)
from firsthand.team.models import Calendar, Representative, Rota, Team

Parts = dict[str, Any]
# Two tags that were made one cannot be told apart again, and a target that was dropped is set anew.
ONE_WAY = {"merged", "holds"}


class ChangedSince(Stale):
    words = _("It was changed again since. Look at what stands there now; the newest change stands on top.")


@dataclass(frozen=True)
class Way:
    """How the parts of something are read as they are now, and made as they were; `put` leaves other parts alone."""

    now: Callable[[int], Parts]
    put: Callable[..., None]


def can_be_taken_back(change: Change) -> bool:
    """What was made then is not unmade by this, and what was taken back stays so."""
    is_one_way = change.is_beginning or ONE_WAY & change.parts.keys()
    return change.subject in WAYS and not is_one_way and change.taken_back_at is None


@transaction.atomic
def take_back(change: Change, *, by: Representative, at: datetime) -> None:
    """It is as it was before this change. Raises ChangedSince, and what the action itself raises."""
    locked = Change.objects.select_for_update(of=("self",)).get(pk=change.pk)
    way = WAYS.get(locked.subject)
    if way is None or not can_be_taken_back(locked) or not _stands(locked, way.now(locked.number)):
        raise ChangedSince
    way.put(locked.number, locked.before, by=by, at=at)
    locked.taken_back_at = at
    locked.save(update_fields=["taken_back_at"])


def _stands(change: Change, now: Parts) -> bool:
    return all(part in now and now[part] == value for part, value in change.after.items())


def row_of(kind: type[Model], *parts: str) -> Callable[[int], Parts]:
    """The parts of a row, as they are kept: rows by their numbers."""

    def now(number: int) -> Parts:
        found = kind._default_manager.filter(pk=number).values(*parts).first()
        return found or {}

    return now


def organisation_now(_number: int) -> Parts:
    house = the_organisation()
    return {one.name: getattr(house, one.name) for one in fields(AboutUs)}


def put_organisation(_number: int, parts: Parts, *, by: Representative, at: datetime) -> None:
    change_organisation(AboutUs(**parts), by=by, at=at)


def doors_now(_number: int) -> Parts:
    rules = the_door_rules()
    return {"second_factor": rules.second_factor, "session_hours": rules.session_hours}


def put_doors(number: int, parts: Parts, *, by: Representative, at: datetime) -> None:
    change_door_rules(**(doors_now(number) | parts), asker=by.account, by=by, at=at)


def put_brand(number: int, parts: Parts, *, by: Representative, at: datetime) -> None:
    brand = Brand.objects.get(pk=number)
    if "name" in parts:
        rename_brand(brand, name=parts["name"], by=by, at=at)
    if "accent" in parts:
        colour_brand(brand, accent=parts["accent"], by=by, at=at)
    if "address" in parts:
        place_brand(brand, address=parts["address"], by=by, at=at)


def put_team(number: int, parts: Parts, *, by: Representative, at: datetime) -> None:
    team = Team.objects.get(pk=number)
    if "name" in parts:
        rename_team(team, name=parts["name"], by=by, at=at)
    if "calendar" in parts:
        keep_hours(team, calendar=Calendar.objects.filter(pk=parts["calendar"]).first(), by=by, at=at)
    if "silence_minutes" in parts:
        limit_silence(team, minutes=parts["silence_minutes"], by=by, at=at)
    if "is_archived" in parts:
        (archive_team if parts["is_archived"] else restore_team)(team, by=by, at=at)


def put_target(number: int, parts: Parts, *, by: Representative, at: datetime) -> None:
    target = Target.objects.get(pk=number)
    stood: dict[str, Any] = {part.name: getattr(target, part.name) for part in fields(Aim)}
    rows = {part: ROWS[part].objects.filter(pk=value).first() for part, value in parts.items() if part in ROWS}
    set_target(Aim(**(stood | parts | rows)), instead_of=target, by=by, at=at)


def put_tag(number: int, parts: Parts, *, by: Representative, at: datetime) -> None:
    tag = Tag.objects.get(pk=number)
    if "name" in parts:
        rename_tag(tag, name=parts["name"], by=by, at=at)
    if "is_put_away" in parts:
        (put_tag_away if parts["is_put_away"] else take_tag_out)(tag, by=by, at=at)


def put_account(number: int, parts: Parts, *, by: Representative, at: datetime) -> None:
    rep = Representative.objects.with_account().get(account=number)
    if "role" in parts:
        give_role(rep, role=Role(parts["role"]), by=by, at=at)
    if "is_active" in parts:
        (welcome_back if parts["is_active"] else dismiss)(rep, by=by, at=at)


def representative_now(number: int) -> Parts:
    rep = Representative.objects.filter(pk=number).first()
    if rep is None:
        return {}
    own = {part.name: getattr(rep, part.name) for part in fields(Profile)}
    led = sorted(team for team, leads in rep.places.items() if leads)
    skills = sorted(rep.skills.values_list("name", flat=True))
    return own | {"picture": rep.picture_id, "teams": sorted(rep.places), "leads": led, "skills": skills}


def put_representative(number: int, parts: Parts, *, by: Representative, at: datetime) -> None:
    rep = Representative.objects.with_account().get(pk=number)
    said = dict(parts)
    if said.keys() & {"teams", "leads"}:
        stood = representative_now(number) | said
        teams, leads = (Team.objects.filter(pk__in=stood[part]) for part in ("teams", "leads"))
        change_teams(rep, teams=list(teams), leads=list(leads), by=by, at=at)
    if "skills" in said:
        set_skills(rep, said["skills"], by=by, at=at)
    own = {part.name: said[part.name] for part in fields(Profile) if part.name in said}
    if own.get("picture"):
        own["picture"] = StoredFile.objects.get(pk=own["picture"])
    edit_profile(rep, Profile(**own), by=by, at=at)


def put_calendar(number: int, parts: Parts, *, by: Representative, at: datetime) -> None:
    calendar = Calendar.objects.get(pk=number)
    stood = CALENDAR(number) | parts
    draw_calendar(stood["name"], stood, instead_of=calendar, by=by, at=at)


def put_form(number: int, parts: Parts, *, by: Representative, at: datetime) -> None:
    form = Form.objects.get(pk=number)
    stood: dict[str, Any] = {part.name: getattr(form, part.name) for part in fields(FormSettings)}
    said = {part: value for part, value in parts.items() if part != "asks"}
    asked = {"questions": [Question.from_json(one) for one in parts["asks"]]} if "asks" in parts else {}
    rows = {part: ROWS[part].objects.filter(pk=value).first() for part, value in parts.items() if part in ROWS}
    change_form(form, FormSettings(**(stood | said | asked | rows)), by=by, at=at)


def put_chat(number: int, parts: Parts, *, by: Representative, at: datetime) -> None:
    chat = Chat.objects.get(pk=number)
    said: dict[str, Any] = {part.name: getattr(chat, part.name) for part in fields(ChatSettings)} | parts
    said["greetings"] = tuple(Greeting(**one) for one in said["greetings"])
    change_chat(chat, ChatSettings(**said), by=by, at=at)


def rota_now(number: int) -> Parts:
    rota = Rota.objects.filter(pk=number).first()
    return ROTA(number) | {"turns": turns_as_kept(rota)} if rota else {}


def put_rota(number: int, parts: Parts, *, by: Representative, at: datetime) -> None:
    rota = Rota.objects.select_related("team").get(pk=number)
    if parts.keys() & {"name", "team", "timezone"}:
        stood = ROTA(number) | parts
        team = Team.objects.filter(pk=stood["team"]).first()
        draw_rota(stood["name"], team=team, timezone=stood["timezone"], instead_of=rota, by=by, at=at)
    if "turns" in parts:
        lay_turns(rota, parts["turns"], by=by, at=at)


def put_inbox(number: int, parts: Parts, *, by: Representative, at: datetime) -> None:
    inbox = Inbox.objects.get(pk=number)
    stood: dict[str, Any] = {part.name: getattr(inbox, part.name) for part in fields(InboxSettings)}
    rows = {part: ROWS[part].objects.filter(pk=value).first() for part, value in parts.items() if part in ROWS}
    change_inbox(inbox, InboxSettings(**(stood | parts | rows)), by=by, at=at)


ROWS: dict[str, Any] = {"inbox": Inbox, "team": Team, "brand": Brand, "calendar": Calendar}
FORM = ({part.name for part in fields(FormSettings)} - {"questions"}) | {"asks"}
CALENDAR = row_of(Calendar, "name", "timezone", "hours", "holidays", "breaks")

ROTA = row_of(Rota, "name", "team", "timezone")

WAYS: Mapping[str, Way] = {
    "organisation": Way(organisation_now, put_organisation),
    "doors": Way(doors_now, put_doors),
    "team": Way(row_of(Team, "name", "is_archived", "calendar", "silence_minutes"), put_team),
    "brand": Way(row_of(Brand, "name", "accent", "address"), put_brand),
    "target": Way(row_of(Target, *(part.name for part in fields(Aim))), put_target),
    "tag": Way(row_of(Tag, "name", "is_put_away"), put_tag),
    "account": Way(row_of(Account, "role", "is_active"), put_account),
    "representative": Way(representative_now, put_representative),
    "calendar": Way(CALENDAR, put_calendar),
    "rota": Way(rota_now, put_rota),
    "form": Way(row_of(Form, *FORM), put_form),
    "chat": Way(row_of(Chat, *(part.name for part in fields(ChatSettings))), put_chat),
    "inbox": Way(row_of(Inbox, *(part.name for part in fields(InboxSettings))), put_inbox),
}
