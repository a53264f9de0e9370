"""Whole stories, the rules of the house, and what tests share."""
