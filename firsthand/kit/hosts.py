"""Which machines we call when somebody names one: none of the inner network, unless the operator allows it."""

import ipaddress
import socket
from collections.abc import Collection

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from firsthand.kit.errors import Refused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class InnerHost(Refused):
    """The name leads to this machine or to a private network."""

    words = _(
        "“{host}” lies in a private network. Whoever runs this installation can allow it (FIRSTHAND_PRIVATE_HOSTS)."
    )


def must_be_outside(host: str) -> None:
    """Every address of the host is a public one, or the operator allows it; raises `InnerHost` and OSError.

    The name is resolved as the system does it, so that no spelling of an address (octal, one number, IPv4 in IPv6)
    is understood by the check otherwise than by the connection.
    """
    if _is_allowed(host.lower(), settings.PRIVATE_HOSTS):
        return
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except UnicodeError as trouble:  # an empty label, or one above 63 letters: no name of any machine (RFC 1035 2.3.4)
        raise OSError(f"“{host[:80]}” is no name of a machine.") from trouble
    for *_rest, place in found:
        must_be_public(str(place[0]), named=host)


def must_be_public(address: str, *, named: str) -> None:
    """The address, to which a connection was made, is a public one or allowed: a name may lead elsewhere a moment later."""
    if _is_allowed(named.lower(), settings.PRIVATE_HOSTS) or _is_allowed(address, settings.PRIVATE_HOSTS):
        return
    place = _plain(ipaddress.ip_address(address.partition("%")[0]))
    # Reserved is where IPv4 lies in IPv6 by older or local spellings too (RFC 4291 2.5.5.1, RFC 8215).
    is_inner = place.is_reserved or (isinstance(place, ipaddress.IPv6Address) and place.is_site_local)
    if is_inner or not place.is_global or place.is_multicast:
        raise InnerHost(host=named)


def _plain(address: Address) -> Address:
    """The IPv4 address that an IPv6 one carries in it (mapped, 6to4, Teredo, NAT64), else itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else address)


def _is_allowed(name: str, allowed: Collection[str]) -> bool:
    return "*" in allowed or name in allowed
