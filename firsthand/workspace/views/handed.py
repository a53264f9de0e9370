"""What becomes of a matter that was handed over: accepted, given back, finished; and what its customer says in the end."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.conversations.actions import (
    accept_hand_over,
    finish,
    hand_back,
    hear_solved,
    hear_unsolved,
    waive_follow_up,
)
from firsthand.conversations.queries import hand_overs_of
from firsthand.workspace import addresses
from firsthand.workspace.shell import shell
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, resource
from firsthand.workspace.views.found import bare_conversation_of, conversation_of
from firsthand.workspace.views.signed_in import AtDesk, is_part


def put_acceptance(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """It is theirs."""
    accept_hand_over(bare_conversation_of(request, id), by=request.representative, at=timezone.now())
    return done(request, words=_("It is yours now."), back=addresses.conversation(id))


def ask_back(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """Why it goes back."""
    chain = hand_overs_of(conversation_of(request, id))
    name = chain[-1].by.name if chain else ""
    return form(
        request,
        id,
        act="return",
        title=_("Give it back"),
        hint=_("%(name)s has it again, and reads why.") % {"name": name},
        label=_("Why it goes back"),
        required=True,
        button_words=_("Give it back"),
    )


def put_back(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """It is again whose it was."""
    reason = asked(request, "said") or asked(request, "words")
    handed = hand_back(bare_conversation_of(request, id), reason=reason, by=request.representative, at=timezone.now())
    return done(request, words=_("%(name)s has it again.") % {"name": handed.by.name}, back=addresses.desk("mine"))


def ask_finish(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """What was done, for whoever asks the customer."""
    found = conversation_of(request, id)
    name = found.follow_up_by.name if found.follow_up_by else ""
    return form(
        request,
        id,
        act="finish",
        title=_("I have finished"),
        hint=_("%(name)s has it again and asks the customer whether it is solved.") % {"name": name},
        label=_("What was done"),
        required=False,
        button_words=_("I have finished"),
    )


def put_finish(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """Whose it was first asks the customer."""
    words = asked(request, "said") or asked(request, "words")
    handed = finish(bare_conversation_of(request, id), words=words, by=request.representative, at=timezone.now())
    said = _("%(name)s asks the customer now.") % {"name": handed.first.name}
    return done(request, words=said, back=addresses.desk("mine"))


def put_solved(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """The customer says that it is solved."""
    hear_solved(bare_conversation_of(request, id), by=request.representative, at=timezone.now())
    return done(request, words=_("Solved, by the customer’s word."), back=addresses.conversation(id))


def ask_unsolved(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """What the customer says."""
    found = conversation_of(request, id)
    name = found.follow_up_by.name if found.follow_up_by else ""
    return form(
        request,
        id,
        act="word/unsolved",
        title=_("Not solved"),
        hint=_("%(name)s has it again, and asks once more when it should be solved.") % {"name": name},
        label=_("What the customer says"),
        required=False,
        button_words=_("Not solved"),
    )


def put_unsolved(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """The first owner has it again."""
    words, me = asked(request, "said") or asked(request, "words"), request.representative
    now = hear_unsolved(bare_conversation_of(request, id), words=words, by=me, at=timezone.now())
    said = _("%(name)s has it again.") % {"name": now.owner.name} if now.owner else _("It is the team’s again.")
    return done(request, words=said, back=addresses.conversation(id))


def ask_waiver(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """Why the customer is not asked any more."""
    bare_conversation_of(request, id)
    return form(
        request,
        id,
        act="word/waiver",
        title=_("Close without the customer’s word"),
        hint=_(
            "For a customer who cannot be reached any more. It can be resolved then; the reason stands in the thread."
        ),
        label=_("Why"),
        required=True,
        button_words=_("The customer is not asked"),
    )


def put_waiver(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """Nobody has to ask any more."""
    reason, me = asked(request, "said") or asked(request, "words"), request.representative
    waive_follow_up(bare_conversation_of(request, id), reason=reason, by=me, at=timezone.now())
    return done(request, words=_("Nobody has to ask any more."), back=addresses.conversation(id))


def form(request: AtDesk, id: int, *, act: str, **values: Any) -> HttpResponse:  # noqa: A002
    """In a dialog, or as a page where no script opens one."""
    values |= {"act": f"{addresses.conversation(id)}{act}/", "id": id}
    if is_part(request):
        return render(request, "workspace/handed_form.html", values)
    return render(request, "workspace/handed_page.html", shell(request, here="", **values, open="main", panes=1))


acceptance = resource(POST=put_acceptance, PUT=put_acceptance)
giving_back = resource(GET=ask_back, HEAD=ask_back, POST=put_back)
finishing = resource(GET=ask_finish, HEAD=ask_finish, POST=put_finish)
solved = resource(POST=put_solved, PUT=put_solved)
unsolved = resource(GET=ask_unsolved, HEAD=ask_unsolved, POST=put_unsolved)
waiver = resource(GET=ask_waiver, HEAD=ask_waiver, POST=put_waiver)
