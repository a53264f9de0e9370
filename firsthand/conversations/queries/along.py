"""Who else wrote in a customer's matters."""

from firsthand.conversations.models import Conversation, Message
from firsthand.people.models import Customer

MOST_MATTERS, MOST_PEOPLE = 200, 100


def wrote_along_with(customer: Customer) -> set[int]:
    """The numbers of other customers who wrote in their newest matters."""
    newest = Conversation.objects.filter(customer=customer).order_by("-last_at").values_list("pk", flat=True)
    said = Message.objects.filter(conversation__in=list(newest[:MOST_MATTERS])).exclude(author_customer=None)
    others = said.exclude(author_customer=customer).values_list("author_customer", flat=True).distinct()
    return set(others[:MOST_PEOPLE])
