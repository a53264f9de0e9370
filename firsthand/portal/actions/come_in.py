"""Somebody shows the code that went to their address."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from firsthand.conversations.queries import copied_at
from firsthand.kit.tokens import fingerprint
from firsthand.people.actions import mark_proven, recognise
from firsthand.people.models import Address, Customer
from firsthand.people.rules.ways import Proof
from firsthand.portal.actions.begin_visit import begin_visit
from firsthand.portal.models import Asking, Visit
from firsthand.portal.rules import CODE_LASTS, DIGITS, WrongCode, is_same, sealed

PURPOSE = "page-code"


def come_in(ticket: str, *, code: str, before: Visit | None, at: datetime) -> str:
    """A new visit sees all that is theirs, and what the one before it saw; returns its secret. Raises `WrongCode`.

    The address is proven to be theirs. A try is counted before it is looked at, so that of many at one moment none is free.
    """
    return _let_in(tried(ticket, code=code, for_=None, at=at), before, at=at)


def tried(ticket: str, *, code: str, for_: Customer | None, at: datetime) -> Asking:
    """The asking whose code this is, one try less. Raises `WrongCode`."""
    asked = Asking.objects.filter(ticket=fingerprint(ticket), customer=for_)
    open_ = asked.filter(used_at=None, tries_left__gt=0, asked_at__gt=at - CODE_LASTS)
    asking = asked.get() if open_.update(tries_left=F("tries_left") - 1) else None
    digits = "".join(letter for letter in code if letter.isdigit())[: DIGITS * 2]
    if asking is None or not asking.sealed or not is_same(seal_of(asking, digits), asking.sealed):
        raise WrongCode
    return asking


def seal_of(asking: Asking, code: str) -> str:
    """What is kept of a code: it is good for this asking alone."""
    return sealed(f"{asking.pk}:{code}", purpose=PURPOSE)


@transaction.atomic
def _let_in(asking: Asking, before: Visit | None, *, at: datetime) -> str:
    # Of two who show it at one moment, one is in.
    if not Asking.objects.filter(pk=asking.pk, used_at=None).update(used_at=at):
        raise WrongCode
    address = _known(asking) or _met(asking, at=at)
    if address is None:
        raise WrongCode
    mark_proven(address, how=Proof.CODE, by=address.customer, at=at)
    return begin_visit(address, before=before, at=at)


def _known(asking: Asking) -> Address | None:
    return Address.objects.email(asking.address).select_related("customer").first()


def _met(asking: Asking, *, at: datetime) -> Address | None:
    """Whoever had only a copy of an answer of ours is met when they come in; a stranger is not."""
    copied = copied_at(asking.address)
    if copied is None:
        return None
    recognise(asking.address, name=copied.name, language=asking.language, at=at)
    return _known(asking)
