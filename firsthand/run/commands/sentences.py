"""An error as one sentence for the person at the command line."""

from argparse import ArgumentTypeError

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, ProgrammingError

from firsthand.kit.errors import Refused

FORESEEN = (Refused, ImproperlyConfigured, OperationalError, ProgrammingError, OSError, ArgumentTypeError)


def is_foreseen(error: Exception) -> bool:
    """Whether the sentence says enough."""
    return isinstance(error, FORESEEN)


def sentence(error: Exception) -> str:
    """What went wrong, on one line."""
    match error:
        case Refused() | ArgumentTypeError():
            return str(error)
        case OperationalError():
            return f"The database does not answer: {_one_line(error)}"
        case ProgrammingError():
            return (
                f"The database is not of this version; start `firsthand serve` once, or look here: {_one_line(error)}"
            )
        case ImproperlyConfigured():
            return f"A setting is wrong: {_one_line(error)}"
        case OSError():
            return f"{error.filename or 'This machine'}: {(error.strerror or str(error)).lower()}"
    return f"This is a fault in Firsthand ({type(error).__name__}: {_one_line(error)}). Please report it."


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
