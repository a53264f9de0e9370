"""A promise: what a customer was told to count on, by when, and who answers for it."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

from firsthand.conversations.models import Conversation, HandOver, Message
from firsthand.people.models import Customer
from firsthand.promises.rules.kinds import Cause, Kind, Owed, Stand
from firsthand.team.models import Representative, Team


class PromiseQuerySet(models.QuerySet["Promise"]):
    """How promises are spoken of."""

    def open(self) -> "PromiseQuerySet":
        """Those that may still be kept."""
        return self.filter(stand=Stand.OPEN)

    def unsettled(self) -> "PromiseQuerySet":
        """Those about which something is to be done: open, or broken and not yet made good."""
        return self.filter(settled_at=None)

    def said(self) -> "PromiseQuerySet":
        """Those that a person said, not those that a target makes."""
        return self.filter(owed=Owed.NOTHING)

    def follow_ups(self) -> "PromiseQuerySet":
        """Those that the first owner of what was handed over has to keep, before it may close."""
        return self.filter(hand_over__isnull=False)

    def running(self) -> "PromiseQuerySet":
        """Those whose time does not stand still."""
        return self.filter(paused_at=None)

    def to_look_at(self, at: datetime) -> "PromiseQuerySet":
        """Those of which the owner is to be reminded now, or that fall due, the earliest first."""
        return self.open().running().filter(look_at__lte=at).order_by("look_at", "pk")

    def unexplained(self) -> "PromiseQuerySet":
        """Those that were broken, and of which nobody has said why."""
        return self.filter(stand=Stand.BROKEN, cause="")

    def kept_by(self, representative: int) -> "PromiseQuerySet":
        """Those that are somebody's to keep, and those that were: what a target promises goes with the conversation."""
        goes_along = Q(stand=Stand.OPEN) & ~Q(owed=Owed.NOTHING)
        theirs = Conversation.objects.filter(owner=representative)
        return self.filter(Q(owner=representative) & ~goes_along | goes_along & Q(conversation__in=theirs))

    def by_due(self) -> "PromiseQuerySet":
        return self.order_by("due_at", "pk")

    def with_people(self) -> "PromiseQuerySet":
        """With all whom a row names."""
        return self.select_related("customer", "conversation", "owner", "maker", "team")

    def locked(self) -> "PromiseQuerySet":
        """Nobody else changes these until the transaction ends."""
        return self.select_for_update(of=("self",))

    def locked_if_free(self) -> "PromiseQuerySet":
        """Those that nobody is changing at this moment, and nobody else does until the transaction ends."""
        return self.select_for_update(of=("self",), skip_locked=True)


class Promise(models.Model):
    """One thing promised to one customer; it ends once, and what was said stays."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    # Nobody where a target made it.
    maker = models.ForeignKey(Representative, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Representative, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    message = models.ForeignKey(Message, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    # The customer is asked whether what was handed over is solved; only their word ends that.
    hand_over = models.ForeignKey(
        HandOver, null=True, blank=True, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=20, choices=Kind.choices)
    owed = models.CharField(max_length=10, choices=Owed.choices, blank=True, default=Owed.NOTHING)
    words = models.CharField(max_length=300, blank=True, default="")

    stand = models.CharField(max_length=15, choices=Stand.choices, default=Stand.OPEN)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    # As it was promised first; what became of it since stands in the journal (`promise.redated`).
    first_due_at = models.DateTimeField()
    # When the owner is to be reminded, then when it falls due; nothing once that has been.
    look_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    broken_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    cause = models.CharField(max_length=20, choices=Cause.choices, blank=True, default="")
    sorry_at = models.DateTimeField(null=True, blank=True)
    instead_of = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="successor"
    )
    is_tallied = models.BooleanField(default=False)
    external_id = models.CharField(max_length=200, null=True, unique=True)
    version = models.PositiveIntegerField(default=1)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["look_at", "id"],
                name="promise_to_look_at",
                condition=Q(stand="open", paused_at=None, look_at__isnull=False),
            ),
            models.Index(fields=["owner", "due_at", "id"], name="unsettled_of_owner", condition=Q(settled_at=None)),
            models.Index(fields=["owner", "-settled_at", "-id"], name="settled_of_owner"),
            models.Index(fields=["team", "-broken_at", "-id"], name="broken_of_team", condition=Q(stand="broken")),
            models.Index(fields=["-broken_at", "-id"], name="broken_newest", condition=Q(stand="broken")),
            models.Index(
                fields=["due_at", "id"], name="follow_up_to_do", condition=Q(kind="follow_up", settled_at=None)
            ),
            models.Index(
                fields=["owner", "-broken_at", "-id"],
                name="unexplained_of_owner",
                condition=Q(stand="broken", cause=""),
            ),
            models.Index(fields=["id"], name="promise_to_tally", condition=Q(is_tallied=False) & ~Q(stand="open")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "owed"],
                name="owed_once_at_a_time",
                condition=Q(settled_at=None) & ~Q(owed=""),
            ),
            models.CheckConstraint(
                condition=Q(stand="open", settled_at=None)
                | Q(stand="broken")
                | Q(stand__in=["kept", "renegotiated", "released"], settled_at__isnull=False),
                name="promise_ends_at_a_time",
            ),
            models.CheckConstraint(condition=Q(stand="broken") ^ Q(broken_at=None), name="promise_broken_at_a_time"),
            models.CheckConstraint(
                condition=Q(stand="broken") | Q(cause="", sorry_at=None), name="sorry_for_the_broken"
            ),
            models.CheckConstraint(condition=Q(stand="open") | Q(look_at=None), name="only_open_ones_are_looked_at"),
            models.CheckConstraint(condition=~Q(words="", kind="free"), name="a_free_promise_has_words"),
            models.CheckConstraint(condition=Q(hand_over=None) | Q(kind="follow_up"), name="asked_after_a_hand_over"),
            models.CheckConstraint(condition=Q(due_at__gte=F("made_at")), name="promised_for_later"),
        ]

    def __str__(self) -> str:
        return self.words or str(Kind(self.kind).label)

    @property
    def is_open(self) -> bool:
        return self.stand == Stand.OPEN

    @property
    def keeper(self) -> Representative | None:
        """Whose it is to keep, or was: what a target promises is whoever's the conversation is until it ends."""
        return self.conversation.owner if self.is_open and self.owed != Owed.NOTHING else self.owner

    @property
    def is_duty(self) -> bool:
        """Whether only the customer's word ends it."""
        return self.hand_over_id is not None

    @property
    def is_settled(self) -> bool:
        return self.settled_at is not None

    def look_again(self, *, lead: int) -> None:
        """Its owner is reminded so many minutes before it falls due, unless it was promised for sooner than that."""
        before = self.due_at - timedelta(minutes=lead)
        self.look_at = before if before > self.made_at else self.due_at
