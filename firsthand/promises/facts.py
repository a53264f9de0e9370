"""What can happen to a promise. What a letter promises and an answer keeps is told by the facts of those."""

from enum import StrEnum

from firsthand.journal.facts import Fact, fact


@fact("promise.made", "{by} promised something by {due}")
class PromiseMade(Fact):
    """`kind` is a code of `rules/kinds.py`, `due` in ISO 8601."""

    conversation: int
    customer: int
    promise: int
    kind: str
    due: str
    owner: int


@fact("promise.carried", "What was promised in it is promised in #{into}")
class PromisesCarried(Fact):
    """These went along when all of it came to stand in another, and what makes up for something; back they go with it."""

    conversation: int
    customer: int
    into: int
    promises: list[int]
    repairs: tuple[int, ...] = ()


@fact("promise.kept", "{by} did what was promised")
class PromiseKept(Fact):
    """`late` where it was done after its time, and so was broken."""

    conversation: int
    customer: int
    promise: int
    kind: str
    late: bool = False


@fact("promise.comes_due", "A promise falls due at {due}")
class PromiseComesDue(Fact):
    """Its owner is reminded of it; where it is `unowned`, who leads the team."""

    conversation: int
    customer: int
    promise: int
    kind: str
    due: str
    owner: int
    unowned: bool = False


@fact("promise.released", "{by} noted that a promise is not needed any more")
class PromiseReleased(Fact):
    """The customer does not count on it any more."""

    conversation: int
    customer: int
    promise: int
    kind: str


@fact("promise.renegotiated", "{by} agreed on {due} with the customer")
class PromiseRenegotiated(Fact):
    """Before it fell due, and told in the same act; `into` is the promise that stands instead."""

    conversation: int
    customer: int
    promise: int
    kind: str
    into: int
    before_due: str
    due: str


@fact("promise.redated", "A promise falls due at {due} now")
class PromiseRedated(Fact):
    """`why` is a code of `rules/targets.py`."""

    conversation: int
    customer: int
    promise: int
    kind: str
    before_due: str
    due: str
    why: str


@fact("failure.promise_broken", "A promise was broken")
class PromiseBroken(Fact):
    """A small failure, counted from the first day; a late answer is told as `failure.answer_late`."""

    conversation: int
    customer: int
    promise: int
    kind: str
    due: str
    owner: int | None = None


@fact("promise.made_good", "{by} said sorry, and why")
class PromiseMadeGood(Fact):
    """`cause` is a code; `told` says whether the customer was written to."""

    conversation: int
    customer: int
    promise: int
    kind: str
    cause: str
    told: bool


class Why(StrEnum):
    """Why a promise has other hands."""

    AWAY = "away"
    BACK = "back"
    LEFT = "left"


@fact("promise.passed_on", "A promise has other hands now")
class PromisePassedOn(Fact):
    """`why` is a code of `Why`; without an owner it is the team's."""

    conversation: int
    customer: int
    promise: int
    kind: str
    why: str
    before: int | None = None
    owner: int | None = None


@fact("promises.targets_changed", "{by} changed the targets")
class TargetsChanged(Fact):
    target: int


@fact("failure.asked_again", "{by} noted that the customer had to say something again")
class AskedAgain(Fact):
    """A small failure that nobody guesses: who reads it says so."""

    conversation: int
    customer: int
    message: int
    owner: int | None = None


@fact("failure.asked_again_taken_back", "{by} took back that the customer had to say something again")
class AskedAgainTakenBack(Fact):
    conversation: int
    customer: int
    message: int


@fact("repair.planned", "{owner} is to make up for it by {due}")
class RepairPlanned(Fact):
    """`kind` is a code of `rules/failures.py`, `due` in ISO 8601."""

    conversation: int
    customer: int
    repair: int
    kind: str
    due: str
    owner: int


@fact("repair.done", "{by} made up for it")
class RepairDone(Fact):
    """`late` where it was done after its time."""

    conversation: int
    customer: int
    repair: int
    kind: str
    late: bool = False


@fact("repair.dropped", "{by} noted that nothing is to be made up for any more")
class RepairDropped(Fact):
    conversation: int
    customer: int
    repair: int
    kind: str


@fact("repair.comes_due", "It is time to make up for it")
class RepairComesDue(Fact):
    """Its owner is reminded of it."""

    conversation: int
    customer: int
    repair: int
    owner: int
