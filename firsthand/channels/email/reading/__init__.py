"""Bytes of a letter become an `Incoming`: no database, no network, no clock, and no exception."""
