"""A form that came before, under the number that its page gave it."""

from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from firsthand.conversations.models import Message, Unsent
from firsthand.conversations.rules.words import Words
from firsthand.kit.errors import Stale

Kept = TypeVar("Kept", Message, Unsent)


class SaidOtherwise(Stale):
    words = _("This was sent already, in the words it had before. Read them, then send these if they are still needed.")


def the_same(kept: Kept, words: Words) -> Kept:
    """What stands under the number of a form. Raises `SaidOtherwise` when it has other words: these would be lost unseen."""
    if kept.text != words.text:
        raise SaidOtherwise
    return kept
