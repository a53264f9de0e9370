"""Where the parts of a demo stand, each as another site for the browser too."""

from urllib.parse import urlsplit

from django.conf import settings

SHOP = "/demo/shop/"
CONTACT = f"{SHOP}contact/"
BRAND_HOST = "milano.localhost"


def addresses() -> list[str]:
    """Where the shop is: at another name of this machine."""
    house = urlsplit(settings.BASE_URL)
    return [f"{house.scheme}://localhost:{house.port}", settings.BASE_URL]


def brand_address() -> str:
    """Where the customers of the brand with an address of its own find their page."""
    return f"http://{BRAND_HOST}:{urlsplit(settings.BASE_URL).port}"
