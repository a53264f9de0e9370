"""The domains in whose name letters leave, and the keys with which they are signed."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.channels.email.actions import begin_signing, end_signing, make_signing_key
from firsthand.channels.email.models import SigningKey
from firsthand.channels.email.queries import sending_domains, signing_keys_of
from firsthand.workspace.settings.answering import administrators_only, attempt, page
from firsthand.workspace.views.signed_in import AtDesk

DOMAINS = "/settings/domains/"


@require_safe
@administrators_only
def domains(request: AtDesk) -> HttpResponse:
    """All of them, with whether letters are signed."""
    return page(request, "domains", item="domains", domains=sending_domains())


@require_safe
@administrators_only
def domain_page(request: AtDesk, domain: str) -> HttpResponse:
    """One of them, with its keys."""
    must_be_one(domain)
    return page(request, "domain", item="domains", domain=domain, keys=signing_keys_of(domain))


@require_POST
@administrators_only
def keys(request: AtDesk, domain: str) -> HttpResponse:
    """Another key, whose record is to be published."""
    must_be_one(domain)

    def act() -> str:
        make_signing_key(domain, by=request.representative, at=timezone.now())
        return _("The key is made. Publish its record, then sign with it.")

    return attempt(request, act, back=f"{DOMAINS}{domain}/")


@require_POST
@administrators_only
def signing(request: AtDesk, number: int) -> HttpResponse:
    """Letters are signed with this key."""
    key = get_object_or_404(SigningKey, pk=number)

    def act() -> str:
        begin_signing(key, by=request.representative, at=timezone.now())
        return _("Letters of %(domain)s are signed with this key from now on.") % {"domain": key.domain}

    return attempt(request, act, back=f"{DOMAINS}{key.domain}/")


@require_POST
@administrators_only
def retirement(request: AtDesk, number: int) -> HttpResponse:
    """This key signs no more."""
    key = get_object_or_404(SigningKey, pk=number)

    def act() -> str:
        end_signing(key, by=request.representative, at=timezone.now())
        return _("This key signs nothing any more. Leave its record for a week: letters may still be on their way.")

    return attempt(request, act, back=f"{DOMAINS}{key.domain}/", undo=f"/settings/signing-keys/{key.pk}/signing/?undo")


def must_be_one(domain: str) -> None:
    if domain not in {one.name for one in sending_domains()}:
        raise Http404
