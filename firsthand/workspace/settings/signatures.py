"""The signatures of a mailbox, one for each language."""

from functools import partial

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from firsthand.channels.email.actions import change_signatures
from firsthand.channels.email.models import Mailbox
from firsthand.channels.email.queries import signature_shown, signatures_of
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, done, page, unless_refused
from firsthand.workspace.settings.choices import languages
from firsthand.workspace.settings.found import mailbox_of
from firsthand.workspace.views.signed_in import AtDesk


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def signatures(request: AtDesk, number: int) -> HttpResponse:
    """They are shown as they look under one's own answer, or kept."""
    mailbox = mailbox_of(request, number)
    if request.method != "POST":
        kept = signatures_of(mailbox)
        return form(request, mailbox, {f"words-{code}": kept.get(code, "") for code, _name in languages()})
    words = {code: reading.words(request, f"words-{code}") for code, _name in languages()}

    def act() -> HttpResponse:
        change_signatures(mailbox, words, by=request.representative, at=timezone.now())
        return done(request, _("Answers are signed so from now on."), back=request.path)

    return unless_refused(act, otherwise=partial(form, request, mailbox, reading.written(request)))


def form(request: AtDesk, mailbox: Mailbox, fields: dict[str, str], *, error: str = "") -> HttpResponse:
    me = request.representative
    shown = {code: signature_shown(mailbox, words=fields.get(f"words-{code}", ""), by=me) for code, _n in languages()}
    return page(
        request,
        "signatures",
        item="inboxes",
        status=422 if error else 200,
        inbox=mailbox.inbox,
        mailbox=mailbox,
        fields=fields,
        languages=[(code, name, shown[code]) for code, name in languages()],
        meanings=meanings(),
        error=error,
    )


def meanings() -> list[tuple[str, str]]:
    """The fields of a signature, with what is filled in."""
    return [
        ("representative", _("the name of whoever answers")),
        ("own", _("the lines that they wrote in their profile")),
        ("brand", _("the inbox’s brand, else the organisation")),
        ("organisation", _("the organisation’s name")),
        ("address", _("the address of this mailbox")),
    ]
