"""Why two customers may be one person, and how much it says. Pure."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    """What speaks for it."""

    PROOF = "proof", _("the same address was proven by both")
    PHONE = "phone", _("the same telephone number")
    NAME_AND_COMPANY = "name-company", _("the same name at the same company")
    NAME_AND_DOMAIN = "name-domain", _("the same name and mail domain")
    NAME_AND_BOX = "name-box", _("the same name, and the same words before the @")
    SAME_MATTER = "same-matter", _("the same name, and both wrote in one matter")
    BROWSER = "browser", _("signed in on the site, in the browser in which they had written")
    HAND = "hand", _("a colleague knew")


WEIGHT = {
    Reason.PROOF: 10,
    Reason.PHONE: 4,
    Reason.NAME_AND_COMPANY: 3,
    Reason.NAME_AND_DOMAIN: 3,
    Reason.NAME_AND_BOX: 2,
    Reason.SAME_MATTER: 3,
}


def weight(reasons: Iterable[Reason]) -> int:
    """How much the reasons say together."""
    return sum(WEIGHT.get(one, 0) for one in reasons)


def in_words(reasons: Iterable[str]) -> list[str]:
    """The reasons in the reader's language; codes of another age are passed over."""
    known = {one.value: one.label for one in Reason}
    return [str(known[one]) for one in reasons if one in known]
