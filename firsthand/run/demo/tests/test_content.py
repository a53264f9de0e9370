"""The demo organisation is believable: nothing left unfilled, nobody misnamed, every time possible."""

import re
import struct
from collections import Counter
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest

from firsthand.run.demo.content import Story, load_story
from firsthand.run.demo.content.faces import draw
from firsthand.run.demo.content.forms import called
from firsthand.run.demo.content.people import LANGUAGES
from firsthand.run.demo.content.pictures import SCENES, picture
from firsthand.run.demo.content.script import MOST_TELLINGS, scripts
from firsthand.run.demo.content.story import Conversation, Message

TUESDAY = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
SUNDAY_NIGHT = datetime(2026, 11, 22, 23, 55, tzinfo=UTC)
NEW_YEAR = datetime(2027, 1, 1, 4, 0, tzinfo=UTC)
A_YEAR = 366 * 24 * 60


@pytest.fixture(params=[TUESDAY, SUNDAY_NIGHT, NEW_YEAR], ids=["tuesday", "sunday night", "new year"], scope="module")
def at(request: pytest.FixtureRequest) -> datetime:
    moment: datetime = request.param
    return moment


@pytest.fixture(scope="module")
def story(at: datetime) -> Story:
    return load_story(at)


def letters(story: Story) -> list[Message]:
    return [message for one in story.conversations for message in one.messages]


def texts(story: Story) -> list[str]:
    return [one.subject for one in story.conversations] + [message.text for message in letters(story)]


class TestTheOrganisation:
    """A shop in three towns."""

    def test_has_three_teams_and_nine_representatives(self, story: Story) -> None:
        roles = Counter(one.role for one in story.representatives)

        assert len(story.teams) == 3
        assert roles == {"administrator": 1, "lead": 2, "representative": 6}

    def test_answers_in_every_language_in_every_team(self, story: Story) -> None:
        spoken = {(team, tongue) for one in story.representatives for team in one.teams for tongue in one.languages}

        assert spoken >= {(team.key, tongue) for team in story.teams for tongue in LANGUAGES}

    def test_each_team_is_led_by_a_lead_in_it(self, story: Story) -> None:
        people = {one.key: one for one in story.representatives}

        assert all(people[team.lead].role == "lead" and team.key in people[team.lead].teams for team in story.teams)

    def test_uses_only_reserved_addresses(self, story: Story) -> None:
        people = [one.email for one in story.representatives] + [one.email for one in story.customers]
        addresses = [
            *people,
            *(inbox.address for inbox in story.inboxes),
            story.tour_letter.address,
            story.tour_letter.to,
        ]

        assert all(re.fullmatch(r"[a-z.]+@[a-z]+\.example", address) for address in addresses)

    def test_offers_six_saved_replies_and_a_letter_for_the_tour(self, story: Story) -> None:
        assert len(story.saved_replies) == 6
        assert story.tour_letter.to in {inbox.address for inbox in story.inboxes}


class TestTheCustomers:
    """Two hundred and twenty people with names, forms and towns."""

    def test_are_as_many_and_all_different(self, story: Story) -> None:
        assert len(story.customers) == 220
        assert len({one.email for one in story.customers}) == len({one.key for one in story.customers}) == 220

    def test_some_have_faces(self, story: Story) -> None:
        assert 35 <= sum(one.face is not None for one in story.customers) <= 50

    @pytest.mark.parametrize(
        ("name", "vocative"),
        [("Rūta", "Rūta"), ("Eglė", "Egle"), ("Tomas", "Tomai"), ("Andrius", "Andriau"), ("Kęstutis", "Kęstuti")],
    )
    def test_lithuanians_are_called_in_the_vocative(self, name: str, vocative: str) -> None:
        assert called(name, language="lt") == vocative

    def test_are_greeted_in_their_own_form(self, story: Story) -> None:
        people = {one.key: one for one in story.customers}
        first_replies = [
            (people[one.customer], next(message for message in one.messages if message.kind == "reply"))
            for one in story.conversations
            if any(message.kind == "reply" for message in one.messages)
        ]

        assert all(customer.vocative.lower() in reply.words.split("\n")[0].lower() for customer, reply in first_replies)


