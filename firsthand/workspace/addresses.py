"""The addresses that pages name in each row and message: written here once, for asking the router costs more than the row.

`tests/test_addresses.py` holds them against `urls.py`.
"""

from urllib.parse import quote

UNREAD = "/notices/unread/"
DESK, SEARCH, NOTICES, SETTINGS, PROFILE = "/desk/", "/search/", "/notices/", "/settings/", "/settings/profile/"
COLLEAGUES, DRAFTS, BEGINNING = "/colleagues/", "/drafts/", "/conversations/new/"
VIEWS = "/settings/views/"
BATCHES = "/batches/"
PROMISES = "/promises/"
BOARD = "/board/"
COMPANIES = "/companies/"


def desk(view: str) -> str:
    return f"/desk/{view}/"


def conversation(id: int) -> str:  # noqa: A002 - the word of the domain
    return f"/conversations/{id}/"


def batch(id: int) -> str:  # noqa: A002
    return f"/batches/{id}/"


def customer(id: int) -> str:  # noqa: A002
    return f"/customers/{id}/"


def company(id: int) -> str:  # noqa: A002
    return f"/companies/{id}/"


def memory(customer_id: int, memory_id: int) -> str:
    return f"/customers/{customer_id}/memories/{memory_id}/"


def message(conversation_id: int, message_id: int) -> str:
    return f"/conversations/{conversation_id}/messages/{message_id}/"


def message_in_thread(conversation_id: int, message_id: int) -> str:
    """The conversation, opened at one of its messages: what one gives a colleague."""
    return f"/conversations/{conversation_id}/?at={message_id}"


def attachment(conversation_id: int, attachment_id: int, *, token: str, name: str) -> str:
    return f"/conversations/{conversation_id}/attachments/{attachment_id}/{token}/{quote(name, safe='')}"


def shown_attachment(conversation_id: int, attachment_id: int, *, token: str, name: str) -> str:
    """The same where a page shows it."""
    return f"{attachment(conversation_id, attachment_id, token=token, name=name)}?shown"


def written_picture(conversation_id: int, token: str) -> str:
    """A picture among words that have not left yet."""
    return f"/conversations/{conversation_id}/pictures/{token}/"


def face(representative_id: int, file_id: int | None) -> str:
    """A colleague's picture; empty where there is none. The file's number lets browsers keep it until it changes."""
    return f"/settings/faces/{representative_id}/{file_id}/" if file_id else ""


def picture(customer_id: int, file_id: int | None) -> str:
    """A customer's picture; empty where there is none."""
    return f"/customers/{customer_id}/picture/{file_id}" if file_id else ""
