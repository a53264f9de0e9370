"""What can be done with people."""

from firsthand.people.actions.add_address import add_address
from firsthand.people.actions.change import change
from firsthand.people.actions.mark_complaining import mark_complaining
from firsthand.people.actions.mark_reachable import mark_reachable
from firsthand.people.actions.mark_unreachable import mark_unreachable
from firsthand.people.actions.meet import meet
from firsthand.people.actions.put_away import bring_back, put_away
from firsthand.people.actions.recognise import recognise
from firsthand.people.actions.remember import remember
from firsthand.people.actions.reword import reword

__all__ = [
    "add_address",
    "bring_back",
    "change",
    "mark_complaining",
    "mark_reachable",
    "mark_unreachable",
    "meet",
    "put_away",
    "recognise",
    "remember",
    "reword",
]
