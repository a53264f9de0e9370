"""The first steps: from an empty house to the first answered letter, each ticked off by what is really there."""

from dataclasses import dataclass
from shlex import quote

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.channels.chat.models import Chat
from firsthand.channels.email.models import Hook, Mailbox, WayOut
from firsthand.channels.webform.models import Form, Sending
from firsthand.conversations.facts import MessageReceived, ReplyWritten
from firsthand.conversations.models import Inbox
from firsthand.conversations.rules.page_address import PAGE
from firsthand.journal.facts import Fact
from firsthand.journal.models import Entry
from firsthand.organisation.models import Organisation
from firsthand.organisation.queries import the_organisation
from firsthand.team.models import Invitation, Representative
from firsthand.workspace import addresses
from firsthand.workspace.settings.answering import administrators_only, page
from firsthand.workspace.settings.chats import snippet
from firsthand.workspace.settings.forms import script
from firsthand.workspace.settings.on_site import Look, chat_look
from firsthand.workspace.views.signed_in import AtDesk

# A fact of the customer's page, which stands beside this folder: it is known here by its name alone.
CAME_IN = "customer.came_in"
EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - not bound here: it is how an inlet that takes mail from everywhere is told


@dataclass(frozen=True)
class Step:
    """One step: whether it is done, what it is, why, and where it is done."""

    code: str
    is_done: bool
    words: str
    sentence: str
    href: str = ""
    act: str = ""
    icon: str = ""


@require_safe
@administrators_only
def start(request: AtDesk) -> HttpResponse:
    """What is done, what is next, and what can be copied to do it; it looks again by itself when a letter comes."""
    found = steps()
    return page(
        request,
        "start",
        item="start",
        steps=found,
        next=next((one.code for one in found if not one.is_done), ""),
        done=sum(one.is_done for one in found),
        letter=letter_to(door()),
        address=door(),
        chat=first_chat(),
        form_line=script(one) if (one := first_form()) else "",
        customers_page=f"{settings.BASE_URL}{PAGE}",
        can_send=bool(settings.SMTP_URL) or WayOut.objects.filter(kind=WayOut.Kind.OWN).exists(),
        afterwards=afterwards(),
    )


def steps() -> list[Step]:
    arrived, answered = first(MessageReceived), first(ReplyWritten)
    return [
        organisation(),
        letters(is_done=arrived is not None),
        arrival(arrived),
        answer(arrived, answered),
        colleague(),
        chat(),
        form(),
        customers_page(),
    ]


def organisation() -> Step:
    return Step(
        "organisation",
        Organisation.objects.exists(),
        _("Say who you are"),
        _("Your customers read the name; language and time zone hold wherever nothing else is said."),
        reverse("workspace:organisation"),
        _("Name your organisation"),
        "building-2",
    )


def letters(*, is_done: bool) -> Step:
    connected = is_done or Mailbox.objects.exclude(imap_host="").exists() or Hook.objects.exists()
    inbox = Inbox.objects.filter(is_default=True).first()
    at = reverse("workspace:connection", args=[inbox.pk]) if inbox else reverse("workspace:inboxes")
    sentence = _("Connect the mailbox to which your customers write today, or try the door of this machine first.")
    return Step("letters", connected, _("Let letters come in"), sentence, at, _("Connect a mailbox"), "inbox")


def colleague() -> Step:
    invited = Invitation.objects.exists() or Representative.objects.people()[1:2].exists()
    sentence = _(
        "They get a link by mail, and choose a name and a password themselves. Alone for now? Come back when you are not."
    )
    at = reverse("workspace:invitations")
    return Step("colleague", invited, _("Invite a colleague"), sentence, at, _("Invite somebody"), "user-plus")


def chat() -> Step:
    one = Chat.objects.order_by("pk").first()
    at = reverse("workspace:chat", args=[one.pk]) if one else reverse("workspace:new-chat")
    sentence = _(
        "One line in your site, before the end of every page, and visitors can write with you. Then let us look whether it is there."
    )
    is_there = Chat.objects.exclude(seen_at=None).exists()
    act = _("Look at the chat") if one else _("Make a chat")
    return Step("chat", is_there, _("Put the chat on your site"), sentence, at, act, "message-circle")


