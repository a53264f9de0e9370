"""Files that a form names by their tokens, because they are kept already."""

from collections.abc import Collection

from django.http import HttpRequest

from firsthand.conversations.queries import files_of_drafts
from firsthand.conversations.rules.pictures import shown_in
from firsthand.desk.queries import files_of_saved_replies
from firsthand.files.models import StoredFile
from firsthand.team.models import Representative
from firsthand.workspace.views.asked import files

MOST = 50


def all_files(request: HttpRequest, *, by: Representative) -> tuple[StoredFile, ...]:
    """What came with the form, and what it names of what one may send; no statement where it names nothing."""
    tokens = request.POST.getlist("stored")
    return (*named(tokens, by=by), *files(request)) if tokens else files(request)


def named(tokens: list[str], *, by: Representative) -> list[StoredFile]:
    """The files in the order in which they were named."""
    tokens = [one for one in tokens[:MOST] if one]
    if not tokens:
        return []
    allowed = (*files_of_drafts(tokens, representative=by), *files_of_saved_replies(tokens, representative=by))
    known = {one.token: one for one in allowed}
    return [known[token] for token in dict.fromkeys(tokens) if token in known]


def gone_along(files: Collection[StoredFile], page: str, *, placed: Collection[str]) -> tuple[StoredFile, ...]:
    """The files that leave: what was put among the words goes along while its page shows it."""
    shown = shown_in(page)
    return tuple(one for one in files if one.token not in placed or one.token in shown)
