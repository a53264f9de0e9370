"""What goes along with a matter that is handed over, so that the customer need not say it again. Pure."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, kw_only=True)
class Briefing:
    """Why, what was tried, what the customer expects, and some warm words."""

    why: str
    tried: str = ""
    expects: str = ""
    words: str = ""

    def stripped(self) -> "Briefing":
        return Briefing(**{name: said.strip() for name, said in vars(self).items()})

    def as_note(self, *, to: str) -> str:
        """As one note, in the language of whoever writes it."""
        parts = [
            _("To %(name)s: %(why)s") % {"name": to, "why": self.why},
            _("What was tried: %(tried)s") % {"tried": self.tried} if self.tried else "",
            _("What the customer expects: %(expects)s") % {"expects": self.expects} if self.expects else "",
            self.words,
        ]
        return "\n\n".join(part for part in parts if part)
