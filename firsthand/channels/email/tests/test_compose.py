"""A letter says exactly what was meant, and nothing that was smuggled in."""

from dataclasses import replace
from email import message_from_bytes
from email.policy import default

import pytest

from firsthand.channels.email.sending.by_provider import as_mail
from firsthand.channels.email.sending.compose import Enclosure, Outgoing, compose
from firsthand.channels.email.sending.headers import NoAddress, addr_spec
from tests.cast import nine

PLAIN = Outgoing(
    reference="abc@namai.example",
    sender=("Asta · Namai", "help@namai.example"),
    to=(("Rūta", "ruta@pastas.example"),),
    reply_to="help+c1-abcdefghijklmnop@namai.example",
    subject="Re: The fridge hums",
    text="We shall look.",
    at=nine,
    in_reply_to="letter-1@posted.example",
    references=("letter-1@posted.example",),
    language="en",
)
FIELDS = ["Message-ID", "Date", "From", "To", "Reply-To", "Subject", "In-Reply-To", "References", "Content-Language"]
OF_THE_BODY = {"MIME-Version", "Content-Type", "Content-Transfer-Encoding"}

INJECTIONS = [
    "x\r\nBcc: everybody@elsewhere.example",
    "x\nBcc: everybody@elsewhere.example",
    "x\rBcc: everybody@elsewhere.example",
    "x\r\n\r\n<script>",
    "x\u2028Bcc: y@elsewhere.example",
    "x\u0085Bcc: y@elsewhere.example",
    "=?utf-8?q?x=0D=0ABcc:_y@elsewhere.example?=",
    "=?utf-8?b?eA0KQmNjOiB5QGVsc2V3aGVyZS5leGFtcGxl?=",
    "=?utf-8?q?x=0ABcc:_y?= =?utf-8?q?=0A=0Az?=",
    "x\x00y",
]


def read(letter: Outgoing):
    return message_from_bytes(compose(letter), policy=default)


def fields(letter: Outgoing) -> list[str]:
    return [name for name in read(letter) if name not in OF_THE_BODY]


class TestALetter:
    def test_has_these_fields_and_no_others(self):
        assert fields(PLAIN) == FIELDS

    def test_that_is_automatic_says_so(self):
        assert fields(replace(PLAIN, is_automatic=True)) == [*FIELDS, "Auto-Submitted", "X-Auto-Response-Suppress"]

    def test_has_lines_that_end_by_crlf_and_none_too_long(self):
        raw = compose(replace(PLAIN, text="ū" * 5000 + "\n.\n", subject="š" * 900, html=f"<p>{'x' * 5000}</p>"))
        assert b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b"")
        assert max(map(len, raw.split(b"\r\n"))) <= 998

    def test_names_who_has_a_copy_after_whom_it_is_for(self):
        copied = replace(PLAIN, cc=(("Petras", "petras@pastas.example"), ("", "ona@pastas.example")))
        assert fields(copied) == [*FIELDS[:4], "Cc", *FIELDS[4:]]
        assert read(copied)["Cc"] == "Petras <petras@pastas.example>, ona@pastas.example"

    @pytest.mark.parametrize("smuggled", INJECTIONS)
    def test_gains_no_field_by_the_name_of_who_has_a_copy(self, smuggled):
        assert fields(replace(PLAIN, cc=((smuggled, "petras@pastas.example"),))) == [*FIELDS[:4], "Cc", *FIELDS[4:]]

    @pytest.mark.parametrize("smuggled", INJECTIONS)
    def test_goes_to_no_copy_whose_address_is_none(self, smuggled):
        with pytest.raises(NoAddress):
            compose(replace(PLAIN, cc=(("Petras", f"{smuggled}@pastas.example\r\nX: 1"),)))

    @pytest.mark.parametrize("name", FIELDS)
    @pytest.mark.parametrize("smuggled", INJECTIONS)
    def test_gains_no_field_by_what_stands_in_another(self, name, smuggled):
        changed = {
            "Message-ID": {"reference": smuggled},
            "From": {"sender": (smuggled, "help@namai.example")},
            "To": {"to": ((smuggled, "ruta@pastas.example"),)},
            "Subject": {"subject": smuggled},
            "In-Reply-To": {"in_reply_to": smuggled},
            "References": {"references": (smuggled, "letter-1@posted.example")},
            "Content-Language": {"language": smuggled},
        }.get(name, {})
        letter = read(replace(PLAIN, **changed))
        assert [field for field in fields(replace(PLAIN, **changed)) if field not in FIELDS] == []
        assert "elsewhere.example" not in str(letter["Bcc"]) and letter.get_content().strip() == "We shall look."


class TestASubject:
    @pytest.mark.parametrize(
        "subject",
        ["Šaldytuvas ūžia", "Хладилникът бръмчи", "a " * 300 + "b", "x" * 600, "ž" * 400, 'Re: [1/2] "a, b" <c@d>'],
    )
    def test_arrives_as_it_was_written(self, subject):
        assert read(replace(PLAIN, subject=subject))["Subject"] == subject.strip()

    def test_that_looks_encoded_arrives_as_it_was_typed(self):
        raw = compose(replace(PLAIN, subject="=?utf-8?q?hello?="))
        assert b"Subject: =?utf-8?b?PT91dGYtOD9xP2hlbGxvPz0=?=\r\n" in raw


