"""A hundred thousand conversations and a million messages, on both engines.

`python -m bench.load [--engines sqlite postgresql] [--sizes 1000 100000] [--anew]`

Three years of a desk of twenty: most matters are solved, a customer comes back now and then, few letters are long.
What is loaded stays under var/bench and is loaded once.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from functools import partial
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING

from bench.installation import ENGINES, Installation
from bench.past import LANGUAGES, LAST, REPRESENTATIVES, TEAMS, YEARS, Matter, Past

if TYPE_CHECKING:  # Django must be set up before its models are imported
    from firsthand.search.documents import Doc

AT_ONCE = 20_000


def main() -> None:
    wanted = arguments()
    for engine in wanted.engines:
        for size in wanted.sizes:
            here = Installation(engine, size)
            if len(wanted.engines) * len(wanted.sizes) > 1:
                again = ["--anew"] if wanted.anew else []
                one = ["--engines", engine, "--sizes", str(size), *again]
                subprocess.run([sys.executable, "-m", "bench.load", *one], check=True)
            elif wanted.anew or not here.is_loaded:
                here.open(thrown_away=True)
                load(here)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 100_000])
    parser.add_argument("--anew", action="store_true")
    return parser.parse_args()


def load(here: Installation) -> None:
    """The installation is filled, and says how fast that went."""
    from firsthand.search.index import load as load_index

    print(f"{here.engine}, {here.size:,} conversations: ", end="", flush=True)
    began = time.perf_counter()
    organise()
    past = Past(here.size)
    with hurry():
        meet_customers(past)
        messages = load_index(said(past))
        open_conversations(past)
    promise_answers()
    here.mark_loaded()
    took = time.perf_counter() - began
    print(f"{messages:,} messages in {took:.0f} s, {messages / took:,.0f} a second")


def hurry() -> AbstractContextManager[None]:
    from bench.tables import in_a_hurry
    from firsthand.channels.email.models import Letter
    from firsthand.conversations.models import Conversation, Message
    from firsthand.journal.models import Entry
    from firsthand.people.models import Address, Customer

    return in_a_hurry(Customer, Address, Conversation, Message, Entry, Letter)


def organise() -> None:
    """Five teams with an inbox each, and twenty people; the first two are whom the benchmarks look over the shoulder."""
    from bench.tables import continue_numbers
    from firsthand.access.models import Account, Role
    from firsthand.channels.email.models import Mailbox
    from firsthand.conversations.models import Inbox
    from firsthand.organisation.models import Brand, Organisation
    from firsthand.team.models import Calendar, Membership, Representative, Team

    Organisation.objects.create(name="Namai", domain="namai.example", timezone="Europe/Vilnius")
    brand = Brand.objects.create(name="Namai")
    week = {day: [["08:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
    hours = Calendar.objects.create(name="Shop hours", timezone="Europe/Vilnius", hours=week)
    for number in range(1, TEAMS + 1):
        team = Team.objects.create(pk=number, name=f"Team {number}")
        inbox = Inbox.objects.create(
            pk=number, name=f"Inbox {number}", team=team, brand=brand, calendar=hours, is_default=number == 1
        )
        Mailbox.objects.create(inbox=inbox, address=f"help{number}@namai.example")
    for number in range(1, REPRESENTATIVES + 1):
        role = Role.ADMINISTRATOR if number == 2 else Role.REPRESENTATIVE
        account = Account.objects.create(pk=number, email=f"person{number}@namai.example", role=role, joined_at=LAST)
        person = Representative.objects.create(
            pk=number, account=account, name=f"Person {number}", timezone="Europe/Vilnius"
        )
        for their_team in {number % TEAMS + 1, 1 if number == 1 else (number + 1) % TEAMS + 1}:
            Membership.objects.create(representative=person, team_id=their_team)
    continue_numbers(Team, Inbox, Account, Representative)


def meet_customers(past: Past) -> None:
    from bench.tables import Table, moment
    from firsthand.journal.models import Entry
    from firsthand.people.models import Address, Customer

    since, numbers = moment(past.moment(0)), range(1, past.customers + 1)
    names = [past.speaker.name() for _ in numbers]
    Table(Customer, "id", "name", "language", "since").put(
        (number, name, LANGUAGES[number % 4], since) for number, name in zip(numbers, names, strict=True)
    )
    Table(Address, "customer_id", "kind", "value", "since").put(
        (number, "email", address_of(number), since) for number in numbers
    )
    Table(Entry, "name", "at", "by_kind", "by_id", "customer_id").put(
        ("customer.met", since, "house", 0, number) for number in numbers
    )


def address_of(customer: int) -> str:
    return f"person{customer}@posta.example"


def said(past: Past) -> "Iterator[Doc]":
    """Each message is written, with its facts and its letter, and handed to the index."""
    from bench.tables import Table
    from firsthand.channels.email.models import Letter
    from firsthand.conversations.models import Message
    from firsthand.journal.models import Entry

    messages, entries = Table(Message, *MESSAGE), Table(Entry, *ENTRY)
    letters = Table(Letter, "fingerprint", "sha256", "way", "received_at", "read_at", "message_id")
    numbered = iter(enumerate(past.events, 1))
    while some := list(islice(numbered, AT_ONCE)):
        written = [Written(past, number, *event) for number, event in some]
        messages.put(one.row for one in written)
        entries.put(fact for one in written for fact in one.facts)
        letters.put(one.letter for one in written if one.is_received)
        yield from (one.document for one in written)


MESSAGE = (
    "id conversation_id kind author_customer_id author_representative_id at written_at subject text reply_text "
    "sender_address recipients reference in_reply_to fingerprint delivery delivered_at"
).split()
ENTRY = "name at by_kind by_id customer_id conversation_id payload".split()


class Written:
    """One message, with all that follows from it."""

    def __init__(self, past: Past, number: int, seconds: float, matter: int, turn: int) -> None:
        from bench.tables import moment

        self.matter = past.matters[matter - 1]
        self.number, self.turn = number, turn
        self.text = past.speaker.letter(number)
        self.at = past.moment(seconds)
        self.moment = moment(self.at)
        self.is_received = turn == 0 or past.speaker.chance.random() < 0.5
        self.reference = f"{number}.{matter}@posta.example"
        self.row = self._row()
        self._take_note(seconds)

    def _row(self) -> tuple[object, ...]:
        matter, here = self.matter, self.is_received
        customer, box = address_of(matter.customer), f"help{matter.team}@namai.example"
        to = json.dumps([{"kind": "to", "address": box if here else customer, "name": ""}])
        print_ = sha256(self.reference.encode()).hexdigest() if here else None
        return (
            self.number, matter.number, "received" if here else "reply", matter.customer if here else None,
            None if here else self.by, self.moment, self.moment if here else None, matter.subject, self.text, self.text,
            customer if here else "", to, self.reference, matter.last_reference, print_, "" if here else "sent",
            None if here else self.moment,
        )  # fmt: skip

    @property
    def by(self) -> int:
        return self.matter.owner or 3

    def _take_note(self, seconds: float) -> None:
        matter = self.matter
        matter.said += 1
        matter.last, matter.last_at, matter.last_reference = self.text, seconds, self.reference
        matter.last_by = "customer" if self.is_received else "representative"

    @property
    def facts(self) -> Iterator[tuple[object, ...]]:
        who = (self.matter.customer, self.matter.number)
        if self.is_received:
            payload = {"message": self.number, "first": self.turn == 0, "automatic": ""}
            yield "message.received", self.moment, "customer", self.matter.customer, *who, json.dumps(payload)
        else:
            replied = {"message": self.number, "asked_seconds": 7_200, "late": False}
            yield "message.replied", self.moment, "representative", self.by, *who, json.dumps(replied)
            yield "message.sent", self.moment, "house", 0, *who, json.dumps({"message": self.number})
        if self.turn == 1 and self.matter.owner:
            owned = json.dumps({"owner": self.matter.owner, "before": None})
            yield "conversation.owned", self.moment, "representative", self.matter.owner, *who, owned
        if self.turn == 4:
            yield "conversation.resolved", self.moment, "representative", self.by, *who, json.dumps({"owner": self.by})

    @property
    def letter(self) -> tuple[object, ...]:
        fingerprint = self.row[MESSAGE.index("fingerprint")]
        return fingerprint, fingerprint, "smtp", self.moment, self.moment, self.number

    @property
    def document(self) -> "Doc":
        from firsthand.conversations.actions.indexing import MESSAGE as KIND
        from firsthand.search.documents import Doc

        text = f"{self.matter.subject}\n{address_of(self.matter.customer)}\n{self.text}"
        language = self.matter.language
        return Doc(
            kind=KIND,
            object_id=self.number,
            group_id=self.matter.number,
            at=self.at,
            text=text,
            language=language,
        )


def open_conversations(past: Past) -> None:
    from bench.tables import Table
    from firsthand.conversations.models import Conversation

    Table(Conversation, *CONVERSATION).put(map(partial(conversation, past), past.matters))


CONVERSATION = (
    "id inbox_id customer_id team_id owner_id subject state language opened_at resolved_at answer_due_at late_at "
    "asked_at last_at last_by excerpt message_count due_order"
).split()


def conversation(past: Past, matter: Matter) -> tuple[object, ...]:
    """The row as the actions would have left it."""
    from bench.tables import moment
    from firsthand.conversations.rules.states import place_on_desk
    from firsthand.kit.text import excerpt

    last = past.moment(matter.last_at)
    due = last + timedelta(hours=16) if matter.state == "open" and matter.last_by == "customer" else None
    late = moment(due) if due and due < LAST else None
    opened = past.moment(YEARS * matter.number / (past.size + 1))
    return (
        matter.number, matter.team, matter.customer, matter.team, matter.owner, matter.subject, matter.state,
        matter.language, moment(opened), moment(last) if matter.state == "resolved" else None, due and moment(due), late,
        due and moment(last), moment(last), matter.last_by, excerpt(matter.last, at_most=160), matter.said,
        moment(place_on_desk(due, last_at=last)),
    )  # fmt: skip


def promise_answers() -> None:
    """What is owed is promised, as each letter would have done it."""
    from firsthand.conversations.models import Conversation
    from firsthand.promises.mirror import owe

    owe(Conversation.objects.exclude(answer_due_at=None).values_list("pk", flat=True))


if __name__ == "__main__":
    main()
