"""The story told into the database: rows and a journal as they would have come about, and nothing sent to anybody."""

from firsthand.run.demo.loading.load import NotEmpty, is_empty, load_demo

__all__ = ["NotEmpty", "is_empty", "load_demo"]
