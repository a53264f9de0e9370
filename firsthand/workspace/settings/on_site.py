"""Whether a chat or a form is really on a site: where to look, and what is found there."""

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy

from firsthand.channels.chat.models import Chat
from firsthand.channels.webform.models import Form
from firsthand.channels.webform.queries import sites_of
from firsthand.kit.errors import Refused
from firsthand.kit.sites import SitePage, page_of_site
from firsthand.organisation.queries import the_organisation
from firsthand.workspace.rules.on_site import Standing, standing
from firsthand.workspace.settings import reading
from firsthand.workspace.views.signed_in import AtDesk


class NotThere(Refused):
    words = gettext_lazy(
        "The line is not in that page. Paste it, publish the page, and look again. Where a tag manager puts it in, "
        "open the page once yourself: that is noticed here too."
    )


class FormNotThere(Refused):
    words = gettext_lazy(
        "The line is not in that page. Paste it, publish the page, and look again. Where a tag manager puts it in, name "
        "the site among those that may show the form, then open the page once yourself: that is noticed here too."
    )


class KeptOut(Refused):
    words = gettext_lazy(
        "The line is there, but the page’s own security policy (CSP) keeps it from running. Add the sources that are "
        "shown below to the policy."
    )


class NotItsSite(Refused):
    words = gettext_lazy("The line is there, but nothing appears: add {site} to the sites on which it may stand.")


@dataclass(frozen=True)
class Look:
    """Where to look, and what was amiss when somebody did."""

    page: str
    trouble: str = ""


def looked_at(page: str, *, sought: Collection[str]) -> str:
    """The origin of the site whose page bears one of these. Raises what `page_of_site` raises, NotThere, KeptOut."""
    told: SitePage = page_of_site(page)
    match standing(told.words, base=told.address, policies=told.policies, sought=sought):
        case Standing.MISSING:
            raise NotThere
        case Standing.KEPT_OUT:
            raise KeptOut
    place = urlsplit(told.address)
    return f"{place.scheme}://{place.netloc.lower()}"


def asked(request: AtDesk) -> str:
    """The page that was named; nobody need type the scheme."""
    page = reading.words(request, "page").strip()[:2000]
    return page if "://" in page else f"https://{page}"


def chat_look(chat: Chat) -> Look:
    """Where a chat is looked for at first: where it was seen, else on its first site."""
    sites = (one for one in chat.sites if "*" not in one)
    return Look(chat.seen_on or next(sites, "") or house_site())


def form_look(form: Form) -> Look:
    """Where a form is looked for at first."""
    seen = (f"https://{name}" for name, _at in sites_of(form))
    named = (f"https://{one}" for one in form.sites if "*" not in one)
    return Look(next(seen, "") or next(named, "") or house_site())


def house_site() -> str:
    domain = the_organisation().domain
    return f"https://{domain}" if domain else ""
