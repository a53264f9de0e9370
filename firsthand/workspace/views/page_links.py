"""The links by which a matter is opened on its customer's page: where each went, and one taken back."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.conversations.actions import return_page_link, take_back_page_link
from firsthand.conversations.models import PageLink
from firsthand.conversations.queries import page_links_of
from firsthand.workspace import addresses
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import number, resource
from firsthand.workspace.views.found import bare_conversation_of, first
from firsthand.workspace.views.signed_in import AtDesk, representative_required


@require_safe
@representative_required
def page_links(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002 - the word of the address
    """Those of its customer, for the place beside the thread."""
    found = bare_conversation_of(request, id)
    links = page_links_of(found, at=timezone.now())
    return render(request, "workspace/page_links.html", {"links": links, "conversation": found})


def take_back(request: AtDesk, id: int, link: int) -> HttpResponse:  # noqa: A002
    """It opens nothing any more."""
    one = link_of(request, id, link)
    take_back_page_link(one, by=request.representative, at=timezone.now())
    undo = f"{addresses.conversation(id)}page-links/{link}/?serial={one.serial}"
    words = _("That link opens nothing any more. The next letter bears a new one.")
    return done(request, words=words, back=addresses.conversation(id), undo=undo)


def give_back(request: AtDesk, id: int, link: int) -> HttpResponse:  # noqa: A002
    """It was a slip."""
    one, serial = link_of(request, id, link), number(request, "serial") or 0
    return_page_link(one, serial=serial, by=request.representative, at=timezone.now())
    return done(request, words=_("The link opens this matter again."), back=addresses.conversation(id))


def link_of(request: AtDesk, conversation: int, link: int) -> PageLink:
    return first(PageLink.objects.filter(conversation=bare_conversation_of(request, conversation), pk=link))


page_link = resource(POST=give_back, DELETE=take_back)
