"""`/rotas`: who is on by day and night, and for what they are rung; `/ringings`: what rings."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from firsthand.api.caller import caller_of
from firsthand.api.fields import Cursor, Limit, PathId
from firsthand.api.pages import by_id
from firsthand.api.problems import flawed
from firsthand.api.queries import found
from firsthand.api.shapes.ground import Named, Page, answer
from firsthand.api.shapes.rotas import (
    WEEKDAYS,
    BellShape,
    NewBell,
    NewRota,
    NewTurn,
    RingingShape,
    RotaShape,
    bell_shape,
    ringing_shape,
    rota_shape,
)
from firsthand.conversations.queries import inboxes_visible_to, tags_visible_to
from firsthand.desk.actions import RingsFor, hang_bell, take_bell_down, take_ringing
from firsthand.desk.queries import bells_of, ringing_for, ringings_visible_to
from firsthand.kit.time import zone
from firsthand.team.actions import Hours, add_turns, draw_rota, drop_rota, drop_turns
from firsthand.team.models import Representative, Rota, Team
from firsthand.team.queries import colleagues, on_duty, rotas_visible_to, teams_visible_to, turn_value
from firsthand.team.rules.rotas import changes_at

router = Router(tags=["presence"])


@router.get("/rotas", response=Page[RotaShape], operation_id="listRotas")
def list_rotas(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> HttpResponse:
    """Who is on by day and night, and who is on now."""
    slice_ = by_id(rotas_visible_to(caller_of(request).staff), cursor=cursor, limit=limit)
    return answer(Page[RotaShape](items=[_shape(one) for one in slice_.rows], next=slice_.next))


@router.post("/rotas", response={201: RotaShape}, operation_id="createRota")
def create_rota(request: HttpRequest, given: NewRota) -> HttpResponse:
    """It stands, and its turns are to be said. For who leads its team; one of no team for administrators' keys."""
    by = caller_of(request).staff
    made = draw_rota(given.name, team=_team(given, by), timezone=given.timezone, by=by, at=timezone.now())
    return _shown(request, made.pk, status=201)


@router.get("/rotas/{rota_id}", response=RotaShape, operation_id="getRota")
def get_rota(request: HttpRequest, rota_id: PathId) -> HttpResponse:
    """One rota, with who is on now."""
    return _shown(request, rota_id)


@router.put("/rotas/{rota_id}", response=RotaShape, operation_id="replaceRota")
def replace_rota(request: HttpRequest, rota_id: PathId, given: NewRota) -> HttpResponse:
    """It is called so, this team's, and goes by this clock; its turns and bells stay."""
    rota, by = _one(request, rota_id), caller_of(request).staff
    team = _team(given, by)
    draw_rota(given.name, team=team, timezone=given.timezone, instead_of=rota, by=by, at=timezone.now())
    return _shown(request, rota_id)


@router.delete("/rotas/{rota_id}", response=RotaShape, operation_id="dropRota")
def remove_rota(request: HttpRequest, rota_id: PathId) -> HttpResponse:
    """Nobody is on by it any more, and its bells are silent."""
    rota = _one(request, rota_id)
    shape = _shape(rota)
    drop_rota(rota, by=caller_of(request).staff, at=timezone.now())
    return answer(shape)


@router.post("/rotas/{rota_id}/turns", response={201: RotaShape}, operation_id="addTurns")
def create_turns(request: HttpRequest, rota_id: PathId, given: NewTurn) -> HttpResponse:
    """They are on then; a night is two turns, cut at midnight."""
    rota, by = _one(request, rota_id), caller_of(request).staff
    rep = colleagues(by).filter(pk=given.representative).first()
    if rep is None:
        raise flawed("/representative", "There is no such representative.")
    weekdays = tuple(WEEKDAYS.index(one) for one in given.weekdays)
    hours = Hours(_minutes(given.opens), _minutes(given.closes), weekdays=weekdays, day=given.day, rank=given.rank)
    add_turns(rota, rep, hours, by=by, at=timezone.now())
    return _shown(request, rota_id, status=201)


@router.delete("/rotas/{rota_id}/turns/{turn_id}", response=RotaShape, operation_id="dropTurn")
def remove_turn(request: HttpRequest, rota_id: PathId, turn_id: PathId) -> HttpResponse:
    """They are not on then."""
    rota = _one(request, rota_id)
    drop_turns(rota, [found(rota.turns.all(), turn_id)], by=caller_of(request).staff, at=timezone.now())
    return _shown(request, rota_id)


