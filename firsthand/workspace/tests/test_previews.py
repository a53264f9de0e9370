"""Files as a page shows them."""

from email import message_from_bytes, policy

import pytest

from firsthand.conversations.models import Attachment

PDF = b"%PDF-1.4\n" + b"x" * 90
FILES = {
    "photo.png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    "invoice.pdf": ("application/pdf", PDF),
    "night.mp3": ("audio/mpeg", b"ID3" + b"a" * 97),
    "notes.txt": ("text/plain", "<script>alert(1)</script> ačiū".encode()),
    "drawing.svg": ("image/svg+xml", b"<svg onload=alert(1)>"),
    "page.html": ("text/html", b"<script>alert(1)</script>"),
    "false.png": ("image/png", b"<svg onload=alert(1)>"),
}


@pytest.fixture
def letter(shop):
    """Rūta's letter with a file of each kind."""
    raw = message_from_bytes(shop.letter(words="See the files."), policy=policy.default)
    for name, (mime, content) in FILES.items():
        maintype, _, subtype = mime.partition("/")
        raw.add_attachment(content, maintype=maintype, subtype=subtype, filename=name)
    return shop.receives(raw.as_bytes())


def address(letter, name: str) -> str:
    one = Attachment.objects.select_related("file").get(message=letter, file__name=name)
    return f"/conversations/{letter.conversation_id}/attachments/{one.pk}/{one.file.token}/{name}?shown"


class TestAFileThatIsShown:
    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("photo.png", "image/png"),
            ("invoice.pdf", "application/pdf"),
            ("night.mp3", "audio/mpeg"),
            ("notes.txt", "text/plain; charset=utf-8"),
            ("drawing.svg", "application/octet-stream"),
            ("page.html", "application/octet-stream"),
            ("false.png", "application/octet-stream"),
        ],
    )
    def test_is_what_its_bytes_are_and_runs_nothing(self, shop, letter, at_desk, name, kind):
        answer = at_desk(shop.asta).get(address(letter, name))

        assert answer["Content-Type"] == kind and answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"].startswith("default-src 'none'; sandbox")
        assert ("attachment" in answer.get("Content-Disposition", "")) is (kind == "application/octet-stream")

    def test_is_nobodys_who_may_not_read_the_message(self, shop, letter, at_desk):
        assert {at_desk(shop.marco).get(address(letter, name)).status_code for name in FILES} == {404}

    def test_stands_in_a_frame_of_our_own_only_on_paper(self, shop, letter, at_desk):
        client = at_desk(shop.asta)

        frames = {name: client.get(address(letter, name)).get("X-Frame-Options") for name in FILES}

        assert {name for name, allowed in frames.items() if allowed == "SAMEORIGIN"} == {"invoice.pdf"}

    @pytest.mark.parametrize(
        ("asked", "status", "told", "length"),
        [
            ("", 200, None, 100),
            ("bytes=0-", 206, "bytes 0-99/100", 100),
            ("bytes=10-19", 206, "bytes 10-19/100", 10),
            ("bytes=-5", 206, "bytes 95-99/100", 5),
            ("bytes=90-500", 206, "bytes 90-99/100", 10),
            ("bytes=100-", 416, "bytes */100", 0),
            ("bytes=5-1", 416, "bytes */100", 0),
            ("pages=1-2", 416, "bytes */100", 0),
        ],
    )
    def test_gives_a_player_the_part_it_asks_for(self, shop, letter, at_desk, asked, status, told, length):
        answer = at_desk(shop.asta).get(address(letter, "night.mp3"), headers={"Range": asked} if asked else {})

        assert (answer.status_code, answer.get("Content-Range"), len(answer.content)) == (status, told, length)


class TestTheThread:
    def test_says_of_each_file_how_it_is_shown(self, shop, letter, at_desk):
        page = at_desk(shop.asta).get(f"/conversations/{letter.conversation_id}/").content.decode()

        assert [page.count(f'<li data-preview="{kind}">') for kind in ("picture", "pdf", "sound", "text")] == [
            2,
            1,
            1,
            1,
        ]
        assert "<audio controls" in page and 'data-key="V"' in page

    def test_offers_no_gallery_where_nothing_can_be_shown(self, shop, asked, at_desk):
        assert 'data-key="V"' not in at_desk(shop.asta).get(f"/conversations/{asked.conversation_id}/").content.decode()

    def test_lists_its_files_beside_it_when_they_are_asked_for(self, shop, letter, at_desk):
        at = f"/conversations/{letter.conversation_id}/files/"
        shown = at_desk(shop.asta).get(at).content.decode()

        assert all(name in shown for name in FILES) and f"?at={letter.pk}" in shown
        assert at_desk(shop.marco).get(at).status_code == 404
