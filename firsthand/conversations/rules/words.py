"""What is said: the words of a message on their way out, and who they are for."""

from dataclasses import dataclass, field

from firsthand.files.models import StoredFile


@dataclass(frozen=True)
class Words:
    """Plain words, the same as safe HTML where there is any, and the files that go with them."""

    text: str
    html: str = ""
    files: tuple[StoredFile, ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        return not self.text.strip() and not self.files
