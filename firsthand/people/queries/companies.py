"""For which company a customer writes, or may write, and what they allowed."""

from firsthand.people.models import Address, Company, CompanyDomain, Consent, Customer
from firsthand.people.queries.known import addresses_of
from firsthand.people.rules.names import folded


def company_suggested_for(customer: Customer) -> Company | None:
    """The one whose domain they write from, when nobody has said yet for whom they write."""
    if customer.company_id or customer.belongs_how:
        return None
    domains = _domains(customer)
    found = CompanyDomain.objects.filter(domain__in=domains).select_related("company").order_by("pk")
    return next((one.company for one in found[:1]), None) if domains else None


def may_found_for(customer: Customer) -> str:
    """The domain of theirs that speaks for a company which nobody has put down; empty where there is none."""
    if customer.company_id or customer.belongs_how:
        return ""
    domains = _domains(customer)
    return domains[0] if domains and not CompanyDomain.objects.filter(domain__in=domains).exists() else ""


def _domains(customer: Customer) -> list[str]:
    return list(dict.fromkeys(one.domain for one in addresses_of(customer) if one.domain))


def may_write_for(company: Company, *, at_most: int = 50) -> list[Customer]:
    """Those who write from one of its domains, and of whom nobody has said yet for whom they write."""
    domains = list(company.domains.values_list("domain", flat=True))
    from_there = Address.objects.filter(domain__in=domains, customer__company=None, customer__belongs_how="")
    near = from_there.exclude(domain="").select_related("customer").order_by("-pk")[:at_most]
    return list({one.customer_id: one.customer for one in near}.values())


def number_called(name: str) -> int | None:
    """The number of the company with just this name, case and marks aside; the oldest of several."""
    key = folded(name)[:200]
    return Company.objects.filter(name_key=key).order_by("pk").values_list("pk", flat=True).first() if key else None


def consents_of(customer: Customer) -> list[Consent]:
    """What they allowed and what they took back, the newest first."""
    return list(customer.consents.order_by("-given_at", "-pk"))