@router.get("/rotas/{rota_id}/bells", response=Page[BellShape], operation_id="listBells")
def list_bells(request: HttpRequest, rota_id: PathId, cursor: Cursor = "", limit: Limit = 50) -> HttpResponse:
    """For what it is rung."""
    slice_ = by_id(bells_of(_one(request, rota_id)), cursor=cursor, limit=limit)
    return answer(Page[BellShape](items=[bell_shape(one) for one in slice_.rows], next=slice_.next))


@router.post("/rotas/{rota_id}/bells", response={201: BellShape}, operation_id="hangBell")
def create_bell(request: HttpRequest, rota_id: PathId, given: NewBell) -> HttpResponse:
    """It is rung for such matters from now on."""
    rota, by = _one(request, rota_id), caller_of(request).staff
    bell = hang_bell(rota, _rings_for(given, by), by=by, at=timezone.now())
    return answer(bell_shape(bell), status=201)


@router.delete("/rotas/{rota_id}/bells/{bell_id}", response=BellShape, operation_id="takeBellDown")
def remove_bell(request: HttpRequest, rota_id: PathId, bell_id: PathId) -> HttpResponse:
    """It rings no more."""
    bell = found(bells_of(_one(request, rota_id)), bell_id)
    shape = bell_shape(bell)
    take_bell_down(bell, by=caller_of(request).staff, at=timezone.now())
    return answer(shape)


@router.get("/ringings", response=Page[RingingShape], operation_id="listRingings")
def list_ringings(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> HttpResponse:
    """What rings now, in the matters open to you."""
    slice_ = by_id(ringing_for(caller_of(request).staff), cursor=cursor, limit=limit)
    return answer(Page[RingingShape](items=[ringing_shape(one) for one in slice_.rows], next=slice_.next))


@router.get("/ringings/{ringing_id}", response=RingingShape, operation_id="getRinging")
def get_ringing(request: HttpRequest, ringing_id: PathId) -> HttpResponse:
    """One of them, and how it ended."""
    return _ringing(request, ringing_id)


@router.post("/ringings/{ringing_id}/taking", response=RingingShape, operation_id="takeRinging")
def take_one(request: HttpRequest, ringing_id: PathId) -> HttpResponse:
    """The matter is yours, and nobody else is rung."""
    by = caller_of(request).staff
    take_ringing(found(ringings_visible_to(by), ringing_id), by=by, at=timezone.now())
    return _ringing(request, ringing_id)


def _one(request: HttpRequest, rota_id: int) -> Rota:
    return found(rotas_visible_to(caller_of(request).staff), rota_id)


def _shown(request: HttpRequest, rota_id: int, *, status: int = 200) -> HttpResponse:
    location = f"/api/v1/rotas/{rota_id}" if status == 201 else ""
    return answer(_shape(_one(request, rota_id)), status=status, location=location)


def _shape(one: Rota) -> RotaShape:
    now = timezone.now()
    turns = [turn_value(each) for each in one.turns.all()]
    on_now = [Named(id=each.pk, name=each.name) for each in on_duty(one, at=now)]
    return rota_shape(one, on_now=on_now, until=changes_at(turns, now, zone=zone(one.timezone)))


def _team(given: NewRota, by: Representative) -> Team | None:
    if given.team is None:
        return None
    team = teams_visible_to(by).filter(pk=given.team).first()
    if team is None:
        raise flawed("/team", "There is no such team.")
    return team


def _rings_for(given: NewBell, by: Representative) -> RingsFor:
    """Raises a problem where there is no such inbox or tag."""
    inbox = inboxes_visible_to(by).filter(pk=given.inbox).first() if given.inbox else None
    tag = tags_visible_to(by).filter(name=given.tag).first() if given.tag else None
    for name, said, there in (("inbox", given.inbox, inbox), ("tag", given.tag, tag)):
        if said and there is None:
            raise flawed(f"/{name}", f"There is no such {name}.")
    return RingsFor(when_urgent=given.when_urgent, inbox=inbox, tag=tag, minutes=given.minutes)


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _ringing(request: HttpRequest, ringing_id: int) -> HttpResponse:
    return answer(ringing_shape(found(ringings_visible_to(caller_of(request).staff), ringing_id)))
