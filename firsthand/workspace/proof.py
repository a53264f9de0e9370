"""Who vouches for a letter, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from firsthand.conversations.models import Message
from firsthand.conversations.rules.vouched import Vouched


@dataclass(frozen=True, slots=True)
class Proof:
    """One sentence, how grave it is (good, none, late), and each check behind it."""

    tone: str
    words: str
    checks: list[str]


def proof_of(message: Message) -> Proof:
    """What a representative must know before they say anything private."""
    tone, words = _sentence(message)
    return Proof(tone, words, list(_checks(message.authentication)))


def _sentence(message: Message) -> tuple[str, str]:
    vouched = Vouched(message.vouched)
    if message.in_our_name and vouched is not Vouched.VOUCHED:
        return "late", _("It bears the address of one of us but came from outside: it may be forged.")
    match vouched:
        case Vouched.VOUCHED:
            return "good", _("The sender's domain vouches for this letter.")
        case Vouched.FAILED:
            return "late", _("Fails the sender's own rules: it may be forged. Say nothing private.")
        case Vouched.UNCONFIRMED:
            return "", _("Who sent it could not be confirmed: treat requests for private things with care.")
    return "", _("Who sent it was not checked.")


def _checks(found: Mapping[str, Any]) -> Iterator[str]:
    """The results as mail servers write them (RFC 8601): words of the standard, for whoever knows them."""
    if found["spf_domain"]:
        yield f"SPF {found['spf']} ({found['spf_domain']})"
    for one in found["dkim"]:
        why = f", {one['why']}" if one["why"] else ""
        yield f"DKIM {one['result']} ({one['domain'] or '?'}{why})"
    if found["domain"]:
        policy = f", p={found['policy']}" if found["policy"] else ""
        yield f"DMARC {found['dmarc']} ({found['domain']}{policy})"
    if found["arc_domain"]:
        yield f"ARC {found['arc']} ({found['arc_domain']})"
    if found["by"]:
        yield _("as %(server)s found") % {"server": found["by"]}
