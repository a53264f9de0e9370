"""The letter with the code."""

from datetime import datetime, timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from firsthand.channels.email.actions import send_word
from firsthand.conversations.queries import copied_at
from firsthand.organisation.queries import the_organisation
from firsthand.people.models import Address
from firsthand.portal.actions.come_in import seal_of
from firsthand.portal.models import Asking, Visit
from firsthand.portal.rules import CODE_LASTS, FORGOTTEN_AFTER, a_code, in_halves

VISITS_KEPT = timedelta(days=30)


def send_code_of(asking_id: int, *, at: datetime) -> None:
    """The code is made and on its way, while it is of use."""
    found = Asking.objects.select_related("brand")
    asking = found.filter(pk=asking_id, used_at=None, asked_at__gt=at - CODE_LASTS).first()
    if asking is None or not is_for_somebody(asking):
        return
    code = a_code()
    asking.sealed = seal_of(asking, code)
    asking.save(update_fields=["sealed"])
    with translation.override(asking.language or "en"):
        house = asking.brand.name if asking.brand else the_organisation().name
        subject = _("%(code)s is your code for %(organisation)s") % {"code": in_halves(code), "organisation": house}
        words = (adding_words if asking.customer_id else code_words)(code, house=house)
        send_word(asking.address, subject=subject, words=words, language=asking.language, brand=asking.brand_id, at=at)


def is_for_somebody(asking: Asking) -> bool:
    """Whether whoever asked is in already, or somebody is known there, or had a copy of an answer of ours."""
    if asking.customer_id or Address.objects.email(asking.address).exists():
        return True
    return copied_at(asking.address) is not None


def code_words(code: str, *, house: str) -> str:
    """The letter, in the language now spoken."""
    return _(
        "Hello,\n\n"
        "your code for your page at {organisation} is:\n\n"
        "{code}\n\n"
        "It works once, for {minutes} minutes, and only where it was asked for. We never ask you to tell it to anybody.\n\n"
        "If you did not ask for it, you need do nothing: without the code nobody comes in.\n"
    ).format(organisation=house, code=in_halves(code), minutes=CODE_LASTS // timedelta(minutes=1))


def adding_words(code: str, *, house: str) -> str:
    """The same to an address that somebody says is theirs; it may be a stranger's, who must not be talked into anything."""
    return _(
        "Hello,\n\n"
        "somebody who is signed in at their page at {organisation} says that this address is theirs too. If it was you, "
        "type this code there:\n\n"
        "{code}\n\n"
        "It works once, for {minutes} minutes. With it all that you and we wrote to each other stands on one page.\n\n"
        "If it was not you, you need do nothing, and tell the code to nobody: without it nothing changes.\n"
    ).format(organisation=house, code=in_halves(code), minutes=CODE_LASTS // timedelta(minutes=1))


def forget(*, at: datetime) -> None:
    """What was asked for days ago, and visits that are long over, are gone."""
    Asking.objects.filter(asked_at__lt=at - FORGOTTEN_AFTER).delete()
    Visit.objects.filter(expires_at__lt=at - VISITS_KEPT).delete()
