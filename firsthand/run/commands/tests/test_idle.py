"""`firsthand idle`."""

from pathlib import Path

from tests.product import Product


class TestAnInstallationThatNobodyServes:
    def test_is_not_idle_while_work_waits(self, installed: Product, letter: Path) -> None:
        installed.says("ingest", str(letter))

        busy = installed.does("idle", "--timeout", "0.2")

        assert (busy.returncode, busy.stderr) == (
            1,
            "After 0.2 seconds there are still errands due or under way.\n",
        )

    def test_is_idle_once_it_was_served(self, installed: Product, letter: Path) -> None:
        installed.says("ingest", str(letter))
        installed.start()

        told = installed.says("idle", "--timeout", "30", "--json")
        installed.stop()

        assert told == '{"idle": true}\n'
        assert installed.says("idle", "--timeout", "0.2") == "No errand is due or under way.\n"