class TestAName:
    @pytest.mark.parametrize(
        "name",
        [
            'Rūta "Rū" Kazlauskienė',
            "Rossi, Elena",
            "elena@posta.example",
            "O'Neill (home)",
            'A "B" C',
            "a\\b",
            "<b>",
            "Йордан",
        ],
    )
    def test_arrives_as_it_is_beside_its_own_address(self, name):
        (who,) = read(replace(PLAIN, to=((name, "ruta@pastas.example"),)))["To"].addresses
        assert (who.display_name, who.addr_spec) == (name, "ruta@pastas.example")

    def test_may_be_missing(self):
        assert read(replace(PLAIN, to=(("", "ruta@pastas.example"),)))["To"] == "ruta@pastas.example"


class TestAnAddress:
    @pytest.mark.parametrize(
        ("written", "sent"),
        [
            ("ruta@pastas.example", "ruta@pastas.example"),
            ("o'neill+shop@pastas.example", "o'neill+shop@pastas.example"),
            ("foo..bar.@docomo.example", '"foo..bar."@docomo.example'),
            ('"a b"@pastas.example', '"a b"@pastas.example'),
            ("ruta@paštas.example", "ruta@xn--patas-wdb.example"),
            ("ruta@[192.0.2.1]", "ruta@[192.0.2.1]"),
        ],
    )
    def test_is_written_as_servers_take_it(self, written, sent):
        assert addr_spec(written) == sent

    @pytest.mark.parametrize(
        "written",
        [
            "",
            "ruta",
            "@pastas.example",
            "ruta@",
            "a@b\r\nBcc: c@d",
            "a@b,c@d.example,e",
            "a@b> SIZE=1",
            "a\r\n@b.example",
            "a@.example",
            "a@b..example",
            "a\u2028b@c.example",
            f"a@{'ū' * 80}.example",
        ],
    )
    def test_that_is_none_is_refused(self, written):
        with pytest.raises(NoAddress):
            addr_spec(written)


class TestAThread:
    def test_keeps_each_id_whole_however_long(self):
        ids = tuple(f"{number}{'x' * 300}@{'y' * 60}.outlook.example" for number in range(20))
        letter = read(replace(PLAIN, references=ids, in_reply_to=ids[-1]))
        assert letter["References"].split() == [f"<{one}>" for one in ids]
        assert letter["In-Reply-To"].strip() == f"<{ids[-1]}>"

    @pytest.mark.parametrize("odd", ["", "a b@c", "ū@c", "a>b@c", "x" * 950])
    def test_leaves_out_what_cannot_be_repeated_exactly(self, odd):
        letter = read(replace(PLAIN, references=(odd, "letter-1@posted.example"), in_reply_to=odd))
        assert (letter["References"], letter["In-Reply-To"]) == ("<letter-1@posted.example>", None)


class TestWhatIsEnclosed:
    @pytest.mark.parametrize(
        "name",
        [
            "Sąskaita 2026.pdf",
            'a"b.pdf',
            "x\r\nContent-Type: text/html",
            "../../etc/passwd",
            "=?utf-8?q?=0D=0AX:1?=.pdf",
        ],
    )
    def test_has_a_name_that_is_only_a_name(self, name):
        (part,) = read(replace(PLAIN, enclosures=(Enclosure(name, "application/pdf", b"%PDF"),))).iter_attachments()
        assert sorted(part) == ["Content-Disposition", "Content-Transfer-Encoding", "Content-Type", "MIME-Version"]
        assert part.get_content() == b"%PDF" and part.get_content_disposition() == "attachment"

    @pytest.mark.parametrize(
        "mime", ["text/html", "message/rfc822", "multipart/mixed", "x/y\r\nZ: 1", "", "image/svg+xml; x"]
    )
    def test_arrives_byte_by_byte_of_whatever_kind(self, mime):
        content = b"From: x\r\n\r\n\xff\x00 bytes"
        (part,) = read(replace(PLAIN, enclosures=(Enclosure("a", mime, content),))).iter_attachments()
        assert part.get_payload(decode=True) == content


class TestALetterWithAPictureAmongItsWords:
    """Mail programs show it in the page, and beside it only what was enclosed."""

    PICTURE = Enclosure("valve.png", "image/png", b"\x89PNG", "abc@firsthand")
    GUIDE = Enclosure("guide.pdf", "application/pdf", b"%PDF")
    SHOWN = replace(PLAIN, html='<p><img src="cid:abc@firsthand" alt="valve"></p>', enclosures=(PICTURE, GUIDE))

    def test_carries_it_as_one_with_its_page(self):
        letter = read(self.SHOWN)

        page, picture = next(one for one in letter.walk() if one.get_content_type() == "multipart/related").iter_parts()
        assert (picture["Content-ID"], picture.get_content_disposition()) == ("<abc@firsthand>", "inline")
        assert "max-width:100%" in page.get_content()
        assert [one.get_filename() for one in letter.iter_attachments()] == ["guide.pdf"]

    def test_encloses_it_where_it_has_no_page(self):
        letter = read(replace(self.SHOWN, html=""))

        assert [one.get_filename() for one in letter.iter_attachments()] == ["valve.png", "guide.pdf"]

    def test_gives_it_to_a_provider_under_the_same_name(self):
        mail = as_mail(compose(self.SHOWN), to=["ruta@pastas.example"], headers={})

        guide, picture = mail.attachments
        assert (guide[0], picture["Content-ID"]) == ("guide.pdf", "<abc@firsthand>")
