"""How people answer what happens to them: screens that show them look again."""

from collections.abc import Iterable, Sequence

from firsthand.journal.facts import Fact


def screens(facts: Sequence[Fact]) -> Iterable[str]:
    """The topics of the customers and companies themselves."""
    named = (getattr(fact, name, None) for fact in facts for name in ("customer", "other"))
    houses = (getattr(fact, name, None) for fact in facts for name in ("company", "before_company"))
    return {f"customer:{number}" for number in named if number} | {f"company:{number}" for number in houses if number}
