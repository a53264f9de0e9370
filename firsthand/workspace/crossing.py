"""By which ways one customer can be answered, each with the reason for or against it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.crossing import CHAT, MAIL
from firsthand.conversations.rules.incoming import Party
from firsthand.kit.errors import Refused
from firsthand.people.models import Address
from firsthand.people.rules import normalised
from firsthand.people.rules.kinds import Preference

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


def ways(found: Conversation, messages: Sequence[Message], addresses: Iterable[Address]) -> Ways:
    """The way by which the customer wrote last, and those on which it is proven that they can be reached."""
    heard = last_heard(found, messages)
    is_chat = found.inbox.channel == "chat"
    by_chat = is_chat and (heard is None or heard.is_chat)
    here = "" if by_chat else heard.sender_address if heard else ""
    known = list(addresses)
    is_proven = any(one.is_verified and one.value == normalised(here) for one in known)
    others = [to_address(one) for one in known if may_be_written_to(one) and one.value != normalised(here)]
    chat = [Way(CHAT, _("into the chat"))] if is_chat and not by_chat else []
    why = filter(None, (preferred(found, by_chat=by_chat), reason(found, heard, proven=is_proven)))
    return Ways([Way(USUAL, usual(heard, by_chat=by_chat, here=here)), *chat, *others], "; ".join(why))


def last_heard(found: Conversation, messages: Sequence[Message]) -> Message | None:
    theirs = (one for one in reversed(messages) if one.kind == Message.Kind.RECEIVED and not one.automatic)
    return next((one for one in theirs if one.author_customer_id == found.customer_id), None)


def may_be_written_to(address: Address) -> bool:
    """A mailbox that is proven to be theirs, from which nothing came back for good."""
    return address.is_email and address.is_verified and not address.is_unreachable


def to_address(one: Address) -> Way:
    words = _("by e-mail to %(address)s, proven %(how)s") if one.proof_words else _("by e-mail to %(address)s, proven")
    return Way(f"{MAIL}:{one.value}", words % {"address": one.value, "how": one.proof_words})


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


def preferred(found: Conversation, *, by_chat: bool) -> str:
    """That they would rather be answered another way than the usual one."""
    match found.customer.prefers:
        case Preference.MAIL if by_chat:
            return _("prefers e-mail to the chat")
        case Preference.CHAT if found.inbox.channel == "chat" and not by_chat:
            return _("prefers the chat to e-mail")
        case Preference.PHONE:
            return _("would rather be called")
    return ""


def reason(found: Conversation, heard: Message | None, *, proven: bool) -> str:
    """What is worth knowing before one writes: the answer goes another way than the matter began."""
    if heard is None or heard.is_chat:
        return ""
    if heard.fields and proven:
        return _("wrote by a form: the answer goes by e-mail")
    if heard.fields:
        return _("wrote by a form: the answer goes by e-mail, to an address that nothing proves yet")
    if heard.channel == PAGE:
        return _("wrote on their page: the answer goes by e-mail, and stands there too")
    return _("went on by e-mail: the answer goes there, not into the chat") if found.inbox.channel == "chat" else ""


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
