"""At start the pages of wiring are put in force."""

from django.apps import AppConfig
from django.conf import settings

from firsthand.look.panels import Panels


class RunConfig(AppConfig):
    """The running of it."""

    name = "firsthand.run"

    def ready(self) -> None:
        """From now on facts are followed by what the page says, and places on pages are filled."""
        from firsthand.channels.webform.weighing import put_weighing_in_place
        from firsthand.journal.wiring import put_in_force
        from firsthand.look.panels import put_in_place
        from firsthand.notices.answering import put_answers_in_place
        from firsthand.wiring import ANSWER_AT, FOLLOWS, PANELS, WEIGH

        put_in_force(FOLLOWS)
        put_answers_in_place(ANSWER_AT)
        put_weighing_in_place(WEIGH)
        put_in_place({**PANELS, **_panels_of_the_demo()} if settings.IS_DEMO else PANELS)


def _panels_of_the_demo() -> Panels:
    # Not in wiring.py: the demo stands above it, and no installation in use has its pages.
    from firsthand.run.demo.tour import tour

    return {"desk.top": [tour]}
