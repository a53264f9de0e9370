"""What kind of customer somebody is, as far as it changes how soon they are answered."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CustomerKind(models.TextChoices):
    """Everybody is a person; some write for a business, and some are among those we must not lose."""

    PERSON = "person", _("person")
    BUSINESS = "business", _("business customer")
    KEY = "key", _("key customer")
