import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0003_brand_address"),
        ("portal", "0002_asking_customer"),
    ]

    operations = [
        migrations.AddField(
            model_name="asking",
            name="brand",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="organisation.brand"
            ),
        ),
    ]
