"""How a matter goes to somebody else, and what its customer says of it in the end."""

from firsthand.journal.facts import Fact, fact


@fact("hand_over.offered", "{by} handed the matter over to {owner}")
class HandedOver(Fact):
    """To a person. `first` asks the customer by `ask` (ISO 8601) whether it is solved."""

    conversation: int
    customer: int
    hand_over: int
    owner: int
    first: int
    ask: str
    before: int | None = None


@fact("hand_over.offered_to_team", "{by} handed the matter over to the team {team}")
class HandedToTeam(Fact):
    """To a team, of which somebody accepts it."""

    conversation: int
    customer: int
    hand_over: int
    team: int
    first: int
    ask: str
    before: int | None = None
    before_team: int | None = None


@fact("hand_over.told", "{by} told the customer who goes on")
class CustomerToldOfHandOver(Fact):
    conversation: int
    customer: int
    message: int


@fact("hand_over.accepted", "{by} accepted the matter")
class HandOverAccepted(Fact):
    """`told` where the customer knows the team that goes on, and not who in it."""

    conversation: int
    customer: int
    hand_over: int
    giver: int
    before: int | None = None
    told: bool = False


@fact("hand_over.given_back", "{by} gave the matter back to {owner}")
class HandOverGivenBack(Fact):
    """`free` where nobody had accepted it, so that nobody has to ask the customer for that; `told` where they had a name."""

    conversation: int
    customer: int
    hand_over: int
    owner: int | None
    free: bool = False
    told: bool = False
    before: int | None = None
    before_team: int | None = None


@fact("hand_over.called_off", "{by} called the hand-over off")
class HandOverCalledOff(Fact):
    """`free` and `told` as with what is given back."""

    conversation: int
    customer: int
    hand_over: int
    free: bool = False
    told: bool = False


@fact("hand_over.finished", "{by} has finished, and {owner} asks the customer")
class HandOverFinished(Fact):
    conversation: int
    customer: int
    hand_over: int
    owner: int | None
    before: int | None = None
    before_team: int | None = None


@fact("follow_up.solved", "{customer} said that it is solved, {by} wrote it down")
class SolvedByWord(Fact):
    """The customer's own word, in whatever way it came."""

    conversation: int
    customer: int


@fact("failure.not_solved", "{customer} said that it is not solved, {by} wrote it down")
class UnsolvedByWord(Fact):
    """A small failure: what was called finished was not. The first owner has the matter again.

    `themselves` where the customer said so without any of us, which `conversation.said_unsolved` tells.
    """

    conversation: int
    customer: int
    owner: int | None
    themselves: bool = False
    before: int | None = None
    before_team: int | None = None


@fact("follow_up.waived", "{by} decided that the customer need not be asked any more")
class FollowUpWaived(Fact):
    """By somebody who leads, with a reason among the notes."""

    conversation: int
    customer: int
