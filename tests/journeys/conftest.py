"""The shop as a running product, a browser to look at it, and the customers' own mail server."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.database import once, prepared_folder
from tests.journeys.post import CustomersPost
from tests.product import Product, free_port, installation

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PASSWORD = "a long walk home"
PATIENCE = 20_000  # milliseconds: a busy machine is no failure of the product

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)


@pytest.fixture
def post() -> Iterator[CustomersPost]:
    """Where the customers' mail arrives."""
    with CustomersPost.open(free_port()) as opened:
        yield opened


@pytest.fixture
def house(tmp_path: Path, post: CustomersPost) -> Iterator[Product]:
    """The shop with its cast, running, its mail going to the customers' server."""
    with installation(tmp_path / "house", smtp_url=f"smtp://127.0.0.1:{post.port}") as product:
        product.environment["FIRSTHAND_BASE_URL"] = product.url
        shutil.copytree(shop_with_its_cast(), product.data, dirs_exist_ok=True)
        yield product.start()


def shop_with_its_cast() -> Path:
    """The data folder of the shop before its first start, set up once in a run."""
    folder = Path(os.environ["FIRSTHAND_DATA"], "shop")
    with once(folder) as is_first:
        if is_first:
            shutil.copytree(prepared_folder(), folder, dirs_exist_ok=True)
            environment = os.environ | {"FIRSTHAND_DATA": str(folder)}
            subprocess.run([sys.executable, "-m", "tests.journeys.seed"], env=environment, check=True)
    return folder


@pytest.fixture
def desk_of(chromium: Browser, house: Product):
    """Somebody's own browser, signed in by the real page, at their desk."""

    @contextmanager
    def opened(name: str, *, width: int = 1440, **options) -> Iterator[Page]:
        context = chromium.new_context(viewport={"width": width, "height": 900}, base_url=house.url, **options)
        raised: list[str] = []
        context.on("weberror", lambda error: raised.append(error.error.stack or str(error.error)))
        page = context.new_page()
        page.goto("/")
        page.get_by_label("Email").fill(f"{name.lower()}@namai.example")
        page.locator("input[type=password]").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/desk/**")
        yield page
        context.close()
        assert raised == [], f"the scripts of {name}’s pages raised: {raised}"

    return opened
