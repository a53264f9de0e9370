"""Whether a conversation is followed, as programs see it."""

from typing import Annotated

from pydantic import Field

from firsthand.api.shapes.ground import Shown


class FollowingShape(Shown):
    """Of the representative for whom the key speaks."""

    conversation: int
    following: Annotated[bool, Field(description="What happens in it is told among their notices.")]
