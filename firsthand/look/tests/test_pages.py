"""Every part renders, with every name given, in every language, and brings no script or style of its own."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.http import Http404
from django.template import engines
from django.test import RequestFactory
from django.utils import translation
from jinja2 import UndefinedError

from firsthand.look import views

PARTS = sorted((Path(__file__).parent.parent / "templates/look").rglob("*.html"))
OURS = [part for part in PARTS if part.name != "letter.html"]
INLINE = re.compile(r"<style|\sstyle=|<script(?![^>]* src=)|\son\w+=|hx-on|[\"']js:|javascript:|hx-trigger=\"[^\"]*\[")

NAMED = re.compile(r'"look/(\w+\.html)"')

pytestmark = pytest.mark.urls("firsthand.look.urls")


@pytest.fixture(autouse=True)
def in_development(settings):
    settings.FIRSTHAND_LOOK = True


def page(view, address: str = "/") -> str:
    return str(view(RequestFactory().get(address)).content.decode())


@pytest.mark.parametrize("part", OURS, ids=lambda part: part.name)
class TestAPart:
    def test_is_short(self, part: Path) -> None:
        assert len(part.read_text().splitlines()) <= 60

    def test_holds_no_script_and_no_style(self, part: Path) -> None:
        assert INLINE.findall(part.read_text()) == []

    def test_compiles(self, part: Path) -> None:
        assert look().get_template(name_of(part))


def name_of(part: Path) -> str:
    return part.as_posix().split("/templates/")[1]


class TestTheLivingPage:
    @pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
    def test_shows_every_part(self, language: str) -> None:
        with translation.override(language):
            shown = page(views.look)

        assert f'<html lang="{language}"' in shown
        assert INLINE.findall(shown) == []

    def test_leaves_no_part_out(self) -> None:
        """Trouble is a page of its own, the gallery is filled from a thread, and within a page stands what a page shows."""
        shown, found = set(), {part for part in PARTS if part.parent.name == "living"}
        while found:
            shown |= found
            named = {name for part in found for name in NAMED.findall(part.read_text())}
            found = {part for part in PARTS if part.name in named} - shown

        assert {part.name for part in set(PARTS) - shown} == {"trouble.html", "gallery.html", "within.html"}

    def test_shows_the_whole_desk(self) -> None:
        assert page(views.desk).count('class="row"') == 9

    def test_has_every_id_once(self) -> None:
        for shown in (page(views.look), page(views.desk)):
            ids = re.findall(r'\sid="([^"]+)"', shown)
            assert sorted(ids) == sorted(set(ids))

    def test_is_not_there_in_production(self, settings) -> None:
        settings.FIRSTHAND_LOOK = settings.DEBUG = False

        with pytest.raises(Http404):
            page(views.look)

    def test_lets_no_letter_run(self) -> None:
        policy = views.letter(RequestFactory().get("/"))["Content-Security-Policy"]

        assert "default-src 'none'" in policy
        assert "allow-scripts" not in policy


class TestTheEngine:
    def test_escapes_what_people_wrote(self) -> None:
        part = look().from_string('{% from "look/tag.html" import tag %}{{ tag(words) }}')

        assert "&lt;b&gt;" in part.render({"words": "<b>"})

    def test_fails_on_a_name_that_nobody_gave(self) -> None:
        with pytest.raises(UndefinedError):
            look().from_string("{{ forgotten }}").render({})

    def test_counts_as_the_language_counts(self) -> None:
        part = look().from_string(
            "{% trans count=many %}{{ count }} new{% pluralize %}{{ count }} new ones{% endtrans %}"
        )

        assert part.render({"many": 3}) == "3 new ones"


def look():
    return next(engine for engine in engines.all() if type(engine).__module__ == "firsthand.look.engine")
