"""What screens ask of small failures and of what makes up for them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from firsthand.conversations.models import Message
from firsthand.conversations.queries import visible_to as conversations_visible_to
from firsthand.conversations.queries.visible import in_their_sight
from firsthand.kit.prepared import prepared, prepared_values
from firsthand.people.models import Customer
from firsthand.promises.models import Failure, Repair
from firsthand.promises.models.repair import RepairQuerySet
from firsthand.promises.rules.failures import FailureKind, Often, how_often
from firsthand.team.models import Representative

# Who was let down more often in one year has long left; nobody counts further.
MOST_COUNTED = 1_000
LAST, MOST_REPAIRS = 5, 50


def let_downs_of(customer: Customer, *, now: datetime, zone: ZoneInfo) -> list[Often]:
    """How often this customer was let down this year and month, by kind; for whoever may see the customer."""
    new_year = datetime(now.astimezone(zone).year, 1, 1, tzinfo=zone)
    return how_often(_kinds_since(customer.pk, new_year), now=now, zone=zone)


@prepared_values
def _kinds_since(customer: int, new_year: datetime) -> QuerySet[Failure, tuple[str, datetime]]:
    counted = Failure.objects.filter(customer=customer, at__gte=new_year).order_by("-at", "-pk")
    return counted.values_list("kind", "at")[:MOST_COUNTED]


def last_failures(customer: Customer, representative: Representative) -> list[Failure]:
    """The newest of them in conversations that they may see."""
    seen = failures_visible_to(representative).filter(customer=customer)
    return list(seen.select_related("conversation").order_by("-at", "-pk")[:LAST])


def failures_visible_to(representative: Representative) -> QuerySet[Failure]:
    """The failures in conversations that are open to them, with who had the matter."""
    return Failure.objects.filter(conversation__in=conversations_visible_to(representative)).select_related("owner")


def was_asked_again(message: Message) -> bool:
    """Whether somebody noted that the customer had to say something again in it."""
    return Failure.objects.filter(message=message, kind=FailureKind.ASKED_AGAIN).exists()


def repairs_visible_to(representative: Representative) -> RepairQuerySet:
    """Those that were planned in conversations that are open to them."""
    return Repair.objects.filter(conversation__in=conversations_visible_to(representative))


def repairs_for(customer: Customer, representative: Representative) -> list[Repair]:
    """What is planned for this customer, and what was done last."""
    if not representative.is_active:
        return []
    found = _repairs(customer.pk, representative.pk, everything=representative.is_administrator)
    return sorted(found, key=lambda one: (one.settled_at is not None, one.due_at, one.pk))


@prepared
def _repairs(customer: int, representative: int, *, everything: bool) -> RepairQuerySet:
    seen = in_their_sight(representative, everything=everything)
    return Repair.objects.filter(seen, customer=customer).with_people().order_by("-pk")[:LAST]


def repairs_of(representative: Representative) -> list[Repair]:
    """What somebody has yet to make up for, what is due first first."""
    own = repairs_visible_to(representative).unsettled().with_people().filter(owner=representative)
    return list(own.order_by("due_at", "pk")[:MOST_REPAIRS])
