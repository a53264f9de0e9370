"""The forms of one word have one stem."""

import pytest

from firsthand.search.fold import fold
from firsthand.search.stems import forms

FAMILIES = [
    ("en", "fridge fridges"),
    ("en", "order orders ordered ordering"),
    ("it", "frigorifero frigoriferi"),
    ("it", "consegna consegne consegnato"),
    (
        "lt",
        "šaldytuvas šaldytuvo šaldytuvui šaldytuvą šaldytuvu šaldytuve šaldytuvai šaldytuvų šaldytuvams šaldytuvuose",
    ),
    ("lt", "skalbyklė skalbyklės skalbyklei skalbyklę skalbyklėje skalbyklių skalbyklėmis"),
    ("lt", "siunta siuntos siuntai siuntą siuntoje siuntų siuntomis"),
    ("bg", "хладилник хладилника хладилникът хладилници хладилниците"),
    ("bg", "доставка доставката доставки доставките"),
    ("bg", "пералня пералнята перални пералните"),
    ("bg", "врата вратата врати вратите"),
    ("bg", "стол стола столът столове столовете"),
    ("bg", "матрак матрака матраци матраците"),
    ("bg", "месец месеца месеци месеците"),
    ("bg", "гаранция гаранцията гаранции"),
    ("bg", "нов нова ново нови новия новият новата новите"),
    ("bg", "повреден повредена повредени повреденият"),
    ("bg", "филтър филтъра филтри филтрите"),
    ("bg", "клиент клиента клиентът клиенти клиентите"),
]


class TestAFamilyOfForms:
    @pytest.mark.parametrize(("language", "family"), FAMILIES)
    def test_shares_a_stem(self, language, family):
        stems = [forms(fold(word), language=language)[-1] for word in family.split()]

        assert len(set(stems)) == 1

    @pytest.mark.parametrize(("language", "family"), FAMILIES)
    def test_is_met_by_a_query_whose_language_nobody_knows(self, language, family):
        for written in family.split():
            for typed in family.split():
                assert set(forms(fold(written), language=language)) & set(forms(fold(typed), language=""))


class TestAWord:
    def test_is_always_one_of_its_forms(self):
        assert forms("fridges", language="en") == ("fridges", "fridg")

    def test_with_a_figure_in_it_has_no_stem(self):
        assert forms("ww90ts", language="en") == ("ww90ts",)

    def test_of_three_letters_or_fewer_keeps_them(self):
        assert forms("ant", language="lt") == ("ant",)
