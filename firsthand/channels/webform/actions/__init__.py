"""What can be done with forms."""

from firsthand.channels.webform.actions.change_form import FormSettings, change_form, close_form, open_again, open_form
from firsthand.channels.webform.actions.found_on_site import found_on_site
from firsthand.channels.webform.actions.send import Sent, send

__all__ = ["FormSettings", "Sent", "change_form", "close_form", "found_on_site", "open_again", "open_form", "send"]
