"""A letter is signed in the name of its sender's domain (DKIM, RFC 6376)."""

import dkim

from firsthand.channels.email.models import SigningKey
from firsthand.channels.email.sending.trouble import NotYet
from firsthand.kit.secrets import SecretIsLost, open_secret
from firsthand.people.rules.failures import Why

# Relays fold lines and change blanks: relaxed outlives that, simple does not (RFC 6376 3.4).
RELAXED = (b"relaxed", b"relaxed")
# Signed once more than they stand there: nobody can add a second one that mail programs would show (RFC 6376 8.15).
ONCE_MORE = (b"from", b"to", b"subject", b"date", b"reply-to", b"message-id")
SIGNED = (*ONCE_MORE, b"cc", b"in-reply-to", b"references", b"mime-version", b"content-type", b"list-unsubscribe")


def sealed(letter: bytes, *, domain: str) -> bytes:
    """The letter under its signature; as it is where no key signs for the domain. Raises `NotYet`."""
    key = SigningKey.objects.signing().filter(domain=domain).first()
    if key is None:
        return letter
    try:
        secret = open_secret(key.secret)
    except SecretIsLost as lost:
        raise NotYet(domain, why=Why.LOST_KEY) from lost
    return _signature(letter, key, secret) + letter


def _signature(letter: bytes, key: SigningKey, secret: str) -> bytes:
    there = {line.partition(b":")[0].strip().lower() for line in letter.partition(b"\r\n\r\n")[0].split(b"\r\n")}
    fields = [name for name in SIGNED if name in there]
    fields += [name for name in ONCE_MORE if name in there]
    signature: bytes = dkim.sign(
        letter,
        key.selector.encode(),
        key.domain.encode(),
        secret.encode(),
        canonicalize=RELAXED,
        include_headers=fields,
    )
    return signature
