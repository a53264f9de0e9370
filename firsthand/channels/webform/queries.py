"""What is asked of forms."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Count, Max, Q, QuerySet

from firsthand.channels.webform.models import Form, Sending
from firsthand.team.models import Representative


def forms_visible_to(representative: Representative) -> QuerySet[Form]:
    """All of them to an administrator; to others those whose answers come to their teams."""
    forms = Form.objects.select_related("inbox", "brand").order_by("closed_at", "name")
    if representative.is_administrator:
        return forms
    return forms.filter(inbox__team__in=list(representative.places))


def form_at(name: str) -> Form | None:
    """The form at this address, open or closed."""
    found = Form.objects.select_related("brand", "inbox__brand", "inbox__calendar", "inbox__team__calendar")
    return found.filter(name=name[:60]).first()


def figures_of(forms: Sequence[Form], *, since: datetime) -> dict[int, tuple[int, int]]:
    """How often each was sent since then, and how many of those are held back."""
    counted = (
        Sending.objects.filter(form__in=forms, at__gt=since)
        .values_list("form")
        .annotate(all=Count("pk"), held=Count("pk", filter=Q(message__conversation__state="held")))
    )
    return {form: (every, held) for form, every, held in counted}


def conversations_by(form: int) -> QuerySet[Sending, int | None]:
    """The ids of the conversations in which what came by this form stands."""
    return Sending.objects.filter(form=form).values_list("message__conversation", flat=True)


def sites_of(form: Form) -> list[tuple[str, datetime]]:
    """Where it was seen within a page, the latest first."""
    seen = ((site, datetime.fromisoformat(at)) for site, at in form.seen_at.items())
    return sorted(seen, key=lambda one: one[1], reverse=True)


def last_sent(form: Form) -> datetime | None:
    """When somebody last sent it."""
    last: datetime | None = form.sendings.aggregate(last=Max("at"))["last"]
    return last
