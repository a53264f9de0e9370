"""When mail to the customer comes back: why, where the next answer goes, and how else they can be reached."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.queries import address_to_answer
from firsthand.look.times import in_words as when
from firsthand.people.models import Address

# A number as people write it under their names: seven digits at least, not a date, not an order.
PHONE = re.compile(r"(?<![\w/.+-])(?:\+|00|\(?0)\d[\d ()/.-]{5,18}\d(?![\w/-])")
MOST_NUMBERS = 3


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number, as it was written and as it is dialled."""

    words: str
    dialled: str


@dataclass(frozen=True, slots=True)
class Unreached:
    """What the representative is told before they write."""

    words: str
    advice: str
    numbers: list[Number]
    is_for_good: bool


def unreached(found: Conversation, addresses: Sequence[Address], messages: Iterable[Message]) -> Unreached | None:
    """None where mail arrives, as far as we know."""
    marked = [one for one in addresses if one.bounced_at]
    if not marked:
        return None
    goes_to = address_to_answer(found)
    there = next((one for one in marked if one.value == goes_to), None)
    about = there or max(marked, key=lambda one: one.bounced_at or one.since)
    return Unreached(
        words=came_back(about),
        advice=advice(about, goes_to=goes_to, arrives=there is None),
        numbers=numbers(messages),
        is_for_good=about.is_unreachable,
    )


def came_back(address: Address) -> str:
    """That mail came back, since when, and why."""
    moment = when(address.bounced_at) if address.bounced_at else ""
    told = (
        _("Mail to {address} cannot be delivered. It came back {time}")
        if address.is_unreachable
        else _("The last mail to {address} came back {time}")
    ).format(address=address.value, time=moment)
    told = f"{told}: {address.bounce_words}." if address.bounce_words else f"{told}."
    return f"{told} {in_a_row(address)}".strip()


def in_a_row(address: Address) -> str:
    """How often it has come back since when; empty for the first time."""
    if address.bounces < 2 or address.bouncing_since is None:
        return ""
    return ngettext(
        "It came back {count} time in a row, first {time}.",
        "It came back {count} times in a row, first {time}.",
        address.bounces,
    ).format(count=address.bounces, time=when(address.bouncing_since))


def advice(address: Address, *, goes_to: str, arrives: bool) -> str:
    if arrives and goes_to:
        return _("Your answer goes to {address} instead.").format(address=goes_to)
    if address.is_unreachable:
        return _("No other address is known. Reach them another way, and ask for their address.")
    return _("It may arrive another time. If it is urgent, reach them another way.")


def numbers(messages: Iterable[Message]) -> list[Number]:
    """Telephone numbers that the customer gave in their letters, the newest first."""
    written = [one for one in messages if one.author_customer_id and not one.automatic]
    found = (words for one in reversed(written) for words in PHONE.findall(f"{one.signature}\n{one.reply_text}"))
    by_digits = {re.sub(r"[^\d+]", "", words): words.strip() for words in found}
    return [Number(words, dialled) for dialled, words in list(by_digits.items())[:MOST_NUMBERS]]
