"""What representatives are told about, and what is worth a mail unless they say otherwise."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class About(models.TextChoices):
    """The occasions of a notice."""

    CUSTOMER_WROTE = "customer.wrote", _("A customer of yours wrote")
    ASSIGNED = "conversation.assigned", _("You were given a conversation")
    MENTIONED = "representative.mentioned", _("A colleague asked you to look")
    NOT_DELIVERED = "message.not_delivered", _("Your message did not arrive")
    BACK = "conversation.back", _("A conversation came back to you")
    LATE = "answer.late", _("Your answer is late")


# A mail for what asks for an act while one is away; the rest is seen on the screen.
BY_MAIL = {About.ASSIGNED, About.MENTIONED, About.NOT_DELIVERED}


def wants_mail(about: str, *, ways: Mapping[str, bool]) -> bool:
    """Whether somebody with these ways is mailed about it; who said nothing is mailed about what asks for an act."""
    return ways.get(about, about in BY_MAIL)
