"""A mail to a representative: their answer was not sent, why, and what to do."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

from firsthand.team.models import Representative

# RFC 3834: what a machine wrote says so, and nobody's vacation note answers it.
FROM_A_MACHINE = {"Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All"}


def explain(representative_id: int, conversation_id: int, *, why: str) -> None:
    """They have it, unless they left the house. It goes to their own address, whoever wrote in their name."""
    rep = Representative.objects.active().people().with_account().filter(pk=representative_id).first()
    if rep is None:
        return
    with translation.override(rep.language):
        words = _(
            "Your answer by mail was not sent to the customer.\n\n{why}\n\n"
            "It is kept as a note in the conversation. Open it there and send it:\n{link}\n\n"
            "If you wrote no answer, somebody used your name: please tell your administrator.\n"
        ).format(why=why, link=f"{settings.BASE_URL}/conversations/{conversation_id}/")
        EmailMessage(_("Your answer was not sent"), words, to=[rep.account.email], headers=FROM_A_MACHINE).send()
