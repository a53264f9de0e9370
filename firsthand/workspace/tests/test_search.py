"""Search as one types."""

import re
from email import message_from_bytes, policy

import pytest

from tests.budget import budget
from tests.cast import Writer, elena, noon, ten

PART = {"HX-Request": "true", "HX-Target": "div#search-results"}


class TestWhatIsTyped:
    """Rūta wrote that it hums at night."""

    def test_is_shown_where_it_stands(self, shop, asked, at_desk):
        page = at_desk(shop.asta).get("/search/?q=hums", headers=PART).content.decode()

        assert "<mark>hums</mark>" in page and f"/conversations/{asked.conversation_id}/" in page
        assert "<html" not in page

    def test_is_counted_and_marked_in_the_subject_too(self, shop, asked, at_desk):
        word = asked.matter.subject.split()[0]

        page = at_desk(shop.asta).get(f"/search/?q={word}", headers=PART).content.decode()

        assert "1 found</h2>" in page and f"<b><mark>{word}</mark>" in page

    def test_says_that_there_is_more_than_it_shows_and_only_then(self, shop, asked, at_desk, monkeypatch):
        monkeypatch.setattr("firsthand.workspace.views.search.MOST_FOUND", 1)
        client = at_desk(shop.asta)

        all_of_it = client.get("/search/?q=hums", headers=PART).content.decode()
        shop.receives_mail(from_=Writer("Marta", "marta@posta.example"), words="Mine hums too.", at=ten)
        first_of_it = client.get("/search/?q=hums", headers=PART).content.decode()

        assert "1 found</h2>" in all_of_it and "The first 1" not in all_of_it
        assert "The first 1</h2>" in first_of_it and first_of_it.count("data-row=") == 1

    def test_and_nowhere_found_is_said(self, shop, asked, at_desk):
        assert "Nothing found" in at_desk(shop.asta).get("/search/?q=zeppelin", headers=PART).content.decode()

    def test_but_nothing_yet_is_explained(self, shop, at_desk):
        assert "What are you looking for?" in at_desk(shop.asta).get("/search/").content.decode()

    def test_costs_at_most_nine_statements(self, shop, asked, at_desk):
        client = at_desk(shop.asta)
        client.get("/search/?q=hums")

        with budget(9):
            client.get("/search/?q=hums")


class TestFilters:
    """What is clicked and what is typed are the same line."""

    def test_are_offered_beside_what_is_typed(self, shop, asked, at_desk):
        page = at_desk(shop.asta).get("/search/choices/?q=hums").content.decode()

        assert 'href="/search/?q=owner%3Ame+hums"' in page
        assert 'href="/search/?q=is%3Aopen+hums"' in page
        assert 'href="/search/?q=priority%3Aurgent+hums"' in page
        assert 'href="/search/?q=language%3Alt+hums"' in page

    def test_leave_one_where_and_in_which_order_one_looks(self, shop, asked, at_desk):
        client = at_desk(shop.asta)
        page = client.get("/search/?q=is%3Aopen+hums&in=messages&by=best").content.decode()

        assert '<a class="chip" href="/search/?q=hums&amp;in=messages&amp;by=best">' in page
        assert 'hx-get="/search/?in=messages&amp;by=best"' in page
        choices = client.get("/search/choices/?q=hums&in=messages").content.decode()
        assert 'href="/search/?q=owner%3Ame+hums&amp;in=messages"' in choices

    def test_may_be_written_into_fields_and_are_one_line_with_the_rest(self, shop, asked, at_desk):
        client = at_desk(shop.asta)
        fields = client.get("/search/choices/?q=is%3Aopen+hums&by=best").content.decode()
        said = {"q": "is:open hums", "from": "Rūta", "after": "", "before": "2099-01-01"}
        page = client.get("/search/", said).content.decode()

        assert 'name="q" value="is:open hums"' in fields and 'name="by" value="best"' in fields
        assert 'type="date"' in fields and 'name="from"' in fields
        assert 'value="is:open from:Rūta before:2099-01-01 hums"' in page and "1 found</h2>" in page

    def test_that_are_chosen_are_taken_away_by_the_same_click(self, shop, asked, at_desk):
        page = at_desk(shop.asta).get("/search/?q=is%3Aopen+hums").content.decode()

        assert "1 found</h2>" in page
        assert '<a class="chip" href="/search/?q=hums">is:open' in page

    def test_are_said_and_led_to_in_the_words_of_who_reads(self, shop, asked, at_desk):
        shop.asta.account.language = "lt"
        shop.asta.account.save(update_fields=["language"])

        page = at_desk(shop.asta).get("/search/?q=is:open+savininkas:niekas+hums").content.decode()

        assert re.findall(r'<a class="chip" href="([^"]+)">([^<]+)', page) == [
            ("/search/?q=savininkas%3Aniekas+hums", "yra:atviras"),
            ("/search/?q=yra%3Aatviras+hums", "savininkas:niekas"),
        ]

    def test_that_name_nothing_are_said(self, shop, asked, at_desk):
        page = at_desk(shop.asta).get("/search/?q=tag:biling", headers=PART).content.decode()

        assert "There is no tag “biling”." in page


