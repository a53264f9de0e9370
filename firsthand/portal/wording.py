"""What is known of a customer, said to themselves."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
