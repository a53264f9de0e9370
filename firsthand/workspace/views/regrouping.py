"""Merging, splitting and linking conversations: a look before, the act, and the way back."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.conversations.actions import link, merge, split, take_apart, unlink
from firsthand.conversations.models import Conversation, Link
from firsthand.conversations.queries import (
    Asking,
    answer_to,
    bare_one_visible_to,
    earlier_of,
    links_of,
    merged,
    one_visible_to,
    regrouping_visible_to,
    regroupings_of,
    tags_of,
)
from firsthand.conversations.rules.asking import read_line
from firsthand.workspace import addresses
from firsthand.workspace.regrouped import candidate, linked, regrouped
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, number, resource
from firsthand.workspace.views.found import bare_conversation_of, conversation_of, there
from firsthand.workspace.views.message_acts import message_of
from firsthand.workspace.views.signed_in import AtDesk, representative_required

MOST, LONGEST = 12, 200


@require_safe
@representative_required
def others(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002 - the word of the address
    """With which other conversation it may be merged or linked: the same customer's first, else what is looked for."""
    found = conversation_of(request, id)
    line = asked(request, "q")[:LONGEST]
    values = {
        "id": id,
        "at": addresses.conversation(id),
        "purpose": purpose(request),
        "words": line,
        "kinds": Link.Kind,
    }
    chosen = [candidate(one, beside=found) for one in near(found, line, request) if one.pk != id]
    return render(request, "workspace/others.html", values | {"others": chosen})


def near(found: Conversation, line: str, request: AtDesk) -> list[Conversation]:
    me = request.representative
    if line.removeprefix("#").isdecimal() and len(line) < 19:
        one = one_visible_to(me, int(line.removeprefix("#")))
        return [one] if one else []
    if line:
        asking = Asking(me, at=timezone.now(), zone=timezone.get_current_timezone())
        return [hit.conversation for hit in answer_to(read_line(line), asking, size=MOST).found]
    related = bare_one_visible_to(me, found.related_id) if found.related_id else None
    return [*([related] if related else []), *earlier_of(found, representative=me)]


def purpose(request: AtDesk) -> str:
    return "link" if asked(request, "purpose") == "link" else "merge"


@require_safe
@representative_required
def preview(request: AtDesk, id: int, into: int) -> HttpResponse:  # noqa: A002
    """What would stand where."""
    other, stays = conversation_of(request, id), conversation_of(request, into)
    owners = {one.owner_id: one.owner for one in (other, stays)}
    values: dict[str, Any] = {
        "at": addresses.conversation(id),
        "other": candidate(other, beside=stays),
        "stays": candidate(stays, beside=other),
        "are_two": other.customer_id != stays.customer_id,
        "goes": other.message_count,
        "tags": sorted({*tags_of(other), *tags_of(stays)}),
    }
    after = merged(other, into=stays)
    return render(request, "workspace/merging.html", values | {"after": after, "owner": owners.get(after.owner_id)})


def join(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """All of it stands in the other one."""
    into = there(bare_one_visible_to(request.representative, number(request, "into") or 0))
    across = asked(request, "across") == "yes"
    found, me = bare_conversation_of(request, id), request.representative
    made = merge(found, into=into, by=me, at=timezone.now(), across_customers=across)
    return went(request, _("They are one conversation now."), to=into.pk, undo=made.pk)


def part(request: AtDesk, id: int, message: int) -> HttpResponse:  # noqa: A002
    """The message is a matter of its own, alone or with what follows."""
    following = asked(request, "following") == "yes"
    made = split(message_of(request, id, message), following=following, by=request.representative, at=timezone.now())
    return went(request, _("It is a matter of its own now."), to=made.target_id, undo=made.pk)


def apart(request: AtDesk, regrouping: int) -> HttpResponse:
    """Both stand as they stood."""
    found = there(regrouping_visible_to(request.representative, regrouping))
    take_apart(found, by=request.representative, at=timezone.now())
    return went(request, _("It is as it was."), to=found.source_id)


def went(request: AtDesk, words: str, *, to: int, undo: int = 0) -> HttpResponse:
    """The news, on the page of the conversation where one goes on."""
    at = addresses.conversation(to)
    return done(request, words=words, back=at, undo=f"/regroupings/{undo}/taking-back/" if undo else "")


@require_safe
@representative_required
def beside(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """Its links, and what was merged or split."""
    found, me = bare_conversation_of(request, id), request.representative
    values = {
        "at": addresses.conversation(id),
        "links": [linked(one) for one in links_of(found, representative=me)],
        "regrouped": [regrouped(one, beside=id) for one in regroupings_of(found)],
    }
    return render(request, "workspace/links.html", values)


def tie(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """It is linked with the other one."""
    me, kind = request.representative, asked(request, "kind")
    other = there(bare_one_visible_to(me, number(request, "other") or 0))
    wanted = Link.Kind(kind) if kind in Link.Kind.values else Link.Kind.RELATED
    made = link(bare_conversation_of(request, id), other=other, kind=wanted, by=me, at=timezone.now())
    at = addresses.conversation(id)
    return done(request, words=_("They are linked."), back=at, undo=f"{at}links/{made.pk}/?method=DELETE")


def untie(request: AtDesk, id: int, link: int) -> HttpResponse:  # noqa: A002
    """The link is gone."""
    me = request.representative
    linked_here = [one for one in links_of(bare_conversation_of(request, id), representative=me) if one.link.pk == link]
    if not linked_here:
        raise Http404
    gone = linked_here[0].link
    unlink(gone, by=me, at=timezone.now())
    undo = f"{addresses.conversation(gone.conversation_id)}links/?other={gone.other_id}&kind={gone.kind}"
    return done(request, words=_("They are not linked any more."), back=addresses.conversation(id), undo=undo)


merging = resource(POST=join)
splitting = resource(POST=part)
taking_apart = resource(POST=apart)
links = resource(GET=beside, POST=tie)
one_link = resource(DELETE=untie, POST=untie)