class TestTheConversations:
    """Four hundred matters of the last year."""

    def test_are_four_hundred_in_four_languages(self, story: Story) -> None:
        shares = Counter(one.language for one in story.conversations)

        assert len(story.conversations) == len({one.key for one in story.conversations}) == 400
        assert shares == {"lt": 180, "it": 88, "bg": 72, "en": 60}

    def test_stand_in_every_state(self, story: Story) -> None:
        states = Counter(one.state for one in story.conversations)
        unowned = sum(one.owner is None for one in story.conversations)

        assert 0.6 * 400 <= states["resolved"] <= 0.7 * 400
        assert states["waiting"] > 25 and states["snoozed"] > 10 and unowned > 25
        assert sum(bool(one.returns) and one.state == "open" for one in story.conversations) > 10
        assert sum(bool(one.returns) and one.state == "resolved" for one in story.conversations) > 5

    def test_have_four_messages_on_average_and_never_more_than_nine(self, story: Story) -> None:
        counts = [len(one.messages) for one in story.conversations]

        assert 3.7 <= sum(counts) / 400 <= 4.6
        assert min(counts) == 1 and max(counts) <= 9

    def test_point_only_to_people_teams_and_inboxes_that_exist(self, story: Story) -> None:
        staff = {one.key: one for one in story.representatives}
        customers = {one.key for one in story.customers}

        for one in story.conversations:
            assert one.customer in customers and one.inbox in {inbox.key for inbox in story.inboxes}
            assert one.owner is None or (
                one.team in staff[one.owner].teams and one.language in staff[one.owner].languages
            )
            for message in one.messages:
                assert message.author == one.customer if message.kind == "received" else message.author in staff
                assert set(message.mentions) <= set(staff) - {message.author}

    def test_crowd_into_the_last_days_and_reach_back_a_year(self, story: Story) -> None:
        ages = sorted(one.messages[-1].age for one in story.conversations)

        assert sum(age < 7 * 1440 for age in ages) > 120
        assert ages[-1] > 300 * 1440 and max(message.age for message in letters(story)) < A_YEAR

    def test_carry_tags_notes_mentions_files_quotations_and_html(self, story: Story) -> None:
        every = letters(story)

        assert len(story.tags) > 15
        assert sum(message.kind == "note" for message in every) > 40
        assert sum(bool(message.mentions) for message in every) > 25
        assert sum(bool(message.files) for message in every) > 40
        assert sum(bool(message.quoted) for message in every) > 60
        assert sum(bool(message.html) for message in every) > 40
        assert {"low", "normal", "high", "urgent"} == {one.priority for one in story.conversations}


class TestTheTimes:
    """A thread is read from above, and nothing is written in the future."""

    def test_follow_one_another(self, story: Story) -> None:
        for one in story.conversations:
            ages = [message.age for message in one.messages]
            assert ages == sorted(set(ages), reverse=True) and ages[-1] > 0, one.key

    def test_answers_are_written_in_working_hours(self, story: Story, at: datetime) -> None:
        zones = {one.key: ZoneInfo(one.timezone) for one in story.customers}
        for one in story.conversations:
            for message in one.messages:
                moment = (at - timedelta(minutes=message.age)).astimezone(zones[one.customer])
                assert message.kind == "received" or (moment.weekday() < 6 and 9 <= moment.hour < 18), one.key

    def test_owning_comes_after_the_first_word_and_closing_after_the_last(self, story: Story) -> None:
        for one in story.conversations:
            assert one.owned_age is None or 0 < one.owned_age < one.messages[0].age, one.key
            assert (one.resolved_age is not None) == (one.state == "resolved")
            assert one.resolved_age is None or 0 < one.resolved_age < one.messages[-1].age, one.key

    def test_what_came_back_had_been_closed_before(self, story: Story) -> None:
        for one in story.conversations:
            for closed, back in one.returns:
                before = min(message.age for message in one.messages if message.age > back)
                assert before > closed > back, one.key


