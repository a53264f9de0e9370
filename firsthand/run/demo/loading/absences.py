"""Somebody is away today, somebody will be, and nights and weekends have names."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from firsthand.conversations.actions.lend import lend
from firsthand.desk.actions import RingsFor, hang_bell
from firsthand.journal.record import as_history
from firsthand.promises.actions.lend import lend as lend_promises
from firsthand.run.demo.loading.cast import Cast
from firsthand.team.actions import Hours, Plan, add_turns, draw_rota, plan_absence

VILNIUS = "Europe/Vilnius"
EVERY_DAY, WORKDAYS = tuple(range(7)), tuple(range(5))
EIGHT, SIX, MIDNIGHT = 8 * 60, 18 * 60, 24 * 60


def send_some_away(cast: Cast, *, at: datetime) -> None:
    """Giulia fell ill this morning and Luca covers; Desislava has a holiday before her; all by the actions people use."""
    people = cast.staff.rows
    here = at.astimezone(ZoneInfo(VILNIUS))
    today = datetime.combine(here.date(), time(0), tzinfo=here.tzinfo)
    ill = Plan(
        starts_at=at,
        ends_at=today + timedelta(days=2),
        kind="ill",
        cover=people["luca"],
        note="A cold",
        tells_customers=False,
    )
    # As history: nobody is mailed of what was so before the newcomer came.
    with as_history():
        away = plan_absence(people["giulia"], ill, by=people["chiara"], at=at)
        hands = {"absence": away.pk, "lender": people["giulia"].pk, "borrower": people["luca"].pk}
        lend(**hands, at=at)
        lend_promises(**hands, at=at)
    holiday = Plan(
        starts_at=today + timedelta(days=12),
        ends_at=today + timedelta(days=19),
        kind="holiday",
        cover=people["nikolay"],
        note="In the mountains",
    )
    plan_absence(people["desislava"], holiday, by=people["desislava"], at=at)


def draw_rotas(cast: Cast, *, at: datetime) -> None:
    """Repairs are served round the clock, and what becomes urgent rings whoever is on."""
    people, team = cast.staff.rows, cast.house.teams["repairs"]
    tomas = people["tomas"]
    rota = draw_rota("Repairs, round the clock", team=team, timezone=VILNIUS, by=tomas, at=at)
    for key, hours in (
        ("asta", Hours(EIGHT, SIX, weekdays=WORKDAYS)),
        ("mantas", Hours(SIX, EIGHT, weekdays=EVERY_DAY)),
        ("tomas", Hours(EIGHT, SIX, weekdays=(5, 6))),
        ("tomas", Hours(0, MIDNIGHT, weekdays=EVERY_DAY, rank=2)),
    ):
        add_turns(rota, people[key], hours, by=tomas, at=at)
    hang_bell(rota, RingsFor(when_urgent=True, minutes=10), by=tomas, at=at)
