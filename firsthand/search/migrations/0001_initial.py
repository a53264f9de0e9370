"""The table of documents, and the index over it in the way of each engine."""

from typing import Any

from django.db import migrations, models

import firsthand.search.models.words
from firsthand.search.engines import engine


def make_the_index(apps: Any, editor: Any) -> None:
    for statement in engine().making:
        editor.execute(statement)


def drop_the_index(apps: Any, editor: Any) -> None:
    for statement in engine().unmaking:
        editor.execute(statement)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("kind", models.PositiveSmallIntegerField()),
                ("object_id", models.BigIntegerField()),
                ("group_id", models.BigIntegerField(db_index=True)),
                ("words", firsthand.search.models.words.Words()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "object_id"), name="search_one_document_each")],
            },
        ),
        migrations.RunPython(make_the_index, drop_the_index, elidable=False),
    ]
