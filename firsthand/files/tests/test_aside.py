"""Bytes are laid aside, taken up again, and forgotten."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from firsthand.files import aside
from firsthand.files.aside import forget_aside, lay_aside, taken_up


@pytest.fixture(autouse=True)
def folder(tmp_path, settings) -> Path:
    settings.FILES_FOLDER = tmp_path
    return Path(tmp_path)


class TestWhatLiesAside:
    def test_is_taken_up_as_it_came_and_twice_is_two(self):
        names = [lay_aside(b"picture") for _time in range(2)]

        assert names[0] != names[1]
        assert [taken_up(one) for one in names] == [b"picture", b"picture"]

    def test_is_forgotten_when_its_time_is_over(self, folder):
        old, new = lay_aside(b"old"), lay_aside(b"new")
        now = timezone.now()
        os.utime(folder / "aside" / old, times=((now - timedelta(days=2)).timestamp(),) * 2)
        forget_aside(before=now - timedelta(days=1))

        assert (taken_up(old), taken_up(new)) == (None, b"new")

    def test_fills_no_disk(self, monkeypatch):
        monkeypatch.setattr(aside, "MOST", 10)

        assert lay_aside(b"12345678")
        assert lay_aside(b"12345678") == ""

    @pytest.mark.parametrize("name", ["", "x", "../aside/" + "x" * 16, "x" * 15 + "/", "x" * 16])
    def test_is_found_by_no_other_name(self, name):
        lay_aside(b"picture")

        assert taken_up(name) is None
