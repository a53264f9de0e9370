"""Why a letter did not leave, in words for whoever wrote it."""


class NotYet(Exception):
    """The letter was not taken now and may be later."""


class Never(Exception):
    """The letter was refused for good (RFC 5321 4.2.1: 5yz)."""
