"""A customer is met, unless they are known already."""

import pytest

from firsthand.kit.errors import Refused
from firsthand.people.actions import meet
from firsthand.people.actions.meet import AddressIsTaken, ExternalIdIsTaken
from firsthand.people.models import Customer
from tests.cast import nine

CASES = [
    ("the address", "ruta@pastas.example", None, AddressIsTaken),
    ("the id", "elena@posta.example", "shop-7", ExternalIdIsTaken),
    ("the address, which reads as the id", "external_id@pastas.example", None, AddressIsTaken),
]


@pytest.mark.django_db
class TestWhoIsKnownAlready:
    """Rūta is known by her address and by the shop's id."""

    @pytest.mark.parametrize(("what", "address", "id_", "refusal"), CASES, ids=[case[0] for case in CASES])
    def test_is_refused_by_what_is_taken(
        self, what: str, address: str, id_: str | None, refusal: type[Refused]
    ) -> None:
        meet(name="Rūta", addresses=["ruta@pastas.example"], external_id="shop-7", at=nine)
        meet(name="Another", addresses=["external_id@pastas.example"], at=nine)

        with pytest.raises(refusal):
            meet(name="Somebody", addresses=[address], external_id=id_, at=nine)

        assert Customer.objects.count() == 2
