"""Programs read chats and set them up by the rules of the pages."""

import pytest

from firsthand.channels.chat.actions import ChatSettings, open_chat
from firsthand.channels.chat.models import Chat
from firsthand.conversations.actions import InboxSettings
from tests.budget import budget
from tests.cast import nine


@pytest.fixture
def chat(shop) -> Chat:
    """The chat of the shop, which Repairs answer."""
    settings = ChatSettings(
        languages=("en", "lt"), sites=("https://namai.example",), words={"lt": {"title": "Namai", "welcome": "Labas!"}}
    )
    return open_chat(InboxSettings(name="Chat", team=shop.repairs), settings, by=shop.jonas, at=nine)


class TestAChat:
    def test_is_made_read_and_changed(self, shop, jonas):
        made = jonas.post(
            "/chats",
            name="Chat of the shop",
            team=shop.repairs.pk,
            languages=["en", "lt"],
            sites=["https://shop.example"],
            greetings=[{"page": "/fridges/*", "words": "Shall I help you choose?"}],
        )
        assert made.status_code == 201, made.json()
        number, said = made.json()["id"], made.json()
        assert (said["script"].rpartition("/")[2], said["answer_within_minutes"]) == ("shop.js", 10)
        assert said["greetings"] == [
            {"page": "/fridges/*", "seconds": 20, "words": "Shall I help you choose?", "language": ""}
        ]

        changed = jonas.patch(
            f"/chats/{number}",
            headers={"If-Match": made["ETag"]},
            titles={"lt": "Parduotuvė"},
            calendar=shop.help.calendar_id,
            answer_within_minutes=5,
            open=False,
        )

        assert changed.json() == jonas.get(f"/chats/{number}").json()
        now = said | {"titles": {"lt": "Parduotuvė"}, "answer_within_minutes": 5, "open": False, "version": 2}
        assert changed.json() == now | {"calendar": shop.help.calendar_id}

    def test_keeps_what_is_left_out(self, chat, jonas):
        said = jonas.patch(f"/chats/{chat.pk}", titles={"en": "The shop"}).json()

        assert (said["titles"], said["welcomes"]) == ({"en": "The shop"}, {"lt": "Labas!"})

    @pytest.mark.parametrize(
        "wrong",
        [
            {"sites": []},
            {"sites": ["not a site"]},
            {"languages": ["xx"]},
            {"greetings": [{"words": "Hi", "seconds": 2}]},
            {"team": 987_654_321},
            {"hue": 360},
            {"secret": "mine"},
        ],
    )
    def test_is_refused_as_on_its_page(self, chat, jonas, wrong):
        answered = jonas.patch(f"/chats/{chat.pk}", **wrong)

        assert answered.status_code == 422
        assert answered.json()["detail"]
        assert Chat.objects.get().version == 1

    def test_is_read_by_its_team_and_changed_by_administrators_alone(self, shop, chat, asta, jonas):
        assert asta.get(f"/chats/{chat.pk}").json() == jonas.get(f"/chats/{chat.pk}").json()
        assert "secret" not in asta.get(f"/chats/{chat.pk}").json()
        assert asta.patch(f"/chats/{chat.pk}", open=False).status_code == 403
        new = {"name": "Mine", "team": shop.repairs.pk, "languages": ["en"], "sites": ["https://shop.example"]}
        assert asta.post("/chats", **new).status_code == 403

    def test_that_changed_meanwhile_is_not_overwritten(self, chat, jonas):
        jonas.patch(f"/chats/{chat.pk}", hue=20)

        assert jonas.patch(f"/chats/{chat.pk}", headers={"If-Match": '"1"'}, hue=200).status_code == 409

    def test_costs_as_little_to_list_as_anything(self, chat, asta):
        asta.get("/chats")
        with budget(5):
            asta.get("/chats")
