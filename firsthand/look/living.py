"""The people and words of the living page: one afternoon at a shop for household appliances."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any


@dataclass(frozen=True)
class Person:
    name: str
    id: str
    picture: str = ""
    href: str = "#"
    machine: bool = False


@dataclass(frozen=True)
class Waiting:
    """A conversation as the desk list shows it."""

    id: int
    customer: Person
    subject: str
    excerpt: str
    at: datetime
    due: datetime | None = None
    asked: datetime | None = None
    waits: str = ""
    owner: Person | None = None
    fresh: bool = False
    urgent: bool = False


RUTA = Person("Rūta Kazlauskienė", "customer-1")
MARCO, ONA, IVAN = Person("Marco Ferrari", "c-2"), Person("Ona Vaitkutė", "c-3"), Person("Иван Георгиев", "c-4")
TOMAS, GIULIA, PETRAS = Person("Tomas Butkus", "c-5"), Person("Giulia Conti", "c-6"), Person("Petras", "c-8")
VIKTORIJA, MARIA = Person("Viktorija Šimkutė", "c-7"), Person("Мария Стоянова", "c-9")
ASTA = Person("Asta Jankauskaitė", "representative-1")
JONAS = Person("Jonas Petrauskas", "representative-2")
ELENA = Person("Елена Димитрова", "representative-3")


def the_desk(*, now: datetime) -> dict[str, Any]:
    """Everything the living page shows, as of now."""
    return {
        "now": now,
        "me": ASTA,
        "ruta": RUTA,
        "asta": ASTA,
        "jonas": JONAS,
        "places": PLACES,
        "views": VIEWS,
        "rows": rows(now),
        **times(now),
    }


def times(now: datetime) -> dict[str, datetime]:
    minutes = {
        "wrote": -1570,
        "thanked": -1569,
        "answered": -1440,
        "came_back": -95,
        "noted": -60,
        "due": 42,
        "asked": -95,
    }
    return {name: now + timedelta(minutes=count) for name, count in minutes.items()}


def rows(now: datetime) -> list[Waiting]:
    """Nine conversations as the desk lists them: the next due first, then those that wait."""
    return [
        wrote(7, MARCO, "Consegna della lavatrice", "Nessuno è venuto", now, -252, due=-40, owner=JONAS, urgent=True),
        wrote(12, RUTA, "Fridge hums at night", "It has begun again, louder than before", now, -95, due=22, owner=ASTA),
        wrote(
            3, ONA, "Sofa: which fabric is washable?", "We have two children and a dog", now, -31, due=89, fresh=True
        ),
        wrote(9, IVAN, "Фактура за печката", "Моля, изпратете ми я отново", now, -64, due=176, owner=ELENA, fresh=True),
        wrote(5, TOMAS, "Oven door will not close", "Thank you, the hinge fits", now, -12, due=228, owner=ASTA),
        wrote(14, GIULIA, "Installazione del piano cottura", "Giovedì va bene!", now, -140, due=1_100, owner=JONAS),
        wrote(
            16, VIKTORIJA, "Refund for the kettle", "Here is the receipt", now, -410, waits="waits for her", owner=ASTA
        ),
        wrote(11, PETRAS, "Dryer error E18", "I shall look at home", now, -1_900, waits="waits for him", owner=ASTA),
        wrote(
            19, MARIA, "Диван – нова дата", "Може ли в събота?", now, -2_990, waits="sleeps until Monday", owner=ELENA
        ),
    ]


def wrote(number: int, who: Person, subject: str, excerpt: str, now: datetime, minutes: int, **more: Any) -> Waiting:
    at = now + timedelta(minutes=minutes)
    due = now + timedelta(minutes=more.pop("due")) if "due" in more else None
    return Waiting(number, who, subject, excerpt, at, due=due, asked=at if due else None, **more)


PLACES = [
    {"words": "Desk", "icon": "inbox", "href": "#", "key": "g d", "here": True, "count": 0},
    {"words": "Search", "icon": "search", "href": "#", "key": "g s", "here": False, "count": 0},
    {"words": "Notices", "icon": "bell", "href": "#", "key": "g n", "here": False, "count": 3},
    {"words": "Settings", "icon": "settings", "href": "#", "key": "", "here": False, "count": 0},
]
VIEWS = [
    {"words": "Mine", "href": "#", "here": True},
    {"words": "My team’s", "href": "#", "here": False},
    {"words": "Nobody’s", "href": "#", "here": False},
    {"words": "Waiting", "href": "#", "here": False},
    {"words": "All", "href": "#", "here": False},
]
