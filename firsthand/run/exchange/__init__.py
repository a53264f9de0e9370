"""Bringing an organisation's records in and out: one JSON object a line."""
