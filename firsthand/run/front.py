"""The bare address: the desk for whoever works here, and at a brand's own address the customer's page."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from firsthand.portal.house import brand_of
from firsthand.workspace.views.desk import last_view


def front(request: HttpRequest) -> HttpResponse:
    """Whoever is signed in goes to the desk, and so does everybody at an address that is no brand's."""
    if not request.user.is_authenticated and brand_of(request.get_host()):
        return HttpResponseRedirect("/my/")
    return last_view(request)
