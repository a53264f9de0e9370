"""Whose a conversation is while its owner is away."""

from firsthand.journal.facts import Fact, fact


@fact("conversation.lent", "{owner} looks after the conversation while {before} is away")
class ConversationLent(Fact):
    """`hands` had it until now, where somebody else looked after it already."""

    conversation: int
    customer: int
    owner: int
    before: int
    hands: int | None = None


@fact("conversation.lent_to_team", "The team looks after the conversation while {before} is away")
class ConversationLentToTeam(Fact):
    """`hands` as with what is lent to somebody."""

    conversation: int
    customer: int
    before: int
    hands: int | None = None


@fact("conversation.returned", "{owner} is back and looks after the conversation again")
class ConversationReturned(Fact):
    conversation: int
    customer: int
    owner: int
    before: int | None = None


@fact("conversation.kept_for_good", "{by} keeps the conversation")
class ConversationKept(Fact):
    """Who looked after it while its owner is away does so for good; `before` is that owner."""

    conversation: int
    customer: int
    owner: int
    before: int
