"""At start the one page of wiring is put in force."""

from django.apps import AppConfig


class RunConfig(AppConfig):
    """The running of it."""

    name = "firsthand.run"

    def ready(self) -> None:
        """From now on facts are followed by what the page says."""
        from firsthand.journal.wiring import put_in_force
        from firsthand.wiring import FOLLOWS

        put_in_force(FOLLOWS)
