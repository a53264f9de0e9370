"""The shop, set up in an installation that is about to start: `python -m tests.journeys.seed`, with its environment.

With the address of a site it opens a chat there instead, in a shop that is set up, and prints its name and secret.
"""

import json
import sys

import django


def main() -> None:
    django.setup()
    from tests.cast import open_shop

    if sites := sys.argv[1:]:
        print(json.dumps(chat_on(sites)))
    else:
        open_shop()


def chat_on(sites: list[str]) -> tuple[str, str]:
    from django.utils import timezone

    from firsthand.channels.chat.actions import ChatSettings, open_chat
    from firsthand.channels.chat.queries import secret_of
    from firsthand.conversations.actions import InboxSettings
    from firsthand.journal.actor import HOUSE
    from firsthand.team.models import Team

    inbox = InboxSettings(name="Chat", team=Team.objects.get(name="Repairs"), answer_within=10)
    settings = ChatSettings(languages=("en",), sites=tuple(sites))
    chat = open_chat(inbox, settings, by=HOUSE, at=timezone.now())
    return chat.key, secret_of(chat)


if __name__ == "__main__":
    main()
