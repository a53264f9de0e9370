"""A letter that came to the wrong address is handed on as it is."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.reply import reply
from firsthand.conversations.actions.resolve import resolve
from firsthand.conversations.actions.write_aside import begin_aside
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.refusals import NothingToHandOn
from firsthand.conversations.rules.words import Words
from firsthand.team.models import Representative


@transaction.atomic
def redirect(
    letter: Message,
    *,
    to: Party,
    cover: str,
    told: str = "",
    is_done: bool = True,
    by: Representative,
    at: datetime,
    external_id: str | None = None,
) -> Message:
    """The letter goes to the other address, where its writer is answered; `told` are the words by which they learn of it.

    `cover` stands beside a letter that can only go as an enclosure. Done here, the matter is solved. Raises
    `NothingToHandOn`, and what `begin_aside`, `reply` and `resolve` raise.
    """
    if letter.kind != Message.Kind.RECEIVED or letter.conversation is None:
        raise NothingToHandOn
    sent = begin_aside(
        letter.matter,
        addressing=Addressing(to=(to,)),
        subject=letter.subject,
        words=Words(cover),
        hands_on=letter,
        by=by,
        at=at,
        external_id=external_id,
    )
    if told.strip():
        once = f"{external_id}-told" if external_id else None
        reply(letter.matter, words=Words(told.strip()), by=by, at=at, external_id=once)
    matter = Conversation.objects.get(pk=letter.matter.pk)
    if is_done and not matter.is_resolved:
        resolve(matter, by=by, at=at)
    return sent
