"""Asta promises Rūta something: it is told, moved in time with her knowledge, and made good when it was not kept."""

import subprocess
import sys

from playwright.sync_api import expect

from tests.journeys.post import body


class TestAPromiseInLithuanian:
    """ "I'll call tomorrow by noon", as Asta writes it."""

    def test_is_recorded_by_one_key_told_renegotiated_and_made_good(self, house, post, desk_of):
        post.writes(house.smtp, "Vėl ūžia.", subject="Šaldytuvas")
        with desk_of("Asta") as asta:
            asta.goto("/desk/unowned/")
            asta.locator(".row__link").first.click()
            # What listens to the words has to be there before them.
            expect(asta.locator("promise-offer:defined")).to_have_count(1)
            asta.get_by_label("Your answer").fill("Paskambinsiu rytoj iki pietų.")
            expect(asta.locator("[data-record]")).to_contain_text("Record")
            asta.keyboard.press("Alt+Enter")
            expect(asta.locator("[data-recorded]")).to_be_visible()
            asta.keyboard.press("Control+Enter")
            # Under her words stands what Rūta may count on.
            told = post.receives("Paskambinsiu rytoj iki pietų: ")
            assert "12:00" in body(told)

            self.beside(asta).get_by_text("Another time…").click()
            form = asta.locator("#promise-form form")
            form.get_by_label("New time").fill("in two working days")
            form.get_by_label("What the customer is told").fill("Reikia daugiau laiko: iki {time}.")
            form.get_by_role("button", name="Tell the customer, and promise that").click()
            assert "18:00" in body(post.receives("Reikia daugiau laiko: iki"))

            self.a_day_goes_by(house)
            self.beside(asta).get_by_role("button", name="Done").click()
            expect(asta.get_by_text("Done, though late.")).to_be_visible()
            self.beside(asta).get_by_text("Say sorry, and why…").click()
            form = asta.locator("#promise-form form")
            form.get_by_label("Why it could not be kept").select_option("supplier")
            form.get_by_label("What the customer is told").fill("Atsiprašau, dalis vėlavo.")
            form.get_by_role("button", name="Keep").click()

            post.receives("Atsiprašau, dalis vėlavo.")
            expect(self.beside(asta)).to_contain_text("a supplier or carrier was late")

    def beside(self, asta):
        """What stands beside the conversation now."""
        asta.reload()
        panel = asta.locator("details.panel", has=asta.locator("[id^=promises-]"))
        expect(panel).to_be_visible()
        panel.locator("summary").first.scroll_into_view_if_needed()
        if panel.get_attribute("open") is None:
            panel.locator("summary").first.click()
        expect(panel.locator(".promise").first).to_be_visible()
        return panel

    def a_day_goes_by(self, house):
        environment = house.environment | {
            "FIRSTHAND_DATA": str(house.data),
            "DJANGO_SETTINGS_MODULE": "firsthand.run.settings",
        }
        subprocess.run([sys.executable, "-m", "tests.journeys.lapse"], env=environment, check=True)
