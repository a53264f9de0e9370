"""Databases that had re-datings in a table, and indexes by which nobody asks, lose them; others never had them."""

from django.db import migrations

GONE = """
DROP TABLE IF EXISTS promises_redating;
DROP INDEX IF EXISTS unsettled_of_team;
DROP INDEX IF EXISTS unsettled_of_customer;
DROP INDEX IF EXISTS unexplained_of_team;
"""


class Migration(migrations.Migration):
    dependencies = [("promises", "0003_intention")]

    operations = [migrations.RunSQL(GONE.strip().splitlines(), migrations.RunSQL.noop)]
