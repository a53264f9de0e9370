"""What is said above the place where one answers in a chat."""

import pytest

from firsthand.channels.chat.actions import ChatSettings, open_chat
from firsthand.channels.chat.models import Visitor
from firsthand.conversations.actions import InboxSettings
from firsthand.conversations.models import Inbox
from firsthand.workspace.chatted import chat_of
from tests.cast import nine


@pytest.mark.parametrize(("known", "said"), [((), False), ((True, True), True), ((True, False), False)])
def test_who_writes_is_known_where_the_site_knows_each_of_them(shop, known, said):
    at_site = ChatSettings(languages=("en",), sites=("https://namai.example",))
    chat = open_chat(InboxSettings(name="Chat", team=shop.repairs), at_site, by=shop.jonas, at=nine)
    matter = shop.receives_mail(at=nine).matter
    matter.inbox = Inbox.objects.get(pk=chat.inbox_id)
    for number, is_known in enumerate(known):
        Visitor.objects.create(
            chat=chat,
            fingerprint=str(number),
            customer=matter.customer,
            conversation=matter,
            is_vouched_for=is_known,
            since=nine,
            here_at=nine,
        )

    found = chat_of(matter, [], me=shop.asta)
    assert found is not None
    assert found.is_vouched_for is said
