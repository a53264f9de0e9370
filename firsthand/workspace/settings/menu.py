"""What can be set up: a short list with one sentence each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from firsthand.search.fold import fold
from firsthand.team.models import Representative
from firsthand.team.rules.permissions import may_administer
from firsthand.workspace.settings.sought import PARTS

LANGUAGE_CHOSEN = ("profile", "organisation")


@dataclass(frozen=True)
class Item:
    """One page of the settings."""

    code: str
    words: str
    sentence: str
    icon: str
    for_everybody: bool = False

    @property
    def href(self) -> str:
        return f"/settings/{self.code}/"

    def about(self, words: str) -> "Item | None":
        """The page, when every one of these words stands in it; where they stand in a single setting, that is its sentence."""
        if holds(f"{self.words} {self.sentence}", words):
            return self
        part = next((one for one in self.parts() if holds(f"{self.words} {one}", words)), "")
        return replace(self, sentence=part) if part else None

    def parts(self) -> Iterator[str]:
        """What stands on it, and each language that can be chosen there, by its own name and by the reader's."""
        yield from map(str, PARTS.get(self.code, ()))
        for code, own in settings.LANGUAGES if self.code in LANGUAGE_CHOSEN else ():
            yield f"{_('Language')}: {own} ({get_language_info(code)['name_translated']})"


def holds(said: str, words: str) -> bool:
    """Whether every word begins or stands within it; whoever types without marks finds what has them."""
    folded = fold(said)
    return all(word in folded for word in fold(words).split())


def menu(rep: Representative, *, words: str = "") -> list[Item]:
    """The pages that are open to this person and about these words."""
    everything = may_administer(rep)
    open_to = (item for item in items() if everything or item.for_everybody)
    return [found for item in open_to if (found := item.about(words))]


def items() -> list[Item]:
    return [make() for make in ITEMS]


ITEMS: tuple[Callable[[], Item], ...] = (
    lambda: Item(
        "profile",
        _("Your profile"),
        _("Your name and picture, signature, language, mails."),
        "user",
        for_everybody=True,
    ),
    lambda: Item(
        "security",
        _("Your sign-in"),
        _("Password, second factor, passkeys, open sessions."),
        "lock",
        for_everybody=True,
    ),
    lambda: Item(
        "absences",
        _("Who is away"),
        _("Ill today, on holiday, away; and who covers meanwhile."),
        "log-out",
        for_everybody=True,
    ),
    lambda: Item(
        "rotas",
        _("Rotas"),
        _("Who is on by day and night, and for what they are rung."),
        "alarm-clock",
        for_everybody=True,
    ),
    lambda: Item("start", _("First steps"), _("From an empty house to the first answered letter."), "play"),
    lambda: Item(
        "views",
        _("Views of the desk"),
        _("Lists narrowed down and kept, with keys: yours, your team’s, everybody’s."),
        "bookmark",
        for_everybody=True,
    ),
    lambda: Item(
        "replies",
        _("Saved replies"),
        _("Words that are written once and sent often: yours, your team’s, everybody’s."),
        "copy",
        for_everybody=True,
    ),
    lambda: Item(
        "organisation", _("Organisation"), _("Its name, language, time zone, colour and brands."), "building-2"
    ),
    lambda: Item("members", _("Members"), _("Who serves: invitations, roles, teams and skills."), "users"),
    lambda: Item("teams", _("Teams"), _("Who answers the same matters together, and who leads."), "house"),
    lambda: Item("calendars", _("Working hours"), _("When answers are promised; holidays and breaks."), "calendar"),
    lambda: Item("targets", _("Targets"), _("How soon customers are answered and their matters solved."), "clock"),
    lambda: Item("inboxes", _("Inboxes"), _("Where customers write, and how soon they are answered."), "inbox"),
    lambda: Item("forms", _("Forms"), _("What customers fill in, on a page of yours or on your site."), "list"),
    lambda: Item(
        "chats", _("Chats"), _("A bubble on your site in which visitors write with people."), "message-circle"
    ),
    lambda: Item(
        "customers-page", _("Customers’ page"), _("Their matters, for themselves: on or off, and its words."), "globe"
    ),
    lambda: Item("tags", _("Tags"), _("Words by which matters are found again: named, made one, put away."), "tag"),
    lambda: Item("domains", _("Mail domains"), _("SPF, DKIM and DMARC: whether your letters are believed."), "globe"),
    lambda: Item("moving", _("Bring your mail along"), _("Old mail from files: mbox, Maildir, .eml."), "folder-input"),
    lambda: Item(
        "customers",
        _("Bring your customers along"),
        _("A table of customers from a file: CSV, column by column."),
        "users",
    ),
    lambda: Item("spam", _("Spam"), _("What is held back, how well, and who is blocked."), "shield-alert"),
    lambda: Item("doors", _("Security"), _("Second factor for everybody, and how long one stays signed in."), "shield"),
    lambda: Item("keys", _("Keys"), _("For programs that speak to the API."), "key-round"),
    lambda: Item("errands", _("Work that failed"), _("Mails and other work to try again or discard."), "refresh-cw"),
    lambda: Item("changes", _("What changed here"), _("Settings before and after; take a change back."), "undo-2"),
    lambda: Item("audit", _("What happened"), _("The journal: who did what, and when."), "history"),
)
