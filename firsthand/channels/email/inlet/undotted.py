"""What comes after DATA, piece by piece: one letter, however its lines end (RFC 5321 4.1.1.4, 4.5.2). Pure."""

END = b"\r\n.\r\n"


class Undotted:
    """Takes the pieces in any cut. The letter ends at <CR><LF>.<CR><LF> and at nothing that looks like it.

    Servers that take `\\n.\\n` or `\\r.\\r` for an end let one letter smuggle in a second one with a forged sender
    (SMTP smuggling, 2023). Lines may have any length: nothing here is kept but the last four bytes.
    """

    def __init__(self) -> None:
        self._kept = b"\r\n"  # as if a line had just ended: a dot may stand first
        self._is_first = True
        self.rest: bytes | None = None  # what came after the end, once it was seen

    @property
    def is_complete(self) -> bool:
        return self.rest is not None

    def feed(self, piece: bytes) -> bytes:
        """The bytes of the letter that are certain by now, without the dots that were put before dots."""
        pending = self._kept + piece
        end = pending.find(END)
        if end >= 0:
            self.rest = pending[end + len(END) :]
            return self._plain(pending[: end + 2])
        cut = _cut(pending)
        self._kept = pending[cut:]
        return self._plain(pending[:cut])

    def _plain(self, certain: bytes) -> bytes:
        if not certain:
            return b""
        plain = certain.replace(b"\r\n.", b"\r\n")
        if self._is_first:
            self._is_first = False
            return plain[2:]
        return plain


def _cut(pending: bytes) -> int:
    """Where to cut so that neither an end nor a line's first dot is torn from the line end before it."""
    cut = max(len(pending) - len(END) + 1, 0)
    if pending[:cut].endswith(b"\r\n"):
        return cut - 2
    return cut - 1 if pending[:cut].endswith(b"\r") else cut
