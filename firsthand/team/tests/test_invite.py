"""People come in by a link that was sent to them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from firsthand.access.actions import AddressIsTaken
from firsthand.access.models import Role
from firsthand.journal.models import Entry
from firsthand.team.actions import (
    LinkHasExpired,
    LinkIsUnknown,
    LinkWasUsed,
    WeakPassword,
    accept_invitation,
    invite,
    withdraw_invitation,
)
from firsthand.team.errands import mail_invitation
from firsthand.team.facts import Invited, Joined
from firsthand.team.models import Invitation, Representative
from firsthand.team.rules.permissions import OnlyAdministratorsMay
from firsthand.team.tests.people import DAYS, MONDAY, PASSWORD, administrator, asta, found_house, team

RUTA = "ruta@namugeris.example"

pytestmark = pytest.mark.django_db


class TestAnInvitation:
    """Jonas, the administrator, invites Rūta into the front desk."""

    def test_makes_a_representative_of_whoever_accepts_it(self) -> None:
        found_house()
        desk = team()
        _, token = invite(RUTA, role=Role.LEAD, name="Ruta", teams=[desk], by=administrator(), at=MONDAY)

        rep = accept_invitation(token, name="Rūta Kazlauskienė", password=PASSWORD, at=MONDAY)

        assert (rep.name, rep.account.email, rep.role, rep.timezone) == (
            "Rūta Kazlauskienė",
            RUTA,
            Role.LEAD,
            "Europe/Vilnius",
        )
        assert rep.places == {desk.pk: True}
        assert rep.account.check_password(PASSWORD)
        assert [entry.name for entry in Entry.objects.named(Invited, Joined).order_by("pk")][-2:] == [
            Invited.name,
            Joined.name,
        ]

    def test_opens_once(self) -> None:
        _, token = invite(RUTA, role=Role.LEAD, by=administrator(), at=MONDAY)
        accept_invitation(token, name="Rūta", password=PASSWORD, at=MONDAY)

        with pytest.raises(LinkWasUsed):
            accept_invitation(token, name="Somebody else", password=PASSWORD, at=MONDAY)
        assert Representative.objects.count() == 2

    def test_opens_for_seven_days(self) -> None:
        _, token = invite(RUTA, role=Role.LEAD, by=administrator(), at=MONDAY)

        with pytest.raises(LinkHasExpired):
            accept_invitation(token, name="Rūta", password=PASSWORD, at=MONDAY + 7 * DAYS)
        accept_invitation(token, name="Rūta", password=PASSWORD, at=MONDAY + 7 * DAYS - timedelta(seconds=1))

    def test_sent_again_kills_the_earlier_link(self) -> None:
        jonas = administrator()
        _, earlier = invite(RUTA, role=Role.LEAD, by=jonas, at=MONDAY)
        _, later = invite(RUTA.upper(), role=Role.REPRESENTATIVE, by=jonas, at=MONDAY)

        with pytest.raises(LinkHasExpired):
            accept_invitation(earlier, name="Rūta", password=PASSWORD, at=MONDAY)
        assert accept_invitation(later, name="Rūta", password=PASSWORD, at=MONDAY).role == Role.REPRESENTATIVE

    def test_taken_back_opens_nothing(self) -> None:
        jonas = administrator()
        invitation, token = invite(RUTA, role=Role.LEAD, by=jonas, at=MONDAY)
        withdraw_invitation(invitation, by=jonas, at=MONDAY)

        with pytest.raises(LinkHasExpired):
            accept_invitation(token, name="Rūta", password=PASSWORD, at=MONDAY)

    @pytest.mark.parametrize("token", ["", "None", "null", "0" * 64, "%00", "\x00"])
    def test_is_opened_by_no_empty_or_guessed_token(self, token: str) -> None:
        invite(RUTA, role=Role.LEAD, by=administrator(), at=MONDAY)

        with pytest.raises(LinkIsUnknown):
            accept_invitation(token, name="Rūta", password=PASSWORD, at=MONDAY)

    def test_is_kept_without_its_token(self) -> None:
        invitation, token = invite(RUTA, role=Role.LEAD, by=administrator(), at=MONDAY)

        assert token not in str(list(Invitation.objects.values_list()))
        assert invitation.token() == token

    def test_is_for_administrators_to_send(self) -> None:
        with pytest.raises(OnlyAdministratorsMay):
            invite(RUTA, role=Role.ADMINISTRATOR, by=asta(role=Role.LEAD), at=MONDAY)

    def test_is_not_sent_to_somebody_who_is_in(self) -> None:
        asta()

        with pytest.raises(AddressIsTaken):
            invite("ASTA@namugeris.example", role=Role.LEAD, by=administrator(), at=MONDAY)

    def test_with_a_weak_password_stays_open(self) -> None:
        _, token = invite(RUTA, role=Role.LEAD, by=administrator(), at=MONDAY)

        with pytest.raises(WeakPassword) as refused:
            accept_invitation(token, name="Rūta", password="12345", at=MONDAY)
        assert "10" in refused.value.sentence
        accept_invitation(token, name="Rūta", password=PASSWORD, at=MONDAY)


class TestTheLetter:
    """It is sent by an errand that does not carry the link."""

    def test_carries_the_link_in_the_language_of_the_invited(self) -> None:
        invitation, token = invite(RUTA, role=Role.LEAD, name="Rūta", by=administrator(), at=timezone.now())

        mail_invitation.func(invitation.pk)

        [letter] = mail.outbox
        assert letter.to == [RUTA]
        assert f"/join/{token}/" in letter.body
        assert letter.extra_headers["Auto-Submitted"] == "auto-generated"

    def test_is_not_sent_once_the_link_was_taken_back(self) -> None:
        jonas = administrator()
        invitation, _ = invite(RUTA, role=Role.LEAD, by=jonas, at=MONDAY)
        withdraw_invitation(invitation, by=jonas, at=MONDAY)

        mail_invitation.func(invitation.pk)

        assert mail.outbox == []


class TestThePageBehindTheLink:
    """Rūta opens it in her browser."""

    def test_takes_name_and_password_and_leads_to_sign_in(self, client: Client) -> None:
        _, token = invite(RUTA, role=Role.LEAD, by=administrator(), at=timezone.now())
        page = client.get(f"/join/{token}/")
        assert page.status_code == 200
        assert RUTA in page.content.decode()

        answer = client.post(f"/join/{token}/", {"name": "Rūta", "password": PASSWORD})

        assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/")
        assert client.post("/accounts/login/", {"login": RUTA, "password": PASSWORD}).status_code == 302
        assert client.get(f"/join/{token}/").status_code == 410

    def test_says_what_to_do_when_the_link_is_dead(self, client: Client) -> None:
        page = client.get("/join/nonsense/")

        assert page.status_code == 410
        assert "ask whoever invited you" in page.content.decode()

    def test_shows_what_is_wrong_with_a_password(self, client: Client) -> None:
        _, token = invite(RUTA, role=Role.LEAD, language="en", by=administrator(), at=timezone.now())

        page = client.post(f"/join/{token}/", {"name": "Rūta", "password": "short"})

        assert page.status_code == 422
        assert "too short" in page.content.decode()