class TestASlip:
    """Asta types what stands nowhere."""

    def test_is_answered_by_what_stands_near_and_said(self, shop, asked, at_desk):
        page = at_desk(shop.asta).get("/search/?q=frigde+", headers=PART).content.decode()

        assert "<b>fridge</b>" in page and "1 found</h2>" in page

    def test_tells_nobody_what_stands_in_matters_of_others(self, shop, asked, at_desk):
        page = at_desk(shop.marco).get("/search/?q=frigde+", headers=PART).content.decode()

        assert "<b>fridge</b>" not in page and "Nothing found" in page


class TestLookingAmong:
    """Rūta sent a picture of the label, Elena wrote to Orders."""

    @pytest.fixture
    def label(self, shop, asked):
        raw = message_from_bytes(shop.letter(subject="The label", words="Here it is."), policy=policy.default)
        raw.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="Šaldytuvo etiketė.png")
        label = shop.receives(raw.as_bytes(), at=ten)
        shop.receives_mail(from_=elena, to="sales@namai.example", words="It hums too.", at=noon)
        return label

    @pytest.mark.parametrize("words", ["saldytuvo", "etikete.png", "etiket"])
    def test_files_finds_them_by_name_without_marks(self, shop, label, at_desk, words):
        page = at_desk(shop.asta).get(f"/search/?q={words}&in=files").content.decode()

        assert "1 file</h2>" in page and f'href="/conversations/{label.conversation_id}/?at={label.pk}"' in page

    def test_conversations_finds_one_by_the_name_of_its_file(self, shop, label, at_desk):
        page = at_desk(shop.asta).get("/search/?q=etikete").content.decode()

        assert "1 found</h2>" in page and f"/conversations/{label.conversation_id}/" in page

    @pytest.mark.parametrize("words", ["kazlauskiene", "ruta@pastas", "ruta", "kazlauskine"])
    def test_people_finds_them_by_name_and_address(self, shop, label, at_desk, words):
        page = at_desk(shop.asta).get(f"/search/?q={words}&in=people").content.decode()

        assert f'href="/customers/{label.matter.customer_id}/"' in page

    @pytest.mark.parametrize("among", ["", "messages", "people", "files"])
    @pytest.mark.parametrize("words", ["elena", "elena@posta.example", "hums"])
    def test_nothing_of_another_team_is_found(self, shop, label, at_desk, among, words):
        assert "Elena" not in at_desk(shop.asta).get(f"/search/?q={words}&in={among}").content.decode()

    def test_messages_finds_each(self, shop, asked, at_desk):
        shop.answers(asked, words="It hums because of the foot.")

        page = at_desk(shop.asta).get("/search/?q=hums&in=messages").content.decode()

        assert "2 found</h2>" in page and page.count("<mark>hums</mark>") >= 2

    def test_the_best_come_first_when_asked_for(self, shop, asked, at_desk):
        shop.receives_mail(subject="Hum", words=f"Hum. {'Much else was said. ' * 60}", at=noon)
        client = at_desk(shop.asta)

        newest, best = (client.get(f"/search/?q=hums{order}").content.decode() for order in ("", "&by=best"))

        first = re.compile(r'data-row="found-(\d+)"')
        assert first.findall(newest) == first.findall(best)[::-1]

    def test_those_who_bear_the_name_stand_above_their_conversations(self, shop, asked, at_desk):
        page = at_desk(shop.asta).get("/search/?q=kazlausk", headers=PART).content.decode()

        assert page.index(f'href="/customers/{asked.matter.customer_id}/"') < page.index("1 found</h2>")
