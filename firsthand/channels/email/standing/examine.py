"""All that the DNS says of letters in the name of a domain, part by part."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from firsthand.channels.email.standing.dkim import OurKey, advise_dkim
from firsthand.channels.email.standing.dmarc import advise_dmarc
from firsthand.channels.email.standing.findings import Answers, Finding, Tone
from firsthand.channels.email.standing.silence import NoAnswerNow
from firsthand.channels.email.standing.spf import advise_spf


@dataclass(frozen=True)
class Wanted:
    """Who sends for the domain: as terms of SPF, as selectors of a provider's keys, and the keys of our own."""

    terms: tuple[str, ...] = ()
    selectors: tuple[str, ...] = ()
    keys: tuple[OurKey, ...] = ()


@dataclass(frozen=True)
class Part:
    """One kind of record: its name, what stands there now, and what to know of it."""

    name: str
    records: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def tone(self) -> Tone:
        """The worst of it."""
        order = (Tone.LATE, Tone.SOON, Tone.GOOD)
        return next((tone for tone in order if any(one.tone is tone for one in self.findings)), Tone.PLAIN)


Advice = Callable[[], tuple[Sequence[str], Sequence[Finding]]]


def examine(domain: str, asks: Answers, *, wanted: Wanted) -> list[Part]:
    """Each part, also where the DNS is silent."""
    return [
        _part("SPF", lambda: advise_spf(domain, asks, wanted=wanted.terms)),
        _part("DKIM", lambda: advise_dkim(domain, asks, ours=wanted.keys, selectors=wanted.selectors)),
        _part("DMARC", lambda: advise_dmarc(domain, asks)),
        _part("MX", lambda: _mail_servers(domain, asks)),
    ]


def _part(name: str, advice: Advice) -> Part:
    try:
        records, findings = advice()
    except NoAnswerNow:
        words = _("The DNS does not answer just now. Look again, or paste below what it says.")
        return Part(name, (), (Finding(Tone.PLAIN, words),))
    return Part(name, tuple(records), tuple(findings))


def _mail_servers(domain: str, asks: Answers) -> tuple[list[str], list[Finding]]:
    servers = asks.mail_servers(domain)
    if not servers:
        words = _("No mail server takes letters for {domain} (no MX record), so answers of customers come back.")
        return [], [Finding(Tone.LATE, words.format(domain=domain))]
    return servers, [Finding(Tone.GOOD, _("Letters to this domain go to the servers above."))]
