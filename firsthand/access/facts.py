"""What can happen at the door."""

from firsthand.journal.facts import Fact, fact


@fact("access.signed_in", "Account {account} signed in")
class SignedIn(Fact):
    account: int


@fact("access.signed_out", "Account {account} signed out")
class SignedOut(Fact):
    account: int


@fact("access.sign_in.failed", "A sign-in to account {account} failed")
class SignInFailed(Fact):
    """Account 0 is an address that nobody here has."""

    account: int


@fact("access.sessions.ended", "Account {account} signed out everywhere else")
class SessionsEnded(Fact):
    account: int


@fact("access.password.changed", "Account {account} has a new password")
class PasswordChanged(Fact):
    account: int


@fact("access.second_factor.changed", "Account {account} changed its second factor")
class SecondFactorChanged(Fact):
    account: int


@fact("access.role.changed", "Account {account} is now {role}")
class RoleChanged(Fact):
    account: int
    was: str
    role: str


@fact("access.account.closed", "Account {account} was closed")
class AccountClosed(Fact):
    account: int


@fact("access.account.reopened", "Account {account} was opened again")
class AccountReopened(Fact):
    account: int


@fact("access.key.created", "The key {key} was created for {role}")
class KeyCreated(Fact):
    key: int
    role: str


@fact("access.key.revoked", "The key {key} was revoked")
class KeyRevoked(Fact):
    key: int


@fact("access.rules.changed", "What is asked of everybody who signs in changed")
class DoorRulesChanged(Fact):
    """Names of the rules that say something else now."""

    changed: tuple[str, ...]
