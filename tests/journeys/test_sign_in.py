"""Somebody makes their sign-in safe, and comes in by it: a new password, an app's number, a passkey."""

import base64
import hmac
import struct
import time

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.journeys.conftest import PASSWORD

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
NEW = "geras rytas Vilniuje"
STEP = 30  # seconds, RFC 6238


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
class TestAPassword:
    """Asta changes it."""

    def test_lets_in_from_then_on(self, desk_of, width, scheme):
        with desk_of("Asta", width=width, color_scheme=scheme) as asta:
            troubles = listening(asta)
            asta.goto("/settings/security/")
            asta.get_by_role("link", name="Change").first.click()
            asta.locator("[name=password1]").wait_for()
            for field, words in (("oldpassword", PASSWORD), ("password1", NEW), ("password2", NEW)):
                if asta.locator(f"[name={field}]").count():
                    asta.locator(f"[name={field}]").fill(words)
            fits(asta)
            # The next step may not cut off what has not been answered yet.
            with asta.expect_navigation():
                asta.locator("form button[type=submit]").first.click()

            sign_out(asta)
            expect(asta.locator(".notice")).to_have_count(0)
            sign_in(asta, NEW)
            is_in(asta)
            assert troubles == []


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
class TestAnAppsNumber:
    """Asta sets it up with the picture, or by typing the secret."""

    def test_is_asked_for_after_the_password(self, desk_of, width, scheme):
        with desk_of("Asta", width=width, color_scheme=scheme) as asta:
            troubles = listening(asta)
            asta.goto("/accounts/2fa/totp/activate/")
            confirm(asta)
            picture = asta.locator("img[src^='data:image']")
            assert picture.evaluate("picture => picture.complete && picture.naturalWidth > 0")
            fits(asta)
            secret = asta.locator("#authenticator_secret").input_value()
            asta.locator("[name=code]").fill(number_of(secret))
            asta.locator("form button[type=submit]").first.click()

            expect(asta.locator("#recovery_codes")).to_be_visible()
            recovery = asta.locator("#recovery_codes").input_value().split()
            fits(asta)
            assert len(recovery) == 10
            asta.goto("/accounts/2fa/")
            fits(asta)

            sign_out(asta)
            sign_in(asta, PASSWORD)
            asta.locator("[name=code]").wait_for()
            fits(asta)
            asta.locator("[name=code]").fill(number_of(secret, later=1))
            asta.keyboard.press("Enter")
            is_in(asta)

            sign_out(asta)
            sign_in(asta, PASSWORD)
            asta.locator("[name=code]").fill(recovery[0])
            asta.keyboard.press("Enter")
            is_in(asta)
            assert troubles == []


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
class TestAPasskey:
    """Asta's machine knows her finger."""

    def test_lets_in_without_a_password(self, house, desk_of, width, scheme):
        with desk_of("Asta", width=width, color_scheme=scheme) as asta:
            troubles = listening(asta)
            # Browsers give passkeys to localhost without https, and to no bare address (WebAuthn L3, 5.1).
            at = house.url.replace("127.0.0.1", "localhost")
            asta.goto(f"{at}/accounts/login/")
            sign_in(asta, PASSWORD)
            is_in(asta)
            with_authenticator(asta)

            asta.goto(f"{at}/accounts/2fa/webauthn/add/")
            confirm(asta)
            asta.locator("[name=name]").fill("Asta’s laptop")
            asta.locator("[name=passwordless]").check()
            fits(asta)
            asta.locator("#mfa_webauthn_add").click()
            asta.wait_for_url(lambda url: "/add/" not in url)
            asta.goto(f"{at}/accounts/2fa/webauthn/")
            expect(asta.locator("main")).to_contain_text("Asta’s laptop")
            fits(asta)

            sign_out(asta, at)
            fits(asta)
            asta.locator("#passkey_login").click()
            is_in(asta)
            assert troubles == []


def is_in(page: Page) -> None:
    """Past the door: at the desk, or on the page where the session had ended."""
    page.wait_for_url(lambda url: "/accounts/" not in url)


def with_authenticator(page: Page) -> CDPSession:
    """The machine has a reader of fingers."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    line.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return line


def listening(page: Page) -> list[str]:
    """What goes wrong on the page, the strict policy's refusals among it."""
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    return troubles


def sign_in(page: Page, password: str) -> None:
    page.locator("[name=login]").fill("asta@namai.example")
    page.locator("[name=password]").fill(password)
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def sign_out(page: Page, at: str = "") -> None:
    page.goto(f"{at}/settings/security/")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url("**/accounts/login/**")


def confirm(page: Page) -> None:
    """What is worth much is asked for with the password again."""
    if "reauthenticate" in page.url:
        page.locator("[name=password]").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "reauthenticate" not in url)


def fits(page: Page) -> None:
    """Nothing is wider than the screen."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def number_of(secret: str, *, later: int = 0) -> str:
    """What the app shows (RFC 6238, with SHA-1 and six digits), in this step of time or a later one."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    step = struct.pack(">Q", int(time.time()) // STEP + later)
    digest = hmac.digest(key, step, "sha1")
    start = digest[-1] & 0x0F
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"
