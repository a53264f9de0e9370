"""`/companies`: houses for which several customers write."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from firsthand.api.caller import Caller, caller_of
from firsthand.api.fields import Cursor, IfMatch, Limit, PathId
from firsthand.api.pages import by_id
from firsthand.api.queries import found
from firsthand.api.shapes.companies import CompanyChange, CompanyShape, NewCompany, shape_of
from firsthand.api.shapes.ground import Page, answer
from firsthand.api.versions import seen_version
from firsthand.people.actions import add_domain, change_company, found_company, remove_domain
from firsthand.people.actions.company import CompanyTraits
from firsthand.people.models import Company
from firsthand.people.rules.domains import a_domain
from firsthand.team.models import Representative

router = Router(tags=["companies"])

Exactly = Annotated[str | None, Query(max_length=253, description="Only the one with exactly this.")]


@router.get("", response=Page[CompanyShape], operation_id="listCompanies")
def list_companies(
    request: HttpRequest, domain: Exactly = None, external_id: Exactly = None, cursor: Cursor = "", limit: Limit = 50
) -> HttpResponse:
    """All companies, those that were put down first before the others. For representatives' keys."""
    companies = _companies(caller_of(request))
    if domain is not None:
        companies = companies.filter(domains__domain=a_domain(domain))
    if external_id is not None:
        companies = companies.filter(external_id=external_id)
    slice_ = by_id(companies, cursor=cursor, limit=limit)
    return answer(Page[CompanyShape](items=[shape_of(one) for one in slice_.rows], next=slice_.next))


@router.post("", response={201: CompanyShape}, operation_id="createCompany")
def create_company(request: HttpRequest, given: NewCompany) -> HttpResponse:
    """A company stands in the book."""
    by = caller_of(request).staff
    return _answer(found_company(**given.model_dump(), by=by, at=timezone.now()), status=201)


@router.get("/{company_id}", response=CompanyShape, operation_id="getCompany")
def get_company(request: HttpRequest, company_id: PathId) -> HttpResponse:
    """One company."""
    return _answer(found(_companies(caller_of(request)), company_id))


@router.patch("/{company_id}", response=CompanyShape, operation_id="changeCompany")
def change_one(
    request: HttpRequest, company_id: PathId, given: CompanyChange, if_match: IfMatch = None
) -> HttpResponse:
    """What is known of the company changes."""
    caller = caller_of(request)
    by, company, now = caller.staff, found(_companies(caller), company_id), timezone.now()
    said = given.model_dump(exclude_unset=True)
    domains = said.pop("domains", None)
    with transaction.atomic():
        changed = change_company(company, traits=CompanyTraits(**said), by=by, at=now, seen=seen_version(if_match))
        if domains is not None:
            _keep_domains(changed, domains, by=by, at=now)
    return _answer(found(_companies(caller), company_id))


def _keep_domains(company: Company, domains: Sequence[str], *, by: Representative, at: datetime) -> None:
    wanted = {a_domain(one) for one in domains}
    for row in company.domains.exclude(domain__in=wanted):
        remove_domain(row, by=by, at=at)
    for one in domains:
        add_domain(company, domain=one, by=by, at=at)


def _companies(caller: Caller) -> QuerySet[Company]:
    """They are the whole house's, and no customer's."""
    caller.staff  # noqa: B018 - refuses a customer's key
    return Company.objects.prefetch_related("domains")


def _answer(company: Company, *, status: int = 200) -> HttpResponse:
    location = f"/api/v1/companies/{company.pk}" if status == 201 else ""
    return answer(shape_of(company), status=status, version=company.version, location=location)
