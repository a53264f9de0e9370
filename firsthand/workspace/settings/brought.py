"""Files that came with a form that was refused: stored already, so the form names them by our seal, and nobody chooses them twice."""

from dataclasses import dataclass

from firsthand.files.models import StoredFile
from firsthand.kit.tokens import is_sealed, seal
from firsthand.workspace.views.asked import files
from firsthand.workspace.views.signed_in import AtDesk

PURPOSE, MOST = "brought-file", 50


@dataclass(frozen=True, slots=True)
class Brought:
    """One of them, under the name by which whoever brought it may bring it again."""

    file: StoredFile
    sealed: str


def brought(request: AtDesk) -> tuple[StoredFile, ...]:
    """Those of earlier attempts that are still ticked, then those of this one; the same file twice is one."""
    numbers = [number for one in request.POST.getlist("brought")[:MOST] if (number := _opened(one, request))]
    before = StoredFile.objects.filter(pk__in=numbers).order_by("pk") if numbers else ()
    known = {(one.name, one.sha256): one for one in (*files(request), *before)}
    return tuple(sorted(known.values(), key=lambda one: one.pk))


def again(some: tuple[StoredFile, ...], request: AtDesk) -> list[Brought]:
    """The same, to be named by the form that is shown again."""
    return [Brought(one, f"{one.pk}-{_seal(str(one.pk), request)}") for one in some]


def _opened(written: str, request: AtDesk) -> int:
    number, _dash, sealed = written.partition("-")
    whose = f"{number}:{request.representative.pk}"
    return int(number) if number.isdecimal() and is_sealed(whose, purpose=PURPOSE, with_=sealed) else 0


def _seal(number: str, request: AtDesk) -> str:
    return seal(f"{number}:{request.representative.pk}", purpose=PURPOSE)
