"""What is new in a letter, what it quotes, and how it is signed."""

from firsthand.channels.email.reading.split.parts import Split, split_html, split_text

__all__ = ["Split", "split_html", "split_text"]
