"""A conversation: one matter of one customer, with one owner at any time."""

from datetime import datetime

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from firsthand.conversations.models.inbox import Inbox
from firsthand.conversations.models.tag import Tag
from firsthand.conversations.rules.owed import Owed
from firsthand.conversations.rules.states import NEAR, HeldFor, LastBy, Priority, State, place_on_desk
from firsthand.kit.joined import Joined
from firsthand.kit.rows import insert, update
from firsthand.kit.text import excerpt
from firsthand.people.models import Customer
from firsthand.team.models import Representative, Team

SHOWN_IN_ROWS = (
    "subject state held_for priority excerpt last_at due_order answer_due_at asked_at snoozed_until unsent_count "
    "inbox__channel inbox__name "
    "customer__name customer__preferred_name customer__picture owner__name owner__picture owner__is_machine"
).split()

# Two equalities, for SQLite does not see that an index holds what `IN` with parameters asks for.
WAITING = Q(state="waiting") | Q(state="snoozed")


class ConversationQuerySet(models.QuerySet["Conversation"]):
    """How conversations are spoken of."""

    def open(self) -> "ConversationQuerySet":
        return self.filter(state=State.OPEN)

    def waiting(self) -> "ConversationQuerySet":
        """Those in which we wait: for the customer, or until a time."""
        return self.filter(WAITING)

    def held(self) -> "ConversationQuerySet":
        """Those that are held back from the desk: spam, or what looks like it, and blocked senders'."""
        return self.filter(state=State.HELD)

    def let_in(self) -> "ConversationQuerySet":
        """All but those."""
        return self.filter(~Q(state=State.HELD))

    def unowned(self) -> "ConversationQuerySet":
        return self.filter(owner=None)

    def by_due(self) -> "ConversationQuerySet":
        """What is due first stands first."""
        return self.order_by("due_order", "pk")

    def newest_first(self) -> "ConversationQuerySet":
        return self.order_by("-last_at", "-pk")

    def oldest_first(self) -> "ConversationQuerySet":
        """What has had no word for longest stands first."""
        return self.order_by("last_at", "pk")

    def for_rows(self) -> "ConversationQuerySet":
        """With all that a row on the desk shows."""
        return self.select_related("customer", "owner", "team", "inbox")

    def as_rows(self) -> "ConversationQuerySet":
        """With no more than a row on the desk shows: to read the other columns of fifty takes as long as to draw them."""
        return self.select_related("customer", "owner", "inbox").only(*SHOWN_IN_ROWS)

    def with_tag_names(self) -> "ConversationQuerySet":
        """With the names of its tags as `tag_names`, in no order: a part of the one statement."""
        borne = Conversation.tags.through.objects.filter(conversation=OuterRef("pk")).order_by().values("conversation")
        return self.annotate(tag_names=Subquery(borne.values_list(Joined("tag__name"))))

    def locked(self) -> "ConversationQuerySet":
        """Nobody else changes these until the transaction ends."""
        return self.select_for_update(of=("self",))

    def locked_if_free(self) -> "ConversationQuerySet":
        """Those that nobody is changing at this moment, and nobody else does until the transaction ends."""
        return self.select_for_update(of=("self",), skip_locked=True)


