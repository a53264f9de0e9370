"""What an outside set of cases says of our sockets: Autobahn|Testsuite against what serves `/ws`, where all is echoed.

`python -m bench.conformance --wstest PATH [--cases "1.*" "2.*"] [--largest BYTES] [--reports DIR]`

The line, its limits and its settings are the product's; only the screens behind it give way to an echo, which the cases need.
How to come by `wstest`, and what came of it: docs/decisions/websocket-conformance.md.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket

from firsthand.live.screens import Screens
from firsthand.run.serving.address import Address, listening
from firsthand.run.serving.web import LARGEST, Web

AGENT = "firsthand"
# From best to worst: a case is as good as the worse of what was said, and of how it was closed.
RANKS = ["OK", "NON-STRICT", "INFORMATIONAL", "UNIMPLEMENTED", "UNCLEAN", "WRONG CODE", "FAILED BY CLIENT", "FAILED"]
SETTLED = {"OK", "INFORMATIONAL"}


def main() -> None:
    wanted = arguments()
    if not shutil.which(wanted.wstest):
        sys.exit(f"There is no {wanted.wstest}; docs/decisions/websocket-conformance.md says how to come by it.")
    with echoing(wanted.largest) as port:
        run(wanted.wstest, port, wanted.cases, wanted.reports)
    show(wanted.reports)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wstest", default="wstest", help="the command of Autobahn|Testsuite")
    parser.add_argument("--cases", nargs="+", default=["*"])
    parser.add_argument("--largest", type=int, default=LARGEST, help="bytes of a message; the product's, unless given")
    parser.add_argument("--reports", type=Path, default=Path("var/conformance"))
    return parser.parse_args()


@contextmanager
def echoing(largest: int) -> Iterator[int]:
    """The product's line with an echo at its end, and the port where it listens."""
    listener = listening(Address("127.0.0.1", 0))
    web = Web(listener, _build, introduce=lambda accounts: {}, proxies=[], largest=largest)
    web.start()
    yield listener.getsockname()[1]
    web.stop()


def _build(_screens: Screens) -> ASGIApp:
    return Starlette(routes=[WebSocketRoute("/ws", echo)])


async def echo(socket: WebSocket) -> None:
    """What was said is said back, of the kind that it was."""
    await socket.accept()
    while (said := await socket.receive())["type"] == "websocket.receive":
        await socket.send({**said, "type": "websocket.send"})


def run(wstest: str, port: int, cases: list[str], reports: Path) -> None:
    """The cases are run, and what each came to is written as JSON."""
    reports.mkdir(parents=True, exist_ok=True)
    wanted = {
        "outdir": str(reports.resolve()),
        "servers": [{"agent": AGENT, "url": f"ws://127.0.0.1:{port}/ws"}],
        "cases": cases,
        "exclude-cases": [],
        "exclude-agent-cases": {},
    }
    spec = reports / "wanted.json"
    spec.write_text(json.dumps(wanted))
    with (reports / "log.txt").open("wb") as log:
        subprocess.run([wstest, "-m", "fuzzingclient", "-s", str(spec)], stdout=log, stderr=log, check=True)


def show(reports: Path) -> None:
    """A table by section, and what was said of the cases that are not simply right."""
    found = json.loads((reports / "index.json").read_text())[AGENT]
    names = sorted(found, key=lambda name: [int(part) for part in name.split(".")])
    outcomes = {name: max(found[name]["behavior"], found[name]["behaviorClose"], key=RANKS.index) for name in names}
    kinds = [rank for rank in RANKS if rank in outcomes.values()]
    print("section", *kinds, sep="\t")
    for section in dict.fromkeys(name.split(".")[0] for name in names):
        counted = Counter(outcomes[name] for name in names if name.split(".")[0] == section)
        print(section, *(counted[kind] for kind in kinds), sep="\t")
    reasons: dict[str, list[str]] = {}
    for name in names:
        if outcomes[name] not in SETTLED:
            case = json.loads((reports / found[name]["reportfile"]).read_text())
            reasons.setdefault(f"{outcomes[name]} {_told(case)}", []).append(name)
    for reason, alike in reasons.items():
        print(f"\n{len(alike)}: {reason}\n   {' '.join(alike)}")


def _told(case: dict[str, Any]) -> str:
    return f"(closed with {case['remoteCloseCode']}): {case['result']}"


if __name__ == "__main__":
    main()
