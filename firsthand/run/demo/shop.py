"""The demo's shop: goods on a page of another site, where the chat stands."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from firsthand.channels.chat.models import Chat
from firsthand.channels.chat.queries import chat_at, secret_of
from firsthand.channels.chat.rules.identity import sign
from firsthand.run.demo.places import CONTACT, SHOP
from firsthand.run.demo.views import only_in_a_demo

KEY = "namaris"
FORM = "contact"


@dataclass(frozen=True)
class Good:
    """Something that could be bought."""

    key: str
    kind: Promise
    name: Promise
    price: str
    about: Promise

    @property
    def picture(self) -> str:
        return f"demo/goods/{self.key}.svg"


GOODS = (
    Good(
        "fridge",
        _("Fridges"),
        _("Fridge Šiaurė 186"),
        "649 €",
        _("186 cm, 340 litres, no ice to scrape. 35 decibels: quieter than a library. The door opens to either side."),
    ),
    Good(
        "washer",
        _("Washing machines"),
        _("Washing machine Banga 9"),
        "479 €",
        _("9 kg, 1,400 turns, steam for shirts. It weighs your laundry and takes no more water than it needs."),
    ),
    Good(
        "sofa",
        _("Sofas"),
        _("Sofa Miškas"),
        "1 290 €",
        _(
            "For three, 228 cm wide. Covers of wool that come off and can be washed. It arrives in two "
            "parts and fits through a door of 70 cm."
        ),
    ),
    Good(
        "table",
        _("Tables"),
        _("Dining table Ąžuolas"),
        "890 €",
        _("Solid oak, oiled, 180 × 90 cm; two leaves make it 260 cm long for ten guests."),
    ),
    Good(
        "lamp",
        _("Lamps"),
        _("Lamp Saulėlydis"),
        "119 €",
        _("Warm light for reading, dimmed at its foot. The shade is linen from Panevėžys."),
    ),
    Good(
        "kettle",
        _("Kettles"),
        _("Kettle Garas"),
        "64 €",
        _("One and a half litres, steel inside, holds the water at 60, 80 or 95 degrees."),
    ),
)


def allowed(answer: HttpResponse) -> HttpResponse:
    """The page has a strict policy of its own, as a careful shop has: nothing but itself, the chat and the form."""
    house, line = settings.BASE_URL, settings.BASE_URL.replace("http", "ws", 1)
    answer._csp_replace = {  # type: ignore[attr-defined]  # as `csp_replace` does, for what is known only when it runs
        "default-src": ["'none'"],
        "script-src": [house],
        "connect-src": [house, line],
        "frame-src": [house],
        "img-src": ["'self'", house],
        "style-src": ["'self'"],
    }
    return answer


@require_safe
@only_in_a_demo
def shop(request: HttpRequest, good: str = "") -> HttpResponse:
    """The shelves, or one of the goods."""
    one = next((each for each in GOODS if each.key == good), None)
    if good and one is None:
        raise Http404
    return shown(request, one=one)


@require_safe
@only_in_a_demo
def contact(request: HttpRequest) -> HttpResponse:
    """A page of the shop on which a form stands, in the language of the page."""
    return shown(request, form_at=f"{settings.BASE_URL}/forms/{FORM}/")


def shown(request: HttpRequest, *, one: Good | None = None, form_at: str = "") -> HttpResponse:
    chat = chat_at(KEY)
    if chat is None:
        raise Http404
    is_ruta = request.GET.get("as") == "ruta"
    answer = render(
        request,
        "demo/shop.html",
        {
            "goods": GOODS,
            "one": one,
            "at": SHOP,
            "contact_at": CONTACT,
            "form_at": form_at,
            "page_at": f"{settings.BASE_URL}/my/",
            "house": "Namaris",
            "query": "?as=ruta" if is_ruta else "",
            "script_at": f"{settings.BASE_URL}/chat/{chat.key}.js",
            "who": RUTA["name"] if is_ruta else "",
            "identity": identity(chat) if is_ruta else "",
        },
    )
    answer["Cache-Control"] = "no-store"
    return allowed(answer)


RUTA = {"sub": "shop-ruta", "name": "Rūta Kazlauskienė", "email": "ruta.kazlauskiene@pastas.example", "language": "lt"}


def identity(chat: Chat) -> str:
    """The shop's word for who is signed in there; a new one for each page."""
    now = timezone.now()
    ends = now + timedelta(hours=1)
    return sign({**RUTA, "iat": now.timestamp(), "exp": int(ends.timestamp())}, secret=secret_of(chat))
