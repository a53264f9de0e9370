"""Several web processes behind one socket."""

import os
import signal
import time

import psutil
import pytest

from tests.product import STARTS_WITHIN, Product, installation


@pytest.mark.only_on("postgresql")
class TestTwoWebProcesses:
    def test_one_that_dies_is_started_anew_and_all_end_in_time(self, tmp_path):
        with installation(tmp_path, "serve", workers="2") as product:
            product.start()
            first, _ = webs(product)
            os.kill(first, signal.SIGKILL)
            until = time.monotonic() + 30
            while (first in webs(product) or len(webs(product)) < 2) and time.monotonic() < until:
                time.sleep(0.1)
            replaced = webs(product)
            assert len(replaced) == 2
            assert product.stop() < 5
            assert not any(psutil.pid_exists(pid) for pid in replaced)

    def test_end_when_their_parent_is_killed(self, tmp_path):
        with installation(tmp_path, "serve", workers="2") as product:
            product.start()
            orphans = webs(product)
            os.kill(product.pid, signal.SIGKILL)
            product.ended()
            until = time.monotonic() + 30
            while any(psutil.pid_exists(pid) for pid in orphans) and time.monotonic() < until:
                time.sleep(0.1)
            assert not any(psutil.pid_exists(pid) for pid in orphans)


@pytest.mark.only_on("sqlite")
class TestOnSqlite:
    def test_more_than_one_is_refused_with_a_sentence(self, tmp_path):
        with installation(tmp_path, "serve", workers="2") as product:
            assert product.command("serve").wait(STARTS_WITHIN) == 1
            assert product.log.startswith("Several web processes need PostgreSQL")


def webs(product: Product) -> list[int]:
    """The web processes that live."""
    return [child.pid for child in psutil.Process(product.pid).children() if child.status() != psutil.STATUS_ZOMBIE]
