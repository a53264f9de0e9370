"""Which signature stands under an answer, with its fields filled in."""

from firsthand.channels.email.models import Mailbox, Signature
from firsthand.channels.email.sending.signature import filled
from firsthand.conversations.models import Message
from firsthand.organisation.queries import the_organisation
from firsthand.team.models import Representative

SIGNED = (Message.Kind.REPLY, Message.Kind.SIDE_LETTER)


def signature_under(message: Message, *, mailbox: Mailbox) -> str:
    """The mailbox's in the customer's language, else the writer's own; what the house itself says bears none."""
    author = message.author_representative
    if author is None or message.kind not in SIGNED:
        return ""
    words = signature_words(mailbox, language=message.matter.language)
    return signature_of(author, words=words, mailbox=mailbox)


def signature_words(mailbox: Mailbox, *, language: str) -> str:
    """As it was written for this language, else for the inbox's; empty where neither is."""
    written = dict(Signature.objects.filter(mailbox=mailbox).values_list("language", "words"))
    return written.get(language) or written.get(mailbox.inbox.language) or ""


def signature_of(author: Representative, *, words: str, mailbox: Mailbox) -> str:
    """The words signed by this representative; their own lines where the mailbox has none."""
    if not words.strip():
        return author.signature
    organisation = the_organisation()
    brand = mailbox.inbox.brand
    return filled(
        words,
        {
            "representative": author.name,
            "own": author.signature,
            "brand": brand.name if brand else organisation.name,
            "organisation": organisation.name,
            "address": mailbox.address,
        },
    )
