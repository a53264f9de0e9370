"""Answers that wait to leave know for whom they were written."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def write_down_for_whom(apps: Any, schema_editor: Any) -> None:
    """Those that may still leave were written for whose matter it is."""
    unsent, conversation = (apps.get_model("conversations", name) for name in ("Unsent", "Conversation"))
    whose = conversation.objects.filter(pk=OuterRef("conversation")).values("customer")
    unsent.objects.filter(state__in=["waiting", "held"]).update(customer=Subquery(whose))


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0025_conversation_link_count_conversation_merged_into_and_more"),
        ("people", "0006_memory"),
    ]

    operations = [
        migrations.AddField(
            model_name="unsent",
            name="customer",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.customer"
            ),
        ),
        migrations.RunPython(write_down_for_whom, migrations.RunPython.noop, elidable=True),
    ]
