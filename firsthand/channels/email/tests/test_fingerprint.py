"""One letter has one fingerprint, whichever way it comes; two letters have two."""

from firsthand.channels.email.read import fingerprint

# ruff: noqa: E501
LETTER = b"From: Ruta <Ruta@example.lt>\r\nDate: Mon, 05 May 2025 10:00:00 +0300\r\nSubject: Fridge\r\nMessage-ID: <1@example.lt>\r\n\r\nHello\r\nthere\r\n"
UNNAMED = LETTER.replace(b"Message-ID: <1@example.lt>\r\n", b"")


class TestTheSameLetter:
    def test_by_another_way_is_the_same(self) -> None:
        by_imap = (
            b"Return-Path: <ruta@example.lt>\nDelivered-To: info@vilnius.example\nReceived: from a by b\n\tfor c\n"
            + LETTER.replace(b"\r\n", b"\n")
        )

        assert fingerprint(by_imap + b"\n\n") == fingerprint(LETTER)

    def test_with_fields_broken_elsewhere_is_the_same(self) -> None:
        folded = LETTER.replace(b"Message-ID: <1@", b"Message-Id:\r\n <1@").replace(
            b"Ruta <Ruta@", b'"Ruta"\r\n <ruta@'
        )

        assert fingerprint(folded) == fingerprint(LETTER)

    def test_without_message_id_is_the_same(self) -> None:
        assert fingerprint(b"Received: x\r\n" + UNNAMED) == fingerprint(UNNAMED)

    def test_over_a_megabyte_is_the_same_with_other_line_ends(self) -> None:
        long = LETTER + b"words of the letter\r\n" * 120_000

        assert fingerprint(long) == fingerprint(long.replace(b"\r\n", b"\n"))


class TestAnotherLetter:
    def test_that_reuses_a_message_id_differs(self) -> None:
        assert fingerprint(LETTER.replace(b"Hello", b"Goodbye")) != fingerprint(LETTER)

    def test_by_another_author_differs(self) -> None:
        assert fingerprint(LETTER.replace(b"Ruta@", b"jonas@")) != fingerprint(LETTER)

    def test_at_another_time_differs_where_none_has_a_message_id(self) -> None:
        assert fingerprint(UNNAMED.replace(b"10:00", b"11:00")) != fingerprint(UNNAMED)


class TestAnyBytes:
    def test_have_a_fingerprint(self) -> None:
        assert len({fingerprint(each) for each in (b"", b"\0", b"\n\n", b"From:", b"Message-ID: \n\nx")}) >= 4
