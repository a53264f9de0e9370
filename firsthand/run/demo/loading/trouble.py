"""One letter of ours came back, as one does in every shop."""

from collections.abc import Sequence
from datetime import timedelta

from firsthand.run.demo.content.story import Conversation, Story
from firsthand.run.demo.loading.steps import Step

CAME_BACK_AFTER = timedelta(seconds=40)


def whose_reply_came_back(story: Story) -> Conversation:
    """The third newest of those that wait for the customer, who will never write."""
    waiting = [one for one in story.conversations if one.state == "waiting" and one.messages[-1].kind == "reply"]
    return sorted(waiting, key=lambda one: one.messages[-1].age)[2]


def with_bounce(steps: Sequence[Step]) -> list[Step]:
    """The same, and then the last reply comes back."""
    return [*steps, Step(steps[-1].at + CAME_BACK_AFTER, "bounce")]
