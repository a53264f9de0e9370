"""A new matter: one of us writes to a customer first."""

import re
from typing import Any
from uuid import uuid4

from django.db import IntegrityError
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from firsthand.channels.email.queries import ours_among
from firsthand.conversations.actions import begin, discard_draft
from firsthand.conversations.models import Inbox, Message, Sheet, Side
from firsthand.conversations.queries import customers_visible_to, inboxes_to_write_from, letters_begun_by, search
from firsthand.conversations.rules.addressing import Addressing, in_words
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.refusals import NobodyToWriteTo
from firsthand.conversations.rules.words import Words
from firsthand.kit.errors import Forbidden, Refused
from firsthand.kit.text import excerpt, one_line
from firsthand.people.queries import main_address
from firsthand.workspace import addresses
from firsthand.workspace.addressed import refuse_ours, typed
from firsthand.workspace.sheets import LETTERS, kept_at, lies_at, sent_as
from firsthand.workspace.shell import shell
from firsthand.workspace.stored import all_files
from firsthand.workspace.views.answers import SEE_OTHER
from firsthand.workspace.views.asked import asked, number
from firsthand.workspace.views.found import first
from firsthand.workspace.views.replies import words_of
from firsthand.workspace.views.signed_in import AtDesk, is_part, representative_required

MOST_PEOPLE, MOST_LETTERS = 8, 5
FIELDS = ("to", "cc", "bcc", "inbox", "subject", "words", "once")


@require_http_methods(["GET", "HEAD", "POST"])
@representative_required
def beginning(request: AtDesk) -> HttpResponse:
    """The empty letter, or it is on its way and its conversation is shown."""
    if request.method != "POST":
        return form(request, {"to": known(request), "once": letter(request) or str(uuid4())})
    try:
        sent = once(request)
    except Refused as refused:
        if is_part(request) or isinstance(refused, Forbidden):
            raise
        return form(request, written(request.POST), error=refused.sentence)
    if number(request, "draft") and (kept := letter(request)):
        discard_draft(Sheet(Side.LETTER, about=kept), by=request.representative)
    there = addresses.conversation(sent.matter.pk)
    if is_part(request):
        return HttpResponse(status=204, headers={"HX-Location": there})
    return HttpResponseRedirect(there, status=SEE_OTHER)


def letter(request: AtDesk) -> str:
    """The number of a letter that was begun before, or of the one that is sent."""
    said = asked(request, "once") or asked(request, "draft")
    return said if re.fullmatch(LETTERS, said) else ""


def form(request: AtDesk, fields: dict[str, str], *, error: str = "") -> HttpResponse:
    me = request.representative
    inboxes = [(one.pk, one.name) for one in inboxes_to_write_from(me)]
    values: dict[str, Any] = {"fields": dict.fromkeys(FIELDS, "") | fields, "inboxes": inboxes, "error": error}
    values["sheet"] = kept_at(Sheet(Side.LETTER, about=fields["once"]))
    values["begun"] = [] if "draft" in request.GET else begun(request)
    page = shell(request, here="", **values, open="main", panes=1)
    return render(request, "workspace/beginning.html", page, status=422 if error else 200)


def begun(request: AtDesk) -> list[tuple[str, str]]:
    """The letters that are not sent yet: where each lies, and what it is about."""
    letters = letters_begun_by(request.representative)[:MOST_LETTERS]
    return [(lies_at(one), one.fields.get("subject") or excerpt(one.text, at_most=60)) for one in letters]


def known(request: AtDesk) -> str:
    """The customer from whose page one comes."""
    customer = customers_visible_to(request.representative).filter(pk=number(request, "customer") or 0).first()
    address = main_address(customer) if customer else ""
    return in_words([Party(address, customer.name)]) if customer and address else ""


def written(said: QueryDict) -> dict[str, str]:
    return {name: ", ".join(said.getlist(name)) for name in FIELDS}


def once(request: AtDesk) -> Message:
    """The letter, sent once however often its form comes."""
    form_id = sent_as(Side.LETTER, asked(request, "once"))
    try:
        return send(request, external_id=form_id)
    except IntegrityError:
        return first(Message.objects.filter(external_id=form_id, author_representative=request.representative))


def send(request: AtDesk, *, external_id: str | None) -> Message:
    addressing = Addressing(to=typed(request, "to"), cc=typed(request, "cc"), bcc=typed(request, "bcc"))
    if not addressing.to:
        raise NobodyToWriteTo
    refuse_ours(addressing.to)
    return begin(
        chosen_inbox(request),
        addressing=addressing.without(ours_among(addressing.addresses)),
        subject=one_line(asked(request, "subject"), at_most=500),
        words=Words(words_of(request), files=all_files(request, by=request.representative)),
        by=request.representative,
        at=timezone.now(),
        external_id=external_id,
    )


def chosen_inbox(request: AtDesk) -> Inbox:
    return first(inboxes_to_write_from(request.representative).filter(pk=number(request, "inbox") or 0))


@require_safe
@representative_required
def people(request: AtDesk) -> HttpResponse:
    """Customers of matters that one may see, who fit what is typed so far."""
    words = asked(request, "to").rpartition(",")[2].strip()[:200]
    hits = search(request.representative, words, size=MOST_PEOPLE * 2) if len(words) > 1 else []
    customers = list({hit.conversation.customer_id: hit.conversation.customer for hit in hits}.values())[:MOST_PEOPLE]
    offered = [in_words([Party(address, one.name)]) for one in customers if (address := main_address(one))]
    return render(request, "workspace/people.html", {"offered": offered})
