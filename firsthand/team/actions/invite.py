"""Somebody is invited by a link."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from firsthand.access.actions import AddressIsTaken
from firsthand.access.models import Account, Role
from firsthand.journal.actor import Acts
from firsthand.journal.errands import enqueue
from firsthand.journal.record import record
from firsthand.kit.text import one_line
from firsthand.kit.tokens import fingerprint, unguessable
from firsthand.organisation.queries import the_organisation
from firsthand.organisation.rules import a_language
from firsthand.team.actions.choose_password import an_address
from firsthand.team.errands import mail_invitation
from firsthand.team.facts import InvitationWithdrawn, Invited
from firsthand.team.models import Invitation, Representative, Team
from firsthand.team.models.invitation import token_for
from firsthand.team.rules.permissions import must_administer

GOOD_FOR = timedelta(days=7)


@transaction.atomic
def invite(
    email: str, *, role: Role, name: str = "", teams: Sequence[Team] = (), language: str = "", by: Acts, at: datetime
) -> tuple[Invitation, str]:
    """The link is on its way by mail; its token is also returned, this once. An earlier link to the address is dead.

    Raises OnlyAdministratorsMay, AddressIsWrong, AddressIsTaken, UnknownLanguage.
    """
    must_administer(by)
    email = an_address(email)
    if Account.objects.at_address(email).exists():
        raise AddressIsTaken
    for earlier in Invitation.objects.unused().to_address(email):
        withdraw_invitation(earlier, by=by, at=at)
    invitation, token = _write(email, role=role, name=name, language=language, by=by, at=at)
    invitation.teams.set(teams)
    record(Invited(invitation=invitation.pk, role=role.value), by=by, at=at)
    enqueue(mail_invitation, invitation.pk)
    return invitation, token


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: Acts, at: datetime) -> None:
    """The link opens nothing any more; one that was used stays used. Raises OnlyAdministratorsMay."""
    must_administer(by)
    if Invitation.objects.unused().filter(pk=invitation.pk).update(withdrawn_at=at):
        record(InvitationWithdrawn(invitation=invitation.pk), by=by, at=at)


def _write(email: str, *, role: Role, name: str, language: str, by: Acts, at: datetime) -> tuple[Invitation, str]:
    nonce = unguessable()
    token = token_for(email, nonce)
    invitation = Invitation.objects.create(
        email=email,
        name=one_line(name, at_most=120),
        role=role,
        language=a_language(language or the_organisation().language),
        invited_by=by if isinstance(by, Representative) else None,
        nonce=nonce,
        sha256=fingerprint(token),
        invited_at=at,
        expires_at=at + GOOD_FOR,
    )
    return invitation, token
