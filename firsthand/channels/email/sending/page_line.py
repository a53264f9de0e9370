"""A quiet line under a letter: where its customer sees the matter, adds to it, and says whether it is solved."""

from html import escape
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from firsthand.conversations.actions import link_to_page
from firsthand.conversations.models import Inbox, Message
from firsthand.conversations.rules.page_address import LINK, PAGE, page_key
from firsthand.organisation.models import Brand
from firsthand.organisation.queries import the_organisation


def page_line(message: Message, *, inbox: Inbox) -> tuple[str, str]:
    """The words and the address, in the customer's language; empty where the letter bears none.

    The address opens the matter for whoever holds the letter. So it goes to nobody but the customer: where somebody else
    has a copy, the line leads to the door, and the door asks for a code.
    """
    if message.side_thread_id or not inbox.links_to_page or not the_organisation().has_page:
        return "", ""
    with translation.override(message.matter.language or "en"):
        words = _("See this matter, add to it, or say that it is solved:")
    return words, f"{_home(inbox.brand)}{_path(message)}"


def _home(brand: Brand | None) -> str:
    """Where the brand's customers find their page."""
    home = str(settings.BASE_URL)
    return f"{urlsplit(home).scheme}://{brand.address}" if brand and brand.address else home


def _path(message: Message) -> str:
    if len(message.recipients) != 1:
        return PAGE
    link = link_to_page(message.matter, address=message.recipients[0]["address"], at=message.at)
    return f"{LINK}{page_key(link.pk, serial=link.serial)}/" if link else PAGE


def text_with_line(text: str, line: tuple[str, str]) -> str:
    """The text, and the line at its end."""
    words, address = line
    return f"{text.rstrip()}\n\n{words}\n{address}\n" if address else text


def page_with_line(html: str, line: tuple[str, str]) -> str:
    """The same for a page."""
    words, address = line
    if not html or not address:
        return html
    return f'{html}<p><small>{escape(words)}<br><a href="{escape(address)}">{escape(address)}</a></small></p>'
