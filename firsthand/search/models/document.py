"""A text in the index."""

from django.db import models

from firsthand.search.models.words import Words


class Document(models.Model):
    """Which thing holds which tokens. Its id is its position in time; the text itself stays where it belongs."""

    id = models.BigIntegerField(primary_key=True)
    kind = models.PositiveSmallIntegerField()
    object_id = models.BigIntegerField()
    group_id = models.BigIntegerField(db_index=True)
    words = Words()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_one_document_each")]
