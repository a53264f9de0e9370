"""How people answer what happens to them: screens that show them look again."""

from collections.abc import Iterable, Sequence

from firsthand.journal.facts import Fact


def screens(facts: Sequence[Fact]) -> Iterable[str]:
    """The topics of the customers themselves."""
    return {f"customer:{number}" for fact in facts if (number := getattr(fact, "customer", None))}
