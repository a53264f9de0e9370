"""The letter of the tour, as one command that can be copied: a real e-mail, by SMTP, with nothing but Python."""

import os
from functools import cache

from firsthand.run.demo.content.script import HERE, told
from firsthand.run.demo.content.story import TourLetter

SEND = (
    'python3 -c "from email.message import EmailMessage as M; from email.utils import make_msgid as i; '
    "from smtplib import SMTP as S; m=M(); m['From']='{name} <{address}>'; m['To']='{to}'; m['Subject']='{subject}'; "
    "m['Message-ID']=i(domain='{domain}'); m.set_content('{text}'); S('{host}',{port}).send_message(m)\""
)
READ = (
    "python3 -c \"import email.policy as p, email as e, pathlib as l; f=max(l.Path('{outbox}').glob('*.eml'), "
    "key=lambda f: f.stat().st_mtime); m=e.message_from_bytes(f.read_bytes(), policy=p.default); "
    "print(m['To'], m['Subject'], m.get_body(('plain',)).get_content(), sep='\\n')\""
)


def sending() -> str:
    """The command that sends it to this demo's inlet; each time it is a new letter."""
    letter = tour_letter()
    host, _, port = os.environ.get("FIRSTHAND_SMTP", "127.0.0.1:8025").rpartition(":")
    said = {name: quoted(words) for name, words in vars(letter).items()}
    return SEND.format(**said, domain=letter.address.rpartition("@")[2], host=host, port=port)


@cache
def tour_letter() -> TourLetter:
    """Read once: it stands on each page of the desk until the tour was sent away."""
    return TourLetter(**told(HERE / "house.toml")["tour_letter"])


def reading(outbox: str) -> str:
    """The command that shows the newest letter that left the house."""
    return READ.format(outbox=quoted(outbox))


def quoted(words: str) -> str:
    """Inside '…' of Python inside "…" of a shell."""
    python = words.strip().replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    return python.replace('"', '\\"').replace("$", "\\$").replace("`", "\\`")
