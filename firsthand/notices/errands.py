"""Notices by mail, for those who are away."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from firsthand.kit.compat import task
from firsthand.notices.models import Notice
from firsthand.notices.rules import About
from firsthand.organisation.queries import the_organisation
from firsthand.team.models import Representative

# RFC 3834: what a machine wrote says so, and nobody's vacation note answers it.
FROM_A_MACHINE = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


@task()
def mail_notice(representative_id: int, about: str, conversation_id: int) -> None:
    """The representative has a mail about it, once, unless they came back, have read it, or left the house."""
    rep = Representative.objects.active().people().with_account().filter(pk=representative_id).first()
    if rep is None or rep.is_present(at=timezone.now()):
        return
    waiting = Notice.objects.of(rep).unread().filter(about=about, conversation_id=conversation_id, mailed_at=None)
    # Marked before it is sent: a mail that was perhaps sent is not sent again when a worker dies; the screen has it anyway.
    now = timezone.now()
    if not waiting.update(mailed_at=now):
        return
    try:
        _send(rep, About(about), conversation_id)
    except Exception:
        Notice.objects.of(rep).filter(about=about, conversation_id=conversation_id, mailed_at=now).update(
            mailed_at=None
        )
        raise


def _send(rep: Representative, about: About, conversation: int) -> None:
    with translation.override(rep.language):
        _letter(rep, about, conversation).send()


def _letter(rep: Representative, about: About, conversation: int) -> EmailMessage:
    """Nothing of the customer stands in it: only the occasion, and where to look."""
    subject = f"{the_organisation().name}: {about.label}"
    words = _(
        "{about}.\n\nOpen the conversation:\n{link}\n\n"
        "You can choose which occasions you are mailed about:\n{settings}\n"
    ).format(
        about=about.label,
        link=f"{settings.BASE_URL}/conversations/{conversation}/",
        settings=f"{settings.BASE_URL}/settings/profile/",
    )
    return EmailMessage(subject, words, to=[rep.account.email], headers=FROM_A_MACHINE)
