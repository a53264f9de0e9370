"""Work of forms that is done by the clock."""

from datetime import timedelta

from django.utils import timezone

from firsthand.kit.compat import task

KEPT_FOR = timedelta(days=1)


@task()
def tidy() -> None:
    """Files of forms that were never sent are forgotten after a day."""
    from firsthand.files.aside import forget_aside

    forget_aside(before=timezone.now() - KEPT_FOR)
