"""What can happen to forms; what customers send by them is told by `conversations`."""

from firsthand.journal.facts import Fact, fact


@fact("form.opened", "{by} made a form for the inbox {inbox}")
class FormOpened(Fact):
    form: int
    inbox: int


@fact("form.changed", "{by} changed a form of the inbox {inbox}")
class FormChanged(Fact):
    """Names of the parts that are otherwise now."""

    form: int
    inbox: int
    changed: tuple[str, ...]


@fact("form.closed", "{by} closed a form of the inbox {inbox}")
class FormClosed(Fact):
    form: int
    inbox: int


@fact("form.opened_again", "{by} opened a form of the inbox {inbox} again")
class FormOpenedAgain(Fact):
    form: int
    inbox: int
