"""Letters of a domain are signed by us: keys are made, taken into use, and retired (DKIM, RFC 6376)."""

import base64
from datetime import datetime
from itertools import count

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.db import transaction

from firsthand.channels.email.facts import SigningBegan, SigningEnded, SigningKeyMade
from firsthand.channels.email.models import SigningKey
from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.kit.secrets import seal_secret
from firsthand.team.rules.permissions import must_administer

BITS = 2048  # RFC 8301 3.2: at least 1024, and signers should use 2048


@transaction.atomic
def make_signing_key(domain: str, *, by: Acts, at: datetime) -> SigningKey:
    """There is a new key, whose record can be published; it signs nothing yet. Raises OnlyAdministratorsMay."""
    must_administer(by)
    pair = generate_private_key(public_exponent=65537, key_size=BITS)
    key = SigningKey.objects.create(
        domain=domain,
        selector=_selector(domain, at=at),
        secret=seal_secret(_pem(pair)),
        public=_public(pair),
        made_at=at,
    )
    record(SigningKeyMade(domain=domain, selector=key.selector), by=by, at=at)
    return key


@transaction.atomic
def begin_signing(key: SigningKey, *, by: Acts, at: datetime) -> None:
    """Letters of its domain are signed with this key from now on; the one before is retired.

    Raises OnlyAdministratorsMay.
    """
    must_administer(by)
    others = SigningKey.objects.select_for_update().filter(domain=key.domain).exclude(pk=key.pk)
    others.signing().update(retired_at=at)
    key.signs_since, key.retired_at = at, None
    key.save(update_fields=["signs_since", "retired_at"])
    record(SigningBegan(domain=key.domain, selector=key.selector), by=by, at=at)


@transaction.atomic
def end_signing(key: SigningKey, *, by: Acts, at: datetime) -> None:
    """This key signs nothing any more. Raises OnlyAdministratorsMay."""
    must_administer(by)
    if not key.is_signing:
        return
    key.retired_at = at
    key.save(update_fields=["retired_at"])
    record(SigningEnded(domain=key.domain, selector=key.selector), by=by, at=at)


def _selector(domain: str, *, at: datetime) -> str:
    """A name that was never used there: a receiver may remember what stood under it (RFC 6376 3.1)."""
    taken = set(SigningKey.objects.filter(domain=domain).values_list("selector", flat=True))
    month = f"fh{at:%Y%m}"
    return next(name for name in (month if n == 1 else f"{month}-{n}" for n in count(1)) if name not in taken)


def _pem(pair: RSAPrivateKey) -> str:
    return pair.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()).decode()


def _public(pair: RSAPrivateKey) -> str:
    der = pair.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(der).decode()
