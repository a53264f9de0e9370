"""Work of the API that is done by the clock."""

from datetime import timedelta

from django.utils import timezone

from firsthand.kit.compat import task

# A client that has not repeated a request within three days never will.
KEPT_FOR = timedelta(days=3)


@task()
def forget_answers() -> None:
    """Answers that nobody will ask for again are gone; they hold what customers wrote."""
    from firsthand.api.models import Answered

    Answered.objects.before(timezone.now() - KEPT_FOR).delete()
