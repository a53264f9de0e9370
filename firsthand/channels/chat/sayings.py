"""All that a chat says, in the language that is set."""

from django.utils.translation import gettext_lazy as _

from firsthand.channels.chat.models import Chat

# By name; blanks such as {name} are filled in the browser.
SAYINGS = {
    "welcome": _("Hello! What can we do for you?"),
    "welcomeName": _("Hello {name}! What can we do for you?"),
    "open": _("Write to us"),
    "close": _("Close the chat"),
    "thread": _("What was said"),
    "earlier": _("Earlier messages"),
    "write": _("Write a message…"),
    "send": _("Send"),
    "attach": _("Add files"),
    "takeAway": _("Take away"),
    "you": _("You"),
    "isHere": _("{name} is here and answers you"),
    "areHere": _("{name} and colleagues are here"),
    "looksAfter": _("{name} looks after this"),
    "nobody": _("Nobody is here at the moment. You have an answer by {time}."),
    "nobodyAtAll": _("Nobody is here at the moment. Write to us, and we answer."),
    "person": _("Here you write with people, never with a machine."),
    "writing": _("{name} is writing…"),
    "sending": _("being sent"),
    "sent": _("sent"),
    "seen": _("seen"),
    "waits": _("waits for the network"),
    "failed": _("not sent"),
    "again": _("Try again"),
    "offline": _("No connection. What you write is kept and sent as soon as there is one."),
    "online": _("Connected again."),
    "byMail": _("by e-mail"),
    "askAddress": _("If you leave before we have answered: where may we write to you?"),
    "address": _("Your e-mail address"),
    "name": _("Your name, if you like"),
    "leave": _("Send answers there"),
    "notNow": _("Not now"),
    "wrongAddress": _("This is not an e-mail address. Look at it again."),
    "reached": _("Thank you. What you do not read here comes by e-mail."),
    "tooMany": _("That was very much at once. Wait a moment, then try again."),
    "filesGone": _("The files were kept for a day and are gone by now. Your words are here: add the files again."),
    "tooLarge": _("This file is larger than {mb} MB."),
    "look": _("Have a look"),
    "new": _("{number} new"),
    "newFrom": _("{name} wrote"),
    "today": _("Today"),
    "yesterday": _("Yesterday"),
    "sounds": _("Sounds"),
    "picture": _("Picture: {name}"),
    "file": _("Take the file: {name}"),
}


def sayings(chat: Chat, *, house: str, language: str) -> dict[str, str]:
    """By name; the heading and the first sentence are the chat's own, where it has them in this language."""
    ours = {name: str(words) for name, words in SAYINGS.items()}
    return {"title": house, **ours, **chat.said_in(language)}
