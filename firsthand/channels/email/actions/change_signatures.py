"""The signatures of a mailbox are written anew."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.channels.email.facts import SignaturesChanged
from firsthand.channels.email.models import Mailbox, Signature
from firsthand.channels.email.sending.signature import FIELDS, unknown_fields
from firsthand.journal.actor import Acts
from firsthand.journal.changing import record_change
from firsthand.kit.errors import Refused
from firsthand.kit.text import typed
from firsthand.team.rules.permissions import must_administer

LONGEST = 4_000


class NoSuchField(Refused):
    words = _("A signature has no field {{{field}}}. It may hold: {fields}.")


class SignatureIsTooLong(Refused):
    words = _("A signature has at most {longest} characters.")


@transaction.atomic
def change_signatures(mailbox: Mailbox, words: Mapping[str, str], *, by: Acts, at: datetime) -> None:
    """Under answers to customers of each of these languages stand these words; empty ones mean none.

    Raises OnlyAdministratorsMay, NoSuchField, SignatureIsTooLong.
    """
    must_administer(by)
    said = {language: _good(one) for language, one in words.items()}
    before = dict(mailbox.signatures.values_list("language", "words"))
    changed = {language: one for language, one in said.items() if one != before.get(language, "")}
    if not changed:
        return
    mailbox.signatures.filter(language__in=changed).delete()
    written = (Signature(mailbox=mailbox, language=language, words=one) for language, one in changed.items() if one)
    Signature.objects.bulk_create(written)
    fact = SignaturesChanged(mailbox=mailbox.pk, inbox=mailbox.inbox_id, languages=tuple(sorted(changed)))
    parts = {f"signature_{language}": (before.get(language, ""), one) for language, one in changed.items()}
    record_change(fact, of="mailbox", number=mailbox.inbox_id, parts=parts, by=by, at=at)


def _good(words: str) -> str:
    said = typed(words)
    if len(said) > LONGEST:
        raise SignatureIsTooLong(longest=LONGEST)
    if unknown := unknown_fields(said):
        raise NoSuchField(field=unknown[0], fields=", ".join(f"{{{name}}}" for name in FIELDS))
    return said
