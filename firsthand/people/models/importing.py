"""A file of customers that is taken in, row by row."""

from django.db import models
from django.db.models import Q

from firsthand.files.models import StoredFile
from firsthand.kit.errors import sentence_of
from firsthand.people.models.customer import Customer
from firsthand.team.models import Representative


class Import(models.Model):
    """How its columns are read, how far it is, and what came of it."""

    class State(models.TextChoices):
        """Where it stands."""

        LOOKED_AT = "looked-at", "looked at"
        RUNNING = "running", "running"
        PAUSED = "paused", "paused"
        DONE = "done", "done"
        UNDOING = "undoing", "being undone"
        UNDONE = "undone", "undone"

    name = models.CharField(max_length=200)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    # Of a file that a command reads from its place: what tells it from others, so that it goes on where it was.
    fingerprint = models.CharField(max_length=64, blank=True, default="", db_index=True)
    # How it is written, and the field of each column: {"encoding", "delimiter", "has_heads", "fields": [...]}.
    reading = models.JSONField(default=dict)
    by = models.ForeignKey(Representative, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.LOOKED_AT)
    ended_at = models.DateTimeField(null=True)
    total = models.PositiveIntegerField(default=0)
    # So many of its rows are done.
    position = models.PositiveIntegerField(default=0)
    met = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    put_back = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["-id"], name="imports_newest")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_running(self) -> bool:
        return self.state in (Import.State.RUNNING, Import.State.UNDOING)

    @property
    def is_from_page(self) -> bool:
        """Whether its table was brought by the page; else a command reads its lines, and goes on when it is run again."""
        return self.file_id is not None

    @property
    def may_be_undone(self) -> bool:
        return self.state in (Import.State.DONE, Import.State.PAUSED) and self.met + self.changed > 0


class ImportedRow(models.Model):
    """What became of one row that changed something or was refused."""

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10)
    customer = models.ForeignKey(Customer, null=True, on_delete=models.SET_NULL, related_name="+")
    undo = models.JSONField(default=dict)
    # Of the customer as the import left them: what has another one was changed by somebody since.
    version = models.PositiveIntegerField(default=0)
    # The sentence of the refusal before it is translated, and what is filled into it.
    why = models.CharField(max_length=300, blank=True)
    why_values = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "line"], name="a_row_once")]
        indexes = [models.Index(fields=["of", "line"], name="refused_rows", condition=Q(outcome="refused"))]

    def __str__(self) -> str:
        return f"{self.line} {self.outcome}"

    @property
    def sentence(self) -> str:
        """Why it was refused, in the reader's language."""
        return sentence_of(self.why, self.why_values)
