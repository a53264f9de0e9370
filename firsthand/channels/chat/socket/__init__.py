"""The sockets of visitors: the one place where words themselves go over a socket, after it was asked whose they are."""

from firsthand.channels.chat.socket.endpoint import Chats, chats

__all__ = ["Chats", "chats"]
