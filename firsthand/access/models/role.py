"""What an account, or a key, may do at all; teams narrow it further."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The three kinds of people who work here."""

    REPRESENTATIVE = "representative", _("Representative")
    LEAD = "lead", _("Team lead")
    ADMINISTRATOR = "administrator", _("Administrator")


class KeyRole(models.TextChoices):
    """For whom a key of the API speaks."""

    REPRESENTATIVE = "representative", _("Representative")
    LEAD = "lead", _("Team lead")
    ADMINISTRATOR = "admin", _("Administrator")
    CUSTOMER = "customer", _("One customer")
