"""What a page of the settings is about, found by its number; what is not there, or not theirs, answers 404."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from firsthand.channels.email.models import Mailbox
from firsthand.channels.email.queries import mailbox_at
from firsthand.conversations.queries import inboxes_visible_to
from firsthand.workspace.views.signed_in import AtDesk


def mailbox_of(request: AtDesk, inbox: int) -> Mailbox:
    """The mailbox behind the inbox of this number."""
    mailbox = mailbox_at(get_object_or_404(inboxes_visible_to(request.representative), pk=inbox))
    if mailbox is None:
        raise Http404
    return mailbox
