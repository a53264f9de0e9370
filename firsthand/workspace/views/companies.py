"""Companies: the list, each with its people, matters and domains, and for which one a customer writes."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.conversations.queries import customers_visible_to, visible_to
from firsthand.people.actions import add_domain, belong, change_company, found_company, remove_domain
from firsthand.people.actions.company import CompanyTraits
from firsthand.people.models import Company, CompanyDomain, Customer
from firsthand.people.queries import may_found_for
from firsthand.people.queries.companies import may_write_for, number_called
from firsthand.people.rules.kinds import BelongsHow
from firsthand.workspace import addresses
from firsthand.workspace.faces import face_of_customer
from firsthand.workspace.rows import rows
from firsthand.workspace.shell import shell
from firsthand.workspace.views.answers import SEE_OTHER, done
from firsthand.workspace.views.asked import asked, number, resource
from firsthand.workspace.views.found import customer_of, first
from firsthand.workspace.views.signed_in import AtDesk, is_part, representative_required

PAGE, MOST_NAMES, MOST_MATTERS, MOST_CONTACTS, LONGEST = 50, 50, 30, 200, 200


def listed(request: AtDesk) -> HttpResponse:
    """By name, or those that are called so."""
    words, after = asked(request, "q")[:LONGEST], asked(request, "after")[:LONGEST]
    found = Company.objects.called_like(words) if words else Company.objects.all()
    page = list(found.by_name(after=after, after_id=number(request, "id") or 0)[: PAGE + 1])
    last = page[PAGE - 1] if len(page) > PAGE else None
    going_on = urlencode({"q": words, "after": last.name, "id": last.pk}) if last else ""
    values: dict[str, Any] = {
        "companies": [(one, addresses.company(one.pk)) for one in page[:PAGE]],
        "domains": domains_of(page[:PAGE]),
        "words": words,
        "more_at": f"{addresses.COMPANIES}?{going_on}" if last else "",
    }
    return render(request, "workspace/companies.html", shell(request, here="", **values, open="main", panes=1))


def domains_of(companies: list[Company]) -> dict[int, list[str]]:
    known: dict[int, list[str]] = {}
    rows_ = CompanyDomain.objects.filter(company__in=companies).order_by("pk").values_list("company", "domain")
    for pk, domain in rows_:
        known.setdefault(pk, []).append(domain)
    return known


def found(request: AtDesk) -> HttpResponse:
    """One more is put down."""
    given = asked(request, "domain")
    made = found_company(
        name=asked(request, "name"), domains=[given] if given else [], by=request.representative, at=timezone.now()
    )
    if is_part(request):
        return HttpResponse(status=204, headers={"HX-Location": addresses.company(made.pk)})
    return HttpResponseRedirect(addresses.company(made.pk), status=SEE_OTHER)


def page(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002 - the word of the address
    """Who writes for it, what about, and from which domains."""
    me, one = request.representative, company_of(id)
    seen = customers_visible_to(me)
    contacts = list(seen.filter(company=one).order_by("name", "pk")[:MOST_CONTACTS])
    theirs = visible_to(me).filter(customer__company=one).for_rows().newest_first()[:MOST_MATTERS]
    near = may_write_for(one)
    open_to_me = set(seen.filter(pk__in=[each.pk for each in near]).values_list("pk", flat=True)) if near else set()
    values = {
        "company": one,
        "here_at": addresses.company(id),
        "contacts": [contact(each) for each in contacts],
        "near": [contact(each) for each in near if each.pk in open_to_me],
        "domains": list(one.domains.order_by("pk")),
        "matters": rows(theirs),
    }
    return render(request, "workspace/company.html", shell(request, here="", **values, open="main", panes=1))


def contact(customer: Customer) -> dict[str, Any]:
    return {
        "id": customer.pk,
        "face": face_of_customer(customer),
        "href": addresses.customer(customer.pk),
        "position": customer.position,
    }


def put(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """What is known of it is as the form says."""
    one = company_of(id)
    wanted = {
        name: asked(request, name)[: LONGEST_OF[name]]
        for name in LONGEST_OF
        if name in {**request.GET.dict(), **request.POST.dict()}
    }
    before = {name: getattr(one, name) for name in wanted}
    change_company(one, traits=CompanyTraits(**wanted), by=request.representative, at=timezone.now())
    undo = f"{addresses.company(id)}?{urlencode(before)}"
    return done(request, words=_("That is kept."), back=addresses.company(id), undo=undo)


def company_of(id: int) -> Company:  # noqa: A002
    return first(Company.objects.filter(pk=id))


def more_domains(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """Who writes from there may be of this company."""
    row = add_domain(company_of(id), domain=asked(request, "domain"), by=request.representative, at=timezone.now())
    undo = f"{addresses.company(id)}domains/{row.pk}/?method=DELETE"
    return done(request, words=_("The domain is kept."), back=addresses.company(id), undo=undo)


def fewer_domains(request: AtDesk, id: int, domain: int) -> HttpResponse:  # noqa: A002
    """It speaks for the company no more."""
    row = first(company_of(id).domains.filter(pk=domain))
    remove_domain(row, by=request.representative, at=timezone.now())
    undo = f"{addresses.company(id)}domains/?{urlencode({'domain': row.domain})}"
    return done(request, words=_("The domain is taken away."), back=addresses.company(id), undo=undo)


def say_whose(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """They write for this company: by its number, else by its name, which is put down if nobody knows it."""
    customer, me, now = customer_of(request, id), request.representative, timezone.now()
    before = undo_to(customer)
    if (known := number(request, "number")) is not None:
        how = BelongsHow.DOMAIN if asked(request, "how") == BelongsHow.DOMAIN else BelongsHow.HAND
        belong(customer, company=company_of(known), how=how, by=me, at=now)
    elif name := asked(request, "company"):
        one = number_called(name)
        company = company_of(one) if one else found_for(customer, name, request)
        belong(customer, company=company, how=BelongsHow.HAND, by=me, at=now)
    else:
        belong(customer, company=None, how=asked(request, "how")[:10], by=me, at=now)
    return done(request, words=_("That is kept."), back=addresses.customer(id), undo=before)


def found_for(customer: Customer, name: str, request: AtDesk) -> Company:
    """A company that nobody knew, with the domain from which its first contact writes."""
    domain = may_found_for(customer)
    return found_company(name=name, domains=[domain] if domain else [], by=request.representative, at=timezone.now())


def undo_to(customer: Customer) -> str:
    given = {"number": str(customer.company_id)} if customer.company_id else {}
    return f"{addresses.customer(customer.pk)}company/?{urlencode({**given, 'how': customer.belongs_how})}"


def none(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """They write for no company, and none is suggested."""
    customer = customer_of(request, id)
    before = undo_to(customer)
    belong(customer, company=None, how=BelongsHow.NONE, by=request.representative, at=timezone.now())
    return done(request, words=_("That is kept."), back=addresses.customer(id), undo=before)


@require_safe
@representative_required
def names(request: AtDesk) -> HttpResponse:
    """The companies that are called so, for whoever begins to name one."""
    words = asked(request, "company")[:LONGEST]
    found_ = Company.objects.called_like(words) if words else Company.objects.all()
    return render(
        request, "workspace/zones.html", {"zones": found_.order_by("name").values_list("name", flat=True)[:MOST_NAMES]}
    )


LONGEST_OF = {"name": 200, "notes": 5_000}
companies = resource(GET=listed, HEAD=listed, POST=found)
company = resource(GET=page, HEAD=page, POST=put, PUT=put)
domains = resource(POST=more_domains)
domain = resource(DELETE=fewer_domains)
company_of_customer = resource(POST=say_whose, DELETE=none)
