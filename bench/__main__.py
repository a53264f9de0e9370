"""`python -m bench [name] [arguments]`: one benchmark, or the names of all."""

import runpy
import sys
from pathlib import Path

HERE = Path(__file__).parent
PARTS = set("__init__ __main__ acts calibration installation newsletters pages past tables timing words".split())


def main() -> None:
    """The named benchmark runs with the other arguments; without a name all are named."""
    names = sorted(file.stem for file in HERE.glob("*.py") if file.stem not in PARTS)
    if len(sys.argv) < 2 or sys.argv[1] not in names:
        sys.exit(f"python3 x.py bench {{{' | '.join(names)}}}; each with --help")
    name = sys.argv.pop(1)
    runpy.run_module(f"bench.{name}", run_name="__main__")


if __name__ == "__main__":
    main()
