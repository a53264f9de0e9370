"""Answers of the DNS as an administrator pastes them: from dig, nslookup, or a provider's form. Pure."""

import re
from collections.abc import Mapping

from firsthand.channels.email.standing.silence import NoAnswerNow

QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


class Pasted:
    """Of names that were not pasted nobody knows what they hold."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = {name.lower(): records(written) for name, written in texts.items() if written.strip()}

    def selectors(self, domain: str) -> tuple[str, ...]:
        """Under which names keys of the domain were pasted."""
        end = f"._domainkey.{domain}"
        return tuple(name.removesuffix(end) for name in self._texts if name.endswith(end))

    def texts(self, name: str) -> list[bytes]:
        """What was pasted for this name."""
        if name.lower() not in self._texts:
            raise NoAnswerNow(name)
        return [one.encode() for one in self._texts[name.lower()]]

    def mail_servers(self, name: str) -> list[str]:
        """Nobody pastes those."""
        raise NoAnswerNow(name)


def records(written: str) -> list[str]:
    """One record a line; quoted strings on a line are one record (RFC 1035 3.3.14), what dig says around them is nothing."""
    lines = (line.strip() for line in written.splitlines())
    found = (("".join(QUOTED.findall(line)) or line).replace('\\"', '"').replace("\\;", ";") for line in lines if line)
    return [one for one in found if not one.startswith(";")]
