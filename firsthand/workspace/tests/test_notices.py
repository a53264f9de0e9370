"""The figure on the rail."""

from firsthand.conversations.actions import own
from tests.cast import noon, ten


class TestTheFigureOfTheUnread:
    """A customer of Asta's wrote again."""

    def test_is_told_alone_and_looks_again_by_itself(self, shop, asked, at_desk):
        own(asked.matter, by=shop.asta, at=ten)
        client = at_desk(shop.asta)
        before = client.get("/notices/unread/").content.decode()

        answer = shop.answers(asked)
        answer.reference = "answer@namai.example"
        answer.save(update_fields=["reference"])
        shop.receives_mail(answers=answer, at=noon)
        after = client.get("/notices/unread/").content.decode()

        assert 'class="count"' not in before and 'class="count"' in after
        assert f'data-refresh="representative:{shop.asta.pk}"' in before and "<html" not in after
