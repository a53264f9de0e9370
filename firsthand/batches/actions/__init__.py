"""What can be done with batches."""

from firsthand.batches.actions.begin import begin
from firsthand.batches.actions.finish import finish_now
from firsthand.batches.actions.forget import forget
from firsthand.batches.actions.take_back import take_back
from firsthand.batches.actions.work_off import work_off

__all__ = ["begin", "finish_now", "forget", "take_back", "work_off"]
