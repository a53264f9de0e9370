"""Putting texts into the index, and taking them out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from django.db import transaction

from firsthand.search.documents import Doc
from firsthand.search.engines import engine
from firsthand.search.models import Document

LOAD_AT_ONCE = 5_000


@transaction.atomic
def add(documents: Sequence[Doc]) -> None:
    """The documents are found from now on; what was known of the same things before is forgotten."""
    objects: dict[int, list[int]] = defaultdict(list)
    for document in documents:
        objects[document.kind].append(document.object_id)
    for kind, object_ids in objects.items():
        Document.objects.filter(kind=kind, object_id__in=object_ids).delete()
    Document.objects.bulk_create(sorted(map(row, documents), key=by_position))


def add_new(documents: Sequence[Doc]) -> None:
    """The documents, which were never in the index, are found from now on; one statement."""
    engine().insert(sorted(map(row, documents), key=by_position))


def remove(*, kind: int, object_id: int) -> None:
    """The thing is no longer found."""
    Document.objects.filter(kind=kind, object_id=object_id).delete()


def erase(groups: Sequence[int]) -> None:
    """Nothing of these groups is found or kept."""
    Document.objects.filter(group_id__in=groups).delete()


def load(documents: Iterable[Doc]) -> int:
    """Very many new documents are found, and how many. Nothing else may write to the index meanwhile."""
    rows, loaded = map(row, documents), 0
    with engine().loading():
        while batch := list(islice(rows, LOAD_AT_ONCE)):
            engine().insert(batch)
            loaded += len(batch)
    return loaded


def by_position(row: Document) -> int:
    """FTS5 writes a segment whenever a row id is smaller than the one before it."""
    return row.id


def row(document: Doc) -> Document:
    tokens = [*document.tokens, *engine().place_tokens(document.position)]
    return Document(
        id=document.position,
        kind=document.kind,
        object_id=document.object_id,
        group_id=document.group_id,
        words=f" {' '.join(tokens)} ",
    )
