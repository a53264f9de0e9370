"""The DNS is asked how letters in the name of a domain of ours stand."""

from collections.abc import Iterator
from dataclasses import replace
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from django.conf import settings

from firsthand.channels.email.authentication.names import Names
from firsthand.channels.email.models import Mailbox, SigningKey, WayOut, way_out_of
from firsthand.channels.email.providers import Provider, at_server
from firsthand.channels.email.sending.carriers import CALLED
from firsthand.channels.email.standing import Part, Pasted, Wanted, examine
from firsthand.channels.email.standing.dkim import OurKey
from firsthand.journal.actor import Acts
from firsthand.team.rules.permissions import must_administer

PATIENCE = 8.0  # seconds for all questions: a person waits for the page


def examine_domain(domain: str, *, by: Acts, pasted: Pasted | None = None) -> list[Part]:
    """What the DNS says, or what was pasted as its answers, with what to change. Raises OnlyAdministratorsMay."""
    must_administer(by)
    wanted = wanted_of(domain)
    if pasted is not None:
        selectors = pasted.selectors(domain)
        parts = examine(domain, pasted, wanted=replace(wanted, keys=(), selectors=selectors))
        return [part for part in parts if selectors or part.name != "DKIM"]
    return examine(domain, Names(within=PATIENCE), wanted=wanted)


def wanted_of(domain: str) -> Wanted:
    """Who sends for the domain: by the ways out of its mailboxes, and our own keys."""
    hosts = list(dict.fromkeys(_hosts(domain)))
    known = [(host, at_server(host)) for host in hosts]
    providers = list(dict.fromkeys(provider for _host, provider in known if provider))
    keys = SigningKey.objects.filter(domain=domain, retired_at=None)
    return Wanted(
        terms=tuple(dict.fromkeys([*_carriers(domain), *(term for host, one in known for term in _terms(host, one))])),
        selectors=tuple(selector for one in providers for selector in one.selectors),
        keys=tuple(OurKey(one.selector, one.public, one.is_signing) for one in keys),
    )


def _carriers(domain: str) -> Iterator[str]:
    """What SPF must say of providers that carry letters over HTTPS."""
    ways = WayOut.objects.filter(kind=WayOut.Kind.PROVIDER, mailbox__address__iendswith=f"@{domain}")
    for provider in ways.order_by("pk").values_list("provider", flat=True):
        yield from CALLED[WayOut.Carrier(provider)].terms


def _terms(host: str, provider: Provider | None) -> tuple[str, ...]:
    if provider:
        return provider.terms
    address = _address(host)
    return (f"ip{address.version}:{address}",) if address else (f"a:{host}",)


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _hosts(domain: str) -> Iterator[str]:
    house = urlsplit(settings.SMTP_URL).hostname or ""
    for mailbox in Mailbox.objects.select_related("way_out").filter(address__iendswith=f"@{domain}"):
        way = way_out_of(mailbox)
        if way.is_by_provider:
            continue
        host = way.host if way.kind == WayOut.Kind.OWN else house
        if address := _address(host):
            if address.is_global:
                yield host
        elif "." in host:
            yield host
