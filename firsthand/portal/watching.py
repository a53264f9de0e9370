"""Who sits at a page of a customer, and what of the house they may watch: that their matters changed, never what of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import close_old_connections
from django.utils import timezone

COOKIE = "firsthand_my"


@dataclass(frozen=True, slots=True)
class AtTheirPage:
    """A visit; what it has open ends with it."""

    account: int
    session: str

    @property
    def controls(self) -> tuple[str, ...]:
        return (f"visit:{self.account}",)


def page_visitor(secret: str | None) -> AtTheirPage | None:
    """The visit behind a cookie, or none; asks the database."""
    from firsthand.portal.queries import visit_of

    close_old_connections()
    visit = visit_of(secret or "", at=timezone.now())
    return AtTheirPage(visit.pk, secret or "") if visit else None


def may_watch_page(visit: int, topics: list[str]) -> Iterable[str]:
    """Of these topics those of matters that the visit sees."""
    from firsthand.portal.queries import may_watch

    return may_watch(visit, topics, at=timezone.now())
