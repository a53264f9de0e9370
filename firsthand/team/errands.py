"""Invitations, sent after the fact; what runs by the clock among the people who serve."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from firsthand.kit.compat import task
from firsthand.organisation.models import Organisation
from firsthand.organisation.queries import the_organisation
from firsthand.team.models import Invitation


@task()
def mail_invitation(invitation_id: int) -> None:
    """Whoever was invited has the link, unless it was used or taken back meanwhile."""
    now = timezone.now()
    invitation = Invitation.objects.open(at=now).filter(pk=invitation_id).select_related("invited_by").first()
    if invitation is None:
        return
    house = the_organisation()
    with translation.override(invitation.language):
        subject = _("Join {organisation} on Firsthand").format(organisation=house.name)
        # RFC 3834: what a machine wrote says so.
        headers = {"Auto-Submitted": "auto-generated"}
        EmailMessage(subject, invitation_words(invitation, house), to=[invitation.email], headers=headers).send()


def invitation_words(invitation: Invitation, house: Organisation) -> str:
    """The letter, in the language now spoken."""
    host = invitation.invited_by.name if invitation.invited_by else house.name
    return _(
        "Hello {name},\n\n"
        "{host} invites you to serve the customers of {organisation} with Firsthand.\n\n"
        "Choose your name and password here:\n{link}\n\n"
        "The link is only for you, works once and lasts seven days. If you did not expect it, you need do nothing.\n"
    ).format(
        name=invitation.name or invitation.email, host=host, organisation=house.name, link=link_to(invitation.token())
    )


def link_to(token: str) -> str:
    """The address that an invitation opens, on our own host."""
    return f"{settings.BASE_URL}{reverse('team:join', kwargs={'token': token})}"


@task()
def keep_absences() -> None:
    """Planned absences begin and end at their time."""
    # Fetched when it is done: some of the actions have an errand of this page done later.
    from firsthand.team.actions.keep_absences import keep_absences as keep

    keep(at=timezone.now())
