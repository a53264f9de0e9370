"""What a screen says of the person before it: that they read in a conversation, write in it, or have left it. Pure.

A mark travels from process to process as a topic does, and carries numbers only.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

_LETTER = re.compile(r"here:([0-9]{1,18}):([0-9]{1,18}):(reading|writing|gone):([0-9]{1,18}):([0-9]{1,18})")


# In the place of an account: the customer whose conversation it is, on the other side of a chat.
CUSTOMER = 0


class How(StrEnum):
    READING = "reading"
    WRITING = "writing"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Mark:
    """`turn` counts what one screen has said, for marks may overtake each other on their way."""

    conversation: int
    account: int
    how: How
    screen: int
    turn: int

    @property
    def letter(self) -> str:
        """How it is written on the way."""
        return f"here:{self.conversation}:{self.account}:{self.how}:{self.screen}:{self.turn}"


def marks_in(topics: Collection[str]) -> list[Mark]:
    """The marks among what was told."""
    found = (_LETTER.fullmatch(topic) for topic in topics if topic.startswith("here:"))
    return [Mark(int(one[1]), int(one[2]), How(one[3]), int(one[4]), int(one[5])) for one in found if one]
