"""What cannot be done with a promise, each as a sentence that says what to do next."""

from django.utils.translation import gettext_lazy as _

from firsthand.kit.errors import Refused, Stale


class DueIsPast(Refused):
    words = _("That time is past. Promise a later one.")


class DueIsTooFar(Refused):
    words = _("That is more than two years ahead. Promise a nearer time.")


class NothingPromised(Refused):
    words = _("Say in a few words what you promise.")


class NotForPeople(Refused):
    words = _("Answers and solutions are promised by the targets. Choose another kind.")


class SettledAlready(Stale):
    words = _("This promise is settled already. Look again.")


class OwedByTarget(Refused):
    words = _("This promise is kept by answering or solving, and follows the targets.")


class CustomerMustSay(Refused):
    words = _("Ask the customer whether it is solved, then write down what they say.")


class NotBrokenYet(Refused):
    words = _("It has not fallen due. Keep it, agree on another time, or release it.")


class BrokenAlready(Refused):
    words = _("It has fallen due. Tell the customer that you are sorry, and why; then promise anew.")


class NoSuchCause(Refused):
    words = _("Choose from the list why it could not be kept.")


class CannotPromiseThere(Refused):
    words = _("{name} cannot keep it: choose somebody who is here.")


class NotSaid(Refused):
    words = _("Write what the customer is told, then agree on the new time.")


class PromiseMeantOther(Stale):
    words = _("Somebody changed this promise meanwhile. Look at it again, then repeat your change.")


class NotTheCustomersWords(Refused):
    words = _("Only of what the customer wrote can it be noted that they had to say it again.")


class NoSuchRepair(Refused):
    words = _("Choose by what you make up for it: an apology, a call or a gesture.")


class RepairSettled(Stale):
    words = _("This is settled already. Look again.")
