"""The nouns of this folder."""

from firsthand.organisation.models.brand import Brand
from firsthand.organisation.models.organisation import Organisation

__all__ = ["Brand", "Organisation"]
