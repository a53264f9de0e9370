"""Words are said through a program."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from firsthand.api.caller import Caller
from firsthand.api.problems import Problem, flawed, not_allowed
from firsthand.api.shapes.new_message import NewMessage, WrittenParty
from firsthand.channels.email.queries import ours_among, own_addresses
from firsthand.conversations.actions import note, postpone, reply, take_down
from firsthand.conversations.models import Attachment, Conversation, Message, Unsent
from firsthand.conversations.rules.addressing import Addressing, party
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.words import Words
from firsthand.files.models import StoredFile
from firsthand.kit.html import clean, to_text
from firsthand.people.rules import normalised


def write(conversation: Conversation, given: NewMessage, *, caller: Caller, at: datetime) -> Message:
    """The message stands; raises what the actions refuse with, and a problem when the key may not say this."""
    kind = given.kind or ("received" if caller.customer else "reply")
    if kind != "reply":
        _refuse_what_is_for_letters(given)
    words = _words(given)
    # First of all: a customer's key does not learn which ids there are.
    if kind == "received":
        _must_speak_for_customers(given, caller)
    by = None if kind == "received" else caller.staff
    if given.external_id:
        _refuse_elsewhere(given.external_id, conversation)
    if by is None:
        return take_down(conversation, words=words, external_id=given.external_id, at=at)
    if kind == "reply":
        return reply(
            conversation,
            words=words,
            addressing=_addressing(given, conversation),
            by=by,
            at=at,
            read_to=given.read_to,
            external_id=given.external_id,
        )
    if given.external_id:
        raise flawed("/external_id", "A note has none: it stays among colleagues.")
    return note(conversation, words=words, by=by, at=at)


def write_for_later(
    conversation: Conversation, given: NewMessage, *, leaves_at: datetime, caller: Caller, at: datetime
) -> Unsent:
    """The reply stands and leaves at its time; raises what the action refuses with, and a problem for anything else."""
    by = caller.staff
    if given.kind not in (None, "reply"):
        raise flawed("/send_at", "Only a reply is mailed: leave this out, or write a reply.")
    return postpone(
        conversation,
        words=_words(given),
        addressing=_addressing(given, conversation),
        leaves_at=leaves_at,
        by=by,
        at=at,
        read_to=given.read_to,
        external_id=given.external_id,
    )


def _words(given: NewMessage) -> Words:
    html = clean(given.html) if given.html else ""
    return Words(given.text or (to_text(html) if html else ""), html=html)


def _addressing(given: NewMessage, conversation: Conversation) -> Addressing:
    said = Addressing(cc=_parties(given.cc), bcc=_parties(given.bcc), sender=normalised(given.sender or ""))
    if said.sender and said.sender not in own_addresses(conversation).senders:
        raise flawed(
            "/from", "This conversation is not answered from there: take one of its inbox's or team's mailboxes."
        )
    return said.without(ours_among(said.addresses))


def addressed_aside(*, to: Iterable[WrittenParty], cc: Iterable[WrittenParty]) -> Addressing:
    """To whom a letter aside goes; raises a problem when one of them is a mailbox of ours."""
    said = Addressing(to=_parties(to), cc=_parties(cc))
    for address in ours_among(said.addresses):
        raise flawed("/to", f"{address} is a mailbox of ours: give the conversation to its team instead.")
    return said


def files_of(conversation: Conversation, numbers: Sequence[int]) -> tuple[StoredFile, ...]:
    """The files of these attachments; raises a problem when one is not of this conversation."""
    if not numbers:
        return ()
    chosen = Attachment.objects.filter(message__conversation=conversation, pk__in=numbers).select_related("file")
    known = {one.pk: one.file for one in chosen}
    if missing := [number for number in numbers if number not in known]:
        raise flawed("/files", f"There is no attachment {missing[0]} in this conversation.")
    return tuple(known[number] for number in dict.fromkeys(numbers))


def _refuse_what_is_for_letters(given: NewMessage) -> None:
    for name, said in (("cc", given.cc), ("bcc", given.bcc), ("from", given.sender)):
        if said:
            raise flawed(f"/{name}", "Only a reply is mailed: leave this out, or write a reply.")


def _parties(given: Iterable[WrittenParty]) -> tuple[Party, ...]:
    return tuple(Party(party(one.address).address, one.name) for one in given)


def _refuse_elsewhere(external_id: str, conversation: Conversation) -> None:
    if Message.objects.filter(external_id=external_id).exclude(conversation=conversation).exists():
        raise Problem(409, "There is a message with this external_id in another conversation.")


def _must_speak_for_customers(given: NewMessage, caller: Caller) -> None:
    if caller.customer is None and not caller.is_administrator:
        raise not_allowed("Only an administrator's key takes down what a customer said. Write a reply or a note.")
    if caller.customer is not None and given.external_id:
        raise not_allowed("A customer's key gives no external_id.")
