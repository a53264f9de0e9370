"""An unsent answer: written, and not on its way yet."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from firsthand.conversations.models.conversation import Conversation
from firsthand.conversations.models.message import Message
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.words import Words
from firsthand.files.models import StoredFile
from firsthand.kit.errors import sentence_of
from firsthand.people.models import Customer
from firsthand.team.models import Representative


class UnsentQuerySet(models.QuerySet["Unsent"]):
    """How unsent answers are spoken of."""

    def undecided(self) -> "UnsentQuerySet":
        """Those that may still leave: waiting for their time, or held back until somebody decides."""
        return self.filter(state__in=[Unsent.State.WAITING, Unsent.State.HELD])

    def waiting(self) -> "UnsentQuerySet":
        return self.filter(state=Unsent.State.WAITING)

    def with_everything(self) -> "UnsentQuerySet":
        """With its writer and files."""
        return self.select_related("author").prefetch_related("files").order_by("leaves_at", "pk")

    def locked(self) -> "UnsentQuerySet":
        return self.select_for_update(of=("self",))


class Unsent(models.Model):
    """It leaves at its time, unless it is held back; the customer knows nothing of it until then."""

    class State(models.TextChoices):
        """What becomes of it."""

        WAITING = "waiting", _("leaves at its time")
        HELD = "held", _("held back")
        SENT = "sent", _("sent")
        DISCARDED = "discarded", _("thrown away")

    class Why(models.TextChoices):
        """Why it is held back."""

        NONE = "", ""
        CUSTOMER_WROTE = "customer-wrote", _("The customer wrote meanwhile.")
        UNDONE = "undone", _("It was taken back.")
        MATTER_HELD = "matter-held", _("Its conversation was held back as spam. Say that it is none, then send it.")
        REFUSED = "refused", _("It could not leave.")

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="unsent_answers")
    author = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    files = models.ManyToManyField(StoredFile, related_name="+")
    addressing = models.JSONField(default=dict)
    # For whom it was written: where the matter is another's meanwhile, it does not leave by itself.
    customer = models.ForeignKey(Customer, null=True, on_delete=models.PROTECT, related_name="+")
    # The last message that its writer had read: a colleague's answer after it holds this one back.
    read_to = models.BigIntegerField(null=True)
    written_at = models.DateTimeField()
    leaves_at = models.DateTimeField()
    # Whether the matter is solved when it has left.
    resolves = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    why = models.CharField(max_length=20, choices=Why.choices, blank=True)
    # What it was refused with, its blanks unfilled, and what stands in them; older ones are whole sentences.
    why_words = models.CharField(max_length=300, blank=True)
    why_values = models.JSONField(default=dict, blank=True)
    external_id = models.CharField(max_length=998, null=True, unique=True)
    message = models.OneToOneField(Message, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = UnsentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["conversation", "leaves_at"],
                name="unsent_of_conversation",
                condition=Q(state__in=["waiting", "held"]),
            ),
            models.Index(fields=["leaves_at"], name="unsent_by_time", condition=Q(state__in=["waiting", "held"])),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state="sent") | Q(message=None), name="only_what_was_sent_is_a_message")
        ]

    def __str__(self) -> str:
        return f"unsent {self.pk}"

    @property
    def is_waiting(self) -> bool:
        return self.state == Unsent.State.WAITING

    @property
    def because(self) -> str:
        """Why it is held back, in the reader's language."""
        return " ".join(filter(None, [str(Unsent.Why(self.why).label), sentence_of(self.why_words, self.why_values)]))

    @property
    def words(self) -> Words:
        return Words(self.text, self.html, tuple(self.files.all()))

    @property
    def goes_to(self) -> Addressing:
        return Addressing.from_json(self.addressing)
