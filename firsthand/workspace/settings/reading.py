"""What was written into a form, as values."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db.models import Model, QuerySet

from firsthand.kit.text import without_nulls
from firsthand.workspace.views.signed_in import AtDesk

Row = TypeVar("Row", bound=Model)
LARGEST = 2**31


def words(request: AtDesk, name: str) -> str:
    """What stands in the field, without spaces around it."""
    return without_nulls(request.POST.get(name, "")).strip()


def number(request: AtDesk, name: str, *, otherwise: int = 0) -> int:
    """A whole number; another one where there is none."""
    return a_number(words(request, name), otherwise=otherwise)


def a_number(written: str, *, otherwise: int = 0) -> int:
    """A whole number from zero to two thousand million; another one where there is none."""
    is_one = written.isascii() and written.isdigit() and len(written) < 11
    return int(written) if is_one and int(written) < LARGEST else otherwise


def is_on(request: AtDesk, name: str) -> bool:
    """Whether the box is ticked."""
    return name in request.POST


def one_of(request: AtDesk, name: str, *, among: Sequence[str]) -> str:
    """The value that was chosen, when it is one of these, else the first of them."""
    written = words(request, name)
    return written if written in among else among[0]


def chosen(request: AtDesk, name: str, *, among: QuerySet[Row]) -> Row | None:
    """The row that was chosen, when it is one of these."""
    return among.filter(pk=number(request, name)).first()


def all_chosen(request: AtDesk, name: str, *, among: Iterable[Row]) -> list[Row]:
    """Those of the rows that are ticked."""
    ticked = set(request.POST.getlist(name))
    return [row for row in among if str(row.pk) in ticked]


def written(request: AtDesk) -> dict[str, str]:
    """Everything as it was written, to be shown again; what was not sent is empty."""
    return defaultdict(str, request.POST.dict())
