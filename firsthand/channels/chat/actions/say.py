"""A visitor says something."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings as product
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from firsthand.channels.chat.actions.recognise import thread_of, use
from firsthand.channels.chat.models import BroughtFile, Chat, Visitor
from firsthand.channels.chat.rules.caller import Caller
from firsthand.channels.chat.rules.frames import Say
from firsthand.channels.chat.rules.going_on import is_rested
from firsthand.channels.chat.rules.identity import Identity
from firsthand.conversations.actions import hear
from firsthand.conversations.actions.received import seen
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.queries import seeing
from firsthand.conversations.rules.incoming import Incoming, Party
from firsthand.files.aside import taken_up
from firsthand.files.models import StoredFile
from firsthand.files.store import store
from firsthand.kit.errors import Refused
from firsthand.kit.prepared import prepared
from firsthand.kit.text import excerpt
from firsthand.live import tell
from firsthand.notices.actions import Telling, bring_back_calls, tell_representatives
from firsthand.notices.rules import About
from firsthand.organisation.queries import the_organisation
from firsthand.people.actions import meet, recognise_vouched_for
from firsthand.people.models import Customer
from firsthand.team.models import Representative
from firsthand.team.models.representative import PRESENT_FOR


class ProofIsUsed(Refused):
    """Another browser has used the site's word; whoever comes with it is nobody known."""


class FilesAreGone(Refused):
    """What they brought has lain too long, or came from another browser: they bring it again."""


@dataclass(frozen=True)
class Kept:
    """The message that stands on the disk, and who said it."""

    message: Message
    caller: Caller


def say(chat: Chat, said: Say, *, by: Caller, at: datetime) -> Kept:
    """It stands in the visitor's conversation, or begins one; repeated under one name, it is what it was.

    Raises `ProofIsUsed`, `FilesAreGone`.
    """
    try:
        return _say(chat, said, by=by, at=at)
    except IntegrityError:
        # The same was said twice at one moment, and the other was first: this one finds it.
        return _say(chat, said, by=by, at=at)


@transaction.atomic
def _say(chat: Chat, said: Say, *, by: Caller, at: datetime) -> Kept:
    visitor = _visitor(chat, by, at=at)
    brought = _brought(said, by=by)
    incoming = _incoming(said, visitor, brought)
    # Sent again when the files are gone: with the message they have been kept for good.
    if said.files and (before := seen(incoming)):
        return Kept(before, replace(by, visitor=visitor.pk, conversation=visitor.conversation_id))
    files = _stored(brought, said)
    message = hear(
        incoming,
        customer=visitor.customer.stands_in,
        inbox=chat.inbox,
        conversation=_going_on(visitor, at=at),
        files=files,
        at=at,
    )
    is_new = visitor.conversation_id != message.conversation_id
    if message.matter.owner_id is None and not message.matter.is_held:
        _call(message.matter, is_new=is_new, at=at)
    if is_new and visitor.is_vouched_for:
        _bring_along(visitor, message.matter)
    if is_new:
        tell({by.place})
    visitor.conversation_id, visitor.here_at, visitor.page = message.conversation_id, at, said.page or visitor.page
    visitor.save(update_fields=["conversation", "here_at", "page"])
    return Kept(message, replace(by, visitor=visitor.pk, conversation=message.conversation_id))


def _visitor(chat: Chat, by: Caller, *, at: datetime) -> Visitor:
    """The visitor, locked: of two messages at one moment each stands behind the other."""
    if found := _known(chat.pk, by.fingerprint):
        return found[0]
    if by.identity and not use(by.proof, by.identity, by=by.used_by):
        raise ProofIsUsed
    if by.identity and thread_of(by, by.identity, at=at):
        return _known(chat.pk, by.fingerprint)[0]
    language = by.language or chat.inbox.language
    return Visitor.objects.create(
        chat=chat,
        fingerprint=by.fingerprint,
        customer=_customer(by, by.identity, language, at=at),
        is_vouched_for=by.identity is not None,
        subject=by.identity.subject if by.identity else "",
        address=by.identity.address if by.identity else "",
        language=language,
        since=at,
        here_at=at,
    )


