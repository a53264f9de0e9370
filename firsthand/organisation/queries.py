"""What is asked about the organisation."""

from django.db.models import QuerySet

from firsthand.organisation.models import Brand, Organisation


def the_organisation() -> Organisation:
    """The one organisation; before it is founded, one with the product's own name that is not stored."""
    return Organisation.objects.first() or Organisation(name="Firsthand")


def brand_at(host: str) -> Brand | None:
    """The brand whose customers find their page at this host."""
    return Brand.objects.filter(address=host.lower()).exclude(address="").first()


def brands() -> QuerySet[Brand]:
    """The names under which it meets customers, by name."""
    return Brand.objects.all()
