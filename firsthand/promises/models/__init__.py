"""The nouns of this folder."""

from firsthand.promises.models.failure import Failure
from firsthand.promises.models.intention import Intention
from firsthand.promises.models.promise import Promise
from firsthand.promises.models.promise_loan import PromiseLoan
from firsthand.promises.models.repair import Repair
from firsthand.promises.models.tally import Tally
from firsthand.promises.models.target import Target

__all__ = ["Failure", "Intention", "Promise", "PromiseLoan", "Repair", "Tally", "Target"]
