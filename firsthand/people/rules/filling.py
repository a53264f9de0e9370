"""What one customer lacks and another has, when they are one person. Pure."""

from typing import Any, Protocol

from firsthand.people.rules.kinds import CustomerKind

PLAIN = ("name", "preferred_name", "form", "greeting", "prefers", "language", "timezone", "position")


class Known(Protocol):
    """What is known of somebody."""

    @property
    def kind(self) -> str: ...
    @property
    def company_id(self) -> int | None: ...
    @property
    def belongs_how(self) -> str: ...
    @property
    def picture_id(self) -> int | None: ...


def filling(stays: Known, goes: Known) -> dict[str, Any]:
    """The fields that are filled from who goes, with their values; what is known of who stays is never written over."""
    filled = {one: getattr(goes, one) for one in PLAIN if getattr(goes, one) and not getattr(stays, one)}
    if stays.kind == CustomerKind.PERSON != goes.kind:
        filled["kind"] = goes.kind
    if stays.company_id is None and not stays.belongs_how and goes.company_id:
        filled |= {"company_id": goes.company_id, "belongs_how": goes.belongs_how}
    if stays.picture_id is None and goes.picture_id:
        filled["picture_id"] = goes.picture_id
    return filled


def emptied(field: str) -> Any:
    """What stood in the field before it was filled."""
    if field == "kind":
        return CustomerKind.PERSON
    return None if field.endswith("_id") else ""
