from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0002_brand_accent_organisation_has_page_and_more"),
    ]

    operations = [
        migrations.AddField(
            model_name="brand",
            name="address",
            field=models.CharField(blank=True, default="", max_length=260),
        ),
        migrations.AddConstraint(
            model_name="brand",
            constraint=models.UniqueConstraint(
                condition=models.Q(("address", ""), _negated=True),
                fields=("address",),
                name="brand_address_is_taken_once",
            ),
        ),
    ]
