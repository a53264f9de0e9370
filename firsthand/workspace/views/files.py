"""All files of a conversation, the newest first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.conversations.queries import files_of
from firsthand.workspace import addresses
from firsthand.workspace.said import file
from firsthand.workspace.views.asked import number
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.signed_in import AtDesk, representative_required

PAGE = 20


@require_safe
@representative_required
def files(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002 - the word of the address
    """A page of them, each with the way to its message, for the place beside the thread."""
    found = bare_conversation_of(request, id)
    kept = files_of(found, before=number(request, "before"), size=PAGE + 1)
    shown = [(file(one, one.message), addresses.message_in_thread(id, one.message_id), one.message.at) for one in kept]
    more_at = f"{addresses.conversation(id)}files/?before={kept[PAGE - 1].pk}" if len(kept) > PAGE else ""
    return render(request, "workspace/files.html", {"files": shown[:PAGE], "more_at": more_at})
