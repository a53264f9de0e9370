"""The organisation says who it is."""

from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from firsthand.journal.actor import HOUSE
from firsthand.journal.models import Entry
from firsthand.organisation.actions import (
    AboutUs,
    BrandExists,
    UnknownLanguage,
    UnknownTimeZone,
    Unnamed,
    add_brand,
    change_organisation,
)
from firsthand.organisation.facts import OrganisationChanged
from firsthand.organisation.models import Organisation
from firsthand.organisation.queries import brands, the_organisation
from firsthand.organisation.rules import SPOKEN

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


class TestTheOneOrganisation:
    """Namų gėris, a shop in Vilnius."""

    def test_stands_from_the_first_word_on(self) -> None:
        assert the_organisation().name == "Firsthand"

        change_organisation(AboutUs(name="Namų gėris", timezone="Europe/Vilnius"), by=HOUSE, at=MONDAY)
        change_organisation(AboutUs(language="lt", accent=555), by=HOUSE, at=MONDAY)

        house = the_organisation()
        assert (house.name, house.timezone, house.language, house.accent) == ("Namų gėris", "Europe/Vilnius", "lt", 195)
        assert Organisation.objects.count() == 1

    def test_is_the_only_one(self) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            Organisation.objects.create(id=2, name="Another")

    def test_tells_what_changed_and_only_then(self) -> None:
        change_organisation(AboutUs(name="Namų gėris"), by=HOUSE, at=MONDAY)
        change_organisation(AboutUs(name="Namų gėris"), by=HOUSE, at=MONDAY)

        assert [entry.payload for entry in Entry.objects.named(OrganisationChanged)] == [{"changed": ["name"]}]

    @pytest.mark.parametrize(
        ("wrong", "refusal"),
        [
            (AboutUs(name=" "), Unnamed),
            (AboutUs(language="tlh"), UnknownLanguage),
            (AboutUs(timezone="Moon/Base"), UnknownTimeZone),
        ],
    )
    def test_says_nothing_that_is_none(self, wrong: AboutUs, refusal: type[Exception]) -> None:
        with pytest.raises(refusal):
            change_organisation(wrong, by=HOUSE, at=MONDAY)

    def test_speaks_the_languages_of_the_pages(self) -> None:
        assert set(dict(settings.LANGUAGES)) == SPOKEN


class TestABrand:
    """A name for customers."""

    def test_is_taken_once(self) -> None:
        add_brand("Namų gėris", by=HOUSE, at=MONDAY)

        with pytest.raises(BrandExists):
            add_brand("namų gėris".title(), by=HOUSE, at=MONDAY)
        assert brands().count() == 1
