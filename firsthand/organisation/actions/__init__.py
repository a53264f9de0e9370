"""What is done about the organisation."""

from firsthand.organisation.actions.add_brand import BrandExists, add_brand
from firsthand.organisation.actions.change_organisation import AboutUs, change_organisation
from firsthand.organisation.actions.colour_brand import colour_brand
from firsthand.organisation.actions.place_brand import AddressIsAnothers, place_brand
from firsthand.organisation.actions.rename_brand import rename_brand
from firsthand.organisation.rules import UnknownLanguage, UnknownTimeZone, Unnamed

__all__ = [
    "AboutUs",
    "AddressIsAnothers",
    "BrandExists",
    "UnknownLanguage",
    "UnknownTimeZone",
    "Unnamed",
    "add_brand",
    "change_organisation",
    "colour_brand",
    "place_brand",
    "rename_brand",
]
