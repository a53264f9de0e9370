"""The people of our stories, and the shop where they meet.

Rūta Kazlauskienė, Vilnius, writes to the shop about her fridge; Elena Rossi, Milan, about a sofa.
Asta and Marco serve in Repairs and in Orders, Ingrida leads Repairs, Jonas administers.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from itertools import count

from django.contrib.auth.hashers import make_password

from firsthand.access.models import Account, Role
from firsthand.channels.email.actions import Envelope, accept, take_in
from firsthand.channels.email.models import Letter, Mailbox
from firsthand.conversations.actions import reply
from firsthand.conversations.models import Conversation, Inbox, Message
from firsthand.conversations.rules.words import Words
from firsthand.journal.models import Entry
from firsthand.organisation.models import Brand, Organisation
from firsthand.team.models import Calendar, Membership, Representative, Team

# A Tuesday in Vilnius (UTC+2), with the shop open from eight to six.
nine = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
ten = nine + timedelta(hours=1)
noon = nine + timedelta(hours=3)
one = nine + timedelta(hours=4)
evening = nine + timedelta(hours=12)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


@dataclass(frozen=True)
class Writer:
    """Somebody with an e-mail address."""

    name: str
    address: str


ruta = Writer("Rūta Kazlauskienė", "ruta@pastas.example")
elena = Writer("Elena Rossi", "elena@posta.example")
stranger = Writer("A Stranger", "stranger@elsewhere.example")


@dataclass
class Shop:
    """A small shop: two teams, an inbox each, four people; what happens in it is told by its verbs."""

    repairs: Team
    orders: Team
    help: Inbox
    sales: Inbox
    asta: Representative
    marco: Representative
    ingrida: Representative
    jonas: Representative
    _letters: "count[int]" = field(default_factory=lambda: count(1))

    def letter(
        self,
        *,
        from_: Writer = ruta,
        to: str = "help@namai.example",
        subject: str = "The fridge hums",
        words: str = "It hums at night.",
        answers: "Message | str" = "",
        reference: str = "",
        at: datetime = nine,
        **headers: str,
    ) -> bytes:
        """The raw bytes of a letter to the shop."""
        letter = EmailMessage()
        letter["From"] = f"{from_.name} <{from_.address}>" if from_.name else from_.address
        letter["To"] = to
        letter["Subject"] = subject
        letter["Date"] = format_datetime(at)
        letter["Message-ID"] = f"<{reference or f'letter-{next(self._letters)}@posted.example'}>"
        if answered := answers.reference if isinstance(answers, Message) else answers:
            letter["In-Reply-To"] = letter["References"] = f"<{answered}>"
        for name, value in headers.items():
            letter[name.replace("_", "-")] = value
        letter.set_content(words)
        return letter.as_bytes()

    def receives(
        self, raw: bytes, *, to: tuple[str, ...] = (), sender: str | None = None, at: datetime = nine
    ) -> Message:
        """The letter has come by SMTP and been read."""
        accepted = accept(raw, way=Letter.Way.SMTP, envelope=Envelope(sender=sender, recipients=to), at=at)
        message = take_in(accepted.letter.pk, at=at).message
        assert message is not None
        return message

    def receives_mail(self, *, from_: Writer = ruta, at: datetime = nine, **said: str) -> Message:
        """A letter with these words has come and been read."""
        return self.receives(self.letter(from_=from_, at=at, **said), at=at)

    def answers(
        self, message: Message, *, by: Representative | None = None, words: str = "We shall look.", at: datetime = ten
    ) -> Message:
        """A representative has answered in the conversation of this message; Asta unless it is said who."""
        return reply(message.matter, words=Words(words), by=by or self.asta, at=at)

    def facts_named(self, name: str) -> list[Entry]:
        """What the journal holds under this name, oldest first."""
        return list(Entry.objects.filter(name=name).order_by("pk"))

    def conversation(self) -> Conversation:
        """The only conversation there is."""
        return Conversation.objects.get()


def open_shop() -> Shop:
    """The shop as every story finds it."""
    Inbox.objects.update(is_default=False)
    Organisation.objects.create(name="Namai", domain="namai.example", timezone="Europe/Vilnius")
    brand = Brand.objects.create(name="Namai")
    hours = Calendar.objects.create(
        name="Shop hours", timezone="Europe/Vilnius", hours={day: [["08:00", "18:00"]] for day in WEEKDAYS}
    )
    repairs, orders = Team.objects.create(name="Repairs"), Team.objects.create(name="Orders")
    help_, sales = (
        Inbox.objects.create(
            name=name, team=team, brand=brand, calendar=hours, answer_within=240, is_default=name == "Help"
        )
        for name, team in (("Help", repairs), ("Sales", orders))
    )
    Mailbox.objects.create(inbox=help_, address="help@namai.example")
    Mailbox.objects.create(inbox=sales, address="sales@namai.example")
    return Shop(
        repairs=repairs,
        orders=orders,
        help=help_,
        sales=sales,
        asta=employed("Asta", Role.REPRESENTATIVE, repairs),
        marco=employed("Marco", Role.REPRESENTATIVE, orders),
        ingrida=employed("Ingrida", Role.LEAD, repairs),
        jonas=employed("Jonas", Role.ADMINISTRATOR, repairs),
    )


@cache
def _hashed() -> str:
    # Hashing is slow on purpose; once is enough for a run.
    return make_password("a long walk home")


def employed(name: str, role: Role, *teams: Team) -> Representative:
    """Somebody who works in these teams, with the password “a long walk home”."""
    account = Account.objects.create(
        email=f"{name.lower()}@namai.example", role=role, joined_at=nine, password=_hashed()
    )
    person = Representative.objects.create(account=account, name=name, timezone="Europe/Vilnius")
    Membership.objects.bulk_create(
        [Membership(representative=person, team=team, leads=role == Role.LEAD) for team in teams]
    )
    return person
