"""What kind of customer somebody is, how they are spoken to, and how it is known for which house they write."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CustomerKind(models.TextChoices):
    """Everybody is a person; some write for a business, and some are among those we must not lose."""

    PERSON = "person", _("person")
    BUSINESS = "business", _("business customer")
    KEY = "key", _("key customer")


class Form(models.TextChoices):
    """How they want to be spoken to: jūs or tu, Lei or tu, Вие or ти."""

    FORMAL = "formal", _("formally")
    INFORMAL = "informal", _("informally")


class Preference(models.TextChoices):
    """By which way they would rather be answered."""

    MAIL = "email", _("by e-mail")
    PHONE = "phone", _("by telephone")
    CHAT = "chat", _("in the chat")


class BelongsHow(models.TextChoices):
    """How it is known that somebody writes for a company, or for none."""

    HAND = "hand", _("a colleague said so")
    DOMAIN = "domain", _("by the domain of their address")
    IMPORT = "import", _("moved in")
    NONE = "none", _("a colleague said that they do not")


class Purpose(models.TextChoices):
    """What a customer may allow us beyond answering them."""

    NEWS = "news", _("news and offers by mail")
    CALLS = "calls", _("calls without being asked")
    SURVEYS = "surveys", _("questions about how we served")
    RECORDING = "recording", _("recording of calls")
    SHARING = "sharing", _("passing details on to partners for their matter")
