"""The domains in whose name letters leave, and the keys with which they are signed."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.channels.email.actions import Pasted, begin_signing, end_signing, examine_domain, make_signing_key
from firsthand.channels.email.models import SigningKey
from firsthand.channels.email.queries import sending_domains, signing_keys_of
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, attempt, page
from firsthand.workspace.views.signed_in import AtDesk

DOMAINS = "/settings/domains/"


@require_safe
@administrators_only
def domains(request: AtDesk) -> HttpResponse:
    """All of them, with whether letters are signed."""
    return page(request, "domains", item="domains", domains=sending_domains())


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def domain_page(request: AtDesk, domain: str) -> HttpResponse:
    """One of them: what the DNS says of it, or what was pasted as its answers; and its keys.

    The page stands at once and asks the DNS afterwards, for that may take a while.
    """
    must_be_one(domain)
    pasted = Pasted(pasted_answers(request, domain)) if request.method == "POST" else None
    looks = pasted is not None or "look" in request.GET
    parts = examine_domain(domain, by=request.representative, pasted=pasted) if looks else None
    return page(
        request,
        "domain",
        item="domains",
        domain=domain,
        keys=signing_keys_of(domain),
        parts=parts,
        is_pasted=pasted is not None,
        fields=reading.written(request),
        selector=reading.words(request, "selector"),
    )


def pasted_answers(request: AtDesk, domain: str) -> dict[str, str]:
    """What was pasted, by the name at which it stands."""
    selector = reading.words(request, "selector")
    answers = {domain: reading.words(request, "spf"), f"_dmarc.{domain}": reading.words(request, "dmarc")}
    return answers | ({f"{selector}._domainkey.{domain}": reading.words(request, "dkim")} if selector else {})


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
