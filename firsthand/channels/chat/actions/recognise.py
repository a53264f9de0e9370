"""A browser says who it is."""

from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction

from firsthand.channels.chat.actions.take_along import take_along
from firsthand.channels.chat.models import Chat, UsedProof, Visitor
from firsthand.channels.chat.queries import secret_of
from firsthand.channels.chat.rules.caller import Caller, fingerprint_of
from firsthand.channels.chat.rules.frames import Hello
from firsthand.channels.chat.rules.identity import Identity, identity_in
from firsthand.kit.tokens import fingerprint


def recognised(chat: Chat, hello: Hello, *, at: datetime) -> Caller:
    """The visitor that this token was chosen by, or nobody yet; a word of the site that does not hold makes nobody known."""
    language = hello.language if hello.language in chat.languages else ""
    alone = fingerprint_of(hello.token, None) if hello.token else ""
    caller = Caller(chat=chat.pk, fingerprint=alone, used_by=alone, language=language)
    if not hello.token:
        return caller
    identity = identity_in(hello.identity, secret=secret_of(chat), at=at) if hello.identity else None
    if identity is None:
        return known(caller)
    proof = fingerprint(hello.identity)
    if not _is_fresh(proof, by=caller.fingerprint):
        return known(caller)
    named = replace(caller, fingerprint=fingerprint_of(hello.token, identity), identity=identity, proof=proof)
    return _at_their_thread(named, identity, at=at)


def use(proof: str, identity: Identity, *, by: str) -> bool:
    """The site's word is used, by this browser; false when another used it first, who has copied it or been copied."""
    try:
        with transaction.atomic():
            kept, _ = UsedProof.objects.get_or_create(
                fingerprint=proof, defaults={"used_by": by, "ends_at": identity.ends_at}
            )
    except IntegrityError:
        kept = UsedProof.objects.get(fingerprint=proof)
    return kept.used_by == by


def _is_fresh(proof: str, *, by: str) -> bool:
    used = UsedProof.objects.filter(fingerprint=proof).first()
    return used is None or used.used_by == by


def known(caller: Caller) -> Caller:
    """With the visitor that this browser is, once it has said something."""
    found = Visitor.objects.filter(chat=caller.chat, fingerprint=caller.fingerprint).first()
    return replace(caller, visitor=found.pk, conversation=found.conversation_id) if found else caller


def _at_their_thread(caller: Caller, identity: Identity, *, at: datetime) -> Caller:
    """The thread of whom the site vouches for, on whichever of their devices it was begun; to see it uses the word up."""
    before = known(caller)
    unnamed = known(replace(caller, fingerprint=caller.used_by, identity=None, proof=""))
    thread = before if before.visitor else thread_of(caller, identity, at=at)
    if thread is None and unnamed.visitor is None:
        return caller
    if not use(caller.proof, identity, by=caller.used_by):
        return unnamed
    if unnamed.visitor and (along := take_along(caller, identity, at=at)):
        return replace(caller, visitor=along.pk, conversation=along.conversation_id)
    return thread or caller


def thread_of(caller: Caller, identity: Identity, *, at: datetime) -> Caller | None:
    """A visitor of their own on this device, who goes on with what they wrote on another."""
    theirs = Visitor.objects.filter(
        chat=caller.chat, is_vouched_for=True, subject=identity.subject, conversation__isnull=False
    )
    last = theirs.order_by("-here_at").first()
    if last is None:
        return None
    mine, _ = Visitor.objects.get_or_create(
        chat_id=caller.chat,
        fingerprint=caller.fingerprint,
        defaults={
            "customer_id": last.customer_id,
            "conversation_id": last.conversation_id,
            "is_vouched_for": True,
            "subject": identity.subject,
            "language": caller.language,
            "address": last.address,
            "seen_to": last.seen_to,
            "since": at,
            "here_at": at,
        },
    )
    return replace(caller, visitor=mine.pk, conversation=mine.conversation_id)
