"""Programs say who is away, and draw calendars."""

import pytest

from tests.budget import budget

FAR, FARTHER = "2199-07-01T00:00:00+02:00", "2199-07-15T00:00:00+02:00"
HOURS = {"mon": [["09:00", "12:00"], ["13:00", "18:00"]], "sat": [["10:00", "14:00"]]}


class TestAbsences:
    def test_lend_what_is_theirs_and_give_it_back(self, asta, shop, matter):
        shop.answers(matter.messages.first())
        made = asta.post("/absences", kind="ill", cover=shop.ingrida.pk, note="a cold")
        one = made.json()
        assert (made.status_code, one["state"], one["cover"]["name"]) == (201, "running", "Ingrida")
        assert shop.conversation().owner == shop.ingrida

        assert asta.post(f"/absences/{one['id']}/return").json()["state"] == "over"
        assert shop.conversation().owner == shop.asta
        assert asta.post(f"/absences/{one['id']}/return").status_code == 409

    def test_are_seen_by_all_and_why_by_those_it_concerns(self, asta, marco, jonas, shop):
        one = asta.post("/absences", kind="ill", note="a cold").json()
        with budget(6):
            seen = marco.get("/absences?running=true").json()["items"]
        assert [(each["id"], each["kind"], each["note"]) for each in seen] == [(one["id"], None, None)]
        assert jonas.get(f"/absences/{one['id']}").json()["note"] == "a cold"
        assert marco.post(f"/absences/{one['id']}/return").status_code in (403, 404)
        assert marco.post("/absences", representative=shop.asta.pk).status_code == 422

    def test_are_covered_by_others_meanwhile(self, asta, shop, matter):
        shop.answers(matter.messages.first())
        one = asta.post("/absences", kind="ill", cover=shop.ingrida.pk).json()
        changed = asta.patch(f"/absences/{one['id']}", cover=shop.jonas.pk).json()
        assert (changed["cover"]["name"], changed["ends_at"]) == ("Jonas", None)
        assert shop.conversation().owner == shop.jonas
        assert asta.patch(f"/absences/{one['id']}", cover=987_654).status_code == 422

    def test_are_planned_moved_and_called_off(self, asta):
        one = asta.post("/absences", kind="holiday", starts_at=FAR, ends_at=FARTHER).json()
        assert one["state"] == "planned"
        assert asta.patch(f"/absences/{one['id']}", ends_at=None).json()["ends_at"] is None
        assert asta.asks("DELETE", f"/absences/{one['id']}").json()["state"] == "cancelled"
        assert asta.post("/absences", starts_at=FARTHER, ends_at=FAR).status_code == 422


class TestCalendars:
    def test_are_drawn_with_split_days_holidays_and_half_days(self, jonas):
        said = {
            "name": "Milan",
            "timezone": "Europe/Rome",
            "hours": HOURS,
            "holidays": ["2026-12-25"],
            "breaks": {"2026-12-24": [["13:00", "18:00"]]},
        }
        made = jonas.post("/calendars", **said)
        assert (made.status_code, made.json() | {"id": 0}) == (201, said | {"id": 0})

        number = made.json()["id"]
        changed = jonas.sends("PUT", f"/calendars/{number}", said | {"holidays": []})
        assert changed.json()["holidays"] == [] and jonas.get(f"/calendars/{number}").json() == changed.json()
        assert number in [one["id"] for one in jonas.get("/calendars").json()["items"]]

    def test_are_given_to_teams_and_inboxes(self, shop, jonas, asta):
        number = jonas.post("/calendars", name="Milan", timezone="Europe/Rome", hours=HOURS).json()["id"]
        team, inbox = f"/teams/{shop.repairs.pk}", f"/inboxes/{shop.help.pk}"
        changed = jonas.patch(team, calendar=number, silence_minutes=240).json()
        assert (changed["calendar"], changed["silence_minutes"]) == (number, 240)
        assert jonas.patch(team, calendar=None).json() | {"calendar": number} == changed
        assert jonas.patch(inbox, calendar=number).json()["calendar"] == number
        assert [one["calendar"] for one in asta.get("/inboxes").json()["items"] if one["id"] == shop.help.pk] == [
            number
        ]
        assert [asta.patch(one, calendar=number).status_code for one in (team, inbox)] == [403, 403]
        assert [jonas.patch(one, calendar=987_654).status_code for one in (team, inbox)] == [422, 422]

    @pytest.mark.parametrize("wrong", [{"hours": {"mon": [["18:00", "09:00"]]}}, {"timezone": "Europe/Atlantis"}])
    def test_that_cannot_be_read_are_refused(self, jonas, wrong):
        assert jonas.post("/calendars", **({"name": "X", "timezone": "UTC", "hours": HOURS} | wrong)).status_code == 422

    def test_are_an_administrators_to_draw(self, asta):
        assert asta.post("/calendars", name="X", timezone="UTC").status_code == 403

    def test_find_public_holidays(self, asta):
        days = asta.get("/holidays?country=LT&year=2026").json()["items"]
        assert "2026-02-16" in [one["day"] for one in days]
        assert asta.get("/holidays?country=XX&year=2026").json()["items"] == []
