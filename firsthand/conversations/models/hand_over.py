"""A hand-over: a matter goes to somebody else, with all that they need to know, and its first owner stays responsible."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from firsthand.conversations.models.conversation import Conversation
from firsthand.conversations.models.message import Message
from firsthand.team.models import Representative, Team


class HandOverQuerySet(models.QuerySet["HandOver"]):
    """How hand-overs are spoken of."""

    def in_force(self) -> "HandOverQuerySet":
        """Those of which the customer has not yet said that it is solved."""
        return self.filter(closed_at=None)

    def offered(self) -> "HandOverQuerySet":
        """Those that nobody has accepted or given back yet."""
        return self.filter(state=HandOver.State.OFFERED)

    def with_people(self) -> "HandOverQuerySet":
        """With all whom it names."""
        return self.select_related("by", "first", "to", "to_team", "before_team", "accepted_by")


class HandOver(models.Model):
    """From whom to whom, why, what was tried, what the customer expects, and what became of it."""

    class State(models.TextChoices):
        """How it stands."""

        OFFERED = "offered", _("offered")
        ACCEPTED = "accepted", _("accepted")
        GIVEN_BACK = "given_back", _("given back")
        CALLED_OFF = "called_off", _("called off")
        FINISHED = "finished", _("finished")

    RUNNING = (State.OFFERED, State.ACCEPTED)

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="hand_overs")
    # Who had the matter before anybody was handed it, and asks the customer in the end.
    first = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(Representative, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    to_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    before_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")

    why = models.TextField()
    tried = models.TextField(blank=True)
    expects = models.TextField(blank=True)
    words = models.TextField(blank=True)
    # All of that as a note in the thread, and what the customer was told with it.
    note = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    told = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")

    state = models.CharField(max_length=10, choices=State.choices, default=State.OFFERED)
    at = models.DateTimeField()
    ask_by = models.DateTimeField(help_text="by then the first owner asks the customer whether it is solved")
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(Representative, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # Given back, called off or finished.
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    # The customer said that it is solved, or nobody has to ask any more.
    closed_at = models.DateTimeField(null=True, blank=True)
    external_id = models.CharField(max_length=200, null=True, unique=True)

    objects = HandOverQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["conversation", "id"], name="hand_over_of_conversation"),
            models.Index(fields=["to", "id"], name="hand_over_offered_to", condition=Q(state="offered")),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="handed_over_for_a_reason"),
            models.CheckConstraint(
                condition=Q(state__in=["offered", "accepted"], ended_at=None)
                | Q(state__in=["given_back", "called_off", "finished"], ended_at__isnull=False),
                name="hand_over_ends_at_a_time",
            ),
            models.CheckConstraint(condition=~Q(state="given_back", reason=""), name="given_back_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.by_id} hands {self.conversation_id} over"

    @property
    def is_offered(self) -> bool:
        return self.state == HandOver.State.OFFERED

    @property
    def is_running(self) -> bool:
        return self.state in HandOver.RUNNING

    @property
    def receiver(self) -> str:
        """The name of whoever goes on: a person, or a team."""
        return self.to.name if self.to else self.to_team.name
