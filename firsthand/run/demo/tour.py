"""The card that shows a newcomer three things on the desk."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from firsthand.run.demo.letter import sending
from firsthand.run.demo.places import CONTACT, SHOP, addresses, brand_address

SEEN = "tour"


def tour(request: HttpRequest) -> SafeString:
    """Three steps to try; nothing once it was sent away."""
    if SEEN in request.COOKIES:
        return SafeString("")
    shop = addresses()[0]
    around = {"shop": f"{shop}{SHOP}", "form": f"{shop}{CONTACT}", "brand": f"{brand_address()}/my/"}
    # The engine has escaped it; only Django's own templates say so themselves.
    return SafeString(render_to_string("demo/tour.html", {"command": sending(), **around}, request=request))
