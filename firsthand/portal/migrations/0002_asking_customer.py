import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0010_memory_from_elsewhere"),
        ("portal", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="asking",
            name="customer",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.customer"
            ),
        ),
    ]
