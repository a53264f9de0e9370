"""Whether a letter was signed or encrypted, in codes; nothing here is checked, as no keys are kept."""

import re

from firsthand.channels.email.reading.opened import cms
from firsthand.channels.email.reading.structure import Part

ENVELOPES = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime"))
PGP_SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----"
PGP_ENCRYPTED = "-----BEGIN PGP MESSAGE-----"
SIGNATURE, SIGNATURE_END = "\n-----BEGIN PGP SIGNATURE-----", "-----END PGP SIGNATURE-----"
PGP_HEAD = re.compile(re.escape(PGP_SIGNED) + r"[ \t]*\n(?:[A-Za-z]{2,20}: [^\n]{0,200}\n){0,10}\s*\n?")


def is_envelope(part: Part) -> bool:
    """Whether the part is an envelope of S/MIME, by its kind or its name."""
    return part.mime in ENVELOPES or (part.mime == "application/octet-stream" and part.name.lower().endswith(".p7m"))


def protection_of(whole: Part, *, text: str) -> tuple[str, ...]:
    """The codes, the outermost first: smime-signed smime-encrypted pgp-signed pgp-encrypted."""
    found = [code for part in whole.walk() if (code := code_of(part))]
    if PGP_SIGNED in text:
        found.append("pgp-signed")
    if PGP_ENCRYPTED in text:
        found.append("pgp-encrypted")
    return tuple(dict.fromkeys(found))


def code_of(part: Part) -> str:
    """What this part says of those inside it."""
    if part.mime in ("multipart/signed", "multipart/encrypted"):
        protocol = part.kind.parameters.get("protocol", "").lower() or " ".join(each.mime for each in part.children)
        return ("pgp-" if "pgp" in protocol else "smime-") + part.mime.removeprefix("multipart/")
    if is_envelope(part):
        kind = cms.kind_of(part.content())
        return f"smime-{kind}" if kind in ("signed", "encrypted") else ""
    return ""


def without_armour(text: str) -> str:
    """The words that were signed in the text itself, without what stands around them (RFC 9580, 7)."""
    if PGP_SIGNED not in text:
        return text
    bare = without_signatures(PGP_HEAD.sub("", text))
    return re.sub(r"^- (?=-)", "", bare, flags=re.MULTILINE)


def without_signatures(text: str) -> str:
    """The words before, between and after the blocks of a signature."""
    out, at = [], 0
    while (begin := text.find(SIGNATURE, at)) >= 0 and (end := text.find(SIGNATURE_END, begin)) >= 0:
        out.append(text[at:begin])
        at = end + len(SIGNATURE_END)
    return "".join([*out, text[at:]])
