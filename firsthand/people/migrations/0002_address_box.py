from django.db import migrations, models

from firsthand.people.rules import box_of, has_aliases


def know_boxes(apps, schema_editor):
    address = apps.get_model("people", "Address")
    for one in address.objects.only("value").iterator():
        if has_aliases(one.value):
            address.objects.filter(pk=one.pk).update(box=box_of(one.value))


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="address",
            name="box",
            field=models.CharField(blank=True, default="", max_length=320),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="address",
            index=models.Index(
                condition=models.Q(("box", ""), _negated=True), fields=["box"], name="addresses_of_a_box"
            ),
        ),
        migrations.RunPython(know_boxes, migrations.RunPython.noop, elidable=True),
    ]
