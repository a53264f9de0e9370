"""A customer reads their matter, writes more, and says whether it is solved."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from firsthand.conversations.actions import finish, hand_over, resolve
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.queries import address_to_answer
from firsthand.conversations.rules.briefing import Briefing
from firsthand.live import hear
from firsthand.notices.models import Notice
from firsthand.promises.actions import Saying, make
from tests.budget import budget
from tests.cast import noon, one, ruta, ten

pytestmark = pytest.mark.django_db


def page_of(browser, matter) -> str:
    answer = browser.get(f"/my/matters/{matter.pk}/")
    assert answer.status_code == 200
    shown: str = answer.content.decode()
    return shown


def write(browser, matter, words="It still hums.", once="1", **more):
    return browser.post(f"/my/matters/{matter.pk}/messages/", {"words": words, "once": once, **more})


class TestTheMatter:
    def test_shows_who_looks_after_it_and_what_was_said(self, by_link, matter):
        shown = page_of(by_link(matter), matter)
        assert "Asta looks after this." in shown
        assert "It hums at night." in shown and "We shall look at it." in shown

    def test_shows_what_was_promised_in_the_customers_own_time(self, shop, by_link, matter):
        make(matter, [Saying(words="I'll call you", due_at=one)], by=shop.asta, at=noon)
        assert "I&#39;ll call you: <time" in (shown := page_of(by_link(matter), matter))
        assert "13:00 (EET)" in shown

    def test_costs_a_few_statements(self, by_link, matter):
        browser = by_link(matter)
        with budget(12):
            page_of(browser, matter)

    def test_is_spoken_in_the_language_of_its_customer_and_in_a_chosen_one(self, by_link, matter):
        matter.customer.language = "lt"
        matter.customer.save()
        browser = by_link(matter)
        assert '<html lang="lt"' in page_of(browser, matter)
        browser.post("/my/language/", {"language": "it", "to": f"/my/matters/{matter.pk}/"})
        assert '<html lang="it"' in page_of(browser, matter)

    @pytest.mark.parametrize("chosen", ["ąž", "xx", "", "\x00"])
    def test_is_spoken_as_before_where_what_was_chosen_is_no_language(self, by_link, matter, chosen):
        browser = by_link(matter)
        answer = browser.post("/my/language/", {"language": chosen, "to": "/my/"})
        assert (answer["Location"], "firsthand_my_language" in browser.cookies) == ("/my/", False)

    @pytest.mark.parametrize("before", ["9" * 5000, "9" * 19, "²", "-1", "x"])
    def test_is_the_newest_where_it_is_asked_for_before_no_message(self, by_link, matter, before):
        answer = by_link(matter).get(f"/my/matters/{matter.pk}/", {"before": before})
        assert (answer.status_code, "We shall look at it." in answer.content.decode()) == (200, True)


class TestAnOpenPage:
    def test_looks_again_when_somebody_else_goes_on(self, shop, matter, django_capture_on_commit_callbacks):
        topics: set[str] = set()
        deaf = hear(topics.update)
        with django_capture_on_commit_callbacks(execute=True):
            hand_over(matter, to=shop.marco, briefing=Briefing(why="It is broken"), ask_by=one, by=shop.asta, at=noon)
        deaf()
        assert f"page:{matter.pk}" in topics


class TestWritingMore:
    def test_stands_in_the_same_conversation_and_owes_an_answer(self, by_link, matter):
        answer = write(by_link(matter), matter)
        message = Message.objects.latest("pk")
        matter.refresh_from_db()
        assert answer["Location"].endswith(f"#message-{message.pk}")
        assert (message.conversation_id, message.text, message.channel) == (matter.pk, "It still hums.", "page")
        assert (matter.is_open, matter.answer_due_at is not None, matter.owner.name) == (True, True, "Asta")

    def test_tells_the_owner_and_is_answered_by_mail(self, by_link, matter):
        write(by_link(matter), matter)
        assert Notice.objects.filter(about="customer.wrote", conversation_id=matter.pk).exists()
        assert address_to_answer(matter) == ruta.address

    def test_twice_stands_once(self, by_link, matter):
        browser = by_link(matter)
        answers = [write(browser, matter, once="same").url for _ in range(2)]
        assert answers[0] == answers[1]
        assert matter.messages.filter(channel="page").count() == 1

    def test_with_other_words_from_the_same_page_is_another_message(self, by_link, matter):
        browser = by_link(matter)
        for words in ("It hums.", "It hums, and leaks.", "It hums."):
            write(browser, matter, words=words, once="same")
        said = list(matter.messages.filter(channel="page").order_by("pk").values_list("text", flat=True))
        assert said == ["It hums.", "It hums, and leaks."]

    def test_takes_files(self, by_link, matter):
        file = SimpleUploadedFile("../../fridge.png", b"\x89PNG fridge", content_type="image/png")
        browser = by_link(matter)
        write(browser, matter, files=file)
        kept = Message.objects.latest("pk").attachments.select_related("file").get()
        address = f"/my/matters/{matter.pk}/files/{kept.pk}/{kept.file.token}/"
        assert kept.file.name == "fridge.png"
        assert browser.get(address)["Content-Disposition"].startswith("attachment")
        assert browser.get(f"{address}?shown")["Content-Type"] == "image/png"

    def test_needs_words_or_files(self, by_link, matter):
        assert write(by_link(matter), matter, words="  ").status_code == 422

    def test_gives_back_what_was_too_long(self, by_link, matter):
        answer = write(by_link(matter), matter, words="ab" * 60_000)
        assert (answer.status_code, b"abab" in answer.content) == (422, True)

    def test_costs_a_few_statements(self, by_link, matter):
        browser = by_link(matter)
        with budget(26):
            write(browser, matter)

    def test_brings_a_solved_matter_back_to_its_owner(self, shop, by_link, matter):
        resolve(matter, by=shop.asta, at=noon)
        write(by_link(matter), matter)
        matter.refresh_from_db()
        assert (matter.is_open, matter.owner, matter.reopenings) == (True, shop.asta, 1)


class TestSaying:
    """Is it solved? Theirs is the word that counts."""

    @pytest.mark.parametrize("before", ["waiting", "resolved"])
    def test_solved_closes_it_once(self, before, shop, by_link, matter):
        if before == "resolved":
            resolve(matter, by=shop.asta, at=noon)
        browser = by_link(matter)
        for _ in range(2):
            assert browser.post(f"/my/matters/{matter.pk}/solved/").status_code == 302
        matter.refresh_from_db()
        assert matter.is_resolved
        assert len(shop.facts_named("conversation.said_solved")) == 1
        assert len(shop.facts_named("conversation.resolved")) == 1
        assert "You said that it is solved." in page_of(browser, matter)

    @pytest.mark.parametrize(("before", "times"), [("waiting", 0), ("resolved", 1)])
    def test_not_solved_brings_it_back_to_the_same_person_who_owes_an_answer(
        self, before, times, shop, by_link, matter
    ):
        if before == "resolved":
            resolve(matter, by=shop.asta, at=noon)
        browser = by_link(matter)
        for _ in range(2):
            browser.post(f"/my/matters/{matter.pk}/unsolved/")
        matter.refresh_from_db()
        assert (matter.is_open, matter.owner, matter.reopenings) == (True, shop.asta, times)
        assert matter.answer_due_at is not None
        assert len(shop.facts_named("conversation.said_unsolved")) == 1
        assert Notice.objects.filter(about="conversation.back").count() == 1

    def test_not_solved_is_offered_while_they_are_asked_whatever_else_is_promised(self, shop, by_link, matter):
        hand_over(matter, to=shop.marco, briefing=Briefing(why="It is broken"), ask_by=one, by=shop.asta, at=noon)
        make(matter, [Saying(words="I'll call you", due_at=one)], by=shop.asta, at=noon)
        matter.refresh_from_db()
        browser = by_link(matter)
        assert "Not solved" not in page_of(browser, matter)

        finish(matter, by=shop.marco, at=noon)
        assert "Not solved" in page_of(browser, matter)

    def test_is_not_asked_before_anybody_answered(self, shop, by_link):
        fresh = shop.receives_mail().matter
        assert "Not solved" not in page_of(by_link(fresh), fresh)


class TestAllMatters:
    def test_are_seen_with_a_code_page_by_page(self, shop, by_code, matter):
        for number in range(22):
            shop.receives_mail(subject=f"Thing {number}", at=ten)
        browser = by_code(ruta)
        first = browser.get("/my/").content.decode()
        older = first.partition("before=")[2].partition('"')[0]
        rest = browser.get(f"/my/?before={older}").content.decode()
        assert (first.count("my-matters__words"), rest.count("my-matters__words")) == (20, 3)

    def test_of_a_link_are_the_one_it_opens(self, shop, by_link, matter):
        shop.receives_mail(subject="Another thing", at=noon)
        shown = by_link(matter).get("/my/").content.decode()
        assert shown.count("my-matters__words") == 1

    def test_cost_a_few_statements(self, by_code, matter):
        browser = by_code(ruta)
        with budget(4):
            browser.get("/my/")


def test_a_merged_matter_is_found_where_it_stands(shop, by_link, link_of, matter):
    from firsthand.conversations.actions import merge

    other = shop.receives_mail(subject="Another thing", at=noon).matter
    merge(matter, into=other, by=shop.asta, at=one)
    address = link_of(Conversation.objects.get(pk=matter.pk))
    from django.test import Client

    assert Client().get(address)["Location"] == f"/my/matters/{other.pk}/"
