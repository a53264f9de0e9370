"""A letter that is handed on, as programs ask for it."""

from typing import Annotated

from pydantic import AfterValidator, Field

from firsthand.api.fields import LONGEST_TEXT, ExternalId, Id
from firsthand.api.shapes.ground import Given
from firsthand.api.shapes.new_message import WrittenParty
from firsthand.kit.text import without_nulls


class NewRedirect(Given):
    """To whom the letter goes, and what becomes of the matter here."""

    to: WrittenParty
    message: Annotated[Id | None, Field(description="Which letter; left out: the customer's last one.")] = None
    told: Annotated[
        str,
        Field(
            max_length=LONGEST_TEXT, description="A reply by which the customer learns of it; empty: they are not told."
        ),
        AfterValidator(without_nulls),
    ] = ""
    resolve: Annotated[bool, Field(description="Whether the matter is solved by it.")] = True
    external_id: Annotated[ExternalId | None, Field(description="The same one again is the same redirect.")] = None
