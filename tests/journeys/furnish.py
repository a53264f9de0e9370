"""One of everything that a page can show, in an installation that runs: `python -m tests.journeys.furnish`."""

import django
from django.utils import timezone


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
    Errand.objects.create(path="firsthand.nothing.left", args=[], dead_at=now, attempts=7, error="Gone\nTraceback")


if __name__ == "__main__":
    main()
