"""Conversations: what is said with a customer, and who owns the matter."""
