"""Files that came with a form that was refused: they lie aside, the form names them by our seal, and nobody chooses them twice."""

from dataclasses import dataclass, replace

from django.core import signing
from django.utils.translation import gettext_lazy as _

from firsthand.files.aside import lay_aside, taken_up
from firsthand.kit.errors import Refused
from firsthand.kit.text import clean_file_name, clean_mime
from firsthand.workspace.views.signed_in import AtDesk

SALT, MOST, LONGEST = "brought-file", 50, 2_000


class FilesAreForgotten(Refused):
    words = _("Please choose your files again.")


@dataclass(frozen=True, slots=True)
class BroughtFile:
    """One of them; `aside` is the name under which it lies aside, `sealed` says so to whoever brings it again."""

    name: str
    mime: str
    content: bytes
    aside: str = ""
    sealed: str = ""

    @property
    def size(self) -> int:
        return len(self.content)


@dataclass(frozen=True, slots=True)
class Brought:
    """All that a form brings, and whether something of it lay aside for too long."""

    files: tuple[BroughtFile, ...]
    is_any_lost: bool

    def there(self) -> list[tuple[bytes, str, str]]:
        """The bytes of each, its name and its kind. Raises `FilesAreForgotten`."""
        if self.is_any_lost:
            raise FilesAreForgotten
        return [(one.content, one.name, one.mime) for one in self.files]


def brought(request: AtDesk) -> Brought:
    """Those of earlier attempts that are still ticked, then those of this one; the same file twice is one."""
    before = [_opened(one, request) for one in request.POST.getlist("brought")[:MOST]]
    lying = [replace(one, content=content) for one in before if one and (content := taken_up(one.aside)) is not None]
    new = [
        BroughtFile(clean_file_name(one.name or ""), clean_mime(one.content_type or ""), one.read())
        for one in request.FILES.getlist("files")
    ]
    known = {(one.name, one.content): one for one in (*new, *lying)}
    return Brought(tuple(known.values()), is_any_lost=len(lying) < sum(one is not None for one in before))


def again(some: Brought, request: AtDesk) -> list[BroughtFile]:
    """The same, to be named by the form that is shown again: nothing of them is left a day later if it never comes."""
    aside = [replace(one, aside=one.aside or lay_aside(one.content)) for one in some.files]
    return [replace(one, sealed=_sealed(one, request)) for one in aside if one.aside]


def _sealed(one: BroughtFile, request: AtDesk) -> str:
    return signing.dumps([request.representative.pk, one.aside, one.name, one.mime], salt=SALT)


def _opened(sealed: str, request: AtDesk) -> BroughtFile | None:
    """Without its bytes; None where it is not our seal for whoever asks."""
    try:
        whose, aside, name, mime = signing.loads(sealed[:LONGEST], salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    return BroughtFile(name, mime, b"", aside) if whose == request.representative.pk else None
