"""Somebody who was invited comes in."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.access.models import Role
from firsthand.kit.errors import Refused
from firsthand.team.actions.choose_password import a_good_password
from firsthand.team.actions.take_in import take_in
from firsthand.team.models import Invitation, Representative


class LinkIsUnknown(Refused):
    """No invitation was ever made with this link."""

    words = _("This link is not complete. Open it from the letter again, or ask whoever invited you for a new one.")


class LinkWasUsed(Refused):
    """Somebody already joined by this link."""

    words = _("You have already joined by this link. Sign in with your e-mail address and password.")


class LinkHasExpired(Refused):
    """The link is too old, or was taken back."""

    words = _("This link is no longer good: it lasts seven days. Ask whoever invited you for a new one.")


def open_invitation(token: str, *, at: datetime) -> Invitation:
    """The invitation behind a link. Raises LinkIsUnknown, LinkWasUsed, LinkHasExpired."""
    invitation = Invitation.objects.opened_by(token).first()
    if invitation is None:
        raise LinkIsUnknown
    if invitation.used_at is not None:
        raise LinkWasUsed
    if not invitation.is_open(at=at):
        raise LinkHasExpired
    return invitation


@transaction.atomic
def accept_invitation(token: str, *, name: str, password: str, at: datetime) -> Representative:
    """A representative with the invited address, role and teams stands, and the link is used up.

    Raises LinkIsUnknown, LinkWasUsed, LinkHasExpired, WeakPassword, Unnamed, AddressIsTaken.
    """
    invitation = open_invitation(token, at=at)
    password = a_good_password(password, email=invitation.email)
    _use_up(invitation, at=at)
    return take_in(
        invitation.email,
        name=name,
        role=Role(invitation.role),
        teams=invitation.teams.all(),
        password=password,
        language=invitation.language,
        at=at,
    )


def _use_up(invitation: Invitation, *, at: datetime) -> None:
    # The condition decides between two who open the same link at once; the other waits for this row and finds it used.
    if not Invitation.objects.open(at=at).filter(pk=invitation.pk).update(used_at=at):
        raise LinkWasUsed
