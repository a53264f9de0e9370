"""What people and commands ask about errands."""

from datetime import datetime

from firsthand.journal.models.errand import Errand, ErrandQuerySet


def dead() -> ErrandQuerySet:
    """The dead letters, the latest first."""
    return Errand.objects.dead()


def is_idle(*, at: datetime) -> bool:
    """Is no errand due or under way? Those put off and those given up do not count, those cut off by a death do."""
    # One statement: between two of them an errand could go from one state to the other unseen.
    return not (Errand.objects.held() | Errand.objects.due(at) | Errand.objects.suspect()).exists()


def being_retried() -> ErrandQuerySet:
    """Failed before and not given up: they wait for another attempt or are under way, the next first."""
    return Errand.objects.filter(dead_at=None, attempts__gt=0).order_by("run_at", "pk")
