"""Forms as an administrator makes them."""

import re

import pytest
from django.test import Client

from firsthand.channels.webform.models import Form
from firsthand.workspace.tests.test_settings_access import signed_in
from tests.budget import budget

AT = "/settings/forms/"


@pytest.fixture
def jonas(shop) -> Client:
    return signed_in(shop.jonas)


def fields_of(page: str) -> dict[str, list[str]]:
    """What a browser would send of the builder, read from the page itself."""
    builder = page.split('id="builder"')[1].split("</form>")[0]
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input [^>]*>", builder):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        is_off = ('type="radio"' in tag or 'type="checkbox"' in tag) and " checked" not in tag
        if name and not is_off:
            found.setdefault(name[1], []).append(value[1] if value else "")
    for name, inside in re.findall(r'<textarea [^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', builder, re.DOTALL):
        found[name] = [inside]
    for name, inside in re.findall(r'<select [^>]*name="([^"]+)"[^>]*>(.*?)</select>', builder, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', inside) or re.search(r'value="([^"]*)"', inside)
        found[name] = [chosen[1] if chosen else ""]
    return found


@pytest.fixture
def contact(jonas) -> Form:
    """The contact form, as it begins."""
    jonas.post(f"{AT}new/", fields_of(jonas.get(f"{AT}new/").text))
    return Form.objects.get()


def codes(form: Form) -> list[str]:
    return [one["code"] for one in Form.objects.get(pk=form.pk).asks]


class TestANewForm:
    """It begins as one that works."""

    @pytest.mark.parametrize("preset", ["contact", "order"])
    def test_can_be_kept_as_it_is(self, shop, jonas, preset):
        begun = fields_of(jonas.get(f"{AT}new/?preset={preset}").text)
        kept = jonas.post(f"{AT}new/", begun)

        form = Form.objects.get()
        assert kept["Location"] == f"{AT}{form.pk}/site/"
        assert (form.name, form.inbox) == (preset, shop.help)
        assert set(form.titles) == {"en", "lt", "it", "bg"}
        assert jonas.get(f"/forms/{preset}/").status_code == 200

    def test_is_for_administrators(self, shop):
        for path in ("", "new/"):
            assert signed_in(shop.ingrida).get(f"{AT}{path}").status_code == 404

    def test_without_an_address_to_answer_is_refused_with_all_that_was_typed(self, jonas):
        begun = fields_of(jonas.get(f"{AT}new/").text)
        begun["question"] = [key for key in begun["question"] if key != "new2"]
        begun["titles-en"] = ["Tell us"]
        page = jonas.post(f"{AT}new/", begun)

        assert page.status_code == 422
        assert "has to ask for the e-mail address" in page.text
        assert 'value="Tell us"' in page.text


class TestItsQuestions:
    """Moved, taken out, added: by a button, by a drag, by the arrows."""

    def test_come_in_the_order_in_which_they_stand(self, jonas, contact):
        sent = fields_of(jonas.get(f"{AT}{contact.pk}/").text)
        sent["question"] = sent["question"][::-1]
        jonas.post(f"{AT}{contact.pk}/", sent)

        assert codes(contact) == [one["code"] for one in contact.asks][::-1]

    @pytest.mark.parametrize(
        ("act", "places"), [("up:", [0, 2, 1]), ("down:", [0, 1, 3]), ("remove:", [0, 1, 3])]
    )  # fmt: skip
    def test_are_moved_without_a_script(self, jonas, contact, act, places):
        sent = fields_of(jonas.get(f"{AT}{contact.pk}/").text)
        keys = sent["question"]
        page = jonas.post(f"{AT}{contact.pk}/", sent | {"act": f"{act}{keys[2]}"})

        assert fields_of(page.text)["question"][:3] == [keys[place] for place in places]
        assert codes(contact) == [one["code"] for one in contact.asks]  # nothing is kept yet

    def test_are_added_and_keep_what_was_written(self, jonas, contact):
        sent = fields_of(jonas.get(f"{AT}{contact.pk}/").text)
        page = jonas.post(f"{AT}{contact.pk}/", sent | {"act": "add", "kind": "choice"})
        more = fields_of(page.text) | {"new1-words-en": ["Colour"], "new1-options-en": ["Red\nBlue"]}
        jonas.post(f"{AT}{contact.pk}/", more)

        added = Form.objects.get().questions[-1]
        assert (added.words["en"], [one.words["en"] for one in added.options]) == ("Colour", ["Red", "Blue"])

    def test_that_stay_keep_their_codes(self, jonas, contact):
        jonas.post(f"{AT}{contact.pk}/", fields_of(jonas.get(f"{AT}{contact.pk}/").text) | {"titles-en": ["Tell us"]})

        form = Form.objects.get()
        assert (form.asks, form.version) == (contact.asks, 2)


