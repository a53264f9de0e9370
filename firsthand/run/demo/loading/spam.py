"""What waits in the spam folder: read and judged as any letter is, so that the folder shows why."""

import tomllib
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from firsthand.channels.email.models import Block
from firsthand.channels.email.read import read
from firsthand.channels.email.spam.judge import Judge
from firsthand.conversations.actions import receive
from firsthand.run.demo.loading.cast import Cast

CONTENT = Path(__file__).parent.parent / "content" / "spam.toml"


def hold_back_spam(cast: Cast, *, at: datetime) -> None:
    """Somebody is blocked, and a few letters are held back, each for its own reasons."""
    told = tomllib.loads(CONTENT.read_text())
    by = next(iter(cast.staff.rows.values()))
    for one in told["blocks"]:
        Block.objects.create(pattern=one["pattern"], reason=one["reason"], by=by, at=at - timedelta(days=one["days"]))
    for one in sorted(told["letters"], key=lambda each: -int(each["hours"])):
        came = at - timedelta(hours=one["hours"])
        raw = letter(one, to=cast.house.mailboxes[one["inbox"]].address, at=came)
        receive(read(raw), inbox=cast.house.inboxes[one["inbox"]], judge=Judge(raw), at=came)


def letter(told: dict[str, Any], *, to: str, at: datetime) -> bytes:
    """The letter as it came."""
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = told["from"], to, told["subject"]
    letter["Date"] = format_datetime(at)
    letter["Message-ID"] = f"<{told['inbox']}-{told['hours']}@bulk.example>"
    for name, value in told.get("headers", {}).items():
        letter[name] = value
    letter.set_content(told["words"])
    return letter.as_bytes()
