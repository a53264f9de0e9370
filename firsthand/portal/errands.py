"""What is done soon after somebody asked for a code, and by the clock."""

from django.utils import timezone

from firsthand.kit.compat import task


@task(priority=10)
def send_code(asking_id: int) -> None:
    """Whoever is known at the address has a code; nobody else hears anything.

    They are looked up here and not in the request, so that the page answers alike for every address, and the code is
    made here, so that it never lies in the database.
    """
    from firsthand.portal.sending import send_code_of

    send_code_of(asking_id, at=timezone.now())


@task(priority=-10)
def forget_askings() -> None:
    """Who asked for a code, and visits that ended, are forgotten."""
    from firsthand.portal.sending import forget

    forget(at=timezone.now())
