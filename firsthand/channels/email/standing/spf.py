"""SPF: which servers may send for a domain (RFC 7208)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_network

from django.utils.translation import gettext as _

from firsthand.channels.email.providers import at_server
from firsthand.channels.email.standing.findings import Answers, Finding, Record, Tone, text_records
from firsthand.channels.email.standing.silence import NoAnswerNow

MOST_LOOK_UPS = 10  # RFC 7208 4.6.4
COSTS = {"include", "a", "mx", "ptr", "exists", "redirect"}
NAMED = re.compile(r"([+?~-]?)(all|include|a|mx|ptr|ip4|ip6|exists)(?:([:/])(.*))?", re.IGNORECASE)
MODIFIER = re.compile(r"([A-Za-z][A-Za-z0-9._-]*)=(.*)")


@dataclass(frozen=True)
class Term:
    """One word of a record: `~all` is qualifier ~ and name all; `redirect=x` is name redirect and value x."""

    written: str
    name: str
    value: str = ""
    qualifier: str = "+"

    @property
    def costs(self) -> bool:
        """Whether the receiver must ask the DNS for it."""
        return self.name in COSTS


def is_spf(text: str) -> bool:
    return text.lower() == "v=spf1" or text.lower().startswith("v=spf1 ")


def terms(record: str) -> tuple[list[Term], list[str]]:
    """The terms of a record, and what of it is none (RFC 7208 4.6.1: then the whole record counts for nothing)."""
    known, wrong = [], []
    for word in record.split()[1:]:
        term = _term(word)
        (known.append(term) if term else wrong.append(word))
    return known, wrong


def _term(word: str) -> Term | None:
    if found := NAMED.fullmatch(word):
        value = (found[4] or "") if found[3] == ":" else ""
        term = Term(word, found[2].lower(), value, found[1] or "+")
        return term if _is_good(term, has_value=bool(found[3])) else None
    if found := MODIFIER.fullmatch(word):
        return Term(word, found[1].lower(), found[2])
    return None


def _is_good(term: Term, *, has_value: bool) -> bool:
    if term.name in {"ip4", "ip6"}:
        try:
            return ip_network(term.value, strict=False).version == int(term.name[-1])
        except ValueError:
            return False
    if term.name == "all":
        return not has_value
    return bool(term.value) or term.name in {"a", "mx", "ptr"}


def advise_spf(domain: str, asks: Answers, *, wanted: Sequence[str]) -> tuple[list[str], list[Finding]]:
    """The records there are, and what to know of them; `wanted` are the terms of whoever sends for the domain."""
    records = text_records(asks.texts(domain), is_one=is_spf)
    if not records:
        return [], [_begin(domain, asks, wanted=wanted), *_of_machines(domain, wanted)]
    if len(records) > 1:
        words = _("There are {count} SPF records, and receivers then heed none. Keep one, with everything in it:")
        merged = _record(domain, _merged(records, wanted=wanted))
        return records, [Finding(Tone.LATE, words.format(count=len(records)), merged)]
    return records, _of_one(domain, records[0], asks, wanted=wanted)


def _begin(domain: str, asks: Answers, *, wanted: Sequence[str]) -> Finding:
    """The first record; it must name somebody, for one that names nobody has all letters refused."""
    if wanted:
        words = _("There is no SPF record: nobody can tell who may send for {domain}. Publish this one:")
        return Finding(Tone.LATE, words.format(domain=domain), _record(domain, [*wanted, "~all"]))
    servers = asks.mail_servers(domain)
    provider = next(filter(None, map(at_server, servers)), None)
    if provider and provider.terms:
        words = _(
            "There is no SPF record, and no server is named here that sends for {domain}. {provider} takes its letters: "
            "if they leave there too, publish this one; else first name the server under “Letters out” of its inbox."
        )
        record = _record(domain, [*provider.terms, "~all"])
        return Finding(Tone.LATE, words.format(domain=domain, provider=provider.name), record)
    if servers:
        words = _(
            "There is no SPF record, and no server is named here that sends for {domain}. If letters leave by the server "
            "that takes them, publish this one; else first name the server under “Letters out” of its inbox."
        )
        return Finding(Tone.LATE, words.format(domain=domain), _record(domain, ["mx", "~all"]))
    words = _(
        "There is no SPF record, and no server is named here that sends for {domain}. First name it under “Letters out” of "
        "its inbox; then the record to publish stands here."
    )
    return Finding(Tone.LATE, words.format(domain=domain))


def _of_machines(domain: str, wanted: Sequence[str]) -> list[Finding]:
    """A server of somebody else's may pass letters on by other machines, which only its owner can name."""
    elsewhere = [one.partition(":")[2] for one in wanted if one.startswith("a:") and not one.endswith(f".{domain}")]
    if not elsewhere:
        return []
    words = _(
        "Does {host} pass letters on by machines of other names? Ask whoever runs it; they then have an “include” for you."
    )
    return [Finding(Tone.PLAIN, words.format(host=elsewhere[0]))]


