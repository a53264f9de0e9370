"""The log says what failed and where, and repeats nothing that people wrote."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

FAILS = """
import logging, structlog
from firsthand.run.serving.logs import start_logs
start_logs()
def read_letter():
    raise ValueError("Rūta Petraitytė, ruta@example.lt")
try:
    read_letter()
except ValueError:
    {log}.exception("failed")
"""


class TestAnError:
    @pytest.mark.parametrize("log", ['structlog.get_logger("ours")', 'logging.getLogger("theirs")'])
    def test_is_known_by_its_kind_and_place(self, log):
        house = Path(__file__).parents[4]
        done = subprocess.run(
            [sys.executable, "-c", FAILS.format(log=log)], cwd=house, capture_output=True, check=True, text=True
        )
        line = json.loads(done.stderr)
        assert (line["event"], line["error"]) == ("failed", "ValueError")
        assert line["where"][-1].endswith("read_letter")
        assert "example.lt" not in done.stderr
