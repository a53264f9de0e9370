"""The description is true: nothing sent in breaks the product, and every answer is as described."""

import json

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, assume, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from firsthand.api.description import description
from firsthand.api.tests.programs import Program
from firsthand.run.wsgi import application

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    ignored_auth,
    unsupported_method,
    allow_header_conformance,
]
# Bounded: the whole file takes well under a minute. Always the same examples, so that what failed fails again.
FEW = settings(
    max_examples=7,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)


def schemathesis_operations():
    return [found.ok() for found in SCHEMA.get_all_operations()]  # type: ignore[union-attr] # a flaw is to fail here


SCHEMA = schemathesis.openapi.from_dict(json.loads(description()))
SCHEMA.app = application
OPERATIONS = {operation.label: operation for operation in schemathesis_operations()}
MODES = [
    pytest.param(GenerationMode.POSITIVE, id="fit"),
    # What does not fit is refused by its type, before a row is asked for: no database sees it.
    pytest.param(GenerationMode.NEGATIVE, id="unfit", marks=pytest.mark.only_on("sqlite")),
]


@pytest.fixture
def one_connection(db):
    """The connection stays: the product closes it after an answer when it stands in a transaction, as it does in a test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


class TestWhateverIsSent:
    @pytest.mark.parametrize("mode", MODES)
    @pytest.mark.parametrize("label", OPERATIONS)
    def test_is_answered_as_described(self, one_connection, matter, other_matter, jonas: Program, label, mode):
        @FEW
        @given(case=OPERATIONS[label].as_strategy(generation_mode=mode))
        def holds(case):
            # Half of the cases are about things that exist: what is under an unknown id is refused too early to matter.
            if mode is GenerationMode.POSITIVE:
                case.path_parameters = known(case.path_parameters, matter)
            # What is too large is refused before it is looked at, with 413.
            assume(len(str(case.body)) < 1_000_000)
            # An address carries words alone: what was meant as an object arrives as words, and these are allowed.
            assume(not any(isinstance(value, dict) for value in (case.query or {}).values()))
            case.call_and_validate(headers={"Authorization": f"Bearer {jonas.token}"}, checks=CHECKS)

        holds()


class TestTheDescription:
    def test_is_open_to_everybody(self, db):
        told = Client().get("/api/openapi.json")

        assert (told.status_code, told.json()["openapi"]) == (200, "3.1.0")

    def test_tells_of_every_error_as_a_problem(self):
        for operation in operations():
            for status in ("401", "403", "404", "422", "429"):
                assert operation["responses"][status]["$ref"] == f"#/components/responses/Problem{status}"

    def test_says_what_each_address_does(self):
        assert [one["operationId"] for one in operations() if not one["description"] or not one["summary"]] == []

    def test_names_the_cursor_of_every_list(self):
        for operation in operations():
            if operation["operationId"].startswith("list"):
                names = {parameter["name"] for parameter in operation["parameters"]}
                assert {"cursor", "limit"} <= names

    def test_names_the_idempotency_key_of_every_write(self):
        writes = [way["post"] for way in spec()["paths"].values() if "post" in way]

        assert all("Idempotency-Key" in {parameter["name"] for parameter in one["parameters"]} for one in writes)

    def test_speaks_of_things_by_their_names(self):
        assert {"Conversation", "ConversationPage", "Customer", "Message", "Problem"} <= set(
            spec()["components"]["schemas"]
        )


def known(given, matter):
    """The same place in an address, of something that is there."""
    there = {"customer_id": matter.customer_id, "conversation_id": matter.pk}
    return {
        name: there.get(name, value) if isinstance(value, int) and value % 2 else value
        for name, value in (given or {}).items()
    }


def spec():
    return json.loads(description())


def operations():
    return [operation for ways in spec()["paths"].values() for operation in ways.values()]