def _of_one(domain: str, record: str, asks: Answers, *, wanted: Sequence[str]) -> list[Finding]:
    known, wrong = terms(record)
    if wrong:
        words = _("“{term}” is nothing that SPF knows; receivers then heed none of the record.")
        good = _record(domain, [term.written for term in known])
        return [Finding(Tone.LATE, words.format(term=wrong[0]), good)]
    found = [*_missing(domain, known, wanted), *_ending(domain, known), *_cost(domain, known, asks)]
    if any(term.name == "ptr" for term in known):
        found.append(Finding(Tone.SOON, _("“ptr” is slow and no longer to be used (RFC 7208 5.5). Take it out.")))
    if not any(one.tone in {Tone.LATE, Tone.SOON} for one in found):
        found.insert(0, Finding(Tone.GOOD, _in_order(wanted)))
    return found


def _in_order(wanted: Sequence[str]) -> str:
    if wanted:
        return _("The record is in order and names whoever sends for you.")
    return _("The record is in order. No server is named here that sends for you: look whether it is among them.")


def _missing(domain: str, known: Sequence[Term], wanted: Sequence[str]) -> list[Finding]:
    there = {term.written.lower().lstrip("+") for term in known}
    missing = [term for term in wanted if term.lower() not in there]
    if not missing:
        return []
    words = _(
        "The record does not name the server that sends for you. Add {terms} to it; here is the whole new record:"
    )
    new = _with(missing, [term.written for term in known])
    return [Finding(Tone.LATE, words.format(terms=" ".join(missing)), _record(domain, new))]


def _ending(domain: str, known: Sequence[Term]) -> list[Finding]:
    if any(term.name == "redirect" for term in known):
        return []
    last = next((term for term in known if term.name == "all"), None)
    better = _record(domain, [*(term.written for term in known if term.name != "all"), "~all"])
    if last is None or last.qualifier == "?":
        words = _("The record says nothing about everybody else. Let it end with ~all:")
        return [Finding(Tone.SOON, words, better)]
    if last.qualifier == "+":
        words = _("“+all” lets the whole world send in your name. Let it end with ~all:")
        return [Finding(Tone.LATE, words, better)]
    return []


def _cost(domain: str, known: Sequence[Term], asks: Answers) -> list[Finding]:
    walk = Walk(asks)
    walk.through(domain, known)
    found = []
    if walk.empty:
        words = _("“{term}” names a domain without an SPF record; receivers then heed none of yours. Take it out.")
        found.append(Finding(Tone.LATE, words.format(term=walk.empty[0])))
    if walk.count > MOST_LOOK_UPS:
        words = _(
            "The record costs {count} look-ups, and receivers give up after 10. Take out who no longer sends for you."
        )
        found.append(Finding(Tone.LATE, words.format(count=walk.count)))
    elif walk.count > MOST_LOOK_UPS - 2:
        words = _("The record costs {count} look-ups; receivers give up after 10, so there is hardly room for another.")
        found.append(Finding(Tone.SOON, words.format(count=walk.count)))
    return found


class Walk:
    """Through all that a record includes, counting what a receiver would have to ask."""

    def __init__(self, asks: Answers) -> None:
        self._asks, self._seen = asks, set[str]()
        self.count = 0
        self.empty: list[str] = []

    def through(self, domain: str, known: Sequence[Term]) -> None:
        self._seen.add(domain.lower())
        for term in known:
            self.count += term.costs
            if term.name in {"include", "redirect"} and self.count <= 3 * MOST_LOOK_UPS:
                self._into(term)

    def _into(self, term: Term) -> None:
        if "%" in term.value or term.value.lower() in self._seen:  # a macro means another domain for each letter
            return
        try:
            records = text_records(self._asks.texts(term.value), is_one=is_spf)
        except NoAnswerNow:
            return
        if not records:
            self.empty.append(term.written)
            return
        self.through(term.value, terms(records[0])[0])


def _merged(records: Sequence[str], *, wanted: Sequence[str]) -> list[str]:
    """All terms of all records once, in their order, with the mildest ending."""
    written = [term.written for record in records for term in terms(record)[0]]
    words = list(dict.fromkeys([*(one for one in written if not _is_end(one)), *wanted]))
    return [*words, "-all" if all(_is_hard(record) for record in records) else "~all"]


def _is_end(word: str) -> bool:
    return word.lower().lstrip("+-~?") == "all" or word.lower().startswith("redirect=")


def _is_hard(record: str) -> bool:
    return record.lower().split()[-1] == "-all"


def _with(missing: Sequence[str], written: Sequence[str]) -> list[str]:
    """The new terms before the one that ends the record."""
    end = next((place for place, word in enumerate(written) if _is_end(word)), len(written))
    return [*written[:end], *missing, *(written[end:] or ["~all"])]


def _record(domain: str, words: Sequence[str]) -> Record:
    return Record(domain, " ".join(["v=spf1", *words]))
