"""An answer in a chat is followed up, until it was seen or goes by mail."""

from datetime import datetime

from firsthand.channels.chat.queries import address_of, seen_to, visitors_of
from firsthand.channels.chat.rules.absence import LookAgain, goes_by_mail
from firsthand.conversations.actions import mail_answers
from firsthand.conversations.models import Message
from firsthand.conversations.rules.incoming import Party
from firsthand.journal.errands import TryAgainAt


def follow_up(message_id: int, *, at: datetime) -> None:
    """It was seen, or goes by mail with what was not seen before it; nothing where no address is known.

    Raises `TryAgainAt` while it is too early to tell.
    """
    message = Message.objects.select_related("conversation__customer").get(pk=message_id)
    if not message.is_chat or message.recipients or message.conversation_id is None:
        return
    visitors = visitors_of(message.conversation_id)
    address, read_to = address_of(visitors), seen_to(visitors)
    if not address or read_to >= message.pk:
        return
    unseen = _unseen(message, read_to)
    verdict = goes_by_mail(written_at=unseen[-1].at, here_at=visitors[0].here_at, at=at)
    if isinstance(verdict, LookAgain):
        raise TryAgainAt(verdict.at, "The answer may still be read in the chat.")
    mail_answers(unseen, to=Party(address, message.matter.customer.called), at=at)


def _unseen(message: Message, read_to: int) -> list[Message]:
    answers = message.matter.messages.filter(kind=Message.Kind.REPLY, channel="chat", pk__gt=read_to)
    return list(answers.select_related("conversation").order_by("pk"))
