"""`/batches`: one act on many conversations."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from firsthand.api.caller import caller_of
from firsthand.api.fields import PathId
from firsthand.api.problems import flawed
from firsthand.api.queries import found
from firsthand.api.shapes.batches import BatchShape, NewBatch, shape_of, values_of
from firsthand.api.shapes.ground import answer
from firsthand.batches.actions import begin, finish_now, take_back
from firsthand.batches.models import Batch
from firsthand.batches.queries import batches_of
from firsthand.batches.rules import Act

router = Router(tags=["batches"])
NEEDED = {"assign": "to", "move": "team", "priority": "priority", "tag": "tags", "untag": "tags", "snooze": "until"}


@router.post("", response={201: BatchShape}, operation_id="createBatch")
def create_batch(request: HttpRequest, given: NewBatch) -> HttpResponse:
    """Up to fifty are done at once, more are worked off soon; each by its own act, with its own refusal."""
    by, at = caller_of(request).staff, timezone.now()
    needed = NEEDED.get(given.act)
    if needed and getattr(given, needed) is None:
        raise flawed(f"/{needed}", f"`{given.act}` needs this.")
    begun = begin(Act(given.act), given.conversations, by=by, at=at, parameters=values_of(given))
    return _begun(finish_now(begun, at=at))


@router.get("/{batch_id}", response=BatchShape, operation_id="getBatch")
def get_batch(request: HttpRequest, batch_id: PathId) -> HttpResponse:
    """How far it is, and why some could not be done."""
    return answer(shape_of(_one(request, batch_id)))


@router.post("/{batch_id}/undo", response={201: BatchShape}, operation_id="undoBatch")
def undo_batch(request: HttpRequest, batch_id: PathId) -> HttpResponse:
    """Within a day: each has again what it had before, where nobody changed it since."""
    at = timezone.now()
    begun = take_back(_one(request, batch_id), by=caller_of(request).staff, at=at)
    return _begun(finish_now(begun, at=at))


def _one(request: HttpRequest, batch_id: int) -> Batch:
    return found(batches_of(caller_of(request).staff), batch_id)


def _begun(batch: Batch) -> HttpResponse:
    return answer(shape_of(batch), status=201, location=f"/api/v1/batches/{batch.pk}")
