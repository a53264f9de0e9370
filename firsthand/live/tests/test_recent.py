"""What a screen that was away has missed."""

from firsthand.live.recent import KEPT_AT_MOST, KEPT_FOR, MARGIN, Recent


def recent() -> Recent:
    """A process that has run for long; a letter came at 1000."""
    known = Recent(at=0.0)
    known.note(["conversation:12", "team:3"], at=1000.0)
    return known


class TestAScreenThatWasAway:
    def test_missed_what_was_told_meanwhile(self):
        assert recent().missed(["conversation:12", "team:4"], after=990.0) == {"conversation:12"}

    def test_missed_nothing_that_was_told_before_it_left(self):
        assert recent().missed(["conversation:12"], after=1000.0 + MARGIN + 1) == set()

    def test_is_given_the_benefit_of_the_clocks(self):
        assert recent().missed(["team:3"], after=1000.0 + MARGIN - 1) == {"team:3"}


class TestMoreThanIsRemembered:
    def test_makes_it_look_at_everything(self):
        known = recent()
        known.note(["desk"], at=1000.0 + KEPT_FOR + 1)
        assert known.missed(["team:9"], after=1000.0) == {"team:9"}

    def test_of_a_process_that_began_later_too(self):
        assert Recent(at=1000.0).missed(["team:9"], after=900.0) == {"team:9"}

    def test_after_a_break_of_the_bus_too(self):
        known = recent()
        known.forget(at=2000.0)
        assert known.missed(["team:9"], after=1500.0) == {"team:9"}

    def test_never_grows_without_end(self):
        known = Recent(at=0.0)
        known.note((f"conversation:{number}" for number in range(KEPT_AT_MOST + 10)), at=100.0)
        assert known.missed(["team:9"], after=100.0) == {"team:9"}
        assert known.missed([f"conversation:{KEPT_AT_MOST}"], after=200.0) == set()
