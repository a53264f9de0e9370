"""The form of a saved reply: what stands in it, what it says, and how it reads to a customer."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from firsthand.conversations.models import Message
from firsthand.conversations.queries import View, desk_rows, inboxes_to_write_from, one_visible_to
from firsthand.desk.actions import Given
from firsthand.desk.models import SavedReply
from firsthand.desk.queries import languages_of, values
from firsthand.desk.rules.filling import FIELDS, filled
from firsthand.desk.rules.languages import wording_for
from firsthand.files.models import StoredFile
from firsthand.team.models import Representative
from firsthand.team.queries import teams_visible_to
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.brought import Brought
from firsthand.workspace.settings.choices import languages
from firsthand.workspace.settings.circles import chosen_circle, circle_of
from firsthand.workspace.views.signed_in import AtDesk

MOST_TRIED = 12


def written_before(one: SavedReply | None, message: Message | None, *, me: Representative) -> dict[str, str]:
    """What stands in the form before anything is typed."""
    empty = {"name": "", "circle": "own", "in_inbox": "", "in_team": "", "to_language": "", "seen": ""}
    said = {f"words-{code}": "" for code, _name in languages()}
    if one is not None:
        said |= {f"words-{each.language}": each.words for each in one.wordings.all()}
        return said | {
            "name": one.name,
            "circle": circle_of(one),
            "in_inbox": str(one.in_inbox_id or ""),
            "in_team": str(one.in_team_id or ""),
            "to_language": one.to_language,
            "seen": str(one.version),
        }
    if message is not None and message.conversation is not None:
        matter = message.conversation
        code = next((each for each in languages_of(matter, representative=me) if f"words-{each}" in said), me.language)
        return said | empty | {f"words-{code}": message.reply_text or message.text, "name": matter.subject[:120]}
    return said | empty


def given(request: AtDesk, one: SavedReply | None, new: Brought) -> Given:
    """What the form says; `new` are the files that it brings. Raises `FilesAreForgotten`."""
    me, known = request.representative, dict(languages())
    is_own, team = chosen_circle(request)
    return Given(
        name=reading.words(request, "name"),
        wordings={code: reading.words(request, f"words-{code}") for code in known},
        is_own=is_own,
        team=team,
        in_inbox=reading.chosen(request, "in_inbox", among=inboxes_to_write_from(me)),
        in_team=reading.chosen(request, "in_team", among=teams_visible_to(me)),
        to_language=reading.one_of(request, "to_language", among=["", *known]),
        files=tuple(kept(request, one)),
        brought=tuple(new.there()),
    )


def kept(request: AtDesk, one: SavedReply | None) -> list[StoredFile]:
    """Those of its files that go on belonging to it."""
    return reading.all_chosen(request, "kept", among=one.files.all()) if one else []


def meanings() -> list[tuple[str, str]]:
    """Each field with what stands in it."""
    words = (
        _("what the customer likes to be called"),
        _("the customer’s first name"),
        _("the customer’s whole name"),
        _("the customer’s e-mail address"),
        _("how the customer is greeted"),
        _("the customer’s company"),
        _("what the conversation is about"),
        _("its number"),
        _("the inbox to which it came"),
        _("the organisation"),
        _("the brand of the inbox"),
        _("your name"),
        _("your first name"),
    )
    return list(zip(FIELDS, words, strict=True))


def matters_to_try(me: Representative) -> list[tuple[int, str]]:
    """Conversations whose customers the words may be tried on, the newest."""
    rows = desk_rows(me, View.ALL).rows[:MOST_TRIED]
    return [(one.pk, f"{one.customer.called}: {one.subject or _('(no subject)')}") for one in rows]


@dataclass(frozen=True, slots=True)
class Tried:
    """The words in the language that this customer reads."""

    who: str
    language: str
    words: str


def tried(request: AtDesk, wordings: dict[str, str]) -> Tried | None:
    """The wordings on the chosen customer; None where nobody was chosen."""
    me = request.representative
    matter = one_visible_to(me, reading.number(request, "matter"))
    if matter is None or not wordings:
        return None
    language, words = wording_for(languages_of(matter, representative=me), wordings)
    return Tried(matter.customer.called, language, filled(words, values(matter, representative=me)))
