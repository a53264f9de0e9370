"""A representative has a name, a face, a language and a time, and is seen at the desk."""

from datetime import timedelta

import pytest

from firsthand.access.models import Account
from firsthand.files.store import store
from firsthand.journal.models import Entry
from firsthand.organisation.rules import UnknownLanguage, UnknownTimeZone, Unnamed
from firsthand.team.actions import NotAPicture, Profile, be_seen, edit_profile, set_skills
from firsthand.team.facts import ProfileChanged
from firsthand.team.rules.permissions import OnlyYourOwn
from firsthand.team.tests.people import MONDAY, administrator, asta

pytestmark = pytest.mark.django_db


class TestAProfile:
    """Asta's."""

    def test_is_its_owners_to_change(self) -> None:
        rep = asta()

        edit_profile(
            rep, Profile(name="Asta \n Jankauskaitė", language="it", timezone="Europe/Rome"), by=rep, at=MONDAY
        )

        rep.refresh_from_db()
        assert (rep.name, rep.language, rep.timezone) == ("Asta Jankauskaitė", "it", "Europe/Rome")
        assert Account.objects.get(pk=rep.account_id).language == "it"
        assert Entry.objects.named(ProfileChanged).get().payload["changed"] == ["language", "name", "timezone"]

    def test_is_not_a_colleagues_to_change(self) -> None:
        rep, jonas = asta(), administrator()

        with pytest.raises(OnlyYourOwn):
            edit_profile(jonas, Profile(name="Nobody"), by=rep, at=MONDAY)
        edit_profile(rep, Profile(signature="Asta"), by=jonas, at=MONDAY)

    @pytest.mark.parametrize(
        ("wrong", "refusal"),
        [
            (Profile(name=" \u202e "), Unnamed),
            (Profile(language="xx"), UnknownLanguage),
            (Profile(timezone="Mars/Olympus"), UnknownTimeZone),
            (Profile(timezone="../../etc/passwd"), UnknownTimeZone),
        ],
    )
    def test_holds_nothing_that_is_none(self, wrong: Profile, refusal: type[Exception]) -> None:
        rep = asta()

        with pytest.raises(refusal):
            edit_profile(rep, wrong, by=rep, at=MONDAY)

    def test_shows_pictures_only(self) -> None:
        rep = asta()

        with pytest.raises(NotAPicture):
            edit_profile(rep, Profile(picture=store(b"<svg/>", name="a.svg", mime="image/svg+xml")), by=rep, at=MONDAY)
        edit_profile(rep, Profile(picture=store(b"\x89PNG", name="a.png", mime="image/png")), by=rep, at=MONDAY)
        assert rep.picture is not None


class TestSkills:
    """What somebody is good at."""

    def test_are_known_once_however_they_are_written(self) -> None:
        rep = asta()

        set_skills(rep, ["Šaldytuvai", "Italiano"], by=administrator(), at=MONDAY)
        set_skills(rep, ["šaldytuvai"], by=administrator("ona@namugeris.example"), at=MONDAY)

        assert [skill.name for skill in rep.skills.all()] == ["Šaldytuvai"]


class TestPresence:
    """Asta sits down."""

    def test_is_seen_for_ten_minutes(self) -> None:
        rep = asta()

        be_seen(rep, at=MONDAY)

        assert rep.is_present(at=MONDAY + timedelta(minutes=9))
        assert not rep.is_present(at=MONDAY + timedelta(minutes=10))

    def test_is_written_rarely(self, django_assert_num_queries: object) -> None:
        rep = asta()
        be_seen(rep, at=MONDAY)

        with django_assert_num_queries(0):  # type: ignore[operator]
            be_seen(rep, at=MONDAY + timedelta(seconds=30))
        with django_assert_num_queries(1):  # type: ignore[operator]
            be_seen(rep, at=MONDAY + timedelta(seconds=60))
