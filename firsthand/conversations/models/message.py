"""A message: one thing that was said, to the customer or among ourselves."""

from collections.abc import Collection

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from firsthand.conversations.models.conversation import Conversation
from firsthand.conversations.models.side_thread import SideThread
from firsthand.conversations.rules.vouched import Vouched
from firsthand.people.models import Customer
from firsthand.people.rules import normalised
from firsthand.team.models import Representative


class MessageQuerySet(models.QuerySet["Message"]):
    """How messages are asked for."""

    def seen_by_customer(self) -> "MessageQuerySet":
        """What stands between the customer and us: neither notes nor what is said with others aside."""
        return self.filter(kind__in=Message.BETWEEN_US)

    def of_the_thread(self) -> "MessageQuerySet":
        """What a colleague reads in the thread itself: everything but side threads, which stand apart."""
        return self.filter(side_thread=None)

    def referred_to(self, references: Collection[str]) -> "MessageQuerySet":
        """Those that bear one of these Message-IDs."""
        return self.filter(reference__in=references).exclude(reference="")

    def with_authors(self) -> "MessageQuerySet":
        return self.select_related("author_customer", "author_representative")


class Message(models.Model):
    """Words with an author and a time; what was sent knows how its delivery stands."""

    class Kind(models.TextChoices):
        """What sort of words these are."""

        RECEIVED = "received", _("received")
        REPLY = "reply", _("reply")
        NOTE = "note", _("note")
        ACKNOWLEDGEMENT = "acknowledgement", _("acknowledgement")
        SIDE_LETTER = "side-letter", _("letter to somebody outside")
        SIDE_ANSWER = "side-answer", _("answer of somebody outside")

    BETWEEN_US = (Kind.RECEIVED, Kind.REPLY, Kind.ACKNOWLEDGEMENT)

    class Delivery(models.TextChoices):
        """How far a message came on its way to the customer."""

        NONE = "", ""
        QUEUED = "queued", _("on its way")
        WAITING = "waiting", _("waits for the sending limit")
        RETRYING = "retrying", _("not delivered yet, trying again")
        SENT = "sent", _("delivered to the mail server")
        ARRIVED = "arrived", _("arrived at the customer’s mail server")
        FAILED = "failed", _("could not be delivered")
        BOUNCED = "bounced", _("came back undelivered")

    # Null only for a machine's report that names nothing of ours: it is kept, but belongs to no matter.
    conversation = models.ForeignKey(Conversation, null=True, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=15, choices=Kind.choices)
    # The numbers of answers, written in a chat that its reader had left, which the letter of this one brings along.
    carries = models.JSONField(default=list, blank=True)
    side_thread = models.ForeignKey(SideThread, null=True, on_delete=models.CASCADE, related_name="messages")
    # The customer's letter that this one hands on as it came.
    hands_on = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    author_customer = models.ForeignKey(Customer, null=True, on_delete=models.PROTECT, related_name="+")
    author_representative = models.ForeignKey(Representative, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    written_at = models.DateTimeField(null=True)
    # By which way it came, where that is not a letter: a code such as "page" or "chat".
    channel = models.CharField(max_length=20, blank=True, default="")

    subject = models.CharField(max_length=998, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    reply_text = models.TextField(blank=True)
    quoted = models.TextField(blank=True)
    signature = models.TextField(blank=True)

    sender_address = models.CharField(max_length=320, blank=True)
    # As the message gives it, "" when it gives none; null where it was not asked.
    sender_name = models.CharField(max_length=300, null=True)
    # From which of our mailboxes it goes, where somebody chose; whoever forges that address as their own proves nothing
    # by it, so it is not among `addresses()`.
    sent_from = models.CharField(max_length=254, blank=True)
    recipients = models.JSONField(default=list, blank=True)
    reference = models.CharField(max_length=998, blank=True)
    in_reply_to = models.CharField(max_length=998, blank=True)
    fingerprint = models.CharField(max_length=64, null=True, unique=True)
    external_id = models.CharField(max_length=998, null=True, unique=True)

    # Found out soon after it came: what the sender's domain says of it, each check of it, and whether it bears the
    # address of one of us though it came from outside.
    vouched = models.CharField(max_length=12, choices=Vouched.choices, blank=True)
    authentication = models.JSONField(default=dict, blank=True)
    in_our_name = models.BooleanField(default=False)

    automatic = models.CharField(max_length=20, blank=True)
    bounce = models.CharField(max_length=4, blank=True)
    unreadable = models.BooleanField(default=False)
    trouble = models.JSONField(default=list, blank=True)
    letters = models.JSONField(default=list, blank=True)  # enclosed ones; rules/enclosures.py writes and reads them
    invitations = models.JSONField(default=list, blank=True)
    protection = models.JSONField(default=list, blank=True)
    # What was filled in, of a message that came by a form: [{label, value, kind}], as it was asked.
    fields = models.JSONField(default=list, blank=True)
    delivery = models.CharField(max_length=10, choices=Delivery.choices, blank=True)
    # Why it did not arrive, a code of `people/rules/failures.py`; beside it the server's own words.
    delivery_why = models.CharField(max_length=20, blank=True)
    delivery_note = models.CharField(max_length=500, blank=True)
    delivered_at = models.DateTimeField(null=True)

    # The names of its files, where they are at hand: search finds it by them.
    file_names: tuple[str, ...] = ()

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["conversation", "id"], name="message_of_conversation"),
            models.Index(fields=["side_thread", "id"], name="message_aside", condition=~Q(side_thread=None)),
            models.Index(fields=["reference"], name="message_reference", condition=~Q(reference="")),
            models.Index(fields=["at"], name="acknowledged_at", condition=Q(kind="acknowledgement")),
        ]
        constraints = [
            # What is said aside is told apart by its kind as well, so that no look-up of ours can take it for the customer's.
            models.CheckConstraint(
                condition=Q(kind__in=["side-letter", "side-answer"]) ^ Q(side_thread=None),
                name="aside_in_a_side_thread",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def is_between_us(self) -> bool:
        """Whether the customer wrote it or was sent it."""
        return self.kind in Message.BETWEEN_US

    @property
    def is_chat(self) -> bool:
        """Whether it was said in a chat."""
        return self.channel == "chat"

    @property
    def matter(self) -> Conversation:
        """The conversation, of a message that is known to stand in one."""
        if self.conversation is None:
            raise ValueError(f"message {self.pk} stands in no conversation")
        return self.conversation

    def is_only_copied_to(self, addresses: Collection[str]) -> bool:
        """Whether each of these had a copy of it, and it was written to none of them."""
        written_to = {normalised(one["address"]) for one in self.recipients if one.get("kind", "to") == "to"}
        return bool(addresses) and written_to.isdisjoint(addresses)

    def addresses(self) -> set[str]:
        """Everybody who wrote it or was sent it before the eyes of the others, by normalised address.

        Who had a blind copy takes no part: their answer must not come among those who do not know of them.
        """
        sent_to = (one["address"] for one in self.recipients if one.get("kind") != "bcc")
        return {normalised(self.sender_address), *map(normalised, sent_to)} - {""}
