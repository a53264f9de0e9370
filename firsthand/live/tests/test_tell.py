"""What changed is told when it is true."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from firsthand.live import hear, tell


@pytest.fixture
def heard(transactional_db) -> Iterator[list[str]]:
    topics: list[str] = []
    deaf = hear(topics.extend)
    yield topics
    deaf()


class TestAChange:
    def test_is_told_on_commit_and_not_before(self, heard):
        with transaction.atomic():
            tell(["conversation:1"])
            assert heard == []
        assert heard == ["conversation:1"]

    def test_that_is_rolled_back_is_never_told(self, heard):
        with pytest.raises(ZeroDivisionError):
            _tell_in_vain("conversation:1")
        assert heard == []

    def test_of_a_step_that_is_rolled_back_is_not_told_while_the_others_are(self, heard):
        with transaction.atomic():
            tell(["conversation:1"])
            with pytest.raises(ZeroDivisionError):
                _tell_in_vain("conversation:2")
        assert heard == ["conversation:1"]

    def test_of_nothing_tells_nobody(self, heard):
        tell([])
        assert heard == []


class TestAnEar:
    def test_that_fails_keeps_the_change_and_the_others(self, heard):
        deaf = hear(_stumble)
        with transaction.atomic():
            tell(["conversation:1"])
        deaf()
        assert heard == ["conversation:1"]


@transaction.atomic
def _tell_in_vain(topic: str) -> None:
    tell([topic])
    raise ZeroDivisionError


def _stumble(topics: object) -> None:
    raise ZeroDivisionError
