"""Why a form cannot be as it was said, and why what was sent is not taken."""

from django.utils.translation import gettext_lazy as _

from firsthand.kit.errors import Refused, Stale


class FormHasNoTitle(Refused):
    words = _("Give the form a title in at least one language: it stands above the questions.")


class FormExists(Refused):
    words = _("There is already a form at “{name}”. Choose another word for its address.")


class NameIsWrong(Refused):
    words = _("The address of a form is made of small letters, digits and hyphens, such as “contact”.")


class FormAsksNoAddress(Refused):
    words = _("One question has to ask for the e-mail address that you answer.")


class PurposeIsTwice(Refused):
    words = _("Two questions serve as “{purpose}”. Let one of them be for you to know.")


class PurposeIsWrong(Refused):
    words = _("“{question}” cannot serve as “{purpose}”: that asks for another kind of answer.")


class QuestionSaysNothing(Refused):
    words = _("Question {place} has no words. Write what it asks, or remove it.")


class NothingToChoose(Refused):
    words = _("“{question}” has nothing to choose from. Write at least two answers, one a line.")


class TooMuchAsked(Refused):
    words = _("A form asks at most {most} questions; people turn away long before.")


class SiteIsWrong(Refused):
    words = _("“{site}” is no name of a site. Write it like www.shop.example.")


class FormChangedMeanwhile(Stale):
    words = _("Somebody else has changed this form meanwhile. Open it again, then repeat your change.")


class TooMuchSent(Refused):
    """So much came from one place that more would keep others from writing."""

    words = _("Very much was sent from here within an hour. Wait a little, then send again; nothing you wrote is lost.")
