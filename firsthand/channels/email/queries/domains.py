"""The domains in whose name letters leave."""

from contextlib import suppress
from dataclasses import dataclass

from firsthand.channels.email.models import Mailbox, SigningKey
from firsthand.channels.email.sending.headers import NoAddress, addr_spec


@dataclass(frozen=True)
class SendingDomain:
    """A domain in whose name letters leave."""

    name: str
    addresses: tuple[str, ...]
    is_signed: bool


def sending_domains() -> list[SendingDomain]:
    """Those of the mailboxes' addresses, as the DNS names them (RFC 5890), in order."""
    signed = set(SigningKey.objects.signing().values_list("domain", flat=True))
    found: dict[str, list[str]] = {}
    for address in Mailbox.objects.order_by("address").values_list("address", flat=True):
        with suppress(NoAddress):
            found.setdefault(addr_spec(address).rpartition("@")[2], []).append(address)
    return [SendingDomain(name, tuple(addresses), name in signed) for name, addresses in sorted(found.items())]


def signing_keys_of(domain: str) -> list[SigningKey]:
    """The keys of a domain, the newest first."""
    return list(SigningKey.objects.filter(domain=domain))
