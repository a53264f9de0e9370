"""The one way to the DNS. Each letter may ask so many questions, for so long; answers are remembered in the process."""

import time
from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import Any

import dns.exception
import dns.name
import dns.resolver
import dns.reversename
from django.conf import settings

WITHIN = 3.0  # seconds for all questions about one letter
FOR_ONE = 1.5  # seconds
MOST = 60  # questions about one letter
REMEMBERED = 10_000  # answers
# Where several questions in turn had no answer at all, the DNS is away: nobody waits for it for a while.
SILENCES, LEFT_ALONE = 3, 60.0


class NoAnswerNow(Exception):
    """Nobody can say now what the DNS holds (RFC 7208 2.6.6 calls it temperror)."""


class Silence:
    """How often in turn nobody answered, and until when nobody is asked therefore."""

    def __init__(self) -> None:
        self._lock, self._times, self._until = Lock(), 0, 0.0

    @property
    def is_on(self) -> bool:
        return time.monotonic() < self._until

    def heard(self) -> None:
        self._times, self._until = 0, 0.0

    def not_heard(self) -> None:
        with self._lock:
            self._times += 1
            if self._times >= SILENCES:
                self._times, self._until = 0, time.monotonic() + LEFT_ALONE


silence = Silence()


class Names:
    """The questions about one letter. Each returns what there is, nothing where there is nothing; raises `NoAnswerNow`."""

    def __init__(self, *, within: float = WITHIN) -> None:
        self._until = time.monotonic() + within
        self._left = MOST
        self.has_heard = False  # any answer at all, also that there is nothing

    def texts(self, name: str) -> list[bytes]:
        """The TXT records, the strings of each joined."""
        return self._ask(name, "TXT", lambda one: b"".join(one.strings))

    def addresses(self, name: str, *, v6: bool) -> list[str]:
        """The A or AAAA records."""
        return self._ask(name, "AAAA" if v6 else "A", lambda one: str(one.address))

    def mail_servers(self, name: str) -> list[str]:
        """The names of the MX records, in their order."""
        found = self._ask(name, "MX", lambda one: (one.preference, one.exchange.to_text(omit_final_dot=True)))
        return [server for _preference, server in sorted(found)]

    def names_of(self, address: str) -> list[str]:
        """The PTR records."""
        asked = dns.reversename.from_address(address).to_text(omit_final_dot=True)
        return self._ask(asked, "PTR", lambda one: one.target.to_text(omit_final_dot=True))

    def _ask(self, name: str, kind: str, read: Callable[[Any], Any]) -> list[Any]:
        asked = resolver()
        remaining = self._until - time.monotonic()
        if asked is None or silence.is_on or remaining <= 0 or self._left <= 0:
            raise NoAnswerNow(name)
        self._left -= 1
        try:
            answer = asked.resolve(
                f"{name.rstrip('.')}.", kind, lifetime=min(remaining, FOR_ONE), raise_on_no_answer=False
            )
        except dns.resolver.NXDOMAIN:
            found: list[Any] = []
        except (dns.exception.DNSException, OSError, UnicodeError) as trouble:
            _listen(trouble)
            raise NoAnswerNow(name) from trouble
        else:
            found = [read(one) for one in answer.rrset or ()]
        silence.heard()
        self.has_heard = True
        return found


def _listen(trouble: Exception) -> None:
    if isinstance(trouble, (dns.exception.Timeout, OSError)):
        silence.not_heard()


def is_off() -> bool:
    """Whether nothing can be looked up in this house."""
    return resolver() is None


def resolver() -> dns.resolver.Resolver | None:
    """Whom we ask (`FIRSTHAND_DNS`); None where nobody can be asked."""
    return _resolver(str(settings.DNS))


@lru_cache(maxsize=4)
def _resolver(servers: str) -> dns.resolver.Resolver | None:
    if servers == "off":
        return None
    try:
        made = dns.resolver.Resolver(configure=not servers)
    except dns.exception.DNSException:
        return None
    if servers:
        given = [one.strip().partition("@") for one in servers.split(",") if one.strip()]
        made.nameservers = [address for address, _, _ in given]
        made.nameserver_ports = {address: int(port) for address, _, port in given if port}
    made.cache = dns.resolver.LRUCache(REMEMBERED)
    return made if made.nameservers else None
