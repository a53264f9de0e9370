"""One of everything that a page can show, in an installation that runs: `python -m tests.journeys.furnish`."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import django
from django.utils import timezone

if TYPE_CHECKING:
    from firsthand.conversations.models import Inbox
    from firsthand.team.models import Representative, Team


def main() -> None:
    django.setup()
    from firsthand.access.models import KeyRole, Role
    from firsthand.channels.email.actions import block, make_signing_key
    from firsthand.channels.email.models import Mailbox
    from firsthand.conversations.actions import note, reply, tag
    from firsthand.conversations.models import Conversation
    from firsthand.conversations.rules.words import Words
    from firsthand.desk.actions import Given, write_saved_reply
    from firsthand.journal.actor import HOUSE
    from firsthand.journal.models import Errand
    from firsthand.organisation.actions import AboutUs, change_organisation
    from firsthand.team.actions import create_key, invite
    from firsthand.team.models import Representative

    now, jonas = timezone.now(), Representative.objects.get(name="Jonas")
    matter = Conversation.objects.earliest("pk")
    tag(matter, names=["fridge"], by=jonas, at=now)
    note(matter, words=Words("The same series as in March. Asta knows."), by=jonas, at=now)
    reply(matter, words=Words("A technician calls tomorrow."), by=jonas, at=now)
    write_saved_reply(Given(name="Hello", wordings={"en": "Hello!"}), by=jonas, at=now)
    change_organisation(AboutUs(domain="namai.lt"), by=jonas, at=now)
    invite("new@namai.example", role=Role.LEAD, by=HOUSE, at=now)
    create_key(name="Website", role=KeyRole.REPRESENTATIVE, by=HOUSE, at=now)
    make_signing_key("namai.example", by=HOUSE, at=now)
    block("spam@elsewhere.example", reason="Sells roofs", by=jonas, at=now)
    Mailbox.objects.filter(pk=1).update(imap_trouble="refused")
    furnish_ways_in(matter.inbox, jonas, now)
    furnish_promises(matter.team, jonas, now)
    Errand.objects.create(path="firsthand.nothing.left", args=[], dead_at=now, attempts=7, error="Gone\nTraceback")


def furnish_ways_in(inbox: "Inbox", jonas: "Representative", now: datetime) -> None:
    """A form, a chat, a company whose people may come by them, and a table of customers to be brought along."""
    from firsthand.channels.chat.actions import ChatSettings, open_chat
    from firsthand.channels.webform.actions import FormSettings, open_form
    from firsthand.channels.webform.rules.presets import PRESETS
    from firsthand.conversations.actions.change_inbox import InboxSettings
    from firsthand.files.store import store
    from firsthand.people.actions import found_company
    from firsthand.people.actions.importing import look_at_sheet

    contact = next(iter(PRESETS.values()))()
    open_form(
        FormSettings(name="1", inbox=inbox, questions=contact.questions, titles=contact.titles, language="en"),
        by=jonas,
        at=now,
    )
    chat = ChatSettings(languages=("en",), sites=("https://shop.example",))
    open_chat(InboxSettings(name="Chat", team=inbox.team), chat, by=jonas, at=now)
    found_company(name="Pastas", domains=["pastas.example"], by=jonas, at=now)
    table = store(b"name,email,newsletter\nElena,elena@posta.example,yes\n", name="customers.csv", mime="text/csv")
    look_at_sheet(table, by=jonas, at=now)


def furnish_promises(team: "Team", jonas: "Representative", now: datetime) -> None:
    """A target, a view, a rota and a holiday to come."""
    from firsthand.desk.actions import Narrowed, keep_view
    from firsthand.promises.actions import Aim, set_target
    from firsthand.team.actions import Plan, draw_rota, plan_absence

    set_target(Aim(team=team, solution=960), by=jonas, at=now)
    keep_view(Narrowed(name="Fridges", line="tag:fridge"), by=jonas, at=now)
    draw_rota("Nights", team=team, timezone="Europe/Vilnius", by=jonas, at=now)
    plan_absence(jonas, Plan(starts_at=now + timedelta(days=7)), by=jonas, at=now)


if __name__ == "__main__":
    main()
