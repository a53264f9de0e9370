"""Old mail is brought along: threads stand whatever the order, nothing is sent or owed, and all of it can be undone."""

import tarfile
import zipfile
from datetime import datetime, timedelta
from io import BytesIO
from itertools import permutations
from pathlib import Path

import pytest
from django.utils import timezone

from firsthand.channels.email.actions import begin_move, move_in, offered, turn_move
from firsthand.channels.email.actions.move_in import CannotNow, NothingThere, WasWorkedOn
from firsthand.channels.email.models import Letter, Move
from firsthand.channels.email.moving.carry import carry, some_of
from firsthand.channels.email.moving.sources import Found
from firsthand.channels.email.moving.undo import take_out_some
from firsthand.conversations.actions import own
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.queries import search, thread
from firsthand.conversations.rules.states import State
from firsthand.journal.models import Entry, Errand
from firsthand.notices.models import Notice
from firsthand.people.models import Customer
from firsthand.team.rules.permissions import OnlyAdministratorsMay
from tests.budget import budget
from tests.cast import Writer, elena, nine, ruta

pytestmark = pytest.mark.django_db

LONG_AGO = nine - timedelta(days=400)
HELP = Writer("Namai", "help@namai.example")
ASTA = Writer("Asta", "asta@namai.example")


def day(number: int) -> datetime:
    return LONG_AGO + timedelta(days=number)


@pytest.fixture
def letters(shop) -> list[bytes]:
    """Rūta asked, Asta answered from the mailbox, Rūta thanked, Asta wrote again from her own; each names the one before."""

    def letter(number: int, **said) -> bytes:
        before = {"answers": f"{number - 1}@old.example"} if number > 1 else {}
        raw: bytes = shop.letter(
            subject="The oven", reference=f"{number}@old.example", at=day(number), **before, **said
        )
        return raw

    return [
        letter(1, from_=ruta, words="It is cold."),
        letter(2, from_=HELP, to=ruta.address, words="Turn it on."),
        letter(3, from_=ruta, words="It is warm, thank you."),
        letter(4, from_=ASTA, to=ruta.address, words="You are welcome."),
    ]


def brought(tmp_path, letters, *, by=None, name="mail.mbox") -> Move:
    path = tmp_path / name
    begin = b"From x@x.example Tue Nov 24 09:00:00 2026\n"
    path.write_bytes(b"\n".join(begin + one.replace(b"\nFrom ", b"\n>From ") for one in letters))
    move = begin_move(path, at=timezone.now(), **({"by": by} if by else {}))
    assert not carry(move, seconds=60)
    return move


class TestAThread:
    def test_stands_as_it_was_written(self, shop, letters, tmp_path):
        brought(tmp_path, letters)
        conversation = shop.conversation()
        shown = thread(conversation).messages
        assert [one.kind for one in shown] == ["received", "reply", "received", "reply"]
        assert [one.at for one in shown] == [day(number) for number in (1, 2, 3, 4)]
        assert [one.author_representative for one in shown] == [None, None, None, shop.asta]
        assert (conversation.opened_at, conversation.last_at) == (day(1), day(4))
        assert (conversation.state, conversation.resolved_at) == (State.RESOLVED, day(4))
        assert (conversation.customer.name, conversation.customer.since) == (ruta.name, day(1))

    @pytest.mark.parametrize("order", list(permutations(range(4))), ids=lambda order: "".join(map(str, order)))
    def test_is_the_same_in_whatever_order_it_comes(self, shop, letters, tmp_path, order):
        brought(tmp_path, [letters[place] for place in order])
        conversation = shop.conversation()
        assert [one.at for one in thread(conversation).messages] == [day(number) for number in (1, 2, 3, 4)]
        assert (conversation.message_count, conversation.excerpt) == (4, "You are welcome.")
        assert (conversation.state, conversation.last_by) == (State.RESOLVED, "representative")

    def test_is_found_by_its_words(self, shop, letters, tmp_path):
        brought(tmp_path, letters)
        assert [found.conversation.pk for found in search(shop.asta, "warm")] == [shop.conversation().pk]

    def test_does_not_join_what_a_stranger_only_claims(self, shop, letters, tmp_path):
        brought(tmp_path, [*letters, shop.letter(from_=elena, answers="1@old.example", at=day(5))])
        assert Conversation.objects.count() == 2

    def test_that_is_going_on_gets_its_beginning_and_keeps_its_clock(self, shop, letters, tmp_path):
        live = shop.receives_mail(answers="4@old.example", words="Cold again.")
        due = live.matter.answer_due_at
        brought(tmp_path, letters)
        conversation = Conversation.objects.get(pk=live.conversation_id)
        assert conversation.message_count >= 1 and conversation.is_open and conversation.answer_due_at == due
        assert conversation.excerpt == "Cold again."


