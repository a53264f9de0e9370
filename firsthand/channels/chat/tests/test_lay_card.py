"""A representative lays a product before the visitor."""

import pytest

from firsthand.channels.chat.actions import Product, lay_card
from firsthand.channels.chat.actions.lay_card import CardIsNameless, LinkIsWrong, NoPicture
from firsthand.conversations.models import Message
from firsthand.files.store import store
from tests.cast import minutes, nine

LATER = nine + minutes(3)
SOFA = Product(title="Sofa Miškas", price="1 290 €", link="https://namai.example/sofa")


def test_is_a_card_in_the_chat_and_words_in_a_letter(shop, visitor):
    message = lay_card(visitor.says("A sofa, please").matter, SOFA, by=shop.asta, at=LATER)

    assert visitor.hears().messages[-1]["card"] == {
        "title": "Sofa Miškas",
        "price": "1 290 €",
        "link": "https://namai.example/sofa",
    }
    assert message.text == "Sofa Miškas · 1 290 €\nhttps://namai.example/sofa"


def test_is_laid_once_however_often_its_form_is_sent(shop, visitor):
    conversation = visitor.says("A sofa, please").matter
    for _ in range(2):
        lay_card(conversation, SOFA, by=shop.asta, at=LATER, external_id="card-1")

    assert Message.objects.filter(kind="reply").count() == 1


@pytest.mark.parametrize(
    ("product", "refusal"),
    [
        (Product(title=" "), CardIsNameless),
        (Product(title="Sofa", link="javascript:alert(1)"), LinkIsWrong),
        (Product(title="Sofa", link="sofa"), LinkIsWrong),
    ],
)
def test_is_refused_with_a_sentence(shop, visitor, product, refusal):
    with pytest.raises(refusal):
        lay_card(visitor.says("A sofa, please").matter, product, by=shop.asta, at=LATER)


def test_shows_nothing_that_only_claims_to_be_a_picture(shop, visitor):
    claimed = store(b"<svg onload=alert(1)>", name="sofa.png", mime="image/png")

    with pytest.raises(NoPicture):
        lay_card(visitor.says("A sofa, please").matter, Product(title="Sofa", picture=claimed), by=shop.asta, at=LATER)
