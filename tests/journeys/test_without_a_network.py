"""The workspace as a program on a device: it can be installed, and what was open can be read without a network."""

import re

from playwright.sync_api import expect

# What a click brought is kept a moment after it is seen.
IS_KEPT = """async () => {
  const isKept = () => caches.match(location.href, { ignoreVary: true });
  for (let times = 0; times < 1000 && !(await isKept()); times++) await new Promise((go) => setTimeout(go, 20));
}"""


class TestAsta:
    def test_reads_without_a_network_what_she_had_open_and_nothing_after_she_signed_out(self, house, post, desk_of):
        post.writes(house.smtp, "It hums at night.")
        with desk_of("Asta") as asta:
            asta.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
            asta.goto("/desk/unowned/")
            asta.locator(".row__link").first.click()
            expect(asta.locator(".main .message").first).to_contain_text("It hums at night.")
            here = asta.url
            asta.evaluate(IS_KEPT)

            asta.context.set_offline(True)
            asta.goto(here)
            expect(asta.locator(".main .message").first).to_contain_text("It hums at night.")
            expect(asta.locator(".row__link").first).to_be_visible()
            expect(asta).to_have_title(re.compile(re.escape(asta.locator("#main h1").inner_text())))
            asta.goto("/desk/unowned/")
            asta.locator(".row__link").first.click()
            expect(asta.locator(".main .message").first).to_contain_text("It hums at night.")
            asta.goto("/settings/members/")
            expect(asta.get_by_text("There is no network")).to_be_visible()

            asta.context.set_offline(False)
            asta.goto("/accounts/logout/")
            asta.get_by_role("button", name="Sign Out").click()
            asta.wait_for_url("**/accounts/login/**")
            asta.context.set_offline(True)
            asta.goto(here)
            expect(asta.get_by_text("There is no network")).to_be_visible()

    def test_can_install_it(self, house, desk_of):
        with desk_of("Asta") as asta:
            told = asta.evaluate(
                "() => fetch(document.querySelector('link[rel=manifest]').href).then((found) => found.json())"
            )
            assert told["start_url"] == "/desk/" and told["display"] == "standalone"
            for picture in told["icons"]:
                assert asta.request.get(picture["src"]).headers["content-type"] == "image/png"

    def test_chooses_her_ways_and_quiet_hours(self, house, desk_of):
        with desk_of("Asta", permissions=["notifications"]) as asta:
            asta.goto("/settings/profile/")
            asta.get_by_label("A customer of yours wrote: by mail").check()
            asta.get_by_label("Quiet from").fill("20:00")
            asta.get_by_label("Quiet until").fill("08:00")
            asta.get_by_role("button", name="Keep").click()
            expect(asta.locator("#toasts")).to_contain_text("Kept")

            asta.reload()
            expect(asta.get_by_label("A customer of yours wrote: by mail")).to_be_checked()
            expect(asta.get_by_label("Quiet from")).to_have_value("20:00")
            expect(asta.get_by_role("button", name="Tell me on this device")).to_be_visible()