@prepared
def _known(chat: int, fingerprint: str) -> QuerySet[Visitor]:
    known = Visitor.objects.select_for_update(of=("self",)).select_related("customer__joined_into", "conversation")
    return known.filter(chat=chat, fingerprint=fingerprint)


def _customer(by: Caller, identity: Identity | None, language: str, *, at: datetime) -> Customer:
    if identity is None:
        return meet(name=_nameless(by), addresses=[], language=language, at=at)
    known = identity.language if identity.language in dict(product.LANGUAGES) else language
    return recognise_vouched_for(
        external_id=identity.subject, name=identity.name, address=identity.address, language=known, at=at
    )


def _nameless(by: Caller) -> str:
    """What a visitor is called of whom nothing is known, in the language of the house."""
    with translation.override(the_organisation().language):
        return _("Visitor %(number)s") % {"number": int(by.fingerprint[:6], 16) % 9000 + 1000}


def _call(conversation: Conversation, *, is_new: bool, at: datetime) -> None:
    """Whoever is there hears of it once; who has put it away sees it again with each word, as long as nobody takes it."""
    if is_new:
        _tell_who_is_there(conversation, at=at)
    else:
        bring_back_calls(conversation=conversation.pk)


def _tell_who_is_there(conversation: Conversation, *, at: datetime) -> None:
    """Those of the team who are present hear that somebody is waiting, and where none is, who is present and may take it.

    Whoever is not there must not be called for a chat.
    """
    present = Representative.objects.active().people().filter(seen_at__gt=at - PRESENT_FOR)
    team = present.filter(memberships__team=conversation.team_id)
    there = list(team.values_list("pk", flat=True)) or list(_others_who_may(conversation, present))
    told = [Telling(one, About.VISITOR_CAME, conversation.pk) for one in there]
    tell_representatives(told, at=at)


def _others_who_may(conversation: Conversation, present: QuerySet[Representative]) -> QuerySet[Representative, int]:
    return seeing(conversation).filter(pk__in=present.values("pk")).values_list("pk", flat=True)


def _bring_along(visitor: Visitor, conversation: Conversation) -> None:
    """Their other devices go on in the thread that was begun on this one, and look at it now."""
    others = Visitor.objects.filter(chat=visitor.chat_id, is_vouched_for=True, subject=visitor.subject)
    before = set(others.exclude(conversation=None).values_list("conversation", flat=True))
    others.update(conversation=conversation)
    tell(f"conversation:{number}" for number in before)


def _going_on(visitor: Visitor, *, at: datetime) -> int | None:
    there = visitor.thread
    return None if there is None or is_rested(there.resolved_at, at=at) else there.pk


def _brought(said: Say, *, by: Caller) -> list[BroughtFile]:
    """Those that this browser has brought; nobody else's."""
    if not said.files:
        return []
    brought = BroughtFile.objects.filter(pk__in=said.files, chat=by.chat, fingerprint=by.used_by)
    return list(brought.select_related("file").order_by("pk"))


def _stored(brought: Sequence[BroughtFile], said: Say) -> list[StoredFile]:
    """All that they meant to send, kept for good from now on. Raises `FilesAreGone`: words without them say less."""
    if len(brought) < len(set(said.files)):
        raise FilesAreGone
    return [one.file or _kept(one) for one in brought]


def _kept(brought: BroughtFile) -> StoredFile:
    content = taken_up(brought.aside)
    if content is None:
        raise FilesAreGone
    return store(content, name=brought.name, mime=brought.mime)


def _incoming(said: Say, visitor: Visitor, files: Sequence[BroughtFile]) -> Incoming:
    subject = said.text or ", ".join(one.name for one in files)
    return Incoming(
        reference="",
        fingerprint=f"{visitor.mark}{said.name}",
        sender=Party("", visitor.customer.name),
        to=(),
        cc=(),
        reply_to=(),
        subject=excerpt(subject, at_most=80),
        written_at=None,
        text=said.text,
        html="",
        reply_text=said.text,
        quoted="",
        signature="",
        proofs=(),
        delivered_to=(),
        files=(),
        language=visitor.language,
        automatic="",
        bounce="",
        bounced_reference="",
        bounced_address="",
        unreadable=False,
        trouble=(),
        channel="chat",
    )
