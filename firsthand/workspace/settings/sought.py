"""Each single setting by the words that stand beside it, so that it is found without knowing on which page it is."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PARTS: Mapping[str, tuple[Promise, ...]] = {
    "profile": (
        _("Picture"),
        _("Name, as customers read it"),
        _("Signature"),
        _("Language of these pages"),
        _("Time zone"),
        _("Answers can be taken back"),
        _("Tell me about"),
        _("Quiet hours"),
        _("Weekends are quiet too"),
        _("Light or dark"),
    ),
    "security": (
        _("Password"),
        _("Second factor"),
        _("Passkeys"),
        _("Open sessions"),
        _("Sign out everywhere else"),
    ),
    "absences": (_("I am ill today"), _("Plan an absence"), _("Who covers")),
    "rotas": (_("Somebody is on"), _("Rung for"), _("Minutes until the next is rung")),
    "organisation": (_("Name"), _("Web domain"), _("Language"), _("Time zone"), _("Accent"), _("Brands")),
    "members": (_("Invite somebody"), _("Role"), _("Teams"), _("Skills"), _("Let go"), _("Welcome back")),
    "teams": (_("Found a team"), _("Members"), _("leads"), _("Archived")),
    "calendars": (_("Time zone"), _("Holidays"), _("Closed hours on single days")),
    "customers-page": (_("Customers have a page of their own"), _("What its door says")),
    "inboxes": (
        _("Team that answers"),
        _("Brand it speaks for"),
        _("Tells customers that their letter arrived, and by when it is answered"),
        _("Takes letters to addresses that belong to no other inbox"),
        _("Holds back strangers’ letters that look like spam"),
        _("Connect a mailbox"),
        _("Other addresses of this mailbox"),
        _("Signature"),
        _("IMAP host"),
        _("SMTP host"),
    ),
    "forms": (_("Put it on a site"), _("Other ways to reach you"), _("Sites that may show it"), _("Add a question")),
    "tags": (_("Add a tag"), _("Make it one with"), _("Put it away")),
    "keys": (_("Keys"),),
    "spam": (_("Address or domain"),),
    "domains": (_("Mail domains"),),
}
