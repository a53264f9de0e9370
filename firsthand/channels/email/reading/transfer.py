"""Transfer encodings undone (RFC 2045, 6), also where they are broken."""

import binascii
import re

NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
PADDED = re.compile(rb"=[=\s]*")
PURE_LINE = re.compile(rb"[A-Za-z0-9+/]{1,1000}={0,3}")
LOOSE_END = re.compile(rb"=[ \t]+(?=\r?\n)")
MOST_RUNS = 10_000
LOOKED_AT = 2_000  # bytes by which content is judged
SHORTEST_CODE = 40  # letters of a first line that no words have without a blank
STRANGE = 0.08  # the share of marks that no base64 has, and that words always have


def from_base64(content: bytes) -> bytes:
    """The bytes; missing padding, padding in the middle and stray marks do no harm."""
    if 0 < content.rstrip(b"=\r\n\t ").count(b"=") < MOST_RUNS:
        return b"".join(run_of_base64(each) for each in PADDED.split(content))  # runs that were coded one by one
    return run_of_base64(content)


def run_of_base64(content: bytes) -> bytes:
    if b"-" in content[:LOOKED_AT] or b"_" in content[:LOOKED_AT]:
        content = content.replace(b"-", b"+").replace(b"_", b"/")  # the alphabet of addresses (RFC 4648, 5)
    try:
        return binascii.a2b_base64(content)
    except binascii.Error:
        pure = NOT_BASE64.sub(b"", content)
        pure = pure[: len(pure) - (len(pure) % 4 == 1)]
        return binascii.a2b_base64(pure + b"=" * (-len(pure) % 4))


def base64_body(content: bytes) -> bytes:
    """The bytes of a body that claims base64: one that is words already stands as it came, so does what lists add below."""
    if not looks_coded(content):
        return led_by_code(content)
    at = content.rfind(b"\n\n") if b"\r" not in content else content.rfind(b"\r\n\r\n")
    below = content[at:].strip() if at >= 0 and len(content) - at < LOOKED_AT else b""
    if below and not PURE_LINE.fullmatch(below.split(None, 1)[0]) and not looks_coded(below):
        return from_base64(content[:at]) + b"\n" + below
    return from_base64(content)


def led_by_code(content: bytes) -> bytes:
    """Words as they came; a long run of code on top of them is undone, for lists add their lines right below it."""
    lines = content.splitlines(keepends=True)
    end = next((at for at, line in enumerate(lines) if not PURE_LINE.fullmatch(line.strip())), len(lines))
    coded = b"".join(lines[:end])
    if len(lines[0].strip() if lines else b"") < SHORTEST_CODE or not re.search(
        rb"[a-z].*[A-Z]|[A-Z].*[a-z]", lines[0]
    ):
        return content
    return from_base64(coded) + b"\n" + b"".join(lines[end:])


def looks_coded(content: bytes) -> bool:
    """Whether hardly anything in its lines is a mark that base64 never has."""
    beginning = content[:LOOKED_AT].lstrip().replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    sample = b"".join(line.strip() for line in beginning.splitlines())
    strange = len(sample) - len(NOT_BASE64.sub(b"", sample.replace(b"=", b"")))
    return strange - sample.count(b"=") <= STRANGE * len(sample)


def from_quoted_printable(content: bytes) -> bytes:
    """The bytes; what is no code stands as it came, and a blank after a soft break is the wire's."""
    content = LOOSE_END.sub(b"=", content) if b"= " in content or b"=\t" in content else content
    return binascii.a2b_qp(content.replace(b"==", b"=3D="))


def from_uuencode(content: bytes) -> bytes:
    """The bytes between `begin` and `end`; lines that cannot be read are left out."""
    out: list[bytes] = []
    lines = content.splitlines()
    begin = next((at for at, line in enumerate(lines) if line.startswith(b"begin ")), -1)
    for line in lines[begin + 1 :]:
        if line.strip() in (b"end", b"`", b""):
            break
        out.append(uu_line(line))
    return b"".join(out)


def uu_line(line: bytes) -> bytes:
    """One line; encoders that pad too much are forgiven."""
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        length = (((line[0] - 32) & 63) * 4 + 5) // 3
        try:
            return binascii.a2b_uu(line[: length + 1])
        except binascii.Error:
            return b""


def from_yenc(content: bytes) -> bytes:
    """The bytes between `=ybegin` and `=yend` (yEnc 1.3): each was raised by 42, critical ones once more by 64."""
    lines = content.splitlines()
    begin = next((at for at, line in enumerate(lines) if line.startswith(b"=ybegin ")), -1)
    coded = bytearray()
    for line in lines[begin + 1 :]:
        if line.startswith(b"=yend"):
            break
        if not line.startswith(b"=ypart"):
            coded += line
    escaped = ESCAPED.sub(lambda found: bytes([(found[1][0] - 64) % 256]), bytes(coded))
    return escaped.translate(LOWERED)


MOST_YENC = 50
YENC = re.compile(
    rb"^=ybegin [^\r\n]{0,300}?name=([^\r\n]{1,200})\r?\n.*?^=yend[^\r\n]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)


def without_yenc(content: bytes) -> tuple[bytes, list[tuple[str, bytes]]]:
    """The words around yEncoded files, and the files with their names."""
    if content.count(b"=ybegin ") > MOST_YENC or b"\n=yend" not in content:
        return content, []
    found = [(each[1].decode("utf-8", "replace").strip(), from_yenc(each[0])) for each in YENC.finditer(content)]
    return YENC.sub(b"", content), found


ESCAPED = re.compile(rb"=(.)", re.DOTALL)
LOWERED = bytes((byte - 42) % 256 for byte in range(256))
NAMED = re.compile(r"[^a-z0-9]")


def undo(content: bytes, encoding: str) -> bytes:
    """The bytes as they were before they were made fit for the wire."""
    match NAMED.sub("", encoding.split("(")[0].split(";")[0].split(",")[0]):
        case "base64" | "b" | "xbase64":
            return base64_body(content)
        case "quotedprintable" | "q" | "qp" | "quoteprintable":
            return from_quoted_printable(content)
        case "xuuencode" | "xuue" | "uuencode" | "uue" | "uuencoded":
            return from_uuencode(content)
        case "xyencode" | "xyenc" | "yenc":
            return from_yenc(content)
    return content
