"""The customer's mail server, which may be in any mood."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

# What it answers to a command: words, or None to hang up. It sees the command and how many came before it.
Mood = Callable[[str], str | None]


def friendly(command: str) -> str | None:
    return "250 2.0.0 Fine"


def says(to: str, answer: str | None) -> Mood:
    """Friendly but to commands that begin so."""
    return lambda command: answer if command.startswith(to) else friendly(command)


@dataclass
class MailServer:
    """It keeps what it was told and given; `.` is the command at which a letter has ended."""

    mood: Mood = friendly
    extensions: tuple[str, ...] = ("8BITMIME", "SMTPUTF8")
    letters: list[bytes] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    door: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.door.getsockname()[1]}"

    def read(self) -> EmailMessage:
        """The last letter, as a mail program reads it."""
        letter = message_from_bytes(self.letters[-1], policy=default)
        assert isinstance(letter, EmailMessage)
        return letter

    def serve(self) -> None:
        while True:
            try:
                line, _ = self.door.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(line,), daemon=True).start()

    def _talk(self, line: socket.socket) -> None:
        # Whoever talks with us may be killed in the middle of a sentence.
        with suppress(ConnectionError), line, line.makefile("rwb") as talk:
            if not self._answer(talk, "(connected)", "220 hello"):
                return
            while line_said := talk.readline():
                command = line_said.decode("utf-8", "replace").strip()
                verb = command.upper()
                if verb == "QUIT":
                    return
                usual = self._greeting() if verb.startswith("EHLO") else "354 Go on" if verb == "DATA" else ""
                if not self._answer(talk, command, usual):
                    return
                if verb == "DATA" and not self._letter(talk):
                    return

    def _greeting(self) -> str:
        *most, last = ("hello", *self.extensions)
        return "".join(f"250-{one}\r\n" for one in most) + f"250 {last}"

    def _letter(self, talk) -> bool:
        lines = []
        if not (self.mood("data") or "").startswith("250"):
            return True
        while (line := talk.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b"."))
        self.letters.append(b"".join(lines))
        return self._answer(talk, ".", "")

    def _answer(self, talk, command: str, usual: str) -> bool:
        self.said.append(command)
        answer = self.mood(command.lower() if command.upper() == "DATA" else command)
        if answer is None:
            return False
        talk.write(((usual if usual and answer.startswith("250") else answer) + "\r\n").encode())
        talk.flush()
        return True


@contextmanager
def mail_server(mood: Mood = friendly) -> Iterator[MailServer]:
    """It listens until the test ends."""
    server = MailServer(mood)
    threading.Thread(target=server.serve, daemon=True).start()
    yield server
    server.door.shutdown(socket.SHUT_RDWR)
    server.door.close()
