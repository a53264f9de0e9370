"""The demo organisation as words and numbers: who is who, and what was written. Pure: no database, no clock."""

from firsthand.run.demo.content.load import load_story
from firsthand.run.demo.content.story import Story

__all__ = ["Story", "load_story"]
