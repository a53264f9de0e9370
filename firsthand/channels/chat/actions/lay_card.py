"""A representative lays a product before the visitor."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.channels.chat.models import Card
from firsthand.conversations.actions import reply
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.words import Words
from firsthand.files.models import StoredFile
from firsthand.kit.errors import Refused
from firsthand.kit.text import one_line
from firsthand.team.models import Representative

is_web_address = URLValidator(schemes=["http", "https"])


class CardIsNameless(Refused):
    words = _("A product needs at least a name.")


class LinkIsWrong(Refused):
    words = _("“{link}” is not the address of a page, such as https://shop.example/sofa.")


class NoPicture(Refused):
    words = _("The picture of a product is a PNG, JPEG, GIF or WebP.")


@dataclass(frozen=True, kw_only=True)
class Product:
    """What stands on the card."""

    title: str
    price: str = ""
    link: str = ""
    picture: StoredFile | None = None

    def checked(self) -> "Product":
        """The same on single lines. Raises `CardIsNameless`, `LinkIsWrong`, `NoPicture`."""
        title, price, link = (
            one_line(words, at_most=most) for words, most in ((self.title, 120), (self.price, 40), (self.link, 500))
        )
        if not title:
            raise CardIsNameless
        if self.picture and not (self.picture.is_picture and self.picture.proven_kind()):
            raise NoPicture
        try:
            is_web_address(link) if link else None
        except ValidationError as wrong:
            raise LinkIsWrong(link=link[:80]) from wrong
        return Product(title=title, price=price, link=link, picture=self.picture)

    @property
    def words(self) -> str:
        """The same in words, for mail and search."""
        return "\n".join(filter(None, [" · ".join(filter(None, [self.title, self.price])), self.link]))


@transaction.atomic
def lay_card(
    conversation: Conversation, product: Product, *, by: Representative, at: datetime, external_id: str | None = None
) -> Message:
    """The product is an answer like any other, and drawn as a card in the chat; repeated under one id, it is laid once.

    Raises what `reply` and `Product.checked` raise.
    """
    product = product.checked()
    files = (product.picture,) if product.picture else ()
    message = reply(conversation, words=Words(product.words, files=files), by=by, at=at, external_id=external_id)
    Card.objects.get_or_create(
        message=message, defaults={"title": product.title, "price": product.price, "link": product.link}
    )
    return message
