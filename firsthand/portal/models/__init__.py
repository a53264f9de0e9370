"""The rows of the customer's page."""

from firsthand.portal.models.asking import Asking
from firsthand.portal.models.visit import Pass, Visit

__all__ = ["Asking", "Pass", "Visit"]