class TestWhoseTurnItIs:
    """The state says who must speak next."""

    def test_fits_the_last_word(self, story: Story) -> None:
        for one in story.conversations:
            assert one.last_by == expected(one) or one.state == "resolved", one.key

    def test_only_what_nobody_touched_has_no_owner(self, story: Story) -> None:
        for one in story.conversations:
            assert (one.owner is None) == (one.owned_age is None)
            assert one.owner or all(message.kind == "received" for message in one.messages)

    def test_what_sleeps_knows_until_when(self, story: Story) -> None:
        for one in story.conversations:
            asleep = one.state == "snoozed"
            assert (one.snoozed_for is not None) == asleep


def expected(one: Conversation) -> str:
    return "customer" if one.state == "open" else "representative"


class TestTheWords:
    """What people read must look written by people."""

    def test_leave_no_place_unfilled(self, story: Story) -> None:
        assert not [text for text in texts(story) if re.search(r"[{}|]", text)]

    def test_never_say_what_only_machines_say(self, story: Story) -> None:
        assert not [
            text for text in texts(story) if re.search(r"\btest|lorem|ipsum|\bTODO\b|foo\b", text, re.IGNORECASE)
        ]

    def test_never_begin_two_matters_alike(self, story: Story) -> None:
        openings = Counter((one.messages[0].words) for one in story.conversations)

        assert openings.most_common(1)[0][1] == 1

    def test_begin_large_after_a_full_stop_that_a_detail_follows(self, story: Story) -> None:
        assert not [text for text in texts(story) if re.match(r"[^\W\d_]", text) and not text[0].isupper()]

    def test_are_written_in_the_right_alphabet(self, story: Story) -> None:
        for one in story.conversations:
            cyrillic = len(re.findall(r"[а-яА-Я]", one.messages[0].words))
            assert (cyrillic > 20) == (one.language == "bg"), one.key

    def test_stand_in_enough_hand_written_stories(self) -> None:
        written = {language: len(scripts(language)) for language in LANGUAGES}

        assert written["lt"] >= 45 and written["it"] >= 25 and written["bg"] >= 22 and written["en"] >= 18

    def test_tell_no_story_too_often_and_never_twice_to_one_customer(self, story: Story) -> None:
        told = Counter(one.key.rsplit("-", 1)[0] for one in story.conversations)
        heard = Counter((one.key.rsplit("-", 1)[0], one.customer) for one in story.conversations)

        assert max(told.values()) <= MOST_TELLINGS and max(heard.values()) == 1

    def test_are_the_same_whenever_they_are_told(self) -> None:
        assert load_story(TUESDAY) == load_story(TUESDAY)


class TestTheDrawings:
    """Faces, photographs and papers are real files."""

    def test_every_face_is_a_picture_without_words(self, story: Story) -> None:
        faces = [one.face for one in story.representatives] + [one.face for one in story.customers if one.face]
        for face in faces:
            drawn = ElementTree.fromstring(draw(face))
            assert drawn.get("viewBox") == "0 0 160 160" and not "".join(drawn.itertext()).strip()

    @pytest.mark.parametrize("scene", SCENES)
    def test_every_photograph_is_a_png(self, scene: str) -> None:
        painted = picture(scene, seed=1)

        assert painted.startswith(b"\x89PNG") and struct.unpack(">II", painted[16:24]) == (480, 360)

    def test_every_paper_is_one_page(self, story: Story) -> None:
        papers = [file for message in letters(story) for file in message.files if file.mime == "application/pdf"]

        assert papers and all(file.content.startswith(b"%PDF-1.4") and b"/Count 1" in file.content for file in papers)
