"""How a customer was let down, in plain words, and by what somebody makes up for it."""

from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.look.times import until_in_words
from firsthand.promises.actions import (
    Mending,
    do_repair,
    drop_repair,
    note_asked_again,
    plan_repair,
    take_back_asked_again,
)
from firsthand.promises.models import Repair
from firsthand.promises.queries import last_failures, let_downs_of, repairs_for, repairs_of, repairs_visible_to
from firsthand.promises.rules.failures import RepairKind
from firsthand.team.models import Representative
from firsthand.team.queries import colleagues
from firsthand.workspace import addresses
from firsthand.workspace.promised import NoTimeSaid, due_said, hours_of
from firsthand.workspace.repaired import failures_in_words, mended, often_in_words
from firsthand.workspace.shell import shell
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, number, resource
from firsthand.workspace.views.found import bare_conversation_of, first
from firsthand.workspace.views.message_acts import message_of
from firsthand.workspace.views.my_promises import lists
from firsthand.workspace.views.signed_in import AtDesk, representative_required


@require_safe
@representative_required
def failures(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002 - the word of the address
    """What stands beside the conversation; nothing where this customer was never let down."""
    found, me, now = bare_conversation_of(request, id), request.representative, timezone.now()
    often = let_downs_of(found.customer, now=now, zone=timezone.get_current_timezone())
    repairs = repairs_for(found.customer, me)
    values = {
        "conversation": found,
        "often": often_in_words(often),
        "last": failures_in_words(last_failures(found.customer, me)) if often else [],
        "repairs": mended(repairs, me=me),
        "kinds": RepairKind.choices,
        "owners": owners(me) if often or repairs else [],
        "once": str(uuid4()),
    }
    return render(request, "workspace/failures.html", values)


def owners(me: Representative) -> list[tuple[int, str]]:
    """Who may be asked to do it, oneself first."""
    people = [(one.pk, one.name) for one in colleagues(me)]
    return sorted(people, key=lambda one: one[0] != me.pk)


def plan(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """Somebody is to make up for it."""
    found, me, now = bare_conversation_of(request, id), request.representative, timezone.now()
    due = due_said(request, at=now, hours=hours_of(found))
    if due is None:
        raise NoTimeSaid
    once = asked(request, "once")
    mending = Mending(
        kind=asked(request, "kind"),
        words=asked(request, "words"),
        due_at=due,
        owner=colleagues(me).filter(pk=number(request, "owner") or me.pk).first(),
        external_id=f"form-{once[:64]}" if once else None,
    )
    made = plan_repair(found, mending, by=me, at=now)
    words = _("%(name)s makes up for it: %(time)s.") % {"name": made.owner.name, "time": until_in_words(made.due_at)}
    return done(request, words=words, back=addresses.conversation(id), undo=f"/repairs/{made.pk}/dropping/")


def repair_of(request: AtDesk, number: int) -> Repair:
    return first(repairs_visible_to(request.representative).filter(pk=number))


def put_done(request: AtDesk, repair: int) -> HttpResponse:
    """The customer has been made up to."""
    one = do_repair(repair_of(request, repair), by=request.representative, at=timezone.now())
    return done(
        request, words=_("Done. It stands with the customer."), back=addresses.conversation(one.conversation_id)
    )


def put_dropped(request: AtDesk, repair: int) -> HttpResponse:
    """It is not needed any more."""
    one = drop_repair(repair_of(request, repair), by=request.representative, at=timezone.now())
    return done(request, words=_("Not needed any more."), back=addresses.conversation(one.conversation_id))


def note(request: AtDesk, id: int, message: int) -> HttpResponse:  # noqa: A002
    """In this message the customer had to say something again."""
    note_asked_again(message_of(request, id, message), by=request.representative, at=timezone.now())
    at = f"{addresses.message(id, message)}asked-again/?method=DELETE"
    words = _("Noted: they had to say it again.")
    return done(request, words=words, back=addresses.message_in_thread(id, message), undo=at)


def take_back(request: AtDesk, id: int, message: int) -> HttpResponse:  # noqa: A002
    """They had not."""
    take_back_asked_again(message_of(request, id, message), by=request.representative, at=timezone.now())
    at = f"{addresses.message(id, message)}asked-again/"
    return done(request, words=_("Taken back."), back=addresses.message_in_thread(id, message), undo=at)


@require_safe
@representative_required
def my_repairs(request: AtDesk) -> HttpResponse:
    """What one has yet to make up for."""
    me = request.representative
    values = {
        "repairs": mended(repairs_of(me), me=me),
        "lists": lists("repairs"),
        "me_topic": f"representative:{me.pk}",
    }
    return render(request, "workspace/my_repairs.html", shell(request, here="promises", **values, open="main", panes=1))


repairs = resource(POST=plan)
doing = resource(POST=put_done)
dropping = resource(POST=put_dropped)
asked_again = resource(POST=note, DELETE=take_back)
