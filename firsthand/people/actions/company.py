"""A company is put down, and what is known of it changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.kit.broken import broken_by
from firsthand.kit.errors import Refused, Stale
from firsthand.kit.text import one_line
from firsthand.people.actions.meet import ExternalIdIsTaken
from firsthand.people.facts import CompanyChanged, CompanyFounded
from firsthand.people.models import Company, CompanyDomain
from firsthand.people.rules.domains import a_domain, is_free_mail
from firsthand.people.rules.names import folded


class NoName(Refused):
    words = _("Write the company’s name.")


class CompanyIsKnown(ExternalIdIsTaken):
    words = _("A company with this external_id is known already.")


class NoSuchDomain(Refused):
    words = _("“{given}” is no mail domain. Write it as it stands behind the @: baltparts.example.")


class FreeMail(Refused):
    words = _("Anybody may write from {domain}: it speaks for no company.")


class DomainIsTaken(Refused):
    words = _("{domain} is another company’s: {company}.")


class CompanyChangedMeanwhile(Stale):
    words = _("Somebody changed this company meanwhile. Look at it again, then repeat your change.")


@dataclass(frozen=True, kw_only=True)
class CompanyTraits:
    """What may be changed; None leaves it as it is."""

    name: str | None = None
    notes: str | None = None
    external_id: str | None = None


def found_company(
    *, name: str, domains: Sequence[str] = (), notes: str = "", external_id: str | None = None, by: Acts, at: datetime
) -> Company:
    """The company stands in the book. Raises `NoName`, `CompanyIsKnown`, and what its domains are refused with."""
    if not (name := one_line(name, at_most=200)):
        raise NoName
    row = Company(name=name, name_key=folded(name)[:200], notes=notes, external_id=external_id or None, since=at)
    try:
        with transaction.atomic():
            row.save()
            record(CompanyFounded(company=row.pk), by=by, at=at)
            for domain in domains:
                _speaks_for(row, domain, at=at)
    except IntegrityError as taken:
        raise _refusal(taken) from taken
    return row


def _refusal(taken: IntegrityError) -> Exception:
    return CompanyIsKnown() if "external_id" in broken_by(taken) else taken


@transaction.atomic
def change_company(
    company: Company, *, traits: CompanyTraits, by: Acts, at: datetime, seen: int | None = None
) -> Company:
    """It has the new traits. Raises `CompanyChangedMeanwhile` when not at version `seen` any more, `NoName`."""
    company = Company.objects.select_for_update().get(pk=company.pk)
    if seen is not None and company.version != seen:
        raise CompanyChangedMeanwhile
    fields = [name for name, value in vars(traits).items() if value is not None and value != getattr(company, name)]
    if not fields:
        return company
    for name in fields:
        setattr(company, name, getattr(traits, name))
    if not company.name.strip():
        raise NoName
    company.name_key, company.version = folded(company.name)[:200], company.version + 1
    company.save(update_fields=[*fields, "name_key", "version"])
    record(CompanyChanged(company=company.pk, fields=fields), by=by, at=at)
    return company


@transaction.atomic
def add_domain(company: Company, *, domain: str, by: Acts, at: datetime) -> CompanyDomain:
    """Who writes from there may be of this company. Raises `NoSuchDomain`, `FreeMail`, `DomainIsTaken`."""
    row, is_new = _speaks_for(company, domain, at=at)
    if is_new:
        _has_other_domains(company.pk, by=by, at=at)
    return row


def _speaks_for(company: Company, domain: str, *, at: datetime) -> tuple[CompanyDomain, bool]:
    plain = a_domain(domain)
    if not plain:
        raise NoSuchDomain(given=domain[:80])
    if is_free_mail(plain):
        raise FreeMail(domain=plain)
    row, is_new = CompanyDomain.objects.get_or_create(domain=plain, defaults={"company": company, "since": at})
    if row.company_id != company.pk:
        raise DomainIsTaken(domain=plain, company=row.company.name)
    return row, is_new


@transaction.atomic
def remove_domain(domain: CompanyDomain, *, by: Acts, at: datetime) -> None:
    """It speaks for the company no more; who belongs to it still does."""
    if CompanyDomain.objects.filter(pk=domain.pk).delete()[0]:
        _has_other_domains(domain.company_id, by=by, at=at)


def _has_other_domains(company: int, *, by: Acts, at: datetime) -> None:
    Company.objects.filter(pk=company).update(version=F("version") + 1)
    record(CompanyChanged(company=company, fields=["domains"]), by=by, at=at)
