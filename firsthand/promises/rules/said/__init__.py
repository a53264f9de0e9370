"""Promises found in what somebody is writing, in four languages. Pure: now is an argument."""

from firsthand.promises.rules.said.find import Found, promise_in

__all__ = ["Found", "promise_in"]
