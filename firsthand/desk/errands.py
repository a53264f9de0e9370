"""What runs by the clock at the desk."""

from django.utils import timezone

from firsthand.kit.compat import task


@task()
def ring_on() -> None:
    """Bells to which nobody came ring the next."""
    # Fetched when it is done: to ring is to have a mail sent later.
    from firsthand.desk.actions.ring import ring_on as ring_next

    while ring_next(at=timezone.now()):
        pass
