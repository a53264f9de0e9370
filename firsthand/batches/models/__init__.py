"""The nouns of batch work."""

from firsthand.batches.models.batch import Batch
from firsthand.batches.models.item import Item

__all__ = ["Batch", "Item"]
