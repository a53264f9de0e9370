"""What the palette finds beside the acts of the page itself: places, settings, customers, conversations."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import Asking, Found, answer_to, visible_to
from firsthand.conversations.rules.asking import read_line
from firsthand.desk.queries import saved_views_of
from firsthand.people.models import Company
from firsthand.workspace import addresses
from firsthand.workspace.desk_lists import WORDS
from firsthand.workspace.settings.menu import menu
from firsthand.workspace.views.asked import asked
from firsthand.workspace.views.signed_in import AtDesk, representative_required

LONGEST = 200
NUMBER = re.compile(r"#?[0-9]{1,15}")
MOST_CONVERSATIONS, MOST_CUSTOMERS, MOST_COMPANIES, MOST_SETTINGS = 6, 4, 3, 5


@dataclass(frozen=True)
class Entry:
    """One line of the palette: where it leads, its words and a hint beside them."""

    href: str
    words: str
    hint: str
    icon: str


@require_safe
@representative_required
def palette(request: AtDesk) -> HttpResponse:
    """All that fits the words, what was found by name first."""
    words = asked(request, "q")[:LONGEST]
    entries = [
        *numbered(request, words),
        *places(request, words),
        *settings(request, words),
        *(found_by(request, words) if len(words) > 1 else []),
    ]
    return render(request, "workspace/palette.html", {"entries": entries})


def numbered(request: AtDesk, words: str) -> Iterable[Entry]:
    """The conversation of this number, as its address and its row say it."""
    if not (NUMBER.fullmatch(words.strip())):
        return []
    found = visible_to(request.representative).select_related("customer").filter(pk=int(words.strip().lstrip("#")))
    return [entry_of(one) for one in found]


def places(request: AtDesk, words: str) -> Iterable[Entry]:
    """The lists of the desk, and the views that were kept."""
    if not words:
        return []
    named = [(addresses.desk(view), said(), "inbox") for view, said in WORDS.items()]
    named += [(addresses.desk(str(one.pk)), one.name, "bookmark") for one in saved_views_of(request.representative)]
    named.append((addresses.COMPANIES, _("Companies"), "building-2"))
    named.append((addresses.BATCHES, _("What was done with many at once"), "inbox"))
    return [Entry(href, said, _("Desk"), picture) for href, said, picture in named if is_about(said, words)]


def settings(request: AtDesk, words: str) -> Iterable[Entry]:
    found = menu(request.representative, words=words)[:MOST_SETTINGS] if words else []
    return [Entry(one.href, one.words, one.sentence, one.icon) for one in found]


def found_by(request: AtDesk, words: str) -> list[Entry]:
    return [*matters(request, words), *companies(words)]


def companies(words: str) -> list[Entry]:
    named = Company.objects.called_like(words).by_name()[:MOST_COMPANIES]
    return [Entry(addresses.company(one.pk), one.name, _("Company"), "building-2") for one in named]


def matters(request: AtDesk, words: str) -> Iterable[Entry]:
    """Customers of matters that one may see, and the matters."""
    asking = Asking(request.representative, at=timezone.now(), zone=timezone.get_current_timezone())
    found = answer_to(read_line(words), asking, size=MOST_CONVERSATIONS).found
    return [*customers(found), *(matter(hit) for hit in found)]


def customers(found: Iterable[Found]) -> list[Entry]:
    known = {hit.conversation.customer_id: hit.conversation.customer for hit in found}
    return [
        Entry(addresses.customer(one.pk), one.name or _("no name"), _("Customer"), "user")
        for one in list(known.values())[:MOST_CUSTOMERS]
    ]


def matter(hit: Found) -> Entry:
    return entry_of(hit.conversation)


def entry_of(one: Conversation) -> Entry:
    return Entry(addresses.conversation(one.pk), one.subject or _("(no subject)"), one.customer.name, "message-circle")


def is_about(said: str, words: str) -> bool:
    return all(word in said.casefold() for word in words.casefold().split())
