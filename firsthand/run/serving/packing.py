"""Pages go packed over the line to whoever takes them so: a fifth of the bytes for half a millisecond."""

import secrets
import struct
import zlib

Headers = list[tuple[bytes, bytes]]

LEAST = 1_000  # bytes; less fits into one packet anyway
LEVEL = 3  # 0.3 ms for 60 kB; level 6 takes three times as long for a tenth less
PACKED = (b"text/html", b"application/json", b"text/javascript")
HEADING = b"\x1f\x8b\x08\x08\0\0\0\0\0\xff"  # RFC 1952: deflate, with a name


def is_taken(accepted: str) -> bool:
    """Whether the other side takes gzip (RFC 9110, 12.5.3)."""
    wanted = [one.strip().lower().replace(" ", "") for one in accepted.split(",")]
    return any(one == "gzip" or one.startswith(("gzip;q=0.", "gzip;q=1")) for one in wanted)


def is_packable(status: int, headers: Headers, body: bytes) -> bool:
    """Whether it is a page, a script or an answer of some length that nobody has packed yet."""
    known = dict(headers)
    kind = known.get(b"content-type", b"").partition(b";")[0]
    return status == 200 and len(body) >= LEAST and kind in PACKED and b"content-encoding" not in known


def packed(body: bytes) -> bytes:
    """The body in gzip's format, with a name of random length: how long an answer is then tells less of what is in it (BREACH)."""
    name = secrets.token_hex(64)[: 1 + secrets.randbelow(100)].encode() + b"\0"
    press = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    pressed = press.compress(body) + press.flush()
    return HEADING + name + pressed + struct.pack("<II", zlib.crc32(body), len(body) & 0xFFFFFFFF)


def with_packed(headers: Headers, body: bytes) -> Headers:
    """The head of an answer that goes packed."""
    kept = [(name, value) for name, value in headers if name not in (b"content-length", b"vary")]
    vary = b", ".join([value for name, value in headers if name == b"vary"] + [b"Accept-Encoding"])
    length = str(len(body)).encode()
    return [*kept, (b"vary", vary), (b"content-encoding", b"gzip"), (b"content-length", length)]