class TestWhatFollows:
    def test_is_nothing_at_all(self, shop, letters, tmp_path):
        errands = Errand.objects.count()
        brought(tmp_path, [*letters, shop.letter(from_=elena, at=timezone.now() - timedelta(hours=1))])
        assert Errand.objects.count() == errands
        assert not Notice.objects.exists()
        assert not Conversation.objects.exclude(answer_due_at=None).exists()
        assert not Message.objects.filter(kind=Message.Kind.ACKNOWLEDGEMENT).exists()
        assert not Message.objects.exclude(delivery="").exists()

    def test_stands_in_the_journal_as_of_then(self, shop, letters, tmp_path):
        brought(tmp_path, letters)
        told = Entry.objects.about(shop.conversation().pk).values_list("name", "at")
        assert list(told) == [
            ("message.received", day(1)),
            ("message.replied", day(2)),
            ("message.received", day(3)),
            ("message.replied", day(4)),
        ]

    @pytest.mark.parametrize(
        ("from_", "state"), [(HELP, State.WAITING), (ruta, State.OPEN)], ids=["ours was last", "theirs was last"]
    )
    def test_of_the_last_days_is_whose_turn_it_is_without_a_clock(self, shop, tmp_path, from_, state):
        at = timezone.now() - timedelta(days=3)
        to = ruta.address if from_ is HELP else HELP.address
        brought(tmp_path, [shop.letter(from_=from_, to=to, at=at)])
        conversation = shop.conversation()
        assert (conversation.state, conversation.answer_due_at) == (state, None)


class TestAnImport:
    def test_is_safe_to_run_twice(self, shop, letters, tmp_path):
        first, second = brought(tmp_path, letters), brought(tmp_path, letters)
        assert (first.taken, first.known, second.taken, second.known) == (4, 0, 0, 4)
        assert Message.objects.count() == 4

    def test_goes_on_where_it_was_broken_off(self, shop, letters, tmp_path, monkeypatch):
        monkeypatch.setattr("firsthand.channels.email.moving.carry.BATCH", 1)
        path = tmp_path / "mail"
        path.mkdir()
        for number, one in enumerate(letters):
            (path / f"{number}.eml").write_bytes(one)
        move = begin_move(path, at=nine)
        assert carry(move, seconds=0) is True and move.position == 0
        monkeypatch.setattr("firsthand.channels.email.moving.carry._open", {})
        move.position = 2
        move.save(update_fields=["position"])
        assert carry(move, seconds=60) is False
        assert (move.position, move.taken, move.state) == (4, 2, Move.State.DONE)

    def test_reports_each_letter_that_was_not_taken_with_its_number_and_why(self, shop, letters, tmp_path):
        among = shop.letter(from_=ASTA, to="marco@namai.example", at=day(9))
        path = tmp_path / "mail"
        path.mkdir()
        (path / "1.eml").write_bytes(letters[0])
        (path / "2.txt").write_bytes(b"\x00\x01")
        (path / "3.eml").write_bytes(among)
        move = begin_move(path, at=nine)
        carry(move, seconds=60)
        told = list(move.troubles.order_by("number").values_list("number", "place", "reason"))
        assert told == [(2, "2.txt", "no-letter"), (3, "3.eml", "among-ourselves")]
        assert (move.taken, move.refused) == (1, 2)

    def test_that_is_paused_stands_still_and_goes_on(self, shop, letters, tmp_path):
        path = tmp_path / "mail.mbox"
        path.write_bytes(b"From x@x.example Tue Nov 24 09:00:00 2026\n" + letters[0])
        move = move_in(path, by=shop.jonas, at=nine)
        turn_move(move, Move.State.PAUSED, by=shop.jonas, at=nine)
        assert carry(move, seconds=60) is False and not Message.objects.exists()
        move = turn_move(move, Move.State.RUNNING, by=shop.jonas, at=nine)
        carry(move, seconds=60)
        assert Message.objects.count() == 1
        with pytest.raises(CannotNow):
            turn_move(move, Move.State.PAUSED, by=shop.jonas, at=nine)

    def test_of_a_broken_archive_keeps_what_came_before(self, shop, letters, tmp_path):
        import tarfile

        path = tmp_path / "mail.tar.gz"
        with tarfile.open(path, "w:gz") as archive:
            for number, one in enumerate(letters):
                (tmp_path / f"{number}.eml").write_bytes(one + b"x" * 100_000)
                archive.add(tmp_path / f"{number}.eml", arcname=f"{number}.eml")
        path.write_bytes(path.read_bytes()[:-300])
        move = begin_move(path, at=nine)
        assert carry(move, seconds=60) is False
        assert move.state == Move.State.BROKEN

    def test_is_an_administrators(self, shop, tmp_path):
        with pytest.raises(OnlyAdministratorsMay):
            move_in(tmp_path, by=shop.asta, at=nine)

    def test_of_nothing_is_refused(self, shop, tmp_path):
        with pytest.raises(NothingThere):
            move_in(tmp_path / "missing", by=shop.jonas, at=nine)

    def test_costs_at_most_22_statements_a_letter(self, shop, letters, tmp_path):
        brought(tmp_path, letters[:1])
        path = tmp_path / "one.eml"
        path.write_bytes(letters[1])
        move = begin_move(path, at=nine)
        with budget(27):
            carry(move, seconds=60)


