"""Three years of a desk of twenty, made up the same way each time: who had which matter, and when something was said."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bench.words import Speaker

LAST = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
YEARS = 3 * 365 * 86_400  # seconds
TEAMS, REPRESENTATIVES = 5, 20
RESOLVED, OPEN, LEAST_OPEN = 0.6, 0.06, 300
CUSTOMERS = 0.6  # for each conversation
LANGUAGES = ("en", "lt", "it", "bg")


@dataclass
class Matter:
    """A conversation to be."""

    number: int
    customer: int
    team: int
    owner: int | None
    state: str
    language: str
    subject: str
    said: int = 0
    last: str = ""
    last_at: float = 0.0
    last_by: str = "customer"
    last_reference: str = ""


@dataclass
class Past:
    """All that happened, in the order in which it did: (seconds since the beginning, matter, how manyth message)."""

    size: int
    speaker: Speaker = field(init=False)
    matters: list[Matter] = field(init=False)
    events: list[tuple[float, int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.speaker = Speaker(417)
        self.matters = [self._matter(number) for number in range(1, self.size + 1)]
        self.events = self._events()

    @property
    def customers(self) -> int:
        return max(1, int(self.size * CUSTOMERS))

    def moment(self, seconds: float) -> datetime:
        return LAST - timedelta(seconds=YEARS - seconds)

    def _matter(self, number: int) -> Matter:
        chance = self.speaker.chance
        # Skewed, as desks are: half of all comes to the first team, a third of what is owned to the first person.
        team = min(TEAMS, 1 + int(chance.expovariate(0.7)))
        state = self._state(number)
        owner = 1 if chance.random() < 0.3 else chance.randint(2, REPRESENTATIVES)
        return Matter(
            number=number,
            customer=chance.randint(1, self.customers),
            team=team,
            owner=None if state == "open" and chance.random() < 0.4 else owner,
            state=state,
            language=LANGUAGES[number % 4],
            subject=self.speaker.subject(),
        )

    def _state(self, number: int) -> str:
        turn, opened = self.speaker.chance.random(), max(OPEN, LEAST_OPEN / self.size)
        if turn < RESOLVED:
            return "resolved"
        return "open" if turn < RESOLVED + opened else "waiting"

    def _events(self) -> list[tuple[float, int, int]]:
        chance, events = self.speaker.chance, []
        for matter in self.matters:
            at = YEARS * matter.number / (self.size + 1)
            # Ten messages on average, half of all with fewer than seven, one in a thousand with a hundred.
            for turn in range(min(300, 1 + int(chance.lognormvariate(1.86, 0.85)))):
                events.append((min(at, YEARS - 60 + turn / 10), matter.number, turn))
                at += chance.expovariate(1 / 30_000)
        events.sort()
        return events
