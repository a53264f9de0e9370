"""The forms of the demo: to write to the shop, and for trouble with an order."""

from datetime import datetime

from firsthand.channels.webform.actions import FormSettings, open_form
from firsthand.channels.webform.rules.presets import PRESETS, Preset
from firsthand.conversations.models import Inbox
from firsthand.journal.actor import HOUSE
from firsthand.run.demo.loading.cast import House

OTHER_WAYS = {
    "en": "Or write to hello@namaris.example, or call +370 5 200 0000.",
    "lt": "Arba rašykite labas@namaris.example, arba skambinkite +370 5 200 0000.",
    "it": "Oppure scrivici a ciao@namaris.example, o chiama il +39 02 0000 0000.",
    "bg": "Или пишете на zdravei@namaris.example, или се обадете на +359 2 000 0000.",
}


def open_forms(house: House, *, at: datetime) -> None:
    """Both can be filled in, in all languages of the shop."""
    for make in PRESETS.values():
        open_form(_settings(make(), house.inboxes["lt"]), by=HOUSE, at=at)


def _settings(preset: Preset, inbox: Inbox) -> FormSettings:
    return FormSettings(
        name=preset.name,
        inbox=inbox,
        questions=preset.questions,
        titles=preset.titles,
        introductions=preset.introductions,
        other_ways=OTHER_WAYS,
        language="en",
    )
