"""What cannot be done at the desk, each as a sentence that says what to do next."""

from django.utils.translation import gettext_lazy as _

from firsthand.kit.errors import Forbidden, Refused, Stale


class ReplyIsNotYours(Forbidden):
    words = _("This saved reply is not yours to change. Write one of your own.")


class NotForEverybody(Refused):
    words = _("Only those who lead a team write saved replies for everybody. Keep it for yourself or your team.")


class NotInThatTeam(Refused):
    words = _("You do not belong to that team. Choose one of yours.")


class ReplyHasNoName(Refused):
    words = _("Give it a name by which it is found.")


class ReplySaysNothing(Refused):
    words = _("Write its words in one language at least.")


class ReplyIsTooLong(Refused):
    words = _("A saved reply has at most {longest} characters in a language.")


class NoSuchField(Refused):
    words = _("There is no field {{{field}}}. There are: {fields}.")


class ReplyChangedMeanwhile(Stale):
    words = _("Somebody changed this saved reply meanwhile. Open it again, then repeat your change.")


class ViewIsNotYours(Forbidden):
    words = _("This view is not yours to change. Keep one of your own.")


class ViewsForEverybody(Refused):
    words = _("Only those who lead a team keep views for everybody. Keep it for yourself or your team.")


class ViewHasNoName(Refused):
    words = _("Give the view a name.")


class ViewShowsEverything(Refused):
    words = _("Write what the view holds: filters such as is:open tag:billing, or words.")


class RingsForNothing(Refused):
    words = _("Say for what it rings: what is urgent, an inbox, or a tag.")


class TooSoonForTheNext(Refused):
    words = _("Leave at least a minute, and at most a day, before the next is rung.")


class RingsNoMore(Stale):
    words = _("It does not ring any more: somebody has it.")
