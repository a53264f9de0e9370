"""Signing in to a mailbox with the consent of its owner, instead of a password."""

from firsthand.channels.email.consent.sasl import oauthbearer, xoauth2
from firsthand.channels.email.consent.tokens import ConsentIsWithdrawn, NoTokenNow, token_for

__all__ = ["ConsentIsWithdrawn", "NoTokenNow", "oauthbearer", "token_for", "xoauth2"]