def undone(move: Move, shop) -> None:
    move = turn_move(move, Move.State.UNDOING, by=shop.jonas, at=nine)
    while take_out_some(move):
        pass


class TestTakingItOutAgain:
    def test_leaves_nothing_of_it(self, shop, letters, tmp_path):
        move = brought(tmp_path, [*letters, shop.letter(from_=elena, at=day(5))])
        undone(move, shop)
        assert not any(rows.objects.exists() for rows in (Conversation, Message, Letter, Customer))
        assert search(shop.asta, "warm") == []

    def test_leaves_who_was_there_before(self, shop, letters, tmp_path):
        shop.receives_mail(subject="Something else")
        undone(brought(tmp_path, letters), shop)
        assert Customer.objects.get().name == ruta.name and Message.objects.count() == 1

    def test_is_refused_once_somebody_worked_on_it_and_says_so(self, shop, letters, tmp_path):
        move = brought(tmp_path, letters)
        own(shop.conversation(), by=shop.asta, at=nine)
        with pytest.raises(WasWorkedOn, match="1 of its conversations"):
            turn_move(move, Move.State.UNDOING, by=shop.jonas, at=nine)

    def test_is_refused_once_the_customer_wrote_again(self, shop, letters, tmp_path):
        move = brought(tmp_path, letters)
        shop.receives_mail(answers="4@old.example")
        with pytest.raises(WasWorkedOn):
            turn_move(move, Move.State.UNDOING, by=shop.jonas, at=nine)

    def test_can_be_brought_again(self, shop, letters, tmp_path):
        undone(brought(tmp_path, letters), shop)
        assert brought(tmp_path, letters).taken == 4


NAMES = b"l\xe9ttre.txt".decode(errors="surrogateescape")  # a name as an old system wrote it
PIECES = b"From: a@b.example\r\nSubject: x\r\n\r\nhello"


def tar(path: Path, *files: tuple[str, bytes]) -> Path:
    with tarfile.open(path, "w", format=tarfile.GNU_FORMAT) as archive:
        for name, content in files:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, BytesIO(content))
    return path


def folder(path: Path, *files: tuple[str, bytes]) -> Path:
    path.mkdir()
    for name, content in files:
        (path / name).write_bytes(content)
    return path


class TestWhatNobodyWroteWithCare:
    @pytest.mark.parametrize("pack", [tar, folder])
    @pytest.mark.parametrize("odd", [(NAMES, b"no letter"), ("a.emlx", b"9" * 6000 + b"\n" + PIECES)])
    def test_stops_no_letter_behind_it(self, shop, tmp_path, pack, odd):
        move = begin_move(pack(tmp_path / "mail.tar", odd, ("z.eml", PIECES)), at=timezone.now())

        assert not carry(move, seconds=60)

        assert (move.state, move.taken, move.refused) == (Move.State.DONE, 1, 1)

    def test_is_not_offered_where_a_page_cannot_name_it(self, tmp_path, settings):
        settings.MOVING_FOLDER = str(tmp_path)
        folder(tmp_path / "mail", ("a.eml", PIECES))
        (tmp_path / NAMES).write_bytes(PIECES)

        assert offered() == ["mail"]

    def test_ends_an_archive_whose_names_are_broken_and_says_so(self, shop, tmp_path):
        path = tmp_path / "mail.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("ė.eml", PIECES)
        path.write_bytes(path.read_bytes().replace("ė".encode(), b"\xff\xff"))

        move = begin_move(path, at=timezone.now())

        assert not carry(move, seconds=60)
        assert move.state == Move.State.BROKEN

    def test_is_in_memory_one_large_letter_at_a_time(self):
        letters = iter([Found(str(number), b"x" * (40 << 20)) for number in range(4)])

        assert [len(some_of(letters)), len(some_of(letters))] == [2, 2]
