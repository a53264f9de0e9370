"""The journal, for people: who did what, and when."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from firsthand.journal.facts import KNOWN
from firsthand.journal.models import Entry
from firsthand.workspace.settings.answering import administrators_only, page
from firsthand.workspace.settings.naming import sentences
from firsthand.workspace.settings.reading import a_number
from firsthand.workspace.views.signed_in import AtDesk

AUDIT = "/settings/audit/"
SIZE = 50


@require_safe
@administrators_only
def audit(request: AtDesk) -> HttpResponse:
    """The newest first, fifty a page by keyset; of one kind when it is chosen."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in KNOWN else ""
    found = entries(kind, before=a_number(request.GET.get("before", "")))
    shown = found[:SIZE]
    more = f"{AUDIT}?kind={kind}&before={shown[-1].pk}" if len(found) > SIZE else ""
    return page(
        request,
        "audit",
        item="audit",
        rows=list(zip(shown, sentences(shown), strict=True)),
        more_at=more,
        kind=kind,
        kinds=sorted(KNOWN),
    )


def entries(kind: str, *, before: int) -> list[Entry]:
    """One page and one more, by which we know whether there is another."""
    rows = Entry.objects.order_by("-at", "-pk") if kind else Entry.objects.order_by("-pk")
    if kind:
        # By the index of names: newest first within the kind.
        rows = rows.filter(name=kind)
    if before and (last := Entry.objects.filter(pk=before).first()):
        rows = rows.filter(at__lte=last.at, pk__lt=before) if kind else rows.filter(pk__lt=before)
    return list(rows[: SIZE + 1])
