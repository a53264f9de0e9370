"""DKIM: the published keys with which a domain's letters are signed (RFC 6376)."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key
from django.utils.translation import gettext as _

from firsthand.channels.email.standing.findings import Answers, Finding, Record, Tone, text_records
from firsthand.channels.email.standing.tags import tags

LEAST, BETTER = 1024, 2048  # bits (RFC 8301 3.2)


@dataclass(frozen=True)
class OurKey:
    """A key of ours: what its record must be."""

    selector: str
    public: str
    is_signing: bool


def is_key(text: str) -> bool:
    return "p" in tags(text) and tags(text).get("v", "DKIM1") == "DKIM1"


def advise_dkim(
    domain: str, asks: Answers, *, ours: Sequence[OurKey], selectors: Sequence[str]
) -> tuple[list[str], list[Finding]]:
    """The records under our selectors and those of the provider, and what to know of them."""
    records: list[str] = []
    findings: list[Finding] = []
    for key in ours:
        found = _texts(domain, key.selector, asks)
        records += found
        findings += _of_ours(domain, key, found)
    for selector in selectors:
        found = _texts(domain, selector, asks)
        records += found
        findings += [finding for one in found for finding in of_record(selector, one)]
    return records, findings or [_nothing(selectors)]


def _texts(domain: str, selector: str, asks: Answers) -> list[str]:
    return text_records(asks.texts(f"{selector}._domainkey.{domain}"), is_one=is_key)


def _nothing(selectors: Sequence[str]) -> Finding:
    if selectors:
        words = _("No key was found where your provider keeps it ({selectors}). Switch DKIM on in its settings.")
        return Finding(Tone.LATE, words.format(selectors=", ".join(selectors)))
    words = _(
        "Nothing is signed by Firsthand. If your mail server signs, all is well: look for DKIM-Signature in a letter that "
        "arrived. If it does not, make a key below."
    )
    return Finding(Tone.SOON, words)


def _of_ours(domain: str, key: OurKey, found: Sequence[str]) -> list[Finding]:
    record = Record(f"{key.selector}._domainkey.{domain}", f"v=DKIM1; k=rsa; p={key.public}")
    bad = Tone.LATE if key.is_signing else Tone.SOON
    if not found:
        words = _(
            "The record of the key {selector} is not there yet. Publish it; it may take an hour until it is seen."
        )
        return [Finding(bad, words.format(selector=key.selector))]  # it is shown with the key itself
    if all(_plain(tags(one)["p"]) != key.public for one in found):
        words = _("Under {selector} stands another key than ours, so every letter would fail. Put this in its place:")
        return [Finding(bad, words.format(selector=key.selector), record)]
    words = _("The record of the key {selector} stands.")
    hints = [one for text in found for one in of_record(key.selector, text) if one.tone is not Tone.GOOD]
    return [Finding(Tone.GOOD, words.format(selector=key.selector)), *hints]


def of_record(selector: str, record: str) -> list[Finding]:
    """What one key record is worth."""
    said = tags(record)
    if not _plain(said["p"]):
        return [Finding(Tone.LATE, _("The key {selector} is empty: it was taken back.").format(selector=selector))]
    found = [*_strength(selector, said)]
    if "y" in said.get("t", "").lower().split(":"):
        words = _("The record of {selector} says that it is only being tried (t=y). Take that out when all works.")
        found.append(Finding(Tone.SOON, words.format(selector=selector)))
    return found or [Finding(Tone.GOOD, _("The key {selector} is in order.").format(selector=selector))]


def _strength(selector: str, said: dict[str, str]) -> list[Finding]:
    if said.get("k", "rsa").lower() != "rsa":
        return []
    bits = bits_of(said["p"])
    if bits is None:
        words = _("The key {selector} cannot be read. Copy it anew, the whole of it.")
        return [Finding(Tone.LATE, words.format(selector=selector))]
    if bits < BETTER:
        words = _("The key {selector} has {bits} bits: too short. Change over to one of 2048.")
        return [Finding(Tone.LATE if bits < LEAST else Tone.SOON, words.format(selector=selector, bits=bits))]
    return []


def bits_of(public: str) -> int | None:
    """How long a published RSA key is; None where it is none."""
    try:
        key = load_der_public_key(base64.b64decode(_plain(public), validate=True))
    except (ValueError, binascii.Error, UnsupportedAlgorithm):
        return None
    return key.key_size if isinstance(key, RSAPublicKey) else None


def _plain(public: str) -> str:
    return "".join(public.split())
