"""By which ways one customer can be answered, each with the reason for or against it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from firsthand.channels.chat.queries import thread_here
from firsthand.channels.chat.rules.going_on import is_rested, may_bring_along
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.crossing import CHAT, MAIL
from firsthand.conversations.rules.incoming import Party
from firsthand.kit.errors import Refused
from firsthand.people.models import Address
from firsthand.people.rules import normalised
from firsthand.people.rules.kinds import Preference
from firsthand.team.models import Representative
from firsthand.workspace.chatted import ChatOf, Gone

USUAL, PAGE = "", "page"


class UnknownWay(Refused):
    words = gettext_lazy("This answer cannot go that way. Open the conversation again, and choose anew.")


@dataclass(frozen=True, slots=True)
class Way:
    """One way: its code in the form, and in words where it leads and why."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Ways:
    """All of them, the usual first, and why that is the usual one; empty where there is nothing to say."""

    all: Sequence[Way]
    reason: str


def ways(
    found: Conversation,
    messages: Sequence[Message],
    addresses: Iterable[Address],
    others: Sequence[Conversation],
    chat: ChatOf | None,
    *,
    me: Representative,
) -> Ways:
    """The way by which the customer wrote last, and those on which it is proven that they can be reached.

    `others` are their other matters: in one of them they may be in the chat now.
    """
    heard = last_heard(found, messages)
    is_chat, gone = chat is not None, chat.gone if chat else None
    here_in = None if (is_chat and not gone) or found.is_held else thread_here(others, at=timezone.now())
    by_chat = is_chat and (heard is None or heard.is_chat)
    here = "" if by_chat else heard.sender_address if heard else ""
    known = list(addresses)
    is_proven = any(one.is_verified and one.value == normalised(here) for one in known)
    elsewhere = [to_address(one) for one in known if may_be_written_to(one) and one.value != normalised(here)]
    in_chat = [Way(CHAT, _("into the chat"))] if is_chat and not by_chat and not gone else into_chat(here_in, me=me)
    why = filter(
        None,
        (
            in_chat_now(here_in, me=me),
            preferred(found, by_chat=by_chat, has_chat=is_chat or here_in is not None),
            reason(heard, is_chat=is_chat, proven=is_proven),
        ),
    )
    as_ever = to_who_has_gone(gone) if by_chat and gone else usual(heard, by_chat=by_chat, here=here)
    return Ways([Way(USUAL, as_ever), *in_chat, *elsewhere], "; ".join(why))


def last_heard(found: Conversation, messages: Sequence[Message]) -> Message | None:
    theirs = (one for one in reversed(messages) if one.kind == Message.Kind.RECEIVED and not one.automatic)
    return next((one for one in theirs if one.author_customer_id == found.customer_id), None)


def may_be_written_to(address: Address) -> bool:
    """A mailbox that is proven to be theirs, from which nothing came back for good."""
    return address.is_email and address.is_verified and not address.is_unreachable


def into_chat(here_in: Conversation | None, *, me: Representative) -> list[Way]:
    """Where they are now; what was said there becomes part of this matter, unless a colleague speaks with them there."""
    if here_in is None or not may_bring_along(here_in.owner_id, here_in.is_resolved, by=me.pk):
        return []
    if is_rested(here_in.resolved_at, at=timezone.now()):
        return [
            Way(CHAT, _("into the chat, where they are now; what they say there next belongs to this conversation"))
        ]
    words = _("into the chat, where they are now; “%(subject)s”, said there, becomes part of this conversation")
    return [Way(CHAT, words % {"subject": here_in.subject})]


def in_chat_now(here_in: Conversation | None, *, me: Representative) -> str:
    """That they would be reached at once, or who speaks with them already."""
    if here_in is None:
        return ""
    if here_in.owner and not may_bring_along(here_in.owner_id, here_in.is_resolved, by=me.pk):
        return _("is in the chat now, with %(name)s") % {"name": here_in.owner.name}
    return _("is in the chat now")


def to_address(one: Address) -> Way:
    words = _("by e-mail to %(address)s, proven %(how)s") if one.proof_words else _("by e-mail to %(address)s, proven")
    return Way(f"{MAIL}:{one.value}", words % {"address": one.value, "how": one.proof_words})


def to_who_has_gone(gone: Gone) -> str:
    if gone.address:
        return _("by e-mail to %(address)s: nobody reads this chat any more") % {"address": gone.address}
    return _("nowhere: nobody reads this chat any more, and no address is known")


def usual(heard: Message | None, *, by_chat: bool, here: str) -> str:
    if by_chat:
        return _("into the chat, where they wrote last; by e-mail what they do not read there")
    if heard is not None and heard.fields:
        return _("by e-mail to %(address)s, which they typed into the form") % {"address": here}
    if heard is not None and heard.channel == PAGE:
        return _("by e-mail to %(address)s, with which they came to their page") % {"address": here}
    if here:
        return _("by e-mail to %(address)s, from which they wrote last") % {"address": here}
    return _("by e-mail")


def preferred(found: Conversation, *, by_chat: bool, has_chat: bool) -> str:
    """That they would rather be answered another way than the usual one."""
    match found.customer.prefers:
        case Preference.MAIL if by_chat:
            return _("prefers e-mail to the chat")
        case Preference.CHAT if has_chat and not by_chat:
            return _("prefers the chat to e-mail")
        case Preference.PHONE:
            return _("would rather be called")
    return ""


def reason(heard: Message | None, *, is_chat: bool, proven: bool) -> str:
    """What is worth knowing before one writes: the answer goes another way than the matter began."""
    if heard is None or heard.is_chat:
        return ""
    if heard.fields and proven:
        return _("wrote by a form: the answer goes by e-mail")
    if heard.fields:
        return _("wrote by a form: the answer goes by e-mail, to an address that nothing proves yet")
    if heard.channel == PAGE:
        return _("wrote on their page: the answer goes by e-mail, and stands there too")
    return _("went on by e-mail: the answer goes there, not into the chat") if is_chat else ""


def chosen(request: HttpRequest, found: Conversation) -> tuple[str, tuple[Party, ...]]:
    """The way that the form says, with the address on it; whether it is theirs is looked at where it is sent.

    Raises `UnknownWay`.
    """
    code, _colon, address = request.POST.get("way", USUAL).partition(":")
    if code == MAIL and address:
        return MAIL, (Party(address[:320], found.customer.name),)
    if code in (USUAL, CHAT):
        return code, ()
    raise UnknownWay
