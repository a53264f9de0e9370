"""Spam: how well it is held back, and who is blocked."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.channels.email.actions import block, let_blocked_through, unblock
from firsthand.channels.email.models import Block
from firsthand.channels.email.queries import blocks_visible_to, held_for_blocks, spam_lessons
from firsthand.conversations.queries import inboxes_visible_to, spam_figures
from firsthand.team.models import Representative
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, attempt, done, page, unless_refused
from firsthand.workspace.views.signed_in import AtDesk

SPAM = "/settings/spam/"
SIZE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def spam(request: AtDesk) -> HttpResponse:
    """The figures and the blocked senders, and a form to block another."""
    if request.method != "POST":
        return shown(request)

    def act() -> HttpResponse:
        made = block(
            reading.words(request, "pattern"),
            reason=reading.words(request, "reason"),
            by=request.representative,
            at=timezone.now(),
        )
        words = _("%(sender)s is blocked.") % {"sender": made.pattern}
        return done(request, words, back=SPAM, undo=f"{SPAM}blocks/{made.pk}/ending/?undo")

    return unless_refused(act, otherwise=partial(shown, request))


def shown(request: AtDesk, *, error: str = "") -> HttpResponse:
    me = request.representative
    found = blocked(me, before=reading.a_number(request.GET.get("before", "")))
    blocks = found[:SIZE]
    return page(
        request,
        "spam",
        item="spam",
        status=422 if error else 200,
        figures=spam_figures(me, at=timezone.now()),
        learnt=spam_lessons(),
        inboxes=inboxes_visible_to(me),
        blocks=blocks,
        more_at=f"{SPAM}?before={blocks[-1].pk}" if len(found) > SIZE else "",
        held=held_for_blocks(blocks),
        written=request.POST if error else {},
        error=error,
    )


def blocked(me: Representative, *, before: int) -> list[Block]:
    """One page and one more, by which we know whether there is another."""
    rows = blocks_visible_to(me)
    return list((rows.filter(pk__lt=before) if before else rows)[: SIZE + 1])


@require_POST
@administrators_only
def ending(request: AtDesk, number: int) -> HttpResponse:
    """A sender is not blocked any more; what was held back for it stays so, or comes to the desk with `letting=through`."""
    found = get_object_or_404(blocks_visible_to(request.representative), pk=number)

    def act() -> str:
        if request.GET.get("letting") == "through":
            return let_through_words(let_blocked_through(found, by=request.representative, at=timezone.now()))
        unblock(found, by=request.representative, at=timezone.now())
        return _("%(sender)s is not blocked any more. What was held back so far is in the spam folder.") % {
            "sender": found.pattern
        }

    return attempt(request, act, back=SPAM)


def let_through_words(count: int) -> str:
    words = ngettext(
        "%(num)s conversation is on the desk now, and owes an answer.",
        "%(num)s conversations are on the desk now, and owe an answer.",
        count,
    )
    return words % {"num": count}
