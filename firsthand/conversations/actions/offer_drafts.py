"""An answer that is being written to one customer stands beside an empty place when its matter becomes another's."""

from collections.abc import Mapping, Sequence

from django.db.models import F

from firsthand.conversations.models import Draft, Side


def offer_drafts(drafts: Sequence[int]) -> dict[str, dict[str, str]]:
    """None of the answers among them is written to the other customer unasked; returns their other fields, by number.

    Notes stay as they are: colleagues alone read them.
    """
    answers = Draft.objects.filter(pk__in=drafts, side=Side.REPLY)
    fields = {str(pk): said for pk, said in answers.values_list("pk", "fields")}
    answers.update(other_text=F("text"), other_html=F("html"), other_at=F("written_at"), text="", html="", fields={})
    return fields


def offer_no_more(offered: Mapping[str, dict[str, str]]) -> None:
    """Those that nobody has taken or dropped are being written again, with their fields."""
    for one in Draft.objects.filter(pk__in=offered, text="").exclude(other_text=""):
        one.text, one.html, one.fields = one.other_text, one.other_html, offered[str(one.pk)]
        one.other_text, one.other_html, one.other_at = "", "", None
        one.save(update_fields=["text", "html", "fields", "other_text", "other_html", "other_at"])
