"""The fields of a saved reply, and how they are filled in. Pure: nothing in them runs, and nothing else can be named."""

import re
from collections.abc import Callable, Mapping

FIELDS = (
    "customer.name",
    "customer.first_name",
    "customer.full_name",
    "customer.address",
    "customer.greeting",
    "customer.company",
    "conversation.subject",
    "conversation.number",
    "conversation.inbox",
    "organisation.name",
    "organisation.brand",
    "representative.name",
    "representative.first_name",
)
FIELD = re.compile(r"\{([^\W\d][\w.]*)(?:\|([^{}\n]*))?\}")

Value = Callable[[], str]


def unknown_fields(words: str) -> list[str]:
    """What stands in braces like a field and is none, in its order."""
    return [found[1] for found in FIELD.finditer(words) if found[1] not in FIELDS]


def filled(words: str, values: Mapping[str, Value]) -> str:
    """The words with each field's value, else with the words that stand behind its bar.

    A field that has neither stays as it is, for somebody to see; a value is asked for only where it is needed.
    """
    return FIELD.sub(lambda found: _value(found, values), words)


def _value(found: re.Match[str], values: Mapping[str, Value]) -> str:
    value = values[found[1]]().strip() if found[1] in values else ""
    if value:
        return value
    return found[0] if found[2] is None else found[2].strip()
