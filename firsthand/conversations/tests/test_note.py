"""A note among colleagues."""

import pytest

from firsthand.conversations.actions import note
from firsthand.conversations.rules.refusals import NothingWritten
from firsthand.conversations.rules.words import Words
from firsthand.notices.models import Notice
from tests.cast import nine, ten


@pytest.fixture
def matter(shop):
    """Rūta's letter of nine o'clock."""
    return shop.receives_mail(at=nine).matter


class TestANote:
    """Asta asks Ingrida to look."""

    def test_stands_and_tells_whom_it_names(self, shop, matter):
        note(matter, words=Words("@Ingrida, please look."), mentioned=[shop.ingrida], by=shop.asta, at=ten)

        assert shop.conversation().message_count == 2
        assert Notice.objects.of(shop.ingrida).get().about == "representative.mentioned"

    def test_that_comes_twice_is_kept_once(self, shop, matter):
        first, second = (
            note(matter, words=Words("Look."), mentioned=[shop.ingrida], by=shop.asta, at=ten, external_id="note-1")
            for _ in range(2)
        )

        assert first == second and shop.conversation().message_count == 2
        assert Notice.objects.of(shop.ingrida).count() == 1

    def test_without_words_is_refused(self, shop, matter):
        with pytest.raises(NothingWritten):
            note(matter, words=Words("  "), by=shop.asta, at=ten)