class Conversation(models.Model):
    """One matter, from its first word to its solution; it may come back."""

    inbox = models.ForeignKey(Inbox, on_delete=models.PROTECT, related_name="+")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Representative, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    priority = models.PositiveSmallIntegerField(choices=Priority.choices, default=Priority.NORMAL)
    language = models.CharField(max_length=10, blank=True)
    tags = models.ManyToManyField(Tag, related_name="+", blank=True)
    related = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="possibly_related"
    )
    # Where all of it stands since somebody merged it.
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    external_id = models.CharField(max_length=200, null=True, unique=True)

    # The number of the import that brought it, while it is nothing but history.
    moved_in = models.BigIntegerField(null=True)

    opened_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)
    snoozed_until = models.DateTimeField(null=True, blank=True)
    answer_due_at = models.DateTimeField(null=True, blank=True)
    late_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    first_answered_at = models.DateTimeField(null=True, blank=True)
    # By when it is to be solved, as the inbox's targets say; from `paused_at` on the customer has the word.
    solution_due_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    # The earliest of what people promised in it and have not done yet; their rows stand in `promises`.
    promised_at = models.DateTimeField(null=True, blank=True)
    reopenings = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    # What a row on the desk shows, kept here so that a list reads one table.
    last_at = models.DateTimeField()
    last_by = models.CharField(max_length=15, choices=LastBy.choices, default=LastBy.CUSTOMER)
    held_for = models.CharField(max_length=10, choices=HeldFor.choices, blank=True, default="")
    excerpt = models.CharField(max_length=160, blank=True)
    message_count = models.PositiveIntegerField(default=0)
    due_order = models.DateTimeField()
    unsent_count = models.PositiveSmallIntegerField(default=0)
    follower_count = models.PositiveIntegerField(default=0)
    side_count = models.PositiveSmallIntegerField(default=0)
    # Links to others, and merges and splits that may be taken back: so that a page without any asks for none.
    link_count = models.PositiveSmallIntegerField(default=0)
    # When it is looked at next whether its owner does nothing, in a team that limits that; the clock sets and moves it.
    quiet_at = models.DateTimeField(null=True, blank=True)
    # How often it was handed over, and who asks the customer whether it is solved, before it may close.
    hand_over_count = models.PositiveSmallIntegerField(default=0)
    follow_up_by = models.ForeignKey(
        Representative, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    # Up to which message whoever asks has read it, whether any is pinned, and anything remembered of its customer: filled
    # in by `one_visible_to`.
    read_up_to: int | None = None
    has_pins: bool = False
    has_memories: bool = False

    # By which channel it came, where the matters of one customer were asked for.
    came_by: str = ""

    # Whether the one who asks follows it, where that was asked for.
    is_followed: bool = False

    objects = ConversationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "due_order", "id"], name="open_of_owner", condition=Q(state="open")),
            models.Index(fields=["team", "due_order", "id"], name="open_of_team", condition=Q(state="open")),
            models.Index(
                fields=["team", "due_order", "id"], name="unowned_of_team", condition=Q(state="open", owner=None)
            ),
            models.Index(fields=["due_order", "id"], name="open_by_due", condition=Q(state="open")),
            models.Index(fields=["due_order", "id"], name="unowned_by_due", condition=Q(state="open", owner=None)),
            # The same lists by their last word, the newest or the oldest first: an index is read from both ends.
            models.Index(fields=["owner", "last_at", "id"], name="open_of_owner_by_age", condition=Q(state="open")),
            models.Index(fields=["team", "last_at", "id"], name="open_of_team_by_age", condition=Q(state="open")),
            models.Index(
                fields=["team", "last_at", "id"],
                name="unowned_of_team_by_age",
                condition=Q(state="open", owner=None),
            ),
            models.Index(fields=["last_at", "id"], name="open_by_age", condition=Q(state="open")),
            models.Index(fields=["last_at", "id"], name="unowned_by_age", condition=Q(state="open", owner=None)),
            models.Index(
                fields=["team", "-last_at", "-id"],
                name="waiting_of_team",
                condition=WAITING,
            ),
            models.Index(fields=["-last_at", "-id"], name="waiting_newest", condition=WAITING),
            models.Index(
                fields=["owner", "-last_at", "-id"],
                name="waiting_of_owner",
                condition=WAITING,
            ),
            # Without what is held back: of ten letters nine may be spam, and no list shall walk past them.
            models.Index(fields=["owner", "-last_at", "-id"], name="let_in_of_owner", condition=~Q(state="held")),
            models.Index(fields=["team", "-last_at", "-id"], name="let_in_of_team", condition=~Q(state="held")),
            models.Index(fields=["-last_at", "-id"], name="let_in_newest", condition=~Q(state="held")),
            models.Index(fields=["owner", "-last_at", "-id"], name="held_of_owner", condition=Q(state="held")),
            models.Index(fields=["team", "-last_at", "-id"], name="held_of_team", condition=Q(state="held")),
            models.Index(fields=["-last_at", "-id"], name="held_newest", condition=Q(state="held")),
            models.Index(fields=["customer", "-last_at"], name="newest_of_customer"),
            models.Index(
                fields=["quiet_at", "id"],
                name="quiet_to_look_at",
                condition=Q(state="open", owner__isnull=False, quiet_at__isnull=False),
            ),
            models.Index(
                fields=["team", "id"],
                name="quiet_unwatched",
                condition=Q(state="open", owner__isnull=False, quiet_at=None),
            ),
            models.Index(fields=["moved_in", "id"], name="moved_in", condition=Q(moved_in__isnull=False)),
            models.Index(fields=["snoozed_until"], name="snoozed_until", condition=Q(state="snoozed")),
            models.Index(
                fields=["answer_due_at"], name="not_yet_late", condition=Q(late_at=None, answer_due_at__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state="snoozed") ^ Q(snoozed_until=None), name="snoozed_until_a_time"),
            models.CheckConstraint(condition=Q(state="resolved") ^ Q(resolved_at=None), name="resolved_at_a_time"),
            models.CheckConstraint(condition=Q(state="held") ^ Q(held_for=""), name="held_for_a_reason"),
        ]

    def __str__(self) -> str:
        return self.subject or f"#{self.pk}"

    @property
    def stands_in(self) -> "Conversation":
        """The one in which all of it stands: itself, unless it was merged."""
        return self.merged_into.stands_in if self.merged_into else self

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def is_resolved(self) -> bool:
        return self.state == State.RESOLVED

    @property
    def is_held(self) -> bool:
        return self.state == State.HELD

    @property
    def was_reopened(self) -> bool:
        """Whether it came back after it had been resolved, and is not resolved again."""
        return self.reopenings > 0 and not self.is_resolved

    @property
    def was_handed_over(self) -> bool:
        """Whether it ever was, so that there is something to look at."""
        return self.hand_over_count > 0

    def is_overdue(self, at: datetime) -> bool:
        """Whether the answer that is owed is late at this moment."""
        return self.answer_due_at is not None and self.answer_due_at < at

    def show_last(self, words: str, *, by: LastBy, at: datetime) -> list[str]:
        """Its newest word is shown; returns the fields that changed."""
        self.excerpt, self.last_by, self.last_at = excerpt(words, at_most=160), by, at
        self.message_count += 1
        return ["excerpt", "last_by", "last_at", "message_count"]

    @property
    def next_due_at(self) -> datetime | None:
        """When what was promised next falls due: an answer, the solution, or what somebody said; None without any."""
        return self.due_order if self.due_order < self.last_at + NEAR else None

    def owe_answer(self, *, at: datetime) -> list[str]:
        """The customer asked: it is open and an answer is owed, counted from their first word; returns what changed."""
        if self.is_resolved:
            self.reopenings += 1
        self.state, self.resolved_at, self.snoozed_until = State.OPEN, None, None
        if self.answer_due_at is None:
            self.asked_at, self.answer_due_at = at, self.due(self.owed_answer, at)
        return [*"state resolved_at snoozed_until reopenings asked_at answer_due_at".split(), *self.owe_solution(at=at)]

    def owe_solution(self, *, at: datetime) -> list[str]:
        """The time until it is to be solved begins, or runs on; returns the changed fields."""
        if self.solution_due_at is None:
            self.solution_due_at = self.due(Owed.SOLUTION, at)
        return ["solution_due_at", *self.run_on(at=at)]

    def run_on(self, *, at: datetime) -> list[str]:
        """The customer has the word no longer; returns the changed fields."""
        if self.solution_due_at and self.paused_at:
            self.solution_due_at = self.inbox.runs_on(self.solution_due_at, paused_at=self.paused_at, at=at)
        self.paused_at = None
        return ["solution_due_at", "paused_at"]

    def pause(self, *, at: datetime) -> list[str]:
        """The customer has the word; returns the changed fields."""
        if self.solution_due_at and self.paused_at is None:
            self.paused_at = at
        return ["paused_at"]

    @property
    def owed_answer(self) -> Owed:
        """Which answer a customer who writes now is owed: the first, or a next one."""
        return Owed.FIRST_ANSWER if self.first_answered_at is None else Owed.NEXT_ANSWER

    def due(self, owed: Owed, at: datetime) -> datetime | None:
        """When this falls due, counted from a moment by the inbox's targets and hours; None where no target says so."""
        return self.inbox.due(owed, at, team=self.team_id, priority=self.priority, kind=self.customer.kind)

    def give_answer(self, *, at: datetime) -> list[str]:
        """The customer has an answer and the word; returns the changed fields."""
        self.first_answered_at = self.first_answered_at or at
        return ["first_answered_at", *self.pause(at=at), *self.answer()]

    def answer(self) -> list[str]:
        """No answer is owed any more; returns the changed fields."""
        self.asked_at = self.answer_due_at = self.late_at = None
        return ["asked_at", "answer_due_at", "late_at"]

    def owe_nothing(self) -> list[str]:
        """Neither an answer nor a solution is owed; returns the changed fields."""
        self.solution_due_at = self.paused_at = None
        return ["solution_due_at", "paused_at", *self.answer()]

    def hold(self, held_for: HeldFor) -> list[str]:
        """It stands in the spam folder and nothing is owed; returns the changed fields."""
        self.state, self.held_for, self.resolved_at, self.snoozed_until = State.HELD, held_for, None, None
        return ["state", "held_for", "resolved_at", "snoozed_until", *self.owe_nothing()]

    def let_go(self) -> list[str]:
        """It is open and nothing holds it back; returns the changed fields."""
        self.state, self.held_for = State.OPEN, ""
        return ["state", "held_for"]

    def put(self, *fields: str) -> None:
        """These fields are written, all of a new one; the version goes on and the place on the desk follows."""
        self.stand_in_place()
        if self._state.adding:
            insert(self)
            return
        self.version += 1
        update(self, *fields, "version", "due_order")

    def stand_in_place(self) -> None:
        """Its place on the desk is that of what falls due next."""
        solution = None if self.paused_at else self.solution_due_at
        self.due_order = place_on_desk(self.answer_due_at, solution, self.promised_at, last_at=self.last_at)
