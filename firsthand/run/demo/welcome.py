"""The newcomer is welcomed: the organisation is loaded if need be, and the terminal says where everything is."""

import os
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils import timezone

from firsthand.channels.webform.models import Form
from firsthand.kit.uncollected import uncollected
from firsthand.run.demo.brand import NAME, place_demo_brand
from firsthand.run.demo.chatting import open_demo_chat
from firsthand.run.demo.doors import Door, customer_door, open_doors
from firsthand.run.demo.filling_in import fill_in_forms
from firsthand.run.demo.letter import reading, sending
from firsthand.run.demo.loading.load import is_empty, load_demo
from firsthand.run.demo.loading.staff import PASSWORD
from firsthand.run.demo.places import CONTACT, SHOP, addresses, brand_address
from firsthand.run.demo.visit import visiting
from firsthand.run.serving.address import Address

OPENS_WITHIN = 30.0


def welcome(*, smtp: Address) -> str:
    """Everything is said; returns the address at which a browser begins. Raises `NotADemo`."""
    load_if_empty()
    doors = open_doors()
    open_demo_chat(at=timezone.now())
    fill_in_forms(at=timezone.now())
    place_demo_brand(at=timezone.now())
    print(words([*doors, customer_door()], smtp=smtp), flush=True)
    return f"{settings.BASE_URL}{doors[0].path}"


def load_if_empty() -> None:
    """The organisation stands; one that is there already is kept as it was left."""
    if not is_empty():
        return
    print("Moving in: a year of Namaris, a shop in Vilnius, Milan and Sofia …", end=" ", flush=True)
    began = monotonic()
    with uncollected():
        count = load_demo(at=timezone.now())
    print(f"{count} conversations in {monotonic() - began:.0f} s.", flush=True)


def words(doors: list[Door], *, smtp: Address) -> str:
    """What the terminal says."""
    return "\n".join(
        [
            "",
            strong("Namaris is open. Come in as"),
            *(f"  {one.name:<20} {one.role:<15} {settings.BASE_URL}{one.path}" for one in doors),
            f"  or as anybody at {settings.BASE_URL} with the password “{PASSWORD}”",
            f"  Customers find their page at {settings.BASE_URL}/my/",
            f"  and those of {NAME} at {brand_address()}/my/: come in there as one of them by",
            f"      {brand_address()}{customer_door(brand=NAME).path}",
            "",
            f"{strong('Forms')} to be filled in by customers stand at",
            *(
                f"      {settings.BASE_URL}/forms/{name}/"
                for name in Form.objects.open().values_list("name", flat=True)
            ),
            f"      and within the shop at {addresses()[0]}{CONTACT}",
            f"{strong('Chat')}  stands on the shop at {addresses()[0]}{SHOP}",
            f"      watch a visitor write: {visiting()}",
            "",
            f"{strong('Mail')}  comes in at smtp://{smtp}, to whatever address",
            *(f"      {line}" for line in outgoing(settings.SMTP_URL)),
            "",
            strong("Watch a letter arrive: keep the desk open, and copy this into another terminal"),
            sending(),
            "",
            f"Everything is kept in {near(str(settings.DATA))}. Ctrl-C ends it.",
            "",
        ]
    )


def outgoing(url: str) -> list[str]:
    """What becomes of answers: a folder, wherever that is, or a server that delivers them."""
    way = urlsplit(url)
    if way.scheme != "file":
        return [f"goes out by {way.hostname or url} (FIRSTHAND_SMTP_URL): real letters to real people"]
    outbox = near(unquote(way.path))
    return [f"goes out to nobody: each letter lies in {outbox}; read the newest with", reading(outbox)]


def near(path: str) -> str:
    """The path as one would type it here."""
    here = f"{Path.cwd()}{os.sep}"
    return path.removeprefix(here)


def strong(said: str) -> str:
    return f"\x1b[1m{said}\x1b[0m" if sys.stdout.isatty() else said


def open_browser(address: str, *, when: Callable[[], bool]) -> None:
    """The browser shows the desk as soon as somebody answers; where there is none, the links are there."""

    def wait_and_open() -> None:
        until = monotonic() + OPENS_WITHIN
        while not when() and monotonic() < until:
            sleep(0.1)
        webbrowser.open(address)

    Thread(target=wait_and_open, name="browser", daemon=True).start()
