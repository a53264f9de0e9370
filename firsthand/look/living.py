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
ASTA = Person("Asta Jankauskaitė", "representative-1")
JONAS = Person("Jonas Petrauskas", "representative-2")
ELENA = Person("Елена Димитрова", "representative-3")


def the_desk(*, now: datetime) -> dict[str, Any]:
    """Everything the living page shows, as of now."""
    return {"now": now, "me": ASTA, "ruta": RUTA, "asta": ASTA, "jonas": JONAS, "places": PLACES, "views": VIEWS, "rows": rows(now), **times(now)}


def times(now: datetime) -> dict[str, datetime]:
    minutes = {"wrote": -1570, "thanked": -1569, "answered": -1440, "came_back": -95, "noted": -60, "due": 42, "asked": -95}
    return {name: now + timedelta(minutes=count) for name, count in minutes.items()}


def rows(now: datetime) -> list[Waiting]:
    def at(minutes: int) -> datetime:
        return now + timedelta(minutes=minutes)

    return [
        Waiting(7, Person("Marco Ferrari", "customer-2"), "Consegna della lavatrice", "Ho aspettato tutta la mattina e nessuno è venuto", at(-252), at(-40), at(-252), owner=JONAS, urgent=True),
        Waiting(12, RUTA, "Fridge hums at night", "It has begun again, louder than before", at(-95), at(22), at(-95), owner=ASTA),
        Waiting(3, Person("Ona Vaitkutė", "customer-3"), "Sofa: which fabric is washable?", "We have two small children and a dog", at(-31), at(89), at(-31), fresh=True),
        Waiting(9, Person("Иван Георгиев", "customer-4"), "Фактура за печката", "Моля, изпратете ми фактурата още веднъж", at(-64), at(176), at(-64), owner=ELENA, fresh=True),
        Waiting(5, Person("Tomas Butkus", "customer-5"), "Oven door will not close", "Thank you, the hinge fits. One more question", at(-12), at(228), at(-12), owner=ASTA),
        Waiting(14, Person("Giulia Conti", "customer-6"), "Installazione del piano cottura", "Giovedì alle 10 va benissimo, grazie!", at(-140), at(1_100), at(-140), owner=JONAS),
        Waiting(16, Person("Viktorija Šimkutė", "customer-7"), "Refund for the kettle", "Here is the photograph of the receipt", at(-410), waits="waits for her", owner=ASTA),
        Waiting(11, Person("Petras", "customer-8"), "Dryer error E18", "I shall look when I am home", at(-1_900), waits="waits for him", owner=ASTA),
        Waiting(19, Person("Мария Стоянова", "customer-9"), "Диван – нова дата за доставка", "Може ли в събота?", at(-2_990), waits="sleeps until Monday", owner=ELENA),
    ]


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
