"""What an administrator sets up, page by page, with and without scripts."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from firsthand.channels.email.errands import bring_along, take_out
from firsthand.channels.email.models import Consent, Hook, Mailbox, Move, SigningKey, WayOut
from firsthand.channels.email.tests.provider import CLIENT, provider
from firsthand.conversations.models import Inbox
from firsthand.journal.errands import TryAgainAt
from firsthand.journal.models import Errand
from firsthand.kit.secrets import open_secret
from firsthand.notices.actions import Telling, tell_representatives
from firsthand.notices.queries import has_unread
from firsthand.organisation.queries import the_organisation
from firsthand.team.models import Calendar, Invitation, Representative, Team
from firsthand.workspace.tests.test_settings_access import signed_in
from tests.budget import budget
from tests.cast import nine

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
MAILBOX = {"address": "help@namai.example", "host": "imap.example", "port": "993", "user": "help", "folder": "INBOX"}


@pytest.fixture
def jonas(shop) -> Client:
    return signed_in(shop.jonas)


class TestMembers:
    """Jonas looks after the people."""

    def test_are_invited_by_a_link_shown_once(self, shop, jonas):
        page = jonas.post("/settings/invitations/", {"email": "new@namai.example", "role": "lead", "language": "lt"})

        assert Invitation.objects.get().role == "lead"
        assert "/join/" in page.content.decode()
        assert "no-store" in page["Cache-Control"]

    def test_are_not_invited_at_what_is_no_address(self, shop, jonas):
        page = jonas.post("/settings/invitations/", {"email": "nonsense", "role": "lead", "language": "lt"})

        assert page.status_code == 422
        assert "is not an e-mail address" in page.content.decode()

    def test_get_role_teams_and_skills_together(self, shop, jonas):
        sent = {"role": "lead", "teams": [shop.orders.pk], "leads": [shop.orders.pk], "skills": "Italian, sofas"}
        jonas.post(f"/settings/members/{shop.marco.pk}/", sent)
        marco = Representative.objects.get(pk=shop.marco.pk)

        assert (marco.role, marco.places, marco.skills.count()) == ("lead", {shop.orders.pk: True}, 2)

    def test_are_let_go_and_welcomed_back(self, shop, jonas):
        gone = jonas.post(f"/settings/members/{shop.marco.pk}/departure/", follow=True)
        assert "return/?undo" in gone.content.decode()
        jonas.post(f"/settings/members/{shop.marco.pk}/return/")

        assert Representative.objects.get(pk=shop.marco.pk).is_active

    def test_leave_what_they_look_after_to_a_colleague(self, shop, jonas):
        matter = shop.answers(shop.receives_mail(at=nine), by=shop.asta).matter
        asked = jonas.get(f"/settings/members/{shop.asta.pk}/departure/").content.decode()
        assert "looks after 1 conversation" in asked

        gone = jonas.post(f"/settings/members/{shop.asta.pk}/departure/", {"to": shop.ingrida.pk}, follow=True)
        matter.refresh_from_db()
        assert matter.owner == shop.ingrida
        assert "1 conversation has other hands now" in gone.content.decode()
        assert "return/?undo" not in gone.content.decode()

    def test_keep_their_last_administrator(self, shop, jonas):
        page = jonas.post(f"/settings/members/{shop.jonas.pk}/departure/", follow=True)

        assert "is the only administrator" in page.content.decode()

    def test_are_listed_in_few_statements(self, shop, jonas):
        with budget(12):
            jonas.get("/settings/members/")


class TestAFace:
    """Jonas shows himself."""

    def test_is_taken_away_again(self, shop, jonas):
        picture = SimpleUploadedFile("me.png", png(512, 512))
        profile = {"name": "Jonas", "language": "en", "timezone": "UTC"}
        jonas.post("/settings/profile/", profile | {"picture": picture})
        assert Representative.objects.get(pk=shop.jonas.pk).picture is not None

        jonas.post("/settings/profile/bare/")
        assert Representative.objects.get(pk=shop.jonas.pk).picture is None

    @pytest.mark.parametrize(("wide", "high"), [(60_000, 60_000), (7_000, 10)])
    def test_does_not_unfold_to_more_than_a_screen(self, shop, jonas, wide, high):
        picture = SimpleUploadedFile("me.png", png(wide, high))
        page = jonas.post("/settings/profile/", {"name": "J", "language": "en", "timezone": "UTC", "picture": picture})

        assert page.status_code == 422
        assert "too many points" in page.content.decode()

    def test_needs_no_single_key(self, shop, jonas):
        jonas.post("/settings/profile/keys/")
        assert "<key-map data-off>" in jonas.get("/desk/mine/").content.decode()

        jonas.post("/settings/profile/keys/?on")
        assert "<key-map>" in jonas.get("/desk/mine/").content.decode()


def png(wide: int, high: int) -> bytes:
    """As much of a picture as says how large it is."""
    return b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + wide.to_bytes(4) + high.to_bytes(4) + b"\x00" * 40


class TestTeams:
    """Jonas founds one, and says who is in it."""

    def test_are_founded_and_filled(self, shop, jonas):
        jonas.post("/settings/teams/", {"name": "Deliveries"})
        team = Team.objects.get(name="Deliveries")
        jonas.post(f"/settings/teams/{team.pk}/", {"name": "Delivery", "leads": [shop.ingrida.pk]})

        assert Representative.objects.get(pk=shop.ingrida.pk).places == {team.pk: True, shop.repairs.pk: True}
        assert Team.objects.get(pk=team.pk).name == "Delivery"

    def test_are_not_founded_twice(self, shop, jonas):
        assert jonas.post("/settings/teams/", {"name": "repairs"}).status_code == 422


class TestWorkingHours:
    """Jonas writes them as people do."""

    def test_are_read_with_split_days(self, shop, jonas):
        hours = {"name": "Milan", "timezone": "Europe/Rome", "mon": "9-12, 13:00–18:00", "holidays": "2026-12-25"}
        jonas.post("/settings/calendars/new/", hours)
        milan = Calendar.objects.get(name="Milan")

        assert milan.hours == {"mon": [["09:00", "12:00"], ["13:00", "18:00"]]}
        assert milan.holidays == ["2026-12-25"]

    def test_are_refused_with_what_to_write_instead(self, shop, jonas):
        page = jonas.post("/settings/calendars/new/", {"name": "Milan", "timezone": "Europe/Rome", "mon": "all day"})

        assert page.status_code == 422
        assert "all day" in page.content.decode() and "9:00–12:00" in page.content.decode()

    def test_say_what_they_mean(self, shop, jonas):
        week = {"timezone": "Europe/Vilnius", "mon": "9:00–18:00", "fri": "9:00-18:00"}

        assert (
            "Asked Friday 17:30, four working hours: Monday 12:30."
            in jonas.post("/settings/calendars/preview/", week).content.decode()
        )


class TestInboxes:
    """Jonas says where customers write."""

    def test_are_opened_and_then_given_an_address(self, shop, jonas):
        sent = {"name": "Sofia", "team": shop.orders.pk, "language": "bg", "hours": "4", "minutes": "30"}
        answer = jonas.post("/settings/inboxes/new/", sent)
        sofia = Inbox.objects.get(name="Sofia")

        assert (sofia.answer_within, sofia.acknowledges, sofia.language) == (270, False, "bg")
        assert answer["Location"] == f"/settings/inboxes/{sofia.pk}/connection/"

    def test_have_one_default_that_moves(self, shop, jonas):
        sent = {
            "name": "Sales",
            "team": shop.orders.pk,
            "language": "en",
            "hours": "4",
            "minutes": "0",
            "is_default": "on",
        }
        jonas.post(f"/settings/inboxes/{shop.sales.pk}/", sent)

        assert list(Inbox.objects.filter(is_default=True)) == [shop.sales]

    def test_keep_their_default(self, shop, jonas):
        sent = {"name": "Help", "team": shop.repairs.pk, "language": "en", "hours": "4", "minutes": "0"}

        assert jonas.post(f"/settings/inboxes/{shop.help.pk}/", sent).status_code == 422

    def test_seal_the_password_and_tell_nobody(self, shop, jonas):
        jonas.post(f"/settings/inboxes/{shop.help.pk}/mailbox/", {**MAILBOX, "password": "žalia arbata"})
        jonas.post(f"/settings/inboxes/{shop.help.pk}/mailbox/", {**MAILBOX, "password": "", "is_tls": "on"})
        box = Mailbox.objects.get(inbox=shop.help)

        assert open_secret(box.imap_secret) == "žalia arbata"
        assert "arbata" not in jonas.get(f"/settings/inboxes/{shop.help.pk}/mailbox/").content.decode()
        assert "arbata" not in str([entry.payload for entry in shop.facts_named("mailbox.changed")])

    def test_have_other_addresses_too(self, shop, jonas):
        jonas.post(f"/settings/inboxes/{shop.help.pk}/mailbox/", {**MAILBOX, "aliases": "a@namai.test, b@namai.test"})
        page = jonas.get(f"/settings/inboxes/{shop.help.pk}/mailbox/").content.decode()

        assert "a@namai.test\nb@namai.test</textarea>" in page

    def test_sign_and_show_how_it_looks(self, shop, jonas):
        signature = f"/settings/inboxes/{shop.help.pk}/signature/"
        jonas.post(signature, {"words-en": "{representative} of {brand}"})

        assert '<pre lang="en">Jonas of Namai</pre>' in jonas.get(signature).content.decode()

    def test_refuse_a_signature_with_a_field_that_means_nothing(self, shop, jonas):
        page = jonas.post(f"/settings/inboxes/{shop.help.pk}/signature/", {"words-en": "{name}"})

        assert page.status_code == 422 and "{name}</textarea>" in page.content.decode()

    def test_begin_reading_anew_on_another_server(self, shop, jonas):
        Mailbox.objects.filter(inbox=shop.help).update(imap_last_uid=40, imap_host="old.example")
        jonas.post(f"/settings/inboxes/{shop.help.pk}/mailbox/", MAILBOX)

        assert Mailbox.objects.get(inbox=shop.help).imap_last_uid == 0

    def test_do_not_share_an_address(self, shop, jonas):
        page = jonas.post(f"/settings/inboxes/{shop.sales.pk}/mailbox/", MAILBOX)

        assert page.status_code == 422

    def test_are_tried_before_anything_is_kept(self, shop, jonas):
        nobody_listens = {**MAILBOX, "host": "127.0.0.1", "port": "1", "try": "1"}
        page = jonas.post(f"/settings/inboxes/{shop.help.pk}/mailbox/", nobody_listens)

        assert page.status_code == 422
        assert Mailbox.objects.get(inbox=shop.help).imap_host == ""


class TestTheRest:
    """Organisation, keys, dead letters, the journal."""

    def test_the_organisation_says_who_it_is(self, shop, jonas):
        said = {
            "name": "Namai",
            "domain": "namai.example",
            "language": "lt",
            "timezone": "Europe/Vilnius",
            "accent": "40",
        }
        jonas.post("/settings/organisation/", said)

        assert shop.facts_named("organisation.changed")[0].payload == {"changed": ["accent", "language"]}

    def test_a_key_is_shown_once(self, shop, jonas):
        page = jonas.post("/settings/keys/", {"name": "Website", "role": "lead"})

        assert "<code>fh_" in page.content.decode()
        assert page.content.decode().count("fh_") > jonas.get("/settings/keys/").content.decode().count("fh_")

    def test_dead_letters_are_tried_again_and_it_is_known_by_whom(self, shop, jonas):
        for number in range(3):
            Errand.objects.create(path="a.b.deliver", args=[number], dead_at=nine, attempts=7, error="Refused")
        jonas.post("/settings/errands/attempts/")

        assert Errand.objects.filter(path="a.b.deliver", dead_at=None, attempts=0).count() == 3
        assert [entry.by for entry in shop.facts_named("errand.retried")] == [shop.jonas.actor] * 3

    def test_a_dead_letter_that_was_decided_is_not_decided_again(self, shop, jonas):
        errand = Errand.objects.create(path="a.b.deliver", args=[1], dead_at=nine, error="Refused")
        jonas.post(f"/settings/errands/{errand.pk}/attempt/")
        page = jonas.post(f"/settings/errands/{errand.pk}/discarding/", follow=True)

        assert "Somebody has already retried or discarded" in page.content.decode()
        assert Errand.objects.filter(pk=errand.pk).exists()

    def test_the_journal_names_people(self, shop, jonas):
        shop.answers(shop.receives_mail())
        with budget(16):
            page = jonas.get("/settings/audit/").content.decode()

        assert "Asta answered" in page and "Rūta Kazlauskienė wrote" in page


class TestAProfile:
    """Asta says how customers see her."""

    def sent(self, **said):
        return {"name": "Asta J.", "language": "lt", "timezone": "Europe/Vilnius", "signature": "Asta", **said}

    def test_speaks_her_language_from_then_on(self, shop):
        browser = signed_in(shop.asta)
        browser.post("/settings/profile/", self.sent())

        assert '<html lang="lt"' in browser.get("/settings/profile/").content.decode()

    def test_shows_her_picture_inertly(self, shop):
        browser = signed_in(shop.asta)
        browser.post("/settings/profile/", self.sent(picture=SimpleUploadedFile("me.svg", PNG, "image/svg+xml")))
        asta = Representative.objects.get(pk=shop.asta.pk)
        shown = browser.get(f"/settings/faces/{asta.pk}/{asta.picture_id}/")

        assert (shown.content, shown["Content-Type"], shown["X-Content-Type-Options"]) == (PNG, "image/png", "nosniff")
        assert "sandbox" in shown["Content-Security-Policy"]

    @pytest.mark.parametrize("address", ["1/99999999999999999999999", "99999999999999999999999/1", "1/99"])
    def test_has_no_picture_at_a_number_that_is_none(self, shop, at_desk, address):
        assert at_desk(shop.asta).get(f"/settings/faces/{address}/").status_code == 404

    @pytest.mark.parametrize("content", [b"<svg onload=alert(1)>", b"", b"GIF89a", PNG + b"\x00" * 2_100_000])
    def test_takes_no_other_file(self, shop, content):
        sent = self.sent(picture=SimpleUploadedFile("me.png", content, "image/png"))
        answer = signed_in(shop.asta).post("/settings/profile/", sent)

        assert Representative.objects.get(pk=shop.asta.pk).picture is None
        assert answer.status_code == 422 or not content

    def test_is_only_her_own(self, shop):
        signed_in(shop.marco).post("/settings/profile/", self.sent(name="Not Asta"))

        assert Representative.objects.get(pk=shop.asta.pk).name == "Asta"


class TestNotices:
    """Asta reads what she was told."""

    def test_lead_to_the_conversation_and_are_read(self, shop):
        matter = shop.receives_mail().matter
        tell_representatives([Telling(shop.asta.pk, "answer.late", matter.pk)], at=nine)
        browser = signed_in(shop.asta)
        page = browser.get("/notices/").content.decode()
        (number,) = [word.split("/")[2] for word in page.split('"') if word.endswith("/opening/")][:1]

        assert "Your answer is late" in page and "The fridge hums" in page
        assert browser.post(f"/notices/{number}/opening/")["Location"] == f"/conversations/{matter.pk}/"
        assert not has_unread(shop.asta)

    def test_of_what_is_no_longer_hers_name_nobody(self, shop):
        matter = shop.receives_mail().matter
        tell_representatives([Telling(shop.marco.pk, "answer.late", matter.pk)], at=nine)

        assert "Rūta" not in signed_in(shop.marco).get("/notices/").content.decode()

    def test_are_all_read_at_once(self, shop):
        tell_representatives([Telling(shop.asta.pk, "answer.late", number) for number in (1, 2)], at=nine)
        signed_in(shop.asta).post("/notices/reading/")

        assert not has_unread(shop.asta)

    def test_take_few_statements(self, shop):
        tell_representatives([Telling(shop.asta.pk, "answer.late", number) for number in range(60)], at=nine)
        browser = signed_in(shop.asta)

        with budget(9):
            browser.get("/notices/")


class TestLettersOut:
    """Jonas says by which server letters leave, and who signs them."""

    def test_leave_by_a_server_of_their_own_within_limits(self, shop, jonas):
        page = f"/settings/inboxes/{shop.help.pk}/sending/"
        sent = {"kind": "own", "host": "smtp.example", "port": "465", "safety": "tls", "user": "help", "a_minute": "30"}
        jonas.post(page, {**sent, "password": "žalia arbata"})
        way = WayOut.objects.get()

        assert (way.host, way.safety, way.a_minute, way.an_hour) == ("smtp.example", "tls", 30, None)
        shown = jonas.get(page).content.decode()
        assert "smtp.example" in shown and "arbata" not in shown

    def test_leave_by_a_provider_with_a_key_that_is_never_shown(self, shop, jonas, settings):
        page = f"/settings/inboxes/{shop.help.pk}/sending/"
        said = {"kind": "provider", "provider": "postmark", "port": "587", "key": "tok-9"}
        settings.ANYMAIL = {"POSTMARK_API_URL": "http://127.0.0.1:9/"}

        tried = jonas.post(page, said | {"try": "1"})
        assert (
            tried.status_code == 422
            and "One is kept" not in tried.content.decode()
            and "<in-view" in tried.content.decode()
        )
        assert "Say which provider" in jonas.post(page, said | {"key": ""}).content.decode()

        jonas.post(page, said)
        way = WayOut.objects.get()
        assert (way.kind, way.provider, open_secret(way.secret)) == ("provider", "postmark", "tok-9")
        shown = jonas.get(page).content.decode()
        assert "One is kept" in shown and "tok-9" not in shown

    def test_are_refused_without_a_host(self, shop, jonas):
        page = jonas.post(f"/settings/inboxes/{shop.help.pk}/sending/", {"kind": "own", "port": "587"})

        assert page.status_code == 422 and "Say the host" in page.content.decode()

    def test_are_tried_first(self, shop, jonas):
        sent = {"kind": "own", "host": "127.0.0.1", "port": "9", "safety": "none", "try": "1"}
        page = jonas.post(f"/settings/inboxes/{shop.help.pk}/sending/", sent)

        assert page.status_code == 422 and "private network" in page.content.decode()
        assert not WayOut.objects.exists()

    def test_are_signed_with_a_key_whose_record_is_shown(self, shop, jonas):
        jonas.post("/settings/domains/namai.example/keys/")
        key = SigningKey.objects.get()
        page = jonas.get("/settings/domains/namai.example/").content.decode()
        assert key.place in page and key.public in page and "not in use yet" in page

        jonas.post(f"/settings/signing-keys/{key.pk}/signing/")
        assert "signed by us" in jonas.get("/settings/domains/").content.decode()
        jonas.post(f"/settings/signing-keys/{key.pk}/retirement/")
        assert "signed by us" not in jonas.get("/settings/domains/").content.decode()

    def test_are_not_signed_for_strangers(self, shop, jonas):
        assert jonas.post("/settings/domains/elsewhere.example/keys/").status_code == 404
        assert jonas.get("/settings/domains/elsewhere.example/").status_code == 404


class TestADomain:
    """Jonas looks how letters of the shop stand in the DNS."""

    PAGE = "/settings/domains/namai.example/"

    def test_is_looked_at_after_the_page_stands(self, shop, jonas, settings):
        settings.DNS = "off"

        assert f'hx-get="{self.PAGE}?look"' in jonas.get(self.PAGE).content.decode()
        assert "does not answer just now" in jonas.get(f"{self.PAGE}?look").content.decode()

    def test_is_told_by_what_is_pasted(self, shop, jonas, settings):
        settings.SMTP_URL = "smtp://smtp.gmail.com"
        page = jonas.post(self.PAGE, {"spf": '"v=spf1 mx " "-all"', "dmarc": "v=DMARC1; p=reject"}).content.decode()

        assert "v=spf1 mx include:_spf.google.com -all" in page
        assert "v=DMARC1; p=reject; rua=mailto:postmaster@namai.example" in page


class TestSigningInWithTheProvider:
    """Jonas connects a mailbox whose provider refuses passwords."""

    def test_leads_to_the_provider_and_back(self, shop, jonas, settings):
        settings.PRIVATE_HOSTS = ["127.0.0.1"]
        here = f"/settings/inboxes/{shop.help.pk}/consent/"
        with provider() as known:
            other = {
                "provider": "other",
                "ask_at": f"{known.url}/ask",
                "tokens_at": f"{known.url}/token",
                "scope": "mail",
            }
            jonas.post(here, {**other, **CLIENT})
            page = jonas.get(here).content.decode()
            assert "One step is left" in page and f"<code>{settings.BASE_URL}/settings/consent/</code>" in page
            question = jonas.get(f"{here}departure/")["Location"]
            answer = jonas.get("/settings/consent/", known.consents(question), follow=True)

        assert "lets us into help@namai.example" in answer.content.decode()
        page = jonas.get(here).content.decode()
        assert "The provider lets us in" in page and "sealed-lips" not in page
        jonas.post(f"{here}withdrawal/")
        assert not Consent.objects.exists()

    def test_refuses_an_answer_that_nobody_asked_for(self, shop, jonas):
        page = jonas.get("/settings/consent/", {"state": "x", "code": "y"}, follow=True)

        assert "belongs to no question of ours" in page.content.decode()


class TestProvidersThatCall:
    """Jonas lets a provider bring letters."""

    def test_are_given_two_addresses_and_refused_again(self, shop, jonas):
        here = f"/settings/inboxes/{shop.help.pk}/providers/"
        assert jonas.post(here, {"provider": "mailgun"}).status_code == 422
        jonas.post(here, {"provider": "mailgun", "secret": "žalia arbata"})
        page = jonas.get(here).content.decode()

        assert page.count("/hooks/mail/") == 2 and "arbata" not in page
        jonas.post(f"{here}{Hook.objects.get().pk}/closing/")
        assert "No provider calls yet" in jonas.get(here).content.decode()


class TestConnecting:
    """Jonas is guided to a mailbox of a known provider."""

    def test_knows_the_provider_and_keeps_both_ways(self, shop, jonas, settings):
        settings.DNS = "off"
        here = f"/settings/inboxes/{shop.help.pk}/connection/"
        page = jonas.post(here, {"address": "namai@gmail.com", "find": "1"}).content.decode()
        assert "imap.gmail.com" in page and "app password" in page
        assert f'hx-post="{here}"' in page

        sent = {"address": "namai@gmail.com", "imap": "imap.gmail.com", "imap_port": "993", "smtp": "smtp.gmail.com"}
        jonas.post(here, {**sent, "smtp_port": "587", "safety": "starttls", "password": "žalia arbata"})
        box, way = Mailbox.objects.get(inbox=shop.help), WayOut.objects.get()
        assert (box.imap_host, box.imap_user, way.host, way.a_day) == (
            "imap.gmail.com",
            "namai@gmail.com",
            "smtp.gmail.com",
            500,
        )

    def test_tells_each_step_that_failed(self, shop, jonas, settings):
        settings.DNS = "off"
        here = f"/settings/inboxes/{shop.help.pk}/connection/"
        sent = {"address": "help@namai.example", "imap": "127.0.0.1", "imap_port": "9", "smtp": "127.0.0.1"}
        page = jonas.post(here, {**sent, "smtp_port": "9", "safety": "none", "try": "1"})

        assert page.status_code == 422 and page.content.decode().count("private network") == 2
        assert not WayOut.objects.exists()


class TestBringingMailAlong:
    """Jonas sends an mbox of the old days, of which one letter is a draft."""

    MBOX = b"From x@x.example Tue Nov 24 09:00:00 2020\nFrom: ruta@pastas.example\nDate: Tue, 24 Nov 2020 09:00:00 +0200\n\nHi\n"

    @pytest.fixture(autouse=True)
    def folder(self, settings, tmp_path):
        settings.MOVING_FOLDER = tmp_path / "moving-in"
        return settings.MOVING_FOLDER

    def test_is_done_with_a_file_that_is_sent_and_not_kept(self, shop, folder):
        browser = signed_in(shop.jonas)
        browser.post("/settings/moving/", {"file": SimpleUploadedFile("old.mbox", self.MBOX)})
        move = Move.objects.get()
        bring_along.func(move.pk)

        page = browser.get("/settings/moving/").content.decode()
        assert "old.mbox" in page and "1 taken, 0 known already, 0 not taken" in page
        assert list(folder.iterdir()) == []

    def test_is_done_with_a_folder_on_the_server(self, shop, folder):
        browser = signed_in(shop.jonas)
        (folder / "Mail").mkdir(parents=True)
        (folder / "Mail/photo.jpg").write_bytes(b"\xff\xd8")
        browser.post("/settings/moving/", {"offered": "Mail"})
        move = Move.objects.get()
        bring_along.func(move.pk)

        assert "1. photo.jpg" in browser.get(f"/settings/moving/{move.pk}/").content.decode()

    @pytest.mark.parametrize("name", ["../../etc", "/etc", ".hidden", "missing"])
    def test_reaches_nothing_outside_of_that_folder(self, shop, name):
        answer = signed_in(shop.jonas).post("/settings/moving/", {"offered": name})

        assert answer.status_code == 422 and not Move.objects.exists()

    def test_is_paused_gone_on_with_and_taken_out_again(self, shop):
        browser = signed_in(shop.jonas)
        browser.post("/settings/moving/", {"file": SimpleUploadedFile("old.mbox", self.MBOX)})
        at = f"/settings/moving/{Move.objects.get().pk}/state/?state="

        for state in ("paused", "running"):
            browser.post(f"{at}{state}")
            assert Move.objects.get().state == state
        bring_along.func(Move.objects.get().pk)
        browser.post(f"{at}undoing")
        with pytest.raises(TryAgainAt):
            take_out.func(Move.objects.get().pk)
        take_out.func(Move.objects.get().pk)
        assert Move.objects.get().state == "undone"


class TestTheSilenceOfAnOwner:
    """How long one may do nothing about what waits for us, in a team."""

    def test_is_chosen_in_days_and_taken_back(self, shop, at_desk):
        jonas, at = at_desk(shop.jonas), f"/settings/teams/{shop.repairs.pk}/"
        assert "after 2 working days" in jonas.get(at).content.decode()

        members = [shop.asta.pk, shop.ingrida.pk, shop.jonas.pk]
        said = {"name": "Repairs", "members": members, "leads": [shop.ingrida.pk], "silence": "960"}
        answer = jonas.post(at, said, follow=True)
        shop.repairs.refresh_from_db()
        assert (answer.status_code, shop.repairs.silence_minutes) == (200, 960)
        assert "after 2 working days" in jonas.get("/settings/changes/").content.decode()

    def test_of_more_than_sixty_days_is_refused(self, shop, at_desk):
        said = {"name": "Repairs", "silence": "999999"}
        answer = at_desk(shop.jonas).post(f"/settings/teams/{shop.repairs.pk}/", said)

        assert answer.status_code == 422 and "sixty days" in answer.content.decode()


class TestTheCustomersPage:
    def test_is_closed_and_worded_and_put_back(self, shop, jonas):
        sent = {"words_lt": "Labas!", "words_en": ""}
        page = jonas.post("/settings/customers-page/", sent, follow=True)
        house = the_organisation()
        assert (house.has_page, house.page_words) == (False, {"lt": "Labas!"})
        assert "with the line" in page.content.decode()

    def test_has_an_address_for_each_brand_at_which_the_house_answers(self, shop, jonas, settings):
        settings.ALLOWED_HOSTS = ["testserver", "my.outlet.example"]
        brand = shop.help.brand
        at, wanted = f"/settings/organisation/brands/{brand.pk}/", {"name": brand.name, "address": "my.outlet.example"}
        assert jonas.post(at, wanted).status_code == 303
        for address in ("elsewhere.example", "127.0.0.1:8000", "no address"):
            assert jonas.post(at, wanted | {"address": address}).status_code == 422
        assert 'href="http://my.outlet.example/my/"' in jonas.get(at).content.decode()

    def test_has_a_colour_for_each_brand(self, shop, jonas):
        brand = shop.help.brand
        jonas.post(f"/settings/organisation/brands/{brand.pk}/", {"name": "Namai", "accent": "340"})
        brand.refresh_from_db()
        assert brand.accent == 340
        jonas.post(f"/settings/organisation/brands/{brand.pk}/", {"name": "Namai", "accent": ""})
        brand.refresh_from_db()
        assert brand.accent is None
