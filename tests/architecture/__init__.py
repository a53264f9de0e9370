"""The rules of the house, read from its own files (docs/architecture.md, docs/contributing.md)."""
