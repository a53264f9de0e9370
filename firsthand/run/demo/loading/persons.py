"""What else the house knows of its customers: more addresses, the companies for which some write, what they allow."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from firsthand.journal.record import as_history
from firsthand.people.actions import (
    add_address,
    belong,
    change,
    found_company,
    give_consent,
    mark_proven,
    meet,
)
from firsthand.people.actions.change import Traits
from firsthand.people.models import Consent, Customer
from firsthand.people.rules.kinds import BelongsHow, Form
from firsthand.people.rules.ways import Proof, Way
from firsthand.run.demo.content.forms import mailbox
from firsthand.run.demo.loading.cast import Cast
from firsthand.team.models import Representative

BY = "rasa"
COMPANIES = (
    ("Baltijos detalės, UAB", "baltijosdetales.example", "Pays by invoice within 30 days; closed in August."),
    ("Hotel Lido Blu", "lidoblu.example", "Sofas and mattresses for 40 rooms; deliveries before ten."),
    ("Витоша Офис ООД", "vitoshaofis.example", ""),
    ("Northlight Studios", "northlight.example", "Two sites; ask which one it is for."),
)
POSITIONS = ("head of purchasing", "facility manager", "bookkeeper")
LANGUAGES = ("lt", "it", "bg", "en")
COUNTRY = {"lt": "+3706", "it": "+3934", "bg": "+3598", "en": "+4479"}
SINCE = timedelta(days=360)
PEOPLE_OF_EACH = 3


def know_more_of_people(cast: Cast, *, at: datetime) -> None:
    """Telephone numbers, work addresses, companies, consents, and one who was met twice."""
    by, since = cast.staff.rows[BY], at - SINCE
    with as_history():
        for language, (name, domain, notes) in zip(LANGUAGES, COMPANIES, strict=True):
            company = found_company(name=name, domains=[domain], notes=notes, by=by, at=since)
            people = [one for one in cast.customers.values() if one.language == language]
            for place, person in enumerate(people[:PEOPLE_OF_EACH]):
                work(person, domain, place, by=by, at=since)
                if place < PEOPLE_OF_EACH - 1:  # the last one is suggested by the domain
                    belong(person, company=company, how=BelongsHow.HAND, by=by, at=max(since, person.since))
            reach(people, language, by=by, at=since)
        meet_twice(cast, by=by, at=since)


def work(person: Customer, domain: str, place: int, *, by: Representative, at: datetime) -> None:
    """They write from their work as well."""
    at = max(at, person.since)
    address = add_address(person, address=mailbox(person.name, domain=domain), by=by, at=at)
    mark_proven(address, how=Proof.SEEN, by=by, at=at)
    change(person, traits=Traits(position=POSITIONS[place % len(POSITIONS)]), by=by, at=at)


def reach(people: Sequence[Customer], language: str, *, by: Representative, at: datetime) -> None:
    """Every third has told a telephone number, how they like to be spoken to, and some what they allow."""
    for place, person in enumerate(people[::3]):
        met = max(at, person.since)
        number = f"{COUNTRY[language]}{(place * 7_654_321 + 1_234_567) % 10_000_000:07}"
        add_address(person, address=number, kind=Way.PHONE, by=by, at=met)
        change(person, traits=Traits(form=Form.FORMAL if place % 2 else Form.INFORMAL), by=by, at=met)
        if place % 2 == 0:
            give_consent(person, purpose=Consent.Purpose.NEWS, how="Ticked it in the order.", by=by, at=met)


def meet_twice(cast: Cast, *, by: Representative, at: datetime) -> None:
    """Somebody stands in the book a second time, from the old shop's list, with the same telephone number."""
    first = next(iter(cast.customers.values()))
    again = meet(
        name=first.name,
        addresses=[mailbox(first.name, domain="senoji-parduotuve.example")],
        language=first.language,
        by=by,
        at=at,
    )
    if (phone := first.addresses.filter(kind=Way.PHONE).first()) is not None:
        add_address(again, address=f"8 {phone.value[4:]}", kind=Way.PHONE, by=by, at=at)
