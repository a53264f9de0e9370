"""`/forms`: what customers fill in. What they send is a conversation: `/conversations?form=…`, `fields` of its message."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from firsthand.api.caller import caller_of
from firsthand.api.fields import Cursor, IfMatch, Limit, PathId
from firsthand.api.pages import by_id
from firsthand.api.queries import found, named_row
from firsthand.api.shapes.forms import WORDINGS, FormChange, FormShape, NewForm, NewQuestion, shape_of
from firsthand.api.shapes.ground import Page, answer
from firsthand.api.versions import seen_version
from firsthand.channels.webform.actions import FormSettings, change_form, close_form, open_again, open_form
from firsthand.channels.webform.models import Form
from firsthand.channels.webform.queries import forms_visible_to
from firsthand.channels.webform.rules.questions import Question
from firsthand.conversations.queries import inboxes_visible_to
from firsthand.organisation.queries import brands
from firsthand.team.models import Representative
from firsthand.team.rules.permissions import must_administer

router = Router(tags=["forms"])
KEPT = ("name", "inbox", "brand", "accent", "language", "sites", "questions", *WORDINGS)


@router.get("", response=Page[FormShape], operation_id="listForms")
def list_forms(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> HttpResponse:
    """Those whose answers come to one's teams; all of them for administrators' keys."""
    slice_ = by_id(forms_visible_to(caller_of(request).staff), cursor=cursor, limit=limit)
    return answer(Page[FormShape](items=[shape_of(one) for one in slice_.rows], next=slice_.next))


@router.post("", response={201: FormShape}, operation_id="createForm")
def create_form(request: HttpRequest, given: NewForm) -> HttpResponse:
    """The form can be filled in. For administrators' keys."""
    by = caller_of(request).staff
    must_administer(by)
    made = open_form(FormSettings(**_said(given.model_dump(), given.questions, by=by)), by=by, at=timezone.now())
    return _shown(made.pk, by=by, status=201)


@router.get("/{form_id}", response=FormShape, operation_id="getForm")
def get_form(request: HttpRequest, form_id: PathId) -> HttpResponse:
    """One form, open or closed, with its questions."""
    return _shown(form_id, by=caller_of(request).staff)


@router.patch("/{form_id}", response=FormShape, operation_id="changeForm")
@transaction.atomic
def change_one(request: HttpRequest, form_id: PathId, given: FormChange, if_match: IfMatch = None) -> HttpResponse:
    """It is as was said from now on; what was sent before stays as it was asked. For administrators' keys."""
    by, at = caller_of(request).staff, timezone.now()
    form = found(forms_visible_to(by), form_id)
    must_administer(by)
    said = given.model_dump(exclude_unset=True)
    is_open = said.pop("open", None)
    now = {name: getattr(form, name) for name in KEPT}
    meant = {name: value for name, value in said.items() if value is not None or name in ("brand", "accent")}
    changed = FormSettings(**now | _said(meant, given.questions, by=by))
    change_form(form, changed, by=by, at=at, seen=seen_version(if_match))
    if is_open is not None:
        (open_again if is_open else close_form)(form, by=by, at=at)
    return _shown(form_id, by=by)


def _said(said: dict[str, Any], questions: list[NewQuestion] | None, *, by: Representative) -> dict[str, Any]:
    """With the rows that were named by their numbers."""
    rows: dict[str, QuerySet[Any]] = {"inbox": inboxes_visible_to(by), "brand": brands()}
    named = {name: named_row(rows[name], said[name], name) for name in rows if name in said}
    asked: dict[str, list[Question]] = {"questions": [one.as_question() for one in questions]} if questions else {}
    return said | named | asked


def _shown(number: int, *, by: Representative, status: int = 200) -> HttpResponse:
    form: Form = found(forms_visible_to(by), number)
    location = f"/api/v1/forms/{form.pk}" if status == 201 else ""
    return answer(shape_of(form), status=status, version=form.version, location=location)
