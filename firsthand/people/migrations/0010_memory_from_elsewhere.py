import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0009_import"),
    ]

    operations = [
        migrations.AddField(
            model_name="memory",
            name="source",
            field=models.CharField(blank=True, default="", max_length=200),
        ),
        migrations.AlterField(
            model_name="memory",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.representative"
            ),
        ),
        migrations.RemoveConstraint(
            model_name="memory",
            name="put_away_by_somebody",
        ),
        migrations.AddConstraint(
            model_name="memory",
            constraint=models.CheckConstraint(
                condition=models.Q(("put_away_by", None), ("put_away_at__isnull", False), _connector="OR"),
                name="put_away_by_somebody",
            ),
        ),
        migrations.AlterField(
            model_name="import",
            name="state",
            field=models.CharField(
                choices=[
                    ("looked-at", "looked at"),
                    ("running", "running"),
                    ("paused", "paused"),
                    ("done", "done"),
                    ("undoing", "being undone"),
                    ("undone", "undone"),
                ],
                default="looked-at",
                max_length=10,
            ),
        ),
    ]
