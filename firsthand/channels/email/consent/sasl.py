"""What is said to a mail server instead of a password. Pure."""


def xoauth2(user: str, token: str) -> str:
    """As Google and Microsoft document it."""
    return f"user={user}\x01auth=Bearer {token}\x01\x01"


def oauthbearer(user: str, token: str, *, host: str, port: int) -> str:
    """The standard one (RFC 7628 3.1); a comma and an equals sign in the user are written otherwise (RFC 5801 4)."""
    name = user.replace("=", "=3D").replace(",", "=2C")
    return f"n,a={name},\x01host={host}\x01port={port}\x01auth=Bearer {token}\x01\x01"
