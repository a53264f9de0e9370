"""Work that was given up, for a person to decide about, and work that is being tried again."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from firsthand.journal.errands.decide import throw_away, try_again, try_all_again
from firsthand.journal.errands.queries import being_retried, dead
from firsthand.journal.models import Errand
from firsthand.workspace.settings.answering import administrators_only, attempt, page
from firsthand.workspace.views.signed_in import AtDesk

ERRANDS = "/settings/errands/"
SHOWN = 50


@require_safe
@administrators_only
def errands(request: AtDesk) -> HttpResponse:
    """The dead letters, the latest first, and what still has attempts before it."""
    found = list(dead()[: SHOWN + 1])
    return page(
        request,
        "errands",
        item="errands",
        dead=[(one, what(one)) for one in found[:SHOWN]],
        has_more=len(found) > SHOWN,
        retried=[(one, what(one)) for one in being_retried()[:SHOWN]],
    )


def what(errand: Errand) -> str:
    """The work in words, where it is known; else the name of its function."""
    name = errand.path.rpartition(".")[2]
    return WORDS[name]() if name in WORDS else name.replace("_", " ").capitalize()


WORDS = {
    "deliver": lambda: _("Deliver a message to the customer"),
    "acknowledge": lambda: _("Tell a customer that their letter arrived"),
    "take_in": lambda: _("Read a letter that arrived"),
    "bring_along": lambda: _("Bring old mail along"),
    "take_out": lambda: _("Take an import out again"),
    "learn_spam": lambda: _("Learn what is spam and what is not"),
    "mail_invitation": lambda: _("Mail an invitation"),
    "mail_words": lambda: _("Mail about an account"),
    "mail_password_link": lambda: _("Mail a link for a new password"),
    "mail_notice": lambda: _("Mail a notice to a colleague"),
    "wake_snoozed": lambda: _("Wake conversations that sleep"),
    "return_from_silent_owners": lambda: _("Bring back what waits for owners who do nothing"),
    "let_leave": lambda: _("Send an answer at its time"),
    "follow_up": lambda: _("Mail what was not read in a chat"),
    "send_code": lambda: _("Mail a code for the customers’ page"),
    "tell_of_cover": lambda: _("Tell a customer who continues"),
    "carry_on_import": lambda: _("Bring customers along"),
    "keep_absences": lambda: _("Begin and end absences"),
    "ring_on": lambda: _("Ring the next on a rota"),
    "notice_late_answers": lambda: _("Notice answers that are late"),
}


@require_POST
@administrators_only
def attempts(request: AtDesk) -> HttpResponse:
    """All of it is tried again."""

    def act() -> str:
        count = try_all_again(by=request.representative, at=timezone.now())
        return ngettext("One piece of work is tried again.", "%(count)s pieces of work are tried again.", count) % {
            "count": count
        }

    return attempt(request, act, back=ERRANDS)


@require_POST
@administrators_only
def another_attempt(request: AtDesk, number: int) -> HttpResponse:
    """One piece of work is tried again."""
    errand = get_object_or_404(Errand, pk=number)

    def act() -> str:
        try_again(errand, by=request.representative, at=timezone.now())
        return _("It is being tried again.")

    return attempt(request, act, back=ERRANDS)


@require_POST
@administrators_only
def discarding(request: AtDesk, number: int) -> HttpResponse:
    """One piece of work is thrown away for good."""
    errand = get_object_or_404(Errand, pk=number)

    def act() -> str:
        throw_away(errand, by=request.representative, at=timezone.now())
        return _("It was discarded: it will not be done.")

    return attempt(request, act, back=ERRANDS)
