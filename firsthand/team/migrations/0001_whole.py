import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("team", "0001_initial"),
        ("team", "0002_representative_undo_seconds"),
        ("team", "0003_representative_remind_minutes_team_calendar"),
        ("team", "0004_representative_choices"),
        ("team", "0005_team_is_archived"),
        ("team", "0006_absence_representative_absence_and_more"),
        ("team", "0007_rota_turn_rota_rota_name_is_taken_once_and_more"),
        ("team", "0008_team_silence_minutes"),
    ]

    initial = True

    dependencies = [
        ("access", "__first__"),
        ("files", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("away", "away"), ("holiday", "on holiday"), ("ill", "ill")],
                        default="away",
                        max_length=10,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                ("note", models.CharField(blank=True, default="", max_length=300)),
                ("tells_customers", models.BooleanField(default=True)),
                ("planned_at", models.DateTimeField()),
                ("begun_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Calendar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("timezone", models.CharField(max_length=64)),
                ("hours", models.JSONField(default=dict)),
                ("holidays", models.JSONField(blank=True, default=list)),
                ("breaks", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"), name="calendar_name_is_taken_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="calendar_has_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Representative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("language", models.CharField(default="en", max_length=10)),
                ("timezone", models.CharField(default="UTC", max_length=64)),
                ("signature", models.TextField(blank=True)),
                (
                    "undo_seconds",
                    models.PositiveSmallIntegerField(default=0, help_text="so long an answer can be taken back"),
                ),
                (
                    "remind_minutes",
                    models.PositiveIntegerField(
                        default=30, help_text="so long before it falls due a promise is recalled"
                    ),
                ),
                (
                    "choices",
                    models.JSONField(blank=True, default=dict, help_text="how they want their own screens, by name"),
                ),
                ("is_machine", models.BooleanField(default=False)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                (
                    "absence",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="team.absence",
                    ),
                ),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="representative",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("leads", models.BooleanField(default=False)),
                (
                    "representative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="team.representative",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="absence",
            name="cover",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="team.representative",
            ),
        ),
        migrations.AddField(
            model_name="absence",
            name="planned_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="team.representative",
            ),
        ),
        migrations.AddField(
            model_name="absence",
            name="representative",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="absences", to="team.representative"
            ),
        ),
        migrations.CreateModel(
            name="Skill",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"), name="skill_name_is_taken_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="skill_has_a_name"),
                ],
            },
        ),
        migrations.AddField(
            model_name="representative",
            name="skills",
            field=models.ManyToManyField(blank=True, related_name="representatives", to="team.skill"),
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                (
                    "silence_minutes",
                    models.PositiveIntegerField(
                        default=0,
                        help_text="working minutes until a matter comes back from an owner who does nothing; 0 is never",
                    ),
                ),
                ("is_archived", models.BooleanField(default=False, help_text="nothing new comes to it")),
                (
                    "calendar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.calendar",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"), name="team_name_is_taken_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="team_has_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rota",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("timezone", models.CharField(max_length=64)),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.team",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"), name="rota_name_is_taken_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="rota_has_a_name"),
                ],
            },
        ),
        migrations.AddField(
            model_name="representative",
            name="teams",
            field=models.ManyToManyField(related_name="representatives", through="team.Membership", to="team.team"),
        ),
        migrations.AddField(
            model_name="membership",
            name="team",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="team.team"
            ),
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(max_length=254)),
                ("name", models.CharField(blank=True, max_length=120)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("representative", "Representative"),
                            ("lead", "Team lead"),
                            ("administrator", "Administrator"),
                        ],
                        default="representative",
                        max_length=16,
                    ),
                ),
                ("language", models.CharField(default="en", max_length=10)),
                ("nonce", models.CharField(max_length=32)),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("invited_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "invited_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="team.representative",
                    ),
                ),
                ("teams", models.ManyToManyField(blank=True, related_name="invitations", to="team.team")),
            ],
            options={
                "ordering": ["-invited_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("used_at", None), ("withdrawn_at", None)),
                        fields=("email",),
                        name="invitation_waits_once_for_an_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["representative", "lead", "administrator"])),
                        name="invitation_role_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256", ""), _negated=True), name="invitation_has_a_token"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("weekday", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("day", models.DateField(blank=True, null=True)),
                ("opens", models.PositiveSmallIntegerField()),
                ("closes", models.PositiveSmallIntegerField()),
                ("rank", models.PositiveSmallIntegerField(default=1)),
                (
                    "representative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.representative"
                    ),
                ),
                (
                    "rota",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="turns", to="team.rota"
                    ),
                ),
            ],
            options={
                "ordering": ["rota", "day", "weekday", "opens", "rank", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("weekday", None), ("day", None), _connector="XOR"),
                        name="turn_of_a_weekday_or_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closes__gt", models.F("opens")), ("closes__lte", 1440)),
                        name="turn_within_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weekday", None), ("weekday__lt", 7), _connector="OR"),
                        name="turn_of_one_of_seven_days",
                    ),
                    models.CheckConstraint(condition=models.Q(("rank__gte", 1)), name="turn_has_a_rank"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="absence",
            index=models.Index(
                condition=models.Q(("begun_at", None), ("cancelled_at", None)),
                fields=["starts_at"],
                name="absence_to_begin",
            ),
        ),
        migrations.AddIndex(
            model_name="absence",
            index=models.Index(
                condition=models.Q(("begun_at__isnull", False), ("ended_at", None)),
                fields=["ends_at"],
                name="absence_to_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.UniqueConstraint(
                condition=models.Q(("begun_at__isnull", False), ("ended_at", None)),
                fields=("representative",),
                name="away_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at", None), ("ends_at__gt", models.F("starts_at")), _connector="OR"),
                name="absence_lasts",
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.CheckConstraint(
                condition=models.Q(("cover", models.F("representative")), _negated=True),
                name="nobody_covers_themselves",
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.CheckConstraint(
                condition=models.Q(("begun_at__isnull", False), ("ended_at", None), _connector="OR"),
                name="absence_begins_before_it_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.CheckConstraint(
                condition=models.Q(("cancelled_at", None), ("begun_at", None), _connector="OR"),
                name="only_planned_is_cancelled",
            ),
        ),
        migrations.AddConstraint(
            model_name="representative",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="representative_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(fields=("representative", "team"), name="membership_stands_once"),
        ),
    ]
