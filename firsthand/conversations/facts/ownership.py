"""Whose a conversation becomes, and who follows it."""

from firsthand.journal.facts import Fact, fact


@fact("conversation.owned", "{by} took the conversation")
class ConversationOwned(Fact):
    """`handed` where it was ever handed over, so that taking it may be accepting it."""

    conversation: int
    customer: int
    owner: int
    before: int | None = None
    handed: bool = False


@fact("conversation.released", "{by} gave the conversation back to the team")
class ConversationReleased(Fact):
    conversation: int
    customer: int
    before: int


@fact("conversation.assigned", "{by} gave the conversation to {owner}")
class ConversationAssigned(Fact):
    """`handed` as with what somebody takes."""

    conversation: int
    customer: int
    owner: int
    before: int | None = None
    handed: bool = False


@fact("conversation.moved", "{by} gave the conversation to the team {team}")
class ConversationMoved(Fact):
    conversation: int
    customer: int
    team: int
    before_team: int
    before: int | None = None


@fact("failure.handed_on", "The matter was handed on")
class MatterHandedOn(Fact):
    """The customer meets another owner than the one who had the matter; whether it was needless is judged later."""

    conversation: int
    customer: int
    before: int
    times: int = 1


@fact("conversation.owner_reminded", "{by} reminded {representative} of the conversation")
class OwnerReminded(Fact):
    """Nothing of the matter changed: a colleague or a lead asks its owner to look."""

    conversation: int
    customer: int
    representative: int


@fact("conversation.followed", "{by} follows the conversation")
class ConversationFollowed(Fact):
    conversation: int
    customer: int


@fact("conversation.no_longer_followed", "{by} no longer follows the conversation")
class ConversationNoLongerFollowed(Fact):
    conversation: int
    customer: int
