"""What can happen to chats."""

from firsthand.journal.facts import Fact, fact


@fact("chat.opened", "{by} made a chat for the inbox {inbox}")
class ChatOpened(Fact):
    chat: int
    inbox: int


@fact("chat.changed", "{by} changed the chat of the inbox {inbox}")
class ChatChanged(Fact):
    """The names of the settings that have another value now."""

    chat: int
    inbox: int
    changed: tuple[str, ...]


@fact("chat.secret_made", "{by} made a new secret for the chat of the inbox {inbox}")
class ChatSecretMade(Fact):
    chat: int
    inbox: int
