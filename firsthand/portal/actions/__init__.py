"""What can be done at the door of the customer's page."""

from firsthand.portal.actions.add_own_address import add_own_address, ask_to_add
from firsthand.portal.actions.ask_for_code import ask_for_code
from firsthand.portal.actions.begin_visit import begin_visit
from firsthand.portal.actions.come_in import come_in
from firsthand.portal.actions.leave import leave
from firsthand.portal.actions.open_link import open_link
from firsthand.portal.actions.remove_own_address import remove_own_address

__all__ = [
    "add_own_address",
    "ask_for_code",
    "ask_to_add",
    "begin_visit",
    "come_in",
    "leave",
    "open_link",
    "remove_own_address",
]
