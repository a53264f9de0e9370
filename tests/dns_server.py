"""A small name server on this machine, with the zones that a test gives it."""

import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Thread

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset

Zones = Mapping[str, Mapping[str, Sequence[str]]]


class NameServer:
    """`zones` holds records by name and kind as zone files write them; of `silent` names nobody hears anything."""

    def __init__(self, zones: Zones, silent: frozenset[str]) -> None:
        self.zones = {name.lower(): records for name, records in zones.items()}
        self.silent, self.asked = silent, list[str]()
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))

    @property
    def address(self) -> str:
        return f"127.0.0.1@{self.socket.getsockname()[1]}"

    def serve(self) -> None:
        while True:
            try:
                raw, asker = self.socket.recvfrom(4096)
            except OSError:
                return
            if answer := self._answer(dns.message.from_wire(raw)):
                self.socket.sendto(answer, asker)

    def _answer(self, question: dns.message.Message) -> bytes:
        (asked,) = question.question
        name = asked.name.to_text(omit_final_dot=True).lower()
        self.asked.append(name)
        if name in self.silent:
            return b""
        answer = dns.message.make_response(question)
        answer.flags |= dns.flags.RA
        kind = dns.rdatatype.to_text(asked.rdtype)
        if name not in self.zones:
            answer.set_rcode(dns.rcode.NXDOMAIN)
        elif records := self.zones[name].get(kind):
            answer.answer.append(dns.rrset.from_text_list(asked.name, 300, "IN", kind, records))
        return answer.to_wire(max_size=65_535)


@contextmanager
def name_server(zones: Zones, *, silent: Sequence[str] = ()) -> Iterator[NameServer]:
    """It answers until the test has ended."""
    server = NameServer(zones, frozenset(silent))
    thread = Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.socket.close()


def text(words: str) -> str:
    """A TXT record as zone files write it: in strings of at most 255 characters."""
    return " ".join(f'"{words[start : start + 250]}"' for start in range(0, len(words), 250))
