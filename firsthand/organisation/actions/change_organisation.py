"""The organisation says who it is."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db import transaction

from firsthand.journal.actor import Acts
from firsthand.journal.changing import differing, record_change
from firsthand.organisation.facts import OrganisationChanged
from firsthand.organisation.models import Organisation
from firsthand.organisation.queries import the_organisation
from firsthand.organisation.rules import a_language, a_name, a_time_zone


@dataclass(frozen=True, kw_only=True)
class AboutUs:
    """What to say about it; None leaves a setting as it is."""

    name: str | None = None
    domain: str | None = None
    language: str | None = None
    timezone: str | None = None
    accent: int | None = None
    has_page: bool | None = None
    page_words: Mapping[str, str] | None = None

    def said(self) -> dict[str, Any]:
        return {part.name: value for part in fields(self) if (value := getattr(self, part.name)) is not None}


@transaction.atomic
def change_organisation(about: AboutUs, *, by: Acts, at: datetime) -> Organisation:
    """The one row says what was said, and stands from the first time on.

    Raises Unnamed, UnknownLanguage, UnknownTimeZone. Who may, the page decides: this folder knows no roles.
    """
    organisation = the_organisation()
    changed = differing(organisation, _checked(about))
    for name, (_was, value) in changed.items():
        setattr(organisation, name, value)
    organisation.save()
    if changed:
        fact = OrganisationChanged(changed=tuple(sorted(changed)))
        record_change(fact, of="organisation", parts=changed, by=by, at=at)
    return organisation


def _checked(about: AboutUs) -> dict[str, Any]:
    said = about.said()
    if about.name is not None:
        said["name"] = a_name(about.name)
    if about.domain is not None:
        said["domain"] = about.domain.strip().lower()
    if about.language is not None:
        a_language(about.language)
    if about.timezone is not None:
        a_time_zone(about.timezone)
    if about.accent is not None:
        said["accent"] = about.accent % 360
    if about.page_words is not None:
        said["page_words"] = {
            a_language(code): words[:600] for code, words in about.page_words.items() if words.strip()
        }
    return said
