"""What people and commands ask about errands."""

from datetime import datetime

from firsthand.journal.models.errand import Errand, ErrandQuerySet


def dead() -> ErrandQuerySet:
    """The dead letters, the latest first."""
    return Errand.objects.dead()


def is_idle(*, at: datetime) -> bool:
    """Is no errand due or under way? Those put off and those given up do not count."""
    return not Errand.objects.held().exists() and not Errand.objects.due(at).exists()
