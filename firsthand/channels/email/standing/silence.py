"""What is raised when nobody can say now what the DNS holds."""

from firsthand.channels.email.authentication.names import NoAnswerNow

__all__ = ["NoAnswerNow"]
