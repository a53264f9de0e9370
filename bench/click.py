"""How long a click takes until its answer stands on the screen, measured in Chromium on the demo.

`python -m bench.click [--times 30] [--width 1440] [--at ADDRESS]`

Each is counted from the click to the frame in which what was asked for is painted. `script` is the longest task that held
the page up meanwhile. A first round of each is thrown away.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright

from bench.calibration import REFERENCE, calibration
from bench.sockets import free_port, wait_until_ready

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
BOUND = 100  # milliseconds at the 95th percentile

# The frame after the one in which it came true has been painted: a task of its own begins after that.
MEASURE = """([does, isDone, key]) => new Promise((resolve, reject) => {
  const act = new Function(does), done = new Function(`return ${isDone}`);
  let longest = 0;
  const heldUp = ({ duration }) => (longest = Math.max(longest, duration));
  const tasks = new PerformanceObserver((list) => list.getEntries().forEach(heldUp));
  tasks.observe({ type: "longtask" });
  const finish = () => requestAnimationFrame(() => setTimeout(() => {
    const took = performance.now() - began;
    look.disconnect();
    setTimeout(() => { tasks.disconnect(); resolve([took, longest]); }, 60);
  }));
  const look = new MutationObserver(() => done() && !finished && ((finished = true), finish()));
  let finished = false;
  look.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  setTimeout(() => finished || reject(new Error(`never came: ${isDone}`)), 15000);
  const began = performance.now();
  const pressed = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ctrlKey: true });
  if (key) document.activeElement.dispatchEvent(pressed);
  else act();
  if (!finished && done()) { finished = true; finish(); }
})"""


@dataclass
class Click:
    """One kind: what is done, and by what one sees that it was answered."""

    name: str
    does: Callable[[int], str]
    is_done: Callable[[int], str]
    key: str = ""
    before: Callable[[Page, int], object] = lambda page, turn: None
    took: list[float] = field(default_factory=list)
    script: list[float] = field(default_factory=list)

    def measure(self, page: Page, turn: int) -> None:
        self.before(page, turn)
        page.wait_for_timeout(350)  # what the one before had set going has come to rest
        took, script = page.evaluate(MEASURE, [self.does(turn), self.is_done(turn), self.key])
        if turn:
            self.took.append(took)
            self.script.append(script)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--width", type=int, default=1440)
    parser.add_argument("--at", help="the address of a running demo's one-click sign-in, instead of a demo of its own")
    wanted = parser.parse_args()
    with demo(wanted.at) as enter, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        page = browser.new_page(viewport={"width": wanted.width, "height": 900})
        page.goto(enter)
        page.wait_for_url("**/desk/**")
        page.goto(page.url.split("/desk/")[0] + "/desk/all/")
        page.wait_for_timeout(1500)
        kinds = clicks(page)
        for turn in range(wanted.times + 1):
            for kind in kinds:
                kind.measure(page, turn)
        tell(kinds)


@contextmanager
def demo(running: str | None) -> Iterator[str]:
    """A demo in a folder of its own; yields the address by which its lead comes in."""
    if running:
        yield running
        return
    with tempfile.TemporaryDirectory() as folder:
        port, said = free_port(), Path(folder) / "said"
        ports = ["--port", str(port), "--smtp", str(free_port())]
        command = [sys.executable, "-m", "firsthand.run.commands", "demo", *ports, "--data", folder, "--no-browser"]
        with said.open("w") as out:
            process = subprocess.Popen(command, stdout=out)
        try:
            wait_until_ready(port)
            yield next(
                line.split()[-1] for line in said.read_text().splitlines() if "lead" in line and "/enter/" in line
            )
        finally:
            process.terminate()
            process.wait(timeout=20)


# What somebody at the desk does all day: by which script, and by what one sees that it was done.
TAKE = "document.querySelector('.acts [data-key=o], .menu [data-key=o]').click()"
GIVE_BACK = "document.querySelector('[data-key=b]').click()"
TAKEN = "document.querySelector('#main .main__state .whose')?.textContent.includes('You ')"
GIVEN_BACK = "!document.querySelector('#main .main__state .whose')"
KEEP = "document.querySelector('[data-side=note] form').requestSubmit()"
TAGS = "document.querySelector('[data-key=t]').click()"
PALETTE = "document.querySelector('dialog[open] [role=option]')"
CALM = (
    "() => { document.querySelectorAll('dialog[open]').forEach((one) => one.close()); document.activeElement.blur(); }"
)


def clicks(page: Page) -> list[Click]:
    """The kinds, over a dozen conversations of the list in turn."""
    rows = page.locator("[data-row]").evaluate_all("(rows) => rows.map((row) => row.dataset.row)")[:12]
    session = token_hex(3)

    def row(turn: int) -> str:
        return str(rows[turn % len(rows)])

    def opened(page: Page, turn: int) -> None:
        page.evaluate(f"() => {link(row(turn))}.click()")
        page.wait_for_selector(f"#main [data-conversation='{row(turn)}']", state="attached")

    def nobodys(page: Page, turn: int) -> None:
        opened(page, turn)
        page.evaluate("() => document.querySelector('[data-key=b]')?.click()")
        page.wait_for_timeout(300)

    def writing(page: Page, turn: int) -> None:
        page.locator("[role=tab][data-key=n]").click()
        page.locator("[data-side=note] textarea").fill(f"Looked at, {session}-{turn}.")

    def elsewhere(page: Page, turn: int) -> None:
        page.evaluate(CALM)
        page.evaluate(f"() => {tab('team')}.click()")
        page.wait_for_timeout(500)

    return [
        Click("open a conversation", lambda turn: f"{link(row(turn))}.click()", lambda turn: shows(row(turn)),
              before=lambda page, turn: opened(page, turn + 1)),
        Click("take it", lambda turn: TAKE, lambda turn: TAKEN, before=nobodys),
        Click("give it back", lambda turn: GIVE_BACK, lambda turn: GIVEN_BACK),
        Click("keep a note", lambda turn: KEEP, lambda turn: noted(f"{session}-{turn}."), before=writing),
        Click("open a dialog (tags)", lambda turn: TAGS, lambda turn: "document.querySelector('dialog[open]')",
              before=lambda page, turn: page.evaluate(CALM)),
        Click("open the palette", lambda turn: "", lambda turn: PALETTE, key="k",
              before=lambda page, turn: page.evaluate(CALM)),
        Click("another list", lambda turn: f"{tab('all')}.click()",
              lambda turn: f"{tab('all')}?.ariaCurrent === 'page'", before=elsewhere),
    ]  # fmt: skip


def link(row: str) -> str:
    return f"document.querySelector('#row-{row} a')"


def tab(view: str) -> str:
    return f"document.querySelector('nav.tabs a[href*=\"/{view}/\"]')"


def shows(row: str) -> str:
    return f"document.querySelector('#main [data-conversation]')?.dataset.conversation === '{row}'"


def noted(words: str) -> str:
    return f"[...document.querySelectorAll('.message[data-side=note]')].at(-1)?.textContent.includes('{words}')"


def late(took: list[float]) -> float:
    """The 95th percentile."""
    return sorted(took)[int(0.95 * len(took))]


def contention() -> float:
    """How many times longer work takes than the CPU it needs, because others are at work on this machine."""
    began, spent = time.perf_counter(), time.process_time()
    for _ in range(60):
        calibration()
    return (time.perf_counter() - began) / (time.process_time() - spent)


def tell(kinds: list[Click]) -> None:
    loop, others = min(calibration() for _ in range(20)), contention()
    print(
        f"{'milliseconds, of which loop ' + format(loop, '.1f'):32}{'median':>8}{'p95':>8}{'longest':>9}{'script':>8}"
    )
    for kind in kinds:
        last = late(kind.took)
        mark = "" if last <= BOUND else f"  over {BOUND}"
        print(f"{kind.name:32}{median(kind.took):8.0f}{last:8.0f}{max(kind.took):9.0f}{median(kind.script):8.0f}{mark}")
    together: list[Any] = sorted(took for kind in kinds for took in kind.took)
    print(f"{'all together':32}{median(together):8.0f}{late(together):8.0f}{together[-1]:9.0f}")
    print(f"Loop {loop:.1f} ms (reference {REFERENCE}); others on this machine made work {others:.1f} times as long.")


if __name__ == "__main__":
    main()
