"""A provider is tried: with a letter to whoever tries it, for of a key alone none says whether it may send."""

from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.channels.email.models import WayOut
from firsthand.channels.email.sending.compose import Outgoing, compose
from firsthand.channels.email.sending.trouble import NotTaken
from firsthand.kit.tokens import unguessable


def try_provider(way: WayOut, *, to: str) -> str:
    """Empty when the provider has taken a letter to this address; else what it said."""
    from firsthand.channels.email.sending.by_provider import hand_to_provider

    box = way.mailbox
    letter = Outgoing(
        reference=f"trial-{unguessable()}@{box.domain}",
        sender=(box.sender_name, box.address),
        to=(("", to),),
        reply_to=box.address,
        subject=_("A trial of letters out"),
        text=_("This letter left by the provider, so answers to customers do too."),
        at=timezone.now(),
        is_automatic=True,
    )
    try:
        receipt = hand_to_provider(compose(letter), way=way, to=[to])
    except NotTaken as why:
        return why.sentence
    return "; ".join(receipt.refused.values())