def form() -> Step:
    one = first_form()
    at = reverse("workspace:form-site", args=[one.pk]) if one else reverse("workspace:new-form")
    sentence = _(
        "It has a page of its own, or stands within one of yours. This ticks itself off when it was found on your site, or "
        "when somebody has sent it."
    )
    is_there = Form.objects.exclude(seen_at={}).exists() or Sending.objects.exists()
    act = _("Put it on your site, and look") if one else _("Make a form")
    return Step("form", is_there, _("Let customers write by a form"), sentence, at, act, "list")


def first_form() -> Form | None:
    return Form.objects.open().order_by("pk").first()


def customers_page() -> Step:
    is_open = the_organisation().has_page
    sentence = (
        _(
            "Come in as your customer: type the address from which the first letter came, then the code that is sent there."
        )
        if is_open
        else _("It is closed. Open it, if your customers shall see their matters and who looks after them.")
    )
    is_there = is_open and Entry.objects.filter(name=CAME_IN).exists()
    at = f"{settings.BASE_URL}{PAGE}" if is_open else reverse("workspace:customers-page")
    act = _("Come in as a customer") if is_open else _("Open the customers’ page")
    return Step("page", is_there, _("See the page that your customers have"), sentence, at, act, "globe")


@dataclass(frozen=True)
class OnSite:
    """The line that is pasted into a site, and where one looks whether it is there."""

    number: int
    line: str
    look: Look


def first_chat() -> OnSite | None:
    """The chat that is to be put on a site; None where none was made."""
    one = Chat.objects.order_by("pk").first()
    return OnSite(one.pk, snippet(one), chat_look(one)) if one else None


def arrival(arrived: Entry | None) -> Step:
    sentence = _("Write to your own address from anywhere, or send the letter above. It appears here by itself.")
    at = addresses.conversation(arrived.conversation_id) if arrived and arrived.conversation_id else ""
    return Step("arrival", arrived is not None, _("See the first letter arrive"), sentence, at, _("Open it"), "mail")


def answer(arrived: Entry | None, answered: Entry | None) -> Step:
    sentence = _("Open the letter, write, and send. It is yours from then on, and so is the promise to answer.")
    last = answered or arrived
    at = addresses.conversation(last.conversation_id) if last and last.conversation_id else ""
    return Step("answer", answered is not None, _("Answer it"), sentence, at, _("Answer the letter"), "reply")


def first(kind: type[Fact]) -> Entry | None:
    """The first fact of this kind, by the index of names."""
    return Entry.objects.named(kind).order_by("at").first()


def door() -> str:
    """The address of the first mailbox, to which a letter is tried."""
    mailbox = Mailbox.objects.order_by("-inbox__is_default", "pk").first()
    return mailbox.address if mailbox else ""


def letter_to(address: str) -> str:
    """A command that hands a customer's letter to our inlet, as any mail server would."""
    host, _colon, port = settings.SMTP_INLET.rpartition(":")
    host = "127.0.0.1" if host.strip("[]") in EVERYWHERE else host
    letter = "\\n".join(
        [
            "From: Ruta <ruta@example.com>",
            f"To: {address}",
            f"Subject: {_('Do you deliver on Saturdays?')}",
            "Content-Type: text/plain; charset=utf-8",
            "",
            _("Good morning! Do you deliver on Saturdays, and what does it cost? Ruta"),
        ]
    )
    sends = f'smtplib.SMTP("{host}", {port}).sendmail("ruta@example.com", "{address}", """{letter}""".encode())'
    return f"python3 -c {quote(f'import smtplib; {sends}')}"


def afterwards() -> list[tuple[str, str, str]]:
    """What makes a house out of it, once the first letter is answered."""
    return [
        (
            "calendar",
            _("Say when you work, so that answers are promised in your hours"),
            reverse("workspace:calendars"),
        ),
        ("pencil", _("Write your signature, and show your face"), reverse("workspace:profile")),
        ("lock", _("Protect your sign-in with a second factor"), reverse("workspace:security")),
        ("globe", _("Have your letters believed: SPF, DKIM and DMARC"), reverse("workspace:domains")),
        (
            "globe",
            _("Choose the words of the page that your customers have"),
            reverse("workspace:customers-page"),
        ),
        ("folder-input", _("Bring your old mail along"), reverse("workspace:moving")),
    ]
