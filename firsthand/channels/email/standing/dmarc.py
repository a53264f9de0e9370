"""DMARC: what receivers do with letters that only pretend to come from a domain (RFC 7489)."""

from django.utils.translation import gettext as _

from firsthand.channels.email.standing.findings import Answers, Finding, Record, Tone, text_records
from firsthand.channels.email.standing.silence import NoAnswerNow
from firsthand.channels.email.standing.tags import tags, written

POLICIES = {"none", "quarantine", "reject"}


def is_dmarc(text: str) -> bool:
    return text.replace(" ", "").lower().startswith("v=dmarc1")


def advise_dmarc(domain: str, asks: Answers) -> tuple[list[str], list[Finding]]:
    """The records there are, here or at the domain above, and what to know of them."""
    place, records = _found(domain, asks)
    if not records:
        words = _("There is no DMARC record; large receivers want one from everybody who writes. Begin with this one:")
        begin = Record(f"_dmarc.{domain}", f"v=DMARC1; p=none; rua=mailto:postmaster@{domain}")
        return [], [Finding(Tone.LATE, words, begin)]
    if len(records) > 1:
        words = _("There are {count} DMARC records, and receivers then heed none. Keep this one:")
        return records, [Finding(Tone.LATE, words.format(count=len(records)), Record(f"_dmarc.{place}", records[0]))]
    above = []
    if place != domain:
        words = _("The record of {domain} above holds here too.")
        above = [Finding(Tone.PLAIN, words.format(domain=place))]
    return records, [*above, *_of_one(place, records[0], asks)]


def _found(domain: str, asks: Answers) -> tuple[str, list[str]]:
    """The domain at which the record stands, looking upwards (RFC 7489 6.6.3), and the records there."""
    labels = domain.split(".")
    for start in range(max(1, len(labels) - 1)):
        place = ".".join(labels[start:])
        if records := text_records(asks.texts(f"_dmarc.{place}"), is_one=is_dmarc):
            return place, records
    return domain, []


def _of_one(place: str, record: str, asks: Answers) -> list[Finding]:
    said = tags(record)
    policy = said.get("p", "").lower()
    if policy not in POLICIES:
        words = _("The record does not say what to do (p): receivers heed none of it. Write it so:")
        better = Record(f"_dmarc.{place}", written({"v": "DMARC1", "p": "none"} | _rest(said)))
        return [Finding(Tone.LATE, words, better)]
    found = [*_policy(place, said, policy), *_reports(place, said, asks)]
    if not any(one.tone in {Tone.LATE, Tone.SOON} for one in found):
        found.insert(
            0, Finding(Tone.GOOD, _("The record is in order: letters that forge your name are kept from people."))
        )
    return found


def _rest(said: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in said.items() if name not in {"v", "p"}}


def _policy(place: str, said: dict[str, str], policy: str) -> list[Finding]:
    if policy == "none":
        words = _(
            "The record only watches (p=none): letters that forge your name still arrive. Read the reports for some "
            "weeks, and when all your own letters pass, change it to this:"
        )
        better = {"v": "DMARC1", "p": "quarantine"} | _rest(said)
        return [Finding(Tone.SOON, words, Record(f"_dmarc.{place}", written(better)))]
    share = said.get("pct", "100")
    if share.isdigit() and int(share) < 100:
        words = _("It holds for a part of the letters only (pct={share}). When all is well, take pct out.")
        return [Finding(Tone.SOON, words.format(share=share))]
    return []


def _reports(place: str, said: dict[str, str], asks: Answers) -> list[Finding]:
    if not said.get("rua"):
        words = _(
            "Nobody is sent the reports (rua), so nobody learns who sends in your name. Here is the whole new record:"
        )
        better = said | {"v": "DMARC1", "rua": f"mailto:postmaster@{place}"}
        return [Finding(Tone.SOON, words, Record(f"_dmarc.{place}", written(better)))]
    return [finding for uri in said["rua"].split(",") if (finding := _elsewhere(place, uri.strip(), asks))]


def _elsewhere(place: str, uri: str, asks: Answers) -> Finding | None:
    """Reports to another domain want its consent (RFC 7489 7.1)."""
    other = uri.partition("!")[0].rpartition("@")[2].lower().rstrip(".")
    if not other or other == place or other.endswith(f".{place}") or place.endswith(f".{other}"):
        return None
    name = f"{place}._report._dmarc.{other}"
    try:
        agrees = text_records(asks.texts(name), is_one=is_dmarc)
    except NoAnswerNow:
        return None
    if agrees:
        return None
    words = _("Reports go to {other}, which does not say that it wants them. It must publish this:")
    return Finding(Tone.SOON, words.format(other=other), Record(name, "v=DMARC1"))
