"""Whole stories, in a real browser, with the real product."""
