"""A representative leaves, or comes back."""

from datetime import datetime

from django.db import transaction

from firsthand.access.actions import close_account, reopen_account
from firsthand.journal.actor import Acts
from firsthand.team.actions.change_membership import must_not_be_last
from firsthand.team.models import Representative
from firsthand.team.rules.permissions import must_administer


@transaction.atomic
def dismiss(rep: Representative, *, by: Acts, at: datetime) -> None:
    """The person can no longer come in; what they wrote stays theirs. Raises OnlyAdministratorsMay, LastAdministrator."""
    must_administer(by)
    must_not_be_last(rep)
    close_account(rep.account, by=by, at=at)


@transaction.atomic
def welcome_back(rep: Representative, *, by: Acts, at: datetime) -> None:
    """The person can sign in as before. Raises OnlyAdministratorsMay."""
    must_administer(by)
    reopen_account(rep.account, by=by, at=at)
