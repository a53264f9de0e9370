"""Who is in a conversation is told to those who may see it, and to nobody else."""

import time
from typing import Any

from firsthand.live import tell
from firsthand.live.recent import MARGIN
from firsthand.live.tests.conftest import session_of

READING = {"here": {"conversation": 12, "how": "reading"}}
WRITING = {"here": {"conversation": 12, "how": "writing"}}


def present(*who: tuple[str, str]) -> dict[str, Any]:
    faces = [{"name": name, "how": how} for name, how in who]
    return {"present": {"conversation": 12, "who": faces}}


class TestTwoInOneConversation:
    """Asta reads what Jonas opens."""

    def opened(self, house, asta, jonas):
        house.names.update({asta.pk: "Asta", jonas.pk: "Jonas"})
        house.allowed.update({asta.pk: {"presence:12"}, jonas.pk: {"presence:12"}})
        return house.screen(session_of(asta)), house.screen(session_of(jonas))

    def test_see_each_other_come_write_and_go(self, house, asta, jonas):
        hers, his = self.opened(house, asta, jonas)
        with hers as astas:
            astas.says({"watch": ["presence:12"]})
            with his as jonas_s:
                jonas_s.says({"watch": ["presence:12"]})
                jonas_s.says(READING)
                assert astas.hears() == present(("Jonas", "reading"))
                jonas_s.line.send('{"here": {"conversation": 12, "how": "writing"}}')
                assert astas.hears() == present(("Jonas", "writing"))
            assert astas.hears() == present()

    def test_whoever_comes_later_is_told_who_is_there(self, house, asta, jonas):
        hers, his = self.opened(house, asta, jonas)
        with hers as astas, his as jonas_s:
            astas.says({"watch": ["presence:12"]})
            astas.says(READING)
            assert astas.hears() == present(("Asta", "reading"))
            assert jonas_s.says({"watch": ["presence:12"]}) == {"watching": ["presence:12"]}
            assert jonas_s.hears() == present(("Asta", "reading"))


class TestWhoMayNotSeeIt:
    def test_is_told_nothing_and_is_not_there_whatever_they_say(self, house, asta, jonas):
        house.names.update({asta.pk: "Asta", jonas.pk: "Jonas"})
        house.allowed.update({asta.pk: {"presence:12"}})
        with house.screen(session_of(asta)) as astas, house.screen(session_of(jonas)) as jonas_s:
            astas.says({"watch": ["presence:12"]})
            assert jonas_s.says({"watch": ["presence:12"]}) == {"watching": []}
            assert jonas_s.says(WRITING) == {"here": None}
            astas.says(READING)
            assert astas.hears() == present(("Asta", "reading"))
            assert jonas_s.says({"ping": 1}) == {"pong": 1}

    def test_hears_no_more_of_it_once_it_went_to_another_team(self, house, asta, jonas):
        house.names.update({asta.pk: "Asta", jonas.pk: "Jonas"})
        house.allowed.update({asta.pk: {"presence:12"}, jonas.pk: {"presence:12"}})
        with house.screen(session_of(asta)) as astas, house.screen(session_of(jonas)) as jonas_s:
            astas.says({"watch": ["presence:12"]})
            jonas_s.says({"watch": ["presence:12"]})
            house.allowed[asta.pk] = set()
            tell(["moved:12"])
            assert astas.hears() == {"ask": True}
            assert astas.says({"watch": ["presence:12"]}) == {"watching": []}


class TestAPageOfAnOlderVersion:
    def test_is_told_that_there_is_a_newer_one(self, house, asta):
        with house.screen(session_of(asta)) as screen:
            assert screen.says({"watch": [], "build": "of yesterday"}) == {"watching": [], "newer": True}
            assert screen.says({"watch": [], "build": "of today"}) == {"watching": []}
            assert screen.says({"watch": []}) == {"watching": []}


class TestAScreenThatWasAway:
    def test_is_told_what_changed_meanwhile_and_of_nothing_else(self, house, asta):
        house.allowed[asta.pk] = {"conversation:1", "conversation:2"}
        with house.screen(session_of(asta)) as screen:
            answer = screen.says({"watch": ["conversation:1"], "since": time.time() + 60})
            assert answer["watching"] == ["conversation:1"]
            tell(["conversation:2"])
            screen.says({"ping": 1})
            screen.line.send('{"watch": ["conversation:1", "conversation:2"], "since": %f}' % (answer["at"] + MARGIN))
            assert [screen.hears(), screen.hears()][-1] == {"changed": ["conversation:2"]}
            assert screen.says({"ping": 2}) == {"pong": 2}
