"""What can happen to the organisation."""

from firsthand.journal.facts import Fact, fact


@fact("organisation.changed", "The organisation's settings changed")
class OrganisationChanged(Fact):
    """Names of the settings that have another value now."""

    changed: tuple[str, ...]


@fact("organisation.brand.added", "The brand {brand} was added")
class BrandAdded(Fact):
    brand: int


@fact("organisation.brand.renamed", "The brand {brand} has a new name")
class BrandRenamed(Fact):
    brand: int


@fact("organisation.brand.coloured", "The brand {brand} has a new colour")
class BrandColoured(Fact):
    brand: int


@fact("organisation.brand.placed", "The brand {brand} has a new address")
class BrandPlaced(Fact):
    brand: int
