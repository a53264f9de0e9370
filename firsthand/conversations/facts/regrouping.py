"""What can happen between conversations: they are joined, merged, split and linked, and that is taken back."""

from firsthand.journal.facts import Fact, fact


@fact("conversation.joined", "It was found to be the same matter as #{into}, where its messages stand now")
class ConversationJoined(Fact):
    """An answer had overtaken the letter that it answers, so that two were begun; what was told of this one stays told."""

    conversation: int
    customer: int
    into: int


@fact("conversation.merged", "{by} merged it into #{into}, where all of it stands now")
class ConversationMerged(Fact):
    conversation: int
    customer: int
    into: int
    before: int | None = None


@fact("conversation.took_in", "{by} took in what stood in #{taken}")
class MatterTakenIn(Fact):
    conversation: int
    customer: int
    taken: int


@fact("conversation.merge_taken_back", "{by} took it out of #{into} again")
class MergeTakenBack(Fact):
    conversation: int
    customer: int
    into: int
    messages: int


@fact("conversation.gave_back", "{by} gave back what belongs to #{given}")
class MatterGivenBack(Fact):
    conversation: int
    customer: int
    given: int


@fact("conversation.split", "{by} made a matter of its own, #{into}, of a part")
class ConversationSplit(Fact):
    conversation: int
    customer: int
    into: int


@fact("conversation.split_off", "{by} made it a matter of its own: it was part of #{origin}")
class MatterSplitOff(Fact):
    conversation: int
    customer: int
    origin: int


@fact("conversation.split_taken_back", "{by} put it back into #{into}")
class SplitTakenBack(Fact):
    conversation: int
    customer: int
    into: int
    before: int | None = None


@fact("conversation.linked", "{by} linked it with #{other}")
class MatterLinked(Fact):
    """`kind` is related, blocks or duplicate."""

    conversation: int
    customer: int
    other: int
    kind: str


@fact("conversation.unlinked", "{by} took away the link with #{other}")
class MatterUnlinked(Fact):
    conversation: int
    customer: int
    other: int
    kind: str


@fact("conversation.unblocked", "#{other}, which blocked it, was solved")
class MatterUnblocked(Fact):
    conversation: int
    customer: int
    other: int
    owner: int | None = None
