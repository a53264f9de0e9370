"""The command `firsthand`: its verbs, and what is the same for all of them."""

from firsthand.run.commands.main import main

__all__ = ["main"]
