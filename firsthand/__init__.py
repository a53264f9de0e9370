"""Firsthand: a complete customer service system that an organisation runs itself."""

__version__ = "0.1.0"
