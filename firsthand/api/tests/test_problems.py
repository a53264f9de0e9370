"""What cannot be done is said as a problem, with a sentence."""

import json

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from firsthand.access.actions import revoke_key
from firsthand.access.models import Key
from firsthand.api import limits
from firsthand.journal.actor import HOUSE


def assert_problem(response, status: int):
    """The response is a whole problem of this status; returns it."""
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert {"type", "title", "status", "detail"} <= problem.keys()
    assert problem["status"] == status
    assert problem["detail"].endswith((".", "what."))
    assert "Traceback" not in response.content.decode()
    return problem


class TestWithoutAKey:
    @pytest.mark.parametrize(
        "said",
        ["", "Bearer", "Bearer ", "Bearer null", "Basic dTpw", "Bearer fh_00000000_" + "A" * 43, "fh_x", "Bearer \x80"],
    )
    def test_nothing_opens(self, shop, said):
        refused = Client().get("/api/v1/me", headers={"Authorization": said} if said else {})

        assert_problem(refused, 401)
        assert refused["WWW-Authenticate"].startswith("Bearer")

    def test_a_session_opens_nothing(self, shop):
        browser = Client()
        browser.force_login(shop.jonas.account)

        assert_problem(browser.get("/api/v1/customers"), 401)

    def test_a_revoked_key_opens_nothing(self, asta):
        revoke_key(Key.objects.get(), by=HOUSE, at=timezone.now())

        assert_problem(asta.get("/me"), 401)


class TestAnAddress:
    @pytest.mark.parametrize("address", ["/nothing", "/customers/", "/customers/1/nothing", "", "/../../v1"])
    def test_that_is_unknown_is_a_problem(self, asta, address):
        assert_problem(asta.get(address), 404)

    def test_used_in_another_way_names_the_ways(self, asta):
        refused = asta.asks("DELETE", "/customers")

        assert_problem(refused, 405)
        assert refused["Allow"] == "GET, HEAD, POST"

    def test_that_is_read_answers_head_without_a_body(self, asta):
        head = asta.asks("HEAD", "/me")

        assert (head.status_code, head.content) == (200, b"")

    def test_lets_no_other_site_in(self, asta):
        answered = asta.asks("GET", "/me", headers={"Origin": "https://evil.example"})

        assert not [name for name in answered.headers if name.lower().startswith("access-control")]


class TestABody:
    @pytest.mark.parametrize("body", [b" ", b"{", b"\xff\xfe", b'{"text": NaN}', b"[" * 100_000])
    def test_that_is_no_json_is_refused(self, asta, matter, body):
        assert_problem(asta.sends("POST", f"/conversations/{matter.pk}/messages", body), 400)

    @pytest.mark.parametrize("body", [b"[]", b"1", b"null", b'"text"'])
    def test_that_is_no_object_is_refused(self, asta, matter, body):
        assert_problem(asta.sends("POST", f"/conversations/{matter.pk}/messages", body), 422)

    def test_of_another_kind_is_refused(self, asta):
        refused = asta.asks("POST", "/customers", data="name=R", content_type="application/x-www-form-urlencoded")

        assert_problem(refused, 415)

    def test_that_is_too_large_is_refused(self, asta):
        assert_problem(asta.sends("POST", "/customers", b'"' + b"x" * 5 * 1024 * 1024 + b'"'), 413)

    @pytest.mark.parametrize("smuggled", ["version", "id", "customer", "owner_id", "is_staff", "since", "last_at"])
    def test_with_a_field_that_is_not_for_writing_is_refused(self, asta, matter, smuggled):
        for address in (f"/customers/{matter.customer_id}", f"/conversations/{matter.pk}"):
            problem = assert_problem(asta.patch(address, **{smuggled: 1}), 422)
            assert problem["errors"][0]["pointer"] == f"/{smuggled}"

    @pytest.mark.parametrize(
        ("change", "pointer"),
        [
            ({"owner": True}, "/owner"),
            ({"owner": 2**63}, "/owner"),
            ({"team": "1"}, "/team"),
            ({"state": "closed"}, "/state"),
            ({"tags": ["a", ""]}, "/tags/1"),
            ({"state": "snoozed", "until": "2030-01-01T00:00:00"}, "/until"),
            ({"state": "snoozed", "until": 1}, "/until"),
            ({"state": "snoozed", "until": "0001-01-01T00:00:00+14:00"}, "/until"),
            ({"state": "snoozed", "until": "9999-12-31T23:59:59-14:00"}, "/until"),
        ],
    )
    def test_with_a_flaw_is_told_where_it_is(self, asta, matter, change, pointer):
        problem = assert_problem(asta.patch(f"/conversations/{matter.pk}", **change), 422)
        assert problem["errors"][0]["pointer"] == pointer


class TestAQuestion:
    @pytest.mark.parametrize(
        ("asked", "pointer"),
        [
            ({"limit": 0}, "limit"),
            ({"limit": 201}, "limit"),
            ({"limit": "many"}, "limit"),
            ({"cursor": "%%%"}, "cursor"),
            ({"cursor": "aaaa"}, "cursor"),
            ({"cursor": "bjE5OTk"}, "cursor"),
            ({"cursor": "aTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5"}, "cursor"),
            ({"order_by": "owner__account__password"}, "order_by"),
            ({"owner__account__email": "a"}, "owner__account__email"),
            ({"owner": 2**63}, "owner"),
            ({"state": "closed"}, "state"),
            ({"updated_after": "yesterday"}, "updated_after"),
            ({"tag": "a\x00b"}, "tag"),
        ],
    )
    def test_beyond_what_is_described_is_refused(self, asta, asked, pointer):
        problem = assert_problem(asta.get("/conversations", **asked), 422)
        assert problem["errors"][0]["pointer"] == pointer

    def test_with_the_cursor_of_another_list_is_refused(self, shop, asta):
        for number in range(2):
            shop.receives_mail(subject=f"Matter {number}")
        cursor = asta.get("/messages", limit=1).json()["next"]

        assert cursor
        assert_problem(asta.get("/conversations", cursor=cursor), 422)
        assert_problem(asta.get("/conversations", view="team", cursor=cursor), 422)


class TestTooManyCalls:
    def test_are_told_to_wait(self, asta, monkeypatch):
        limits.counts.clear()
        monkeypatch.setattr(limits, "CALLS", 2)

        assert [asta.get("/me").status_code for _time in range(2)] == [200, 200]
        refused = asta.get("/me")
        assert_problem(refused, 429)
        assert int(refused["Retry-After"]) > 0


class TestOurOwnFailure:
    def fails_with(self, error: Exception):
        def fail(*_args, **_values):
            raise error

        return fail

    @pytest.mark.parametrize(
        ("error", "status"), [(ZeroDivisionError("secret"), 500), (OperationalError("secret"), 503)]
    )
    def test_tells_nothing_of_the_inside(self, asta, monkeypatch, error, status):
        monkeypatch.setattr("firsthand.api.resources.house.caller_of", self.fails_with(error))

        problem = assert_problem(asta.get("/me"), status)
        assert "secret" not in json.dumps(problem)


class TestAParameterThatStandsTwice:
    def test_is_refused_by_name(self, jonas):
        answer = jonas.get("/messages?external_id=a&external_id=b")

        assert answer.status_code == 422
        assert [tuple(one.values()) for one in answer.json()["errors"]] == [
            ("external_id", "It stands here more than once.")
        ]
