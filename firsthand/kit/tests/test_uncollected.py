"""What is made at once and stays is not walked meanwhile."""

import gc

import pytest

from firsthand.kit.uncollected import uncollected


def test_the_collector_rests_meanwhile_and_works_again_after_it():
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_works_again_after_a_failure():
    with pytest.raises(ZeroDivisionError), uncollected():
        raise ZeroDivisionError
    assert gc.isenabled()
