"""HTML from strangers: what may stay, what may not, and the words that must."""

import re

import pytest

from firsthand.kit.html import clean, to_text

VECTORS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)>",
    '<a href="jav&#x09;ascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">x</button></form>',
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    '<base href="https://evil.example/"><a href="x">x</a>',
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<p style="width:expression(alert(1))">x</p>',
    '<p style="back\\67round:u\\72l(https://evil.example/alert)">x</p>',
    '<table background="https://evil.example/alert.png"><tr><td background="//evil.example/alert">x</table>',
    "<input autofocus onfocus=alert(1)>",
    '<video src="https://evil.example/alert"><source onerror=alert(1)></video>',
    '<link rel=stylesheet href="https://evil.example/alert.css">',
    '<style>@import "https://evil.example/alert.css";</style>',
    '<img srcset="https://evil.example/alert 1x" src="data:image/svg+xml,<svg onload=alert(1)>">',
    '<img src="https://evil.example/p.gif" data-remote-src="javascript:alert(1)">',
    '<xmp><p title="</xmp><script>alert(1)</script>">',
    '<p id=x style="position:fixed;top:0" class="y" onmouseover="alert(1)">x</p>',
]
LOADS = re.compile(r"\s(?:src|srcset|background|action|formaction|poster)\s*=", re.IGNORECASE)


class TestWhatRunsOrFetches:
    @pytest.mark.parametrize("vector", VECTORS)
    def test_is_gone_and_the_words_around_it_stay(self, vector: str) -> None:
        safe = clean(f"<p>Before</p>{vector}")

        assert "Before" in safe
        attributes = " ".join(re.findall(r"<[^>]*>", re.sub(r'"[^"]*&[^"]*"', '""', safe))).lower()
        assert not re.search(
            r"alert|javascript|expression|<(?:script|style|iframe|form|meta|base|svg|link|input)|\son\w+=", attributes
        )
        assert not LOADS.search(attributes)
        assert "url(" not in safe


class TestPictures:
    def test_from_elsewhere_wait_for_consent(self) -> None:
        safe = clean('<img src="http://a.example/x.png" alt="Logo"><img src="//b.example/y.png">')

        assert 'data-remote-src="http://a.example/x.png"' in safe
        assert 'data-remote-src="https://b.example/y.png"' in safe
        assert " src=" not in safe

    def test_that_came_along_stay(self) -> None:
        assert clean('<img src="cid:1@x">') == '<img src="cid:1@x">'


class TestLooks:
    def test_are_kept_without_places_and_addresses(self) -> None:
        safe = clean(
            '<p style="color:#333;background:#fff url(https://a.example/x);position:absolute;font-size:14px">Hi</p>'
        )

        assert safe == '<p style="color:#333;background:#fff;font-size:14px">Hi</p>'


class TestWords:
    def test_that_are_hidden_are_dropped(self) -> None:
        page = '<p style="display: none">a</p><p hidden>b</p><p style="visibility:hidden">c</p><p style="font-size:0">d</p>'

        assert to_text(page) == "d"
        assert "a" not in re.sub(r"<[^>]*>", "", clean(page))

    def test_stand_as_a_person_would_type_them(self) -> None:
        page = "<h1>Hi</h1><p>one<br>two</p><ul><li>a<ol><li>b</ol></ul>"
        page += "<blockquote>q<blockquote>r</blockquote></blockquote><pre>x\n  y</pre>"

        assert to_text(page) == "Hi\n\none\ntwo\n\n- a\n  1. b\n\n> q\n>\n> > r\n\nx\n  y"

    def test_of_a_list_stand_beside_their_bullets(self) -> None:
        assert (
            to_text("<ul><li><p>a</p><p>b</p></li><li><div>c</div></li><li></li><li>d</li></ul>")
            == "- a\nb\n- c\n-\n- d"
        )

    @pytest.mark.parametrize(
        "page", ["<div>" * 30_000 + "words", "<p " + " ".join(f"a{n}='>'" for n in range(10_000)) + ">words"]
    )
    def test_of_a_trap_are_kept(self, page: str) -> None:
        assert "words" in to_text(page) and "words" in clean(page)


class TestStyleSheets:
    """Outlook says in a sheet how far apart paragraphs stand, newsletters what only a phone shows."""

    def test_are_written_into_the_elements_they_speak_of(self) -> None:
        page = "<style>p.near{margin:0} .phone{display:none} p{background:url(https://a.example/x)}</style>"

        safe = clean(page + '<p class="near">Hi</p><p class="phone">Tap here</p>')

        assert safe == '<p style="margin:0">Hi</p>'
        assert to_text(page + "<p>Hi</p><p class=phone>Tap here</p>") == "Hi"

    def test_that_would_grow_the_page_without_bound_are_left_out(self) -> None:
        page = "<style>p{font-family:" + "x" * 5000 + "}</style>" + "<p>a</p>" * 20_000

        assert len(clean(page)) < 300_000

    def test_of_nonsense_leave_the_words(self) -> None:
        assert to_text("<style>{{{((</style><style>@import 'x'</style><p>Hi") == "Hi"


class TestTheGround:
    def test_of_white_words_stays_dark(self) -> None:
        safe = clean('<body bgcolor="#222222" text="#ffffff" style="background:url(https://a.example/x)"><p>Hi</p>')

        assert safe == '<div style="background-color:#222222;color:#ffffff"><p>Hi</p></div>'


class TestFormsAndTheirLike:
    def test_leave_their_words_apart(self) -> None:
        page = "<form>Name</form><form>Town</form><select><option>one<option>two</select><button>Go</button>"

        assert re.sub(r"<[^>]*>", "|", clean(page)) == "|Name||Town|| one two| Go"
        assert to_text(page) == "Name\nTown\none\ntwo\nGo"

    def test_a_reader_without_scripts_sees_what_is_there_for_them(self) -> None:
        assert clean("<p>a <noscript>b <b>c</b></noscript></p>") == "<p>a b <b>c</b></p>"


class TestLinks:
    def test_without_a_scheme_lead_where_they_say(self) -> None:
        assert 'href="http://www.namai.example/x"' in clean('<a href="www.namai.example/x">w</a>')
        assert "href" not in clean('<a href="www.namai.example:javascript">w</a><a href="/x">w</a>').replace(
            'href="http://www.namai.example:javascript"', ""
        )
