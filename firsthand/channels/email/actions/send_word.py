"""A short letter in plain words leaves by itself, to one address, from the house's own mailbox."""

from datetime import datetime

from firsthand.channels.email.models import Mailbox, way_out_of
from firsthand.channels.email.sending.compose import Outgoing, compose
from firsthand.channels.email.sending.headers import addr_spec
from firsthand.channels.email.sending.post import post
from firsthand.channels.email.sending.seal import sealed
from firsthand.channels.email.sending.trouble import NotYet
from firsthand.kit.tokens import unguessable
from firsthand.organisation.queries import the_organisation
from firsthand.people.rules.failures import Why


def send_word(to: str, *, subject: str, words: str, language: str, brand: int | None = None, at: datetime) -> None:
    """The next server has it; nothing of it is kept here. Raises `NotYet` and `Never` when no server takes it.

    It leaves from a mailbox in which we speak as the brand, where there is one.
    """
    mailboxes = Mailbox.objects.select_related("inbox__brand", "way_out").order_by("-inbox__is_default", "pk")
    mailbox = (mailboxes.filter(inbox__brand=brand).first() if brand else None) or mailboxes.first()
    if mailbox is None:
        raise NotYet(why=Why.NO_MAILBOX)
    domain = addr_spec(mailbox.address).rpartition("@")[2]
    letter = Outgoing(
        reference=f"{unguessable()}@{domain}",
        sender=(mailbox.sender_name or the_organisation().name, mailbox.address),
        to=(("", to),),
        reply_to=mailbox.address,
        subject=subject,
        text=words,
        at=at,
        is_automatic=True,
        language=language,
    )
    # The null sender: what a machine wrote is answered by nothing (RFC 3834 4).
    post(sealed(compose(letter), domain=domain), sender="", to=[addr_spec(to)], way=way_out_of(mailbox))
