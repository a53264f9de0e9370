"""Programs read forms and set them up by the rules of the pages; what customers send by them is conversations."""

import pytest

from firsthand.channels.webform.actions import open_form, send
from firsthand.channels.webform.models import Form
from firsthand.channels.webform.tests.forms import contact, filled
from tests.budget import budget
from tests.cast import nine

ADDRESS = {"kind": "email", "purpose": "address", "words": {"en": "Your e-mail", "lt": "Jūsų el. paštas"}}
WORDS = {"kind": "long", "purpose": "words", "words": {"en": "Your message"}, "required": True}


@pytest.fixture
def form(shop) -> Form:
    """The contact form of Repairs."""
    return open_form(contact(shop.help), by=shop.jonas, at=nine)


class TestAForm:
    def test_is_made_read_and_changed(self, shop, jonas):
        made = jonas.post(
            "/forms", name="repairs", inbox=shop.help.pk, titles={"en": "Repairs"}, questions=[ADDRESS, WORDS]
        )
        assert made.status_code == 201, made.json()
        number, asked = made.json()["id"], made.json()["questions"]
        assert [(one["code"], one["purpose"], one["required"]) for one in asked] == [
            ("q1", "address", True),
            ("q2", "words", True),
        ]

        changed = jonas.patch(
            f"/forms/{number}",
            headers={"If-Match": made["ETag"]},
            titles={"en": "Repairs", "lt": "Remontas"},
            questions=[WORDS | {"code": "q2"}, ADDRESS | {"code": "q1"}],
        )

        said = jonas.get(f"/forms/{number}").json()
        assert changed.json() == said
        assert (said["titles"]["lt"], [one["code"] for one in said["questions"]]) == ("Remontas", ["q2", "q1"])
        assert said["url"].endswith("/forms/repairs/")

    def test_is_closed_and_opened_again(self, form, jonas):
        assert jonas.patch(f"/forms/{form.pk}", open=False).json()["open"] is False
        assert jonas.patch(f"/forms/{form.pk}", open=True).json()["open"] is True

    @pytest.mark.parametrize(
        "wrong",
        [
            {"name": "Not a name!"},
            {"questions": []},
            {"questions": [WORDS]},
            {"titles": {}},
            {"titles": {"xx": "?"}},
            {"titles": {"EN\x00": "?"}},
            {"inbox": 987_654_321},
            {"sites": ["not a site"]},
            {"accent": 360},
            {"closed_at": None},
        ],
    )
    def test_is_refused_as_on_its_page(self, form, jonas, wrong):
        answered = jonas.patch(f"/forms/{form.pk}", **wrong)

        assert answered.status_code == 422
        assert answered.json()["detail"]
        assert Form.objects.get().version == 1

    def test_is_read_by_its_team_and_changed_by_administrators_alone(self, form, asta, jonas):
        assert asta.get(f"/forms/{form.pk}").json() == jonas.get(f"/forms/{form.pk}").json()
        assert asta.patch(f"/forms/{form.pk}", open=False).status_code == 403
        assert asta.post("/forms", name="x", inbox=1, titles={"en": "X"}, questions=[ADDRESS]).status_code == 403

    def test_that_changed_meanwhile_is_not_overwritten(self, form, jonas):
        jonas.patch(f"/forms/{form.pk}", thanks={"en": "Thanks."})

        assert jonas.patch(f"/forms/{form.pk}", headers={"If-Match": '"1"'}, thanks={}).status_code == 409


class TestWhatWasSent:
    def test_is_found_by_its_form_with_each_answer(self, shop, form, asta):
        shop.receives_mail(at=nine)
        sent = send(form, filled(form), at=nine)

        found = asta.get("/conversations", form=form.pk).json()["items"]
        assert [one["id"] for one in found] == [sent.conversation_id]
        (message,) = asta.get(f"/conversations/{sent.conversation_id}/messages").json()["items"]
        assert message["fields"][0] == {"label": "Your name", "value": "Rūta Kazlauskienė", "kind": "text"}

    def test_costs_as_little_to_list_as_anything(self, form, asta):
        asta.get("/forms")
        with budget(5):
            asta.get("/forms")
