"""Lets atheris look for bytes over which the reader of letters stumbles: `python3 x.py fuzz [minutes]`.

It begins with the letters of `channels/email/tests/letters/` and keeps what it learns in `var/fuzz/letters/`. A find stands
in `var/fuzz/find-*`: it becomes a letter beside what it should show, then the reader is mended.
"""

import sys
from pathlib import Path

HOUSE = Path(__file__).parents[2]
LETTERS = HOUSE / "firsthand/channels/email/tests/letters"
KEPT = HOUSE / "var/fuzz"
MINUTES = 10
WORDS = (
    "Content-Type: |multipart/mixed; boundary=b|multipart/signed|multipart/encrypted|message/rfc822|text/calendar; method=REQUEST|"
    "application/ms-tnef|application/pkcs7-mime|charset=|utf-16|iso-2022-kr|utf-7|gb2312|format=flowed|\n--b\n|--b--|\n\n|=?utf-8?B?|"
    "=?iso-8859-1?Q?|?=|filename*0*=utf-8''|Content-Transfer-Encoding: base64|quoted-printable|x-uuencode|begin 644 a\n|=ybegin line=128 "
    "size=1 name=a\n|BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:|RRULE:FREQ=|-----BEGIN PGP MESSAGE-----|-----BEGIN PGP SIGNED MESSAGE-----|"
    "From: |, |<|>|undisclosed-recipients:;|\x1b$B|+AOk-"
).split("|")


def main(minutes: str = str(MINUTES), *more: str) -> None:
    """The reader is tried with ever new letters until the time is over or one stops it."""
    try:
        import atheris
    except ModuleNotFoundError:
        sys.exit("The fuzzer is not installed. Say: .venv/bin/python -m pip install --only-binary :all: atheris")
    with atheris.instrument_imports(include=["firsthand.channels", "firsthand.kit"]):
        from firsthand.channels.email.reading.read import letter

    def one(raw: bytes) -> None:
        incoming = letter(raw, envelope_from=None, envelope_to=[])
        words = repr([incoming.letters, incoming.invitations, incoming.sender, *(each.name for each in incoming.files)])
        words += f"{incoming.text}{incoming.html}{incoming.subject}{incoming.reference}"
        assert "\0" not in words
        words.encode()

    atheris.Setup([sys.argv[0], *settings(minutes), *more, *corpora()], one)
    atheris.Fuzz()


def settings(minutes: str) -> list[str]:
    """Five seconds and bounded memory for a letter, as `safety.md` asks of any bytes."""
    KEPT.mkdir(parents=True, exist_ok=True)
    dictionary = KEPT / "words"
    dictionary.write_text("".join('"' + "".join(f"\\x{byte:02x}" for byte in each.encode()) + '"\n' for each in WORDS))
    return [
        f"-max_total_time={int(float(minutes) * 60)}",
        "-timeout=5",
        "-rss_limit_mb=1000",
        "-max_len=20000",
        f"-dict={dictionary}",
        f"-artifact_prefix={KEPT}/find-",
    ]


def corpora() -> list[str]:
    """Where it learns from; what is new goes into the first."""
    learned, known = KEPT / "letters", KEPT / "known"
    for folder in (learned, known):
        folder.mkdir(parents=True, exist_ok=True)
    for each in LETTERS.glob("*.eml"):
        (known / each.name).write_bytes(each.read_bytes())
    return [str(learned), str(known)]


if __name__ == "__main__":
    main(*sys.argv[1:])
