"""What is known of a customer, said to themselves."""

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from firsthand.kit.time import exact
from firsthand.people.models import Consent
from firsthand.people.rules.kinds import Purpose
from firsthand.people.rules.ways import Proof

MAY: dict[str, str | Promise] = {
    Purpose.NEWS: _("send you news and offers by mail"),
    Purpose.CALLS: _("call you without being asked"),
    Purpose.SURVEYS: _("ask you how we served you"),
    Purpose.RECORDING: _("record our calls"),
    Purpose.SHARING: _("pass your details on to partners for your matter"),
}
PROVEN: dict[str, str | Promise] = {
    Proof.CODE: _("proven by a code that we sent there"),
    Proof.LINK: _("proven by a link that we sent there"),
    Proof.SITE: _("proven by the site on which you were signed in"),
    Proof.SEEN: _("proven: one of us asked you"),
    Proof.IMPORT: _("proven, as our earlier system says"),
}


def may(purpose: str) -> str:
    """What we may do, to whoever allowed it."""
    return str(MAY.get(purpose, purpose))


def proven(how: str) -> str:
    """How it is known that an address is theirs; empty where it is not."""
    return str(PROVEN.get(how, ""))


def since(consent: Consent | None) -> str:
    """Since when it is allowed, or was taken back; empty where it was never spoken of."""
    if consent is None:
        return ""
    if consent.withdrawn_at:
        return gettext("taken back on %(time)s") % {"time": exact(timezone.localtime(consent.withdrawn_at))}
    return gettext("allowed on %(time)s") % {"time": exact(timezone.localtime(consent.given_at))}
