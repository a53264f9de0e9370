"""A letter is accepted: on disk, once, with an errand that reads it."""

import hashlib

import pytest

from firsthand.channels.email.actions.accept import Envelope, accept
from firsthand.channels.email.models import Letter
from firsthand.journal.models import Errand
from tests.budget import budget
from tests.cast import nine

pytestmark = pytest.mark.django_db

RAW = b"Message-ID: <1@posted.example>\r\nFrom: ruta@pastas.example\r\n\r\nIt hums.\r\n"


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.FILES_FOLDER = tmp_path / "files"


class TestALetter:
    def test_lies_on_disk_under_its_own_fingerprint(self, settings):
        accept(RAW, way=Letter.Way.SMTP, at=nine)
        name = hashlib.sha256(RAW).hexdigest()
        assert (settings.FILES_FOLDER / name[:2] / name[2:4] / name).read_bytes() == RAW

    def test_will_be_read(self):
        accepted = accept(RAW, way=Letter.Way.SMTP, at=nine)
        assert Errand.objects.get().args == [accepted.letter.pk] and not accepted.is_duplicate

    @pytest.mark.parametrize(
        "copy",
        [
            RAW,
            RAW.replace(b"\r\n", b"\n"),
            b"Received: from b by c\r\nDelivered-To: sales@namai.example\r\n" + RAW,
            RAW + b"\r\n",
        ],
        ids=["the same", "other line ends", "another way", "a blank line more"],
    )
    def test_that_comes_again_by_whichever_way_is_only_named(self, copy):
        first = accept(RAW, way=Letter.Way.SMTP, at=nine)
        again = accept(copy, way=Letter.Way.IMAP, at=nine)
        assert (again.letter, again.is_duplicate) == (first.letter, True)
        assert Errand.objects.count() == 1

    def test_without_any_id_is_stored_once_too(self):
        for _ in range(2):
            accept(b"From: a@b.example\r\n\r\nNo id.\r\n", way=Letter.Way.SMTP, at=nine)
        assert Letter.objects.count() == 1

    def test_with_the_same_id_but_other_words_is_another(self):
        accept(RAW, way=Letter.Way.SMTP, at=nine)
        accept(RAW.replace(b"hums", b"roars"), way=Letter.Way.SMTP, at=nine)
        assert Letter.objects.count() == 2

    @pytest.mark.parametrize("raw", [b"", b"\x00", b"\xff" * 1000, b"no header at all"])
    def test_may_be_anything(self, raw):
        assert accept(raw, way=Letter.Way.SMTP, at=nine).letter.raw() == raw

    def test_costs_few_statements(self):
        with budget(4):
            accept(RAW, way=Letter.Way.SMTP, envelope=Envelope("r@p.example", ("help@namai.example",)), at=nine)


class TestWhatCannotBeStored:
    def test_is_not_accepted_and_leaves_nothing_behind(self, settings):
        settings.FILES_FOLDER.write_bytes(b"")
        with pytest.raises(OSError, match="directory"):
            accept(RAW, way=Letter.Way.SMTP, at=nine)
        assert not Letter.objects.exists() and not Errand.objects.exists()