class TestTwoWhoChangeIt:
    """The second hears of the first."""

    def test_are_not_lost_on_each_other(self, jonas, contact):
        sent = fields_of(jonas.get(f"{AT}{contact.pk}/").text)
        jonas.post(f"{AT}{contact.pk}/", sent | {"titles-en": ["First"]})
        page = jonas.post(f"{AT}{contact.pk}/", sent | {"titles-en": ["Second"]})

        assert page.status_code == 422
        assert "meanwhile" in page.text
        assert Form.objects.get().titles["en"] == "First"


class TestBesideIt:
    """How customers see it, and where it is."""

    def test_is_seen_as_it_is_written(self, jonas, contact):
        sent = fields_of(jonas.get(f"{AT}{contact.pk}/").text)
        page = jonas.post(f"{AT}preview/", sent | {"titles-lt": ["Rašykite"], "shown": "lt"})

        assert "Rašykite" in page.text
        assert "Jūsų vardas" in page.text

    def test_the_line_for_a_site_can_be_copied(self, jonas, contact):
        page = jonas.get(f"{AT}{contact.pk}/site/").text

        assert "/forms/contact/embed.js&#34; async" in page
        assert "It was seen on no site yet." in page

    def test_a_site_that_shows_it_is_named(self, client, jonas, contact):
        told = {"HTTP_REFERER": "https://shop.example/", "HTTP_SEC_FETCH_DEST": "iframe"}
        client.get("/forms/contact/embedded/", **told)

        assert "shop.example" in jonas.get(f"{AT}{contact.pk}/site/").text

    def test_is_closed_and_opened_again(self, client, jonas, contact):
        closed = jonas.post(f"{AT}{contact.pk}/closing/", follow=True)
        assert "opening/?undo" in closed.text
        assert client.get("/forms/contact/").status_code == 410

        jonas.post(f"{AT}{contact.pk}/opening/")
        assert client.get("/forms/contact/").status_code == 200

    def test_the_list_costs_the_same_for_many(self, jonas, contact):
        jonas.get(AT)
        with budget(12):
            jonas.get(AT)


class TestAChangeOfAForm:
    """Jonas changed its words, its order and its colour in one go."""

    @pytest.fixture
    def changed(self, jonas, contact) -> str:
        said = fields_of(jonas.get(f"{AT}{contact.pk}/").text)
        said |= {"titles-en": ["Ask us"], "question": said["question"][::-1], "accent": ["40"]}
        jonas.post(f"{AT}{contact.pk}/", said)
        return str(jonas.get("/settings/changes/?of=forms").text)

    def test_is_told_in_words(self, changed):
        assert "en: Write to us" in changed and "en: Ask us" in changed
        assert "Your name *; Your e-mail address *" in changed
        assert "Colour 2 of 12" in changed

    def test_is_taken_back_whole(self, jonas, contact, changed):
        before = Form.objects.get(pk=contact.pk)
        assert (before.titles["en"], codes(contact)[0]) == ("Ask us", "q5")
        undo = re.findall(r'"(/settings/changes/\d+/undo/[^"]*)"', changed)[0].replace("&amp;", "&")
        jonas.post(undo)

        after = Form.objects.get(pk=contact.pk)
        assert (after.titles["en"], after.accent) == ("Write to us", contact.accent)
        assert after.asks == contact.asks
