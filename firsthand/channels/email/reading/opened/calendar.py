"""Invitations, changes, cancellations and answers in a calendar file (RFC 5545, RFC 5546)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from firsthand.channels.email.reading.charsets import decode
from firsthand.channels.email.reading.opened.zones import Zone, zone_of
from firsthand.channels.email.reading.trouble import Trouble
from firsthand.conversations.rules.incoming import Invitation, Party

LONGEST = 300_000  # bytes
MOST_LINES = 5_000
MOST_EVENTS = 20
FOLD = re.compile(r"\r?\n[ \t]")
LINE = re.compile(r"([A-Za-z0-9-]{1,40})(;(?:[^:\"]|\"[^\"]*\")*)?:(.*)")
LONGEST_LINE = 20_000
PARAMETER = re.compile(r";([A-Za-z0-9-]{1,40})=(?:\"([^\"]*)\"|([^;:\"]*))")
ESCAPED = re.compile(r"\\([\\;,nN])")
DURATION = re.compile(r"P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?")
METHODS = frozenset(("request", "cancel", "reply", "counter", "publish", "add", "refresh", "declinecounter"))
ANSWERS = frozenset(("accepted", "declined", "tentative"))
PACES = frozenset(("daily", "weekly", "monthly", "yearly"))


@dataclass(frozen=True)
class Line:
    """One property: its value as it stands, and its parameters by upper-case name."""

    value: str
    parameters: dict[str, str] = field(default_factory=dict)


@dataclass
class Component:
    """An event, a zone or one of its rules: the first line of each name, and all who attend."""

    kind: str
    lines: dict[str, Line] = field(default_factory=dict)
    attendees: list[Line] = field(default_factory=list)
    inside: "list[Component]" = field(default_factory=list)

    def words(self, name: str) -> str:
        return ESCAPED.sub(lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), self.raw(name)).strip()

    def raw(self, name: str) -> str:
        return self.lines[name].value if name in self.lines else ""


def invitations(content: bytes, charset: str, *, trouble: Trouble) -> list[Invitation]:
    """What the file asks, tells or answers, event by event; what cannot be read is left to the file itself."""
    words = FOLD.sub("", decode(content[:LONGEST], charset or "utf-8", trouble=trouble))
    whole = components(words.splitlines()[:MOST_LINES])
    method = whole.raw("METHOD").strip().lower()
    zones = {each.raw("TZID"): each for each in whole.inside if each.kind == "VTIMEZONE"}
    known = {name: zone for name, each in zones.items() if (zone := zone_of(name, rules(each)))}
    events = [each for each in whole.inside if each.kind == "VEVENT"][:MOST_EVENTS]
    return [
        found for each in events if (found := invitation(each, method=method if method in METHODS else "", zones=known))
    ]


def components(lines: Iterable[str]) -> Component:
    """The calendar with what stands in it; a component that is not ended ends with the file."""
    whole = Component("VCALENDAR")
    open_ones = [whole]
    for line in lines:
        found = LINE.match(line[:LONGEST_LINE])
        if not found:
            continue
        name, value = found[1].upper(), found[3].strip()
        if name == "BEGIN" and value.upper() != "VCALENDAR" and len(open_ones) < 5:
            open_ones[-1].inside.append(Component(value.upper()))
            open_ones.append(open_ones[-1].inside[-1])
        elif name == "END" and len(open_ones) > 1 and value.upper() == open_ones[-1].kind:
            open_ones.pop()
        else:
            said = Line(
                value, {key.upper(): quoted or plain for key, quoted, plain in PARAMETER.findall(found[2] or "")}
            )
            open_ones[-1].lines.setdefault(name, said)
            if name == "ATTENDEE":
                open_ones[-1].attendees.append(said)
    return whole


def rules(zone: Component) -> list[tuple[str, str, str]]:
    """When each of the zone's offsets begins: the first day, the yearly rule, the offset."""
    return [
        (each.raw("DTSTART"), each.raw("RRULE"), each.raw("TZOFFSETTO"))
        for each in zone.inside
        if each.kind in ("STANDARD", "DAYLIGHT")
    ]


def invitation(event: Component, *, method: str, zones: dict[str, Zone]) -> Invitation | None:
    """The event, when it says when it is."""
    starts = of_our_age(moment(event.lines.get("DTSTART"), zones))
    if starts is None:
        return None
    ends = of_our_age(moment(event.lines.get("DTEND"), zones) or after(starts, event.raw("DURATION")))
    pace, every = rhythm(event.raw("RRULE"))
    return Invitation(
        uid=event.raw("UID")[:300],
        method=method,
        what=event.words("SUMMARY")[:300],
        where=event.words("LOCATION")[:300],
        about=event.words("DESCRIPTION")[:5000],
        starts=starts,
        ends=ends if type(ends) is type(starts) else None,
        organiser=who(event.lines.get("ORGANIZER")),
        repeats=pace,
        every=every,
        is_cancelled=method == "cancel" or event.raw("STATUS").upper() == "CANCELLED",
        answer=answer(event) if method == "reply" else "",
    )


def of_our_age(at: datetime | date | None) -> datetime | date | None:
    """The time, unless it is so far off that clocks of other zones cannot be told from it."""
    return at if at and 1900 <= at.year <= 2200 else None


def moment(line: Line | None, zones: dict[str, Zone]) -> datetime | date | None:
    """A day, a moment with its offset, or one without where the letter does not say in which zone."""
    value = line.value.strip() if line else ""
    try:
        if len(value) == 8:
            return datetime.strptime(value, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
        said = datetime.strptime(value[:15], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - the zone stands beside it
    except ValueError:
        return None
    if value.endswith("Z"):
        return said.replace(tzinfo=UTC)
    zone = zone_named(line.parameters.get("TZID", "") if line else "", zones)
    return zone.at(said) if zone else said


def zone_named(name: str, zones: dict[str, Zone]) -> Zone | None:
    return zones.get(name) or (zone_of(name, []) if name else None)


def after(starts: datetime | date, duration: str) -> datetime | date | None:
    """The end, where only the duration is said."""
    found = DURATION.fullmatch(duration.strip().lstrip("+"))
    if not found or not any(found.groups()):
        return None
    weeks, days, hours, minutes, seconds = (int(each or 0) for each in found.groups())
    try:
        return starts + timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None


def rhythm(rule: str) -> tuple[str, int]:
    """How often it comes again, in words of the standard: "weekly", 2 is every other week."""
    said = dict(each.upper().split("=", 1) for each in rule.split(";") if "=" in each)
    pace, every = said.get("FREQ", "").lower(), said.get("INTERVAL", "1")
    return (pace, int(every) if every.isdigit() and 0 < len(every) < 4 else 1) if pace in PACES else ("", 1)


def who(line: Line | None) -> Party:
    """The organiser."""
    address = re.sub(r"^mailto:", "", line.value.strip(), flags=re.IGNORECASE) if line else ""
    name = line.parameters.get("CN", "") if line else ""
    return Party(address[:320] if "@" in address else "", name[:300])


def answer(event: Component) -> str:
    """What the one who answers says: accepted, declined, tentative."""
    said = event.attendees[0].parameters.get("PARTSTAT", "").lower() if event.attendees else ""
    return said if said in ANSWERS else ""
