"""The demo is loaded: complete, believable to the product itself, once, and without a word to anybody."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.db.models import Max, Min
from django.test import override_settings

from firsthand.access.models import Account
from firsthand.channels.email.models import Block, Letter
from firsthand.channels.email.queries import held_for_blocks
from firsthand.channels.email.read import read
from firsthand.channels.webform.models import Sending
from firsthand.conversations.models import Attachment, Conversation, Following, Message
from firsthand.conversations.queries import View, desk_list, hold_in_force, search
from firsthand.conversations.queries.asked import Asking
from firsthand.conversations.queries.narrowed import narrowed_rows
from firsthand.conversations.rules.states import place_on_desk
from firsthand.desk.models import SavedReply
from firsthand.desk.queries import saved_views_of
from firsthand.files.models import StoredFile
from firsthand.journal.models import Entry, Errand
from firsthand.look.clocks import clock_state, left_at
from firsthand.notices.models import Notice
from firsthand.people.models import Customer
from firsthand.promises.models import Promise, Tally
from firsthand.run.demo.content import load_story
from firsthand.run.demo.filling_in import fill_in_forms
from firsthand.run.demo.loading import NotEmpty, load_demo
from firsthand.run.demo.loading.cast import Cast
from firsthand.run.demo.loading.load import cast_of
from firsthand.run.demo.loading.retelling import Retelling
from firsthand.run.demo.loading.staff import PASSWORD
from firsthand.run.demo.loading.steps import Step, steps_of
from firsthand.run.demo.loading.trouble import whose_reply_came_back, with_bounce
from firsthand.run.demo.tests.replay import Replay
from firsthand.team.models import Calendar, Membership, Representative
from firsthand.workspace.held import explained

pytestmark = pytest.mark.only_on("sqlite")  # a demo never stands on anything else
TUESDAY = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
SUNDAY_NIGHT = datetime(2026, 11, 22, 23, 55, tzinfo=UTC)
CHRISTMAS = datetime(2026, 12, 25, 15, 0, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def files(tmp_path_factory) -> Iterator[None]:
    with override_settings(FILES_FOLDER=tmp_path_factory.mktemp("files")):
        yield


@pytest.fixture(scope="class")
def demo(kept: None) -> None:
    load_demo(at=TUESDAY)


@pytest.mark.usefixtures("demo")
class TestALoadedDemo:
    """A shop with a year behind it."""

    def test_has_nine_representatives_in_three_teams_who_can_sign_in(self) -> None:
        assert Counter(Account.objects.values_list("role", flat=True)) == {
            "administrator": 1,
            "lead": 2,
            "representative": 6,
        }
        assert Membership.objects.filter(leads=True).count() == 3
        assert all(one.check_password(PASSWORD) for one in Account.objects.filter(role="lead"))

    def test_has_four_hundred_conversations_in_every_state(self) -> None:
        states = Counter(Conversation.objects.let_in().values_list("state", flat=True))

        assert sum(states.values()) == 400
        assert set(states) == {"open", "waiting", "snoozed", "resolved"} and min(states.values()) > 10

    def test_keeps_hours_in_each_branch(self) -> None:
        assert {one.timezone for one in Calendar.objects.all()} == {"Europe/Vilnius", "Europe/Rome", "Europe/Sofia"}
        assert all(one.working_hours.is_open(TUESDAY) for one in Calendar.objects.all())

    def test_has_forms_that_some_people_filled_in_once_and_nobody_is_mailed_of(self) -> None:
        with transaction.atomic():
            for _start in range(2):
                fill_in_forms(at=TUESDAY)
            sent = Counter(Sending.objects.values_list("message__conversation__state", flat=True))
            mailed = Errand.objects.exists()
            transaction.set_rollback(True)

        assert (sent, mailed) == ({"open": 3, "waiting": 1}, False)

    def test_sends_nothing_and_leaves_no_work_behind(self) -> None:
        assert not Errand.objects.exists()
        assert not Message.objects.filter(delivery__in=["queued", "retrying"]).exists()

    def test_knows_nothing_of_the_future(self) -> None:
        latest = [
            Entry.objects.aggregate(at=Max("at"))["at"],
            Message.objects.aggregate(at=Max("at"))["at"],
            Message.objects.aggregate(at=Max("delivered_at"))["at"],
        ]

        assert max(latest) <= TUESDAY and min(latest) > TUESDAY - timedelta(hours=2)

    def test_reaches_back_most_of_a_year(self) -> None:
        assert Message.objects.aggregate(at=Min("at"))["at"] < TUESDAY - timedelta(days=250)

    def test_tells_of_everything_in_the_order_of_time(self) -> None:
        for rows in (Entry.objects, Message.objects.exclude(conversation__state="held")):
            moments = list(rows.order_by("pk").values_list("at", flat=True))
            assert moments == sorted(moments)

    def test_counts_what_stands_on_each_row(self) -> None:
        for one in Conversation.objects.prefetch_related("messages"):
            shown = [message for message in one.messages.all() if not message.automatic]
            said = [message for message in shown if message.kind != "note"]
            assert one.message_count == len(shown)
            assert one.last_at == max(message.at for message in said)
            assert one.due_order == place_on_desk(one.answer_due_at, one.promised_at, last_at=one.last_at)
            assert (one.next_due_at is not None) == (one.state == "open") or one.state in ("resolved", "snoozed")

    def test_has_promises_in_every_stand(self) -> None:
        stands = Counter(Promise.objects.values_list("stand", flat=True))

        assert set(stands) == {"open", "kept", "broken", "renegotiated"}
        assert stands["kept"] > stands["broken"] > 10
        assert Promise.objects.said().open().count() >= 5
        assert Promise.objects.said().unexplained().exists()
        assert Tally.objects.exists()

    def test_tells_what_happened_to_each_promise_of_people(self) -> None:
        promised = Entry.objects.filter(payload__has_key="promise")
        names = Counter(promised.values_list("name", flat=True))
        stands = Counter(Promise.objects.said().values_list("stand", flat=True))

        assert names["promise.made"] == stands.total() and names["failure.promise_broken"] == stands["broken"]
        assert names["promise.renegotiated"] == stands["renegotiated"]
        assert {entry.payload["promise"] for entry in promised} == set(
            Promise.objects.said().values_list("pk", flat=True)
        )
        assert all(one.successor for one in Promise.objects.filter(stand="renegotiated"))

    def test_has_replies_and_views_ready_and_matters_that_people_follow(self) -> None:
        luca = Representative.objects.with_account().get(name="Luca Ferraro")
        views = saved_views_of(luca)

        assert SavedReply.objects.in_use().count() == 6
        assert [view.name for view in views] == [
            "Urgent, and nobody's",
            "Complaints not solved",
            "Spare parts on their way",
            "Money to give back",
            "My late ones",
        ]
        for view in views:
            held = narrowed_rows(view.asked, Asking(luca, TUESDAY, UTC), sort=view.order(""))
            assert held.rows and not held.unknown, view.name
        assert Following.objects.values("representative").distinct().count() >= 4

    def test_has_faces_that_only_the_product_can_draw(self) -> None:
        faces = Representative.objects.select_related("picture")

        assert all(one.picture and one.picture.is_drawn for one in faces)
        assert 30 < Customer.objects.exclude(picture=None).count() < 60
        assert not Attachment.objects.filter(file__mime__startswith="image/svg").exists()

    def test_has_files_that_can_be_read(self) -> None:
        kept = [one.file for one in Attachment.objects.select_related("file")]

        assert len(kept) > 100
        assert all(file.read()[:4] in (b"\x89PNG", b"%PDF") for file in kept)
        assert StoredFile.objects.values("sha256").distinct().count() < StoredFile.objects.count()

    def test_has_the_original_of_each_letter_and_it_reads_as_the_message_says(self) -> None:
        came = Message.objects.filter(kind="received").order_by("pk")
        letters = {letter.message_id: letter for letter in Letter.objects.all()}

        assert set(came.values_list("pk", flat=True)) == set(letters)
        for message in came[::40]:
            meant = read(letters[message.pk].raw())
            assert (meant.sender.address, meant.subject) == (message.sender_address, message.subject)
            assert meant.text.split() == message.text.split()

    def test_is_found_by_the_words_of_four_languages(self) -> None:
        rasa = Representative.objects.with_account().get(name="Rasa Mikalauskienė")

        assert all(search(rasa, words) for words in ("šaldytuvas", "lavastoviglie", "диван", "delivery"))

    def test_leaves_each_representative_a_few_fresh_notices_at_most(self) -> None:
        unread = Counter(Notice.objects.unread().values_list("representative", flat=True))

        assert unread and max(unread.values()) <= 4
        assert Notice.objects.filter(at__lt=TUESDAY - timedelta(days=2)).count() == 0

    def test_remembers_its_small_failures(self) -> None:
        names = Counter(Entry.objects.values_list("name", flat=True))

        assert names["failure.answer_late"] > 20 and names["failure.handed_on"] > 5
        assert names["conversation.reopened"] > 15 and names["message.bounced"] == 1

    def test_does_not_notice_again_what_is_late_already(self) -> None:
        assert not Conversation.objects.filter(late_at=None, answer_due_at__lt=TUESDAY - timedelta(minutes=1)).exists()

    def test_tells_a_customer_by_when_in_their_language(self) -> None:
        first = Message.objects.filter(kind="acknowledgement", conversation__language="it").first()

        assert first is not None and first.matter.language == "it" and "(CE" in first.text
        assert (
            Entry.objects.filter(name="expectation.told").count()
            == Message.objects.filter(kind="acknowledgement").count()
        )

    def test_gives_everybody_something_to_do(self) -> None:
        for one in Representative.objects.with_account():
            assert desk_list(one, View.UNOWNED).rows
            assert bool(desk_list(one, View.MINE).rows) != one.is_away

    def test_holds_spam_back_for_reasons_that_the_folder_tells(self) -> None:
        held = {one.subject: explained(hold_in_force(one)) for one in Conversation.objects.held()}

        assert len(held) == 3 and {bool(why and why.is_blocked) for why in held.values()} == {True, False}
        assert all(why and (why.is_blocked or len(why.reasons) >= 3) for why in held.values())
        assert held_for_blocks(Block.objects.all()) == {Block.objects.get().pk: 1}

    def test_is_loaded_once(self) -> None:
        with pytest.raises(NotEmpty):
            load_demo(at=TUESDAY)
        assert Conversation.objects.let_in().count() == 400


class TestAnInstallationInUse:
    """Somebody lives there already."""

    def test_is_left_as_it_is(self, shop) -> None:
        with pytest.raises(NotEmpty):
            load_demo(at=TUESDAY)
        assert not Conversation.objects.exists()


class TestTheDesk:
    """It is alive and honest at whatever hour one looks."""

    @pytest.mark.parametrize("at", [TUESDAY, SUNDAY_NIGHT, CHRISTMAS], ids=["tuesday", "sunday night", "christmas"])
    def test_has_a_few_late_and_most_in_time(self, db: None, at: datetime) -> None:
        load_demo(at=at)

        clocks = Counter(state_of(one, at=at) for one in Conversation.objects.exclude(answer_due_at=None))

        assert 3 <= clocks["late"] <= 30
        assert clocks["calm"] + clocks["soon"] > 60


def state_of(one: Conversation, *, at: datetime) -> str:
    assert one.answer_due_at and one.asked_at
    return clock_state(left_at(at, due=one.answer_due_at, start=one.asked_at))


STORY = load_story(TUESDAY)
KINDS = {
    "unowned": lambda one: one.owner is None and len(one.messages) == 1,
    "nudged": lambda one: one.owner is None and len(one.messages) > 1,
    "waiting": lambda one: one.state == "waiting" and len(one.messages) > 2,
    "snoozed": lambda one: one.state == "snoozed",
    "resolved": lambda one: one.state == "resolved" and not one.returns,
    "returned": lambda one: one.state == "open" and one.returns,
    "settled": lambda one: one.state == "resolved" and one.returns,
    "noted": lambda one: any(message.mentions for message in one.messages),
    "urgent": lambda one: one.priority == "urgent",
    "came back": lambda one: one is whose_reply_came_back(STORY),
}


def of_each_kind() -> Iterator[int]:
    for asked in KINDS.values():
        found = [number for number, one in enumerate(STORY.conversations) if asked(one)]
        yield from {found[0], found[-1]}


@pytest.fixture(scope="class")
def people(kept: None) -> Cast:
    return cast_of(STORY, at=TUESDAY)


class TestEachConversation:
    """It stands as if it had been lived through."""

    @pytest.fixture
    def cast(self, people: Cast) -> Iterator[Cast]:
        with transaction.atomic():
            yield replace(people, acknowledged={})
            transaction.set_rollback(True)

    @pytest.mark.parametrize("number", sorted(set(of_each_kind())))
    def test_is_what_the_real_actions_would_have_made_of_it(self, cast: Cast, number: int) -> None:
        told = Retelling(STORY.conversations[number], number=number, cast=cast)
        steps = steps_in(number, cast=cast)
        before = Entry.objects.count()

        told.tell(steps, until=TUESDAY)
        lived = Replay(told)
        lived.play(steps, until=TUESDAY)

        give_numbers(told, lived)
        assert values(told.row, Conversation) == values(lived.row, Conversation)
        assert [values(one, Message) for one in told.messages] == [
            values(one, Message) for one in Message.objects.order_by("pk")
        ]
        assert sorted(line(happening.entry()) for happening in told.happenings) == sorted(
            line(entry) for entry in Entry.objects.order_by("pk")[before:]
        )

    def test_does_in_the_story_what_its_state_says(self, cast: Cast) -> None:
        for number, one in enumerate(STORY.conversations):
            told = Retelling(one, number=number, cast=cast)
            told.tell(steps_in(number, cast=cast), until=TUESDAY)
            # Whose reply came back has no answer yet, whatever the story says.
            came_back = one is whose_reply_came_back(STORY)
            assert told.row.state == ("open" if came_back else one.state)
            assert told.row.owner == cast.staff.rows.get(one.owner or "")
            assert told.row.team == cast.house.teams[one.team] and told.row.reopenings == len(one.returns)


def steps_in(number: int, *, cast: Cast) -> list[Step]:
    one = STORY.conversations[number]
    steps = steps_of(one, number=number, cast=cast, at=TUESDAY)
    return with_bounce(steps) if one is whose_reply_came_back(STORY) else steps


def give_numbers(told: Retelling, lived: Replay) -> None:
    """The rows that were never written are called as those that were."""
    told.row.pk = lived.row.pk
    for one, real in zip(told.messages, lived.messages, strict=True):
        one.pk, one.conversation = real.pk, told.row


def values(row, model) -> dict[str, object]:
    return {field.name: getattr(row, field.attname) for field in model._meta.concrete_fields}


def line(entry: Entry) -> tuple[object, ...]:
    payload = sorted((name, str(value)) for name, value in entry.payload.items())
    return entry.at, entry.name, str(entry.by_kind), entry.by_id, entry.conversation_id, entry.customer_id, payload
