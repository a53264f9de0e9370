"""Notices by mail and on devices, for those who do not look at a page of ours."""

from collections import Counter
from datetime import datetime

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Count, Max
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.journal.actor import HOUSE
from firsthand.kit.compat import task
from firsthand.kit.hosts import InnerHost
from firsthand.notices.answering import answer_at
from firsthand.notices.models import Device, Notice
from firsthand.notices.rules import ABOVE, LOUD, About
from firsthand.organisation.queries import the_organisation
from firsthand.team.models import Representative

log = structlog.get_logger(__name__)

# RFC 3834: what a machine wrote says so, and nobody's vacation note answers it.
FROM_A_MACHINE = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


@task()
def mail_notice(representative_id: int, about: str, conversation_id: int) -> None:
    """The representative has a mail about it, once, unless they came back, have read it, or left the house."""
    rep = _person(representative_id) if about in LOUD else _away(representative_id)
    if rep is None:
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


@task()
def mail_digest(representative_id: int) -> None:
    """When their quiet ends, one mail tells of all that came meanwhile and that they have not read."""
    rep = _away(representative_id)
    if rep is None:
        return
    now = timezone.now()
    waiting = Notice.objects.of(rep).unread().filter(mailed_at=None)
    # Counted and marked up to the same one: what comes in between waits for its own mail.
    newest = waiting.aggregate(newest=Max("pk"))["newest"]
    told = waiting.filter(pk__lte=newest or 0)
    counted = Counter(dict(told.values_list("about").annotate(count=Count("pk"))))
    if not counted or not told.update(mailed_at=now):
        return
    try:
        with translation.override(rep.language):
            _digest(rep, counted).send()
    except Exception:
        Notice.objects.of(rep).filter(mailed_at=now).update(mailed_at=None)
        raise


@task()
def push_notice(representative_id: int, about: str, conversation_id: int) -> None:
    """The representative's devices say so, once, unless they have read it or left the house."""
    rep = Representative.objects.active().people().filter(pk=representative_id).first()
    now = timezone.now()
    if rep is None:
        return
    waiting = Notice.objects.of(rep).unread().filter(about=about, conversation_id=conversation_id, pushed_at=None)
    if not waiting.update(pushed_at=now):
        return
    for device in Device.objects.of(rep).signed_in(at=now):
        with translation.override(rep.language):
            _tell(device, About(about), conversation_id, at=now)


def _person(representative_id: int) -> Representative | None:
    return Representative.objects.active().people().with_account().filter(pk=representative_id).first()


def _away(representative_id: int) -> Representative | None:
    rep = _person(representative_id)
    return None if rep is None or rep.is_present(at=timezone.now()) else rep


def _tell(device: Device, about: About, conversation: int, *, at: datetime) -> None:
    """One device; one that is gone is forgotten, one that cannot be reached misses it: the screen and the mail have it."""
    from firsthand.notices.actions.remove_device import remove_device
    from firsthand.notices.push import DeviceIsGone, NotTaken, push

    told = {"title": str(about.label), "body": the_organisation().name, "tag": f"conversation-{conversation}"}
    try:
        push(device, told | {"url": f"/conversations/{conversation}/"})
    except DeviceIsGone:
        remove_device(device, by=HOUSE, at=at)
    except (NotTaken, InnerHost, OSError) as trouble:
        log.warning("notices.push", device=device.pk, trouble=str(trouble)[:300])
    else:
        Device.objects.filter(pk=device.pk).update(told_at=at)


def _send(rep: Representative, about: About, conversation: int) -> None:
    with translation.override(rep.language):
        _letter(rep, about, conversation).send()


def _letter(rep: Representative, about: About, conversation: int) -> EmailMessage:
    """Nothing of the customer stands in it: only the occasion, and where to look."""
    subject = f"{the_organisation().name}: {about.label}"
    words = _(
        "{about}.\n\nOpen the conversation:\n{link}\n\n"
        "You can choose which occasions you are mailed about:\n{settings}\n"
    )
    if about in LOUD:
        words = _("{about}.\n\nOpen it, and say there that you take it; else the next is rung:\n{link}\n")
    words = words.format(
        about=about.label,
        link=f"{settings.BASE_URL}/conversations/{conversation}/",
        settings=f"{settings.BASE_URL}/settings/profile/",
    )
    answer = answer_at(about, representative=rep.pk, conversation=conversation)
    if answer:
        line = _("Answer this mail above this line: the customer gets your words under your name.")
        words = f"{ABOVE} {line} -##\n\n{words}"
    return EmailMessage(
        subject, words, to=[rep.account.email], headers=FROM_A_MACHINE, reply_to=[answer] if answer else None
    )


def _digest(rep: Representative, told: "Counter[str]") -> EmailMessage:
    """What came, counted by occasion; nothing of any customer stands in it."""
    number = sum(told.values())
    subject = ngettext(
        "{organisation}: one notice while it was quiet", "{organisation}: {number} notices while it was quiet", number
    ).format(organisation=the_organisation().name, number=number)
    lines = "\n".join(f"{count} × {About(about).label}" for about, count in told.most_common())
    words = _("{lines}\n\nRead them here:\n{link}\n\nYour quiet hours stand in your profile:\n{settings}\n").format(
        lines=lines, link=f"{settings.BASE_URL}/notices/", settings=f"{settings.BASE_URL}/settings/profile/"
    )
    return EmailMessage(subject, words, to=[rep.account.email], headers=FROM_A_MACHINE)
