"""What is said of a conversation changes: its priority, tags, language and customer."""

from firsthand.journal.facts import Fact, fact


@fact("conversation.prioritised", "{by} changed the priority to {priority}")
class PriorityChanged(Fact):
    conversation: int
    customer: int
    priority: int
    before_priority: int


@fact("conversation.tagged", "{by} changed the tags: {tags}")
class TagsChanged(Fact):
    conversation: int
    customer: int
    added: list[int]
    removed: list[int]


@fact("conversation.language", "{by} changed the language to {language}")
class LanguageChanged(Fact):
    conversation: int
    customer: int
    language: str


@fact("conversation.customer", "{by} made it the matter of {customer}")
class CustomerReplaced(Fact):
    """It turned out to be another person's: a colleague had forwarded their letter."""

    conversation: int
    customer: int
    before_customer: int


@fact("conversation.page_link.taken_back", "{by} took back a link to the customer’s page")
class PageLinkTakenBack(Fact):
    """One that stands in letters of this matter to one address."""

    conversation: int
    customer: int
    link: int


@fact("conversation.page_link.returned", "{by} let a link to the customer’s page open this again")
class PageLinkReturned(Fact):
    conversation: int
    customer: int
    link: int
