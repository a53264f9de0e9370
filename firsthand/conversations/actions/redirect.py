"""A letter that came to the wrong address is handed on as it is."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from firsthand.conversations.actions.reply import reply
from firsthand.conversations.actions.resolve import resolve
from firsthand.conversations.actions.write_aside import begin_aside
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.refusals import NothingToHandOn
from firsthand.conversations.rules.words import Words
from firsthand.team.models import Representative

COVER = _("This letter came to us and is meant for you. Your answer goes to its writer.")


@transaction.atomic
def redirect(
    letter: Message,
    *,
    to: Party,
    told: str = "",
    is_done: bool = True,
    by: Representative,
    at: datetime,
    external_id: str | None = None,
) -> Message:
    """The letter goes to the other address, where its writer is answered; `told` are the words by which they learn of it.

    Done here, the matter is solved. Raises `NothingToHandOn`, and what `begin_aside`, `reply` and `resolve` raise.
    """
    if letter.kind != Message.Kind.RECEIVED or letter.conversation is None:
        raise NothingToHandOn
    sent = _hand_on(letter, to=to, by=by, at=at, external_id=external_id)
    if told.strip():
        once = f"{external_id}-told" if external_id else None
        reply(letter.matter, words=Words(told.strip()), by=by, at=at, external_id=once)
    if is_done:
        _resolve(letter.matter, by=by, at=at)
    return sent


def _hand_on(letter: Message, *, to: Party, by: Representative, at: datetime, external_id: str | None) -> Message:
    """Aside; with some words beside a letter that can only go as an enclosure, in the language of who hands it on."""
    with translation.override(by.account.language or "en"):
        cover = Words(str(COVER))
    return begin_aside(
        letter.matter,
        addressing=Addressing(to=(to,)),
        subject=letter.subject,
        words=cover,
        hands_on=letter,
        by=by,
        at=at,
        external_id=external_id,
    )


def _resolve(matter: Conversation, *, by: Representative, at: datetime) -> None:
    matter = Conversation.objects.get(pk=matter.pk)
    if not matter.is_resolved:
        resolve(matter, by=by, at=at)
