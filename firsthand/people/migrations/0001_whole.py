import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("people", "0001_initial"),
        ("people", "0002_address_box"),
        ("people", "0003_address_comes_back"),
        ("people", "0004_address_bounces_address_bouncing_since"),
        ("people", "0005_customer_kind"),
        ("people", "0006_memory"),
        ("people", "0007_one_person"),
        ("people", "0008_names_and_domains"),
        ("people", "0009_import"),
    ]

    initial = True

    dependencies = [
        ("files", "0001_initial"),
        ("team", "0001_whole"),
    ]

    operations = [
        migrations.CreateModel(
            name="Company",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("name_key", models.CharField(db_index=True, max_length=200)),
                ("notes", models.TextField(blank=True)),
                ("since", models.DateTimeField()),
                ("external_id", models.CharField(max_length=200, null=True, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "indexes": [models.Index(fields=["name", "id"], name="company_by_name")],
            },
        ),
        migrations.CreateModel(
            name="CompanyDomain",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("domain", models.CharField(max_length=253, unique=True)),
                ("since", models.DateTimeField()),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="domains", to="people.company"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Customer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=200)),
                ("name_key", models.CharField(blank=True, default="", max_length=200)),
                ("preferred_name", models.CharField(blank=True, max_length=200)),
                (
                    "form",
                    models.CharField(
                        blank=True,
                        choices=[("formal", "formally"), ("informal", "informally")],
                        default="",
                        max_length=10,
                    ),
                ),
                ("greeting", models.CharField(blank=True, default="", max_length=200)),
                ("language", models.CharField(blank=True, max_length=10)),
                (
                    "kind",
                    models.CharField(
                        choices=[("person", "person"), ("business", "business customer"), ("key", "key customer")],
                        default="person",
                        max_length=20,
                    ),
                ),
                ("timezone", models.CharField(blank=True, max_length=60)),
                (
                    "belongs_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("hand", "a colleague said so"),
                            ("domain", "by the domain of their address"),
                            ("import", "moved in"),
                            ("none", "a colleague said that they do not"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("position", models.CharField(blank=True, default="", max_length=120)),
                ("since", models.DateTimeField()),
                ("external_id", models.CharField(max_length=200, null=True, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "company",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="contacts",
                        to="people.company",
                    ),
                ),
                (
                    "joined_into",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="people.customer"
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["since", "id"], name="customer_since"),
                    models.Index(
                        condition=models.Q(("name_key", ""), _negated=True),
                        fields=["name_key", "id"],
                        name="customer_by_name_key",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("news", "news and offers by mail"),
                            ("calls", "calls without being asked"),
                            ("surveys", "questions about how we served"),
                            ("recording", "recording of calls"),
                            ("sharing", "passing details on to partners for their matter"),
                        ],
                        max_length=20,
                    ),
                ),
                ("how", models.CharField(max_length=300)),
                ("given_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_how", models.CharField(blank=True, max_length=300)),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="people.customer"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at", None), ("withdrawn_at__gte", models.F("given_at")), _connector="OR"
                        ),
                        name="consent_withdrawn_after",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Apart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.representative"
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.customer"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.customer"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("one", "other"), name="apart_once"),
                    models.CheckConstraint(condition=models.Q(("one__lt", models.F("other"))), name="the_older_first"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Address",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("email", "Mail"),
                            ("phone", "Telephone"),
                            ("chat", "Chat"),
                            ("external", "Number elsewhere"),
                        ],
                        default="email",
                        max_length=20,
                    ),
                ),
                ("value", models.CharField(max_length=320)),
                ("tail", models.CharField(blank=True, default="", max_length=8)),
                ("box", models.CharField(blank=True, max_length=320)),
                ("domain", models.CharField(blank=True, default="", max_length=253)),
                ("since", models.DateTimeField()),
                ("verified_at", models.DateTimeField(blank=True, null=True)),
                ("verified_how", models.CharField(blank=True, max_length=40)),
                ("bounced_at", models.DateTimeField(blank=True, null=True)),
                ("bounce", models.CharField(blank=True, max_length=4)),
                ("bounce_why", models.CharField(blank=True, max_length=20)),
                ("bounces", models.PositiveSmallIntegerField(default=0)),
                ("bouncing_since", models.DateTimeField(blank=True, null=True)),
                ("complained_at", models.DateTimeField(blank=True, null=True)),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="addresses", to="people.customer"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("box", ""), _negated=True), fields=["box"], name="addresses_of_a_box"
                    ),
                    models.Index(
                        condition=models.Q(("domain", ""), _negated=True),
                        fields=["domain", "-id"],
                        name="addresses_at_a_domain",
                    ),
                    models.Index(
                        condition=models.Q(("tail", ""), _negated=True), fields=["tail"], name="addresses_ending_so"
                    ),
                ],
                "constraints": [models.UniqueConstraint(fields=("kind", "value"), name="one_person_an_address")],
            },
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("fingerprint", models.CharField(blank=True, db_index=True, default="", max_length=64)),
                ("reading", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("looked-at", "looked at"),
                            ("running", "running"),
                            ("done", "done"),
                            ("undoing", "being undone"),
                            ("undone", "undone"),
                        ],
                        default="looked-at",
                        max_length=10,
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                ("total", models.PositiveIntegerField(default=0)),
                ("position", models.PositiveIntegerField(default=0)),
                ("met", models.PositiveIntegerField(default=0)),
                ("changed", models.PositiveIntegerField(default=0)),
                ("same", models.PositiveIntegerField(default=0)),
                ("refused", models.PositiveIntegerField(default=0)),
                ("put_back", models.PositiveIntegerField(default=0)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.representative",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["-id"], name="imports_newest")],
            },
        ),
        migrations.CreateModel(
            name="ImportedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("line", models.PositiveIntegerField()),
                ("outcome", models.CharField(max_length=10)),
                ("undo", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=0)),
                ("why", models.CharField(blank=True, max_length=300)),
                ("why_values", models.JSONField(default=dict)),
                (
                    "customer",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="people.customer"
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="people.import"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("outcome", "refused")), fields=["of", "line"], name="refused_rows")
                ],
                "constraints": [models.UniqueConstraint(fields=("of", "line"), name="a_row_once")],
            },
        ),
        migrations.CreateModel(
            name="Joining",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("reasons", models.JSONField(default=list)),
                ("filled", models.JSONField(default=dict)),
                ("parted_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.representative",
                    ),
                ),
                (
                    "goes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.customer"
                    ),
                ),
                (
                    "parted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.representative",
                    ),
                ),
                (
                    "stays",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.customer"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("parted_at", None)), fields=["stays", "-id"], name="joinings_of")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("parted_at", None)), fields=("goes",), name="goes_once_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stays", models.F("goes")), _negated=True), name="joined_with_another"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Memory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField()),
                ("at", models.DateTimeField()),
                ("conversation_id", models.BigIntegerField(null=True)),
                ("message_id", models.BigIntegerField(null=True)),
                ("reworded_at", models.DateTimeField(null=True)),
                ("put_away_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.representative"
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="memories", to="people.customer"
                    ),
                ),
                (
                    "put_away_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.representative",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("put_away_at", None)), fields=["customer", "-id"], name="kept_of_customer"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("put_away_at", None), ("put_away_by__isnull", False), _connector="XOR"),
                        name="put_away_by_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Moved",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=60)),
                ("row", models.BigIntegerField()),
                (
                    "joining",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moved", to="people.joining"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("joining", "what", "row"), name="moved_once")],
            },
        ),
    ]
