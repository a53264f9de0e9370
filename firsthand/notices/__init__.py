"""Notices: what a representative is told, and by which way."""
