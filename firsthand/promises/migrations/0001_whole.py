import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("promises", "0001_initial"),
        ("promises", "0002_what_is_owed"),
        ("promises", "0003_intention"),
        ("promises", "0004_what_nobody_reads"),
        ("promises", "0005_board"),
        ("promises", "0006_promiseloan"),
        ("promises", "0007_failure_repair"),
        ("promises", "0008_failures_told"),
        ("promises", "0009_promise_hand_over_promise_asked_after_a_hand_over"),
        ("promises", "0010_alter_failure_kind"),
    ]

    initial = True

    dependencies = [
        ("conversations", "0001_whole"),
        ("people", "0001_whole"),
        ("team", "0001_whole"),
    ]

    operations = [
        migrations.CreateModel(
            name="Intention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("first_answer", "first answer"),
                            ("next_answer", "next answer"),
                            ("solution", "solution"),
                            ("call_back", "call back"),
                            ("follow_up", "follow-up"),
                            ("appointment", "appointment"),
                            ("free", "word"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", models.CharField(max_length=300)),
                ("due_at", models.DateTimeField()),
                (
                    "unsent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="conversations.unsent"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("first_answer", "first answer"),
                            ("next_answer", "next answer"),
                            ("solution", "solution"),
                            ("call_back", "call back"),
                            ("follow_up", "follow-up"),
                            ("appointment", "appointment"),
                            ("free", "word"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "owed",
                    models.CharField(
                        blank=True,
                        choices=[("", "said by a person"), ("answer", "answer"), ("solution", "solution")],
                        default="",
                        max_length=10,
                    ),
                ),
                ("words", models.CharField(blank=True, default="", max_length=300)),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("kept", "kept"),
                            ("broken", "broken"),
                            ("renegotiated", "renegotiated"),
                            ("released", "released"),
                        ],
                        default="open",
                        max_length=15,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("first_due_at", models.DateTimeField()),
                ("look_at", models.DateTimeField(blank=True, null=True)),
                ("paused_at", models.DateTimeField(blank=True, null=True)),
                ("broken_at", models.DateTimeField(blank=True, null=True)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "cause",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("forgotten", "it was forgotten"),
                            ("too_much", "there was too much to do"),
                            ("waited", "we waited for a colleague or another team"),
                            ("supplier", "a supplier or carrier was late"),
                            ("system", "a machine or system failed"),
                            ("too_soon", "it was promised too soon"),
                            ("customer", "the customer could not be reached"),
                            ("other", "something else"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("sorry_at", models.DateTimeField(blank=True, null=True)),
                ("is_tallied", models.BooleanField(default=False)),
                ("external_id", models.CharField(max_length=200, null=True, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="conversations.conversation"
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.customer"
                    ),
                ),
                (
                    "hand_over",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="conversations.handover",
                    ),
                ),
                (
                    "instead_of",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="successor",
                        to="promises.promise",
                    ),
                ),
                (
                    "maker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.representative",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="conversations.message",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.representative",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.team"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("look_at__isnull", False), ("paused_at", None), ("stand", "open")),
                        fields=["look_at", "id"],
                        name="promise_to_look_at",
                    ),
                    models.Index(
                        condition=models.Q(("settled_at", None)),
                        fields=["owner", "due_at", "id"],
                        name="unsettled_of_owner",
                    ),
                    models.Index(fields=["owner", "-settled_at", "-id"], name="settled_of_owner"),
                    models.Index(
                        condition=models.Q(("stand", "broken")),
                        fields=["team", "-broken_at", "-id"],
                        name="broken_of_team",
                    ),
                    models.Index(
                        condition=models.Q(("stand", "broken")), fields=["-broken_at", "-id"], name="broken_newest"
                    ),
                    models.Index(
                        condition=models.Q(("kind", "follow_up"), ("settled_at", None)),
                        fields=["due_at", "id"],
                        name="follow_up_to_do",
                    ),
                    models.Index(
                        condition=models.Q(("cause", ""), ("stand", "broken")),
                        fields=["owner", "-broken_at", "-id"],
                        name="unexplained_of_owner",
                    ),
                    models.Index(
                        condition=models.Q(("is_tallied", False), models.Q(("stand", "open"), _negated=True)),
                        fields=["id"],
                        name="promise_to_tally",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("settled_at", None), models.Q(("owed", ""), _negated=True)),
                        fields=("conversation", "owed"),
                        name="owed_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at", None), ("stand", "open")),
                            ("stand", "broken"),
                            models.Q(
                                ("settled_at__isnull", False), ("stand__in", ["kept", "renegotiated", "released"])
                            ),
                            _connector="OR",
                        ),
                        name="promise_ends_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stand", "broken"), ("broken_at", None), _connector="XOR"),
                        name="promise_broken_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stand", "broken"), models.Q(("cause", ""), ("sorry_at", None)), _connector="OR"
                        ),
                        name="sorry_for_the_broken",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stand", "open"), ("look_at", None), _connector="OR"),
                        name="only_open_ones_are_looked_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "free"), ("words", ""), _negated=True),
                        name="a_free_promise_has_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hand_over", None), ("kind", "follow_up"), _connector="OR"),
                        name="asked_after_a_hand_over",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_at__gte", models.F("made_at"))), name="promised_for_later"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PromiseLoan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("lent_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", ""),
                            ("returned", "came back"),
                            ("solved", "was solved meanwhile"),
                            ("kept", "somebody took it for good"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "absence",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.absence"),
                ),
                (
                    "borrower",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.representative",
                    ),
                ),
                (
                    "lender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.representative"
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="promises.promise"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("ended_at", None)), fields=["lender"], name="promise_lent_by"),
                    models.Index(condition=models.Q(("ended_at", None)), fields=["borrower"], name="promise_lent_to"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("promise",), name="promise_lent_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None), models.Q(("outcome", ""), _negated=True), _connector="XOR"
                        ),
                        name="a_promise_loan_ends_somehow",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Repair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("apology", "apology"), ("call", "call"), ("gesture", "gesture")], max_length=20
                    ),
                ),
                ("words", models.CharField(blank=True, default="", max_length=300)),
                ("planned_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("recalled_at", models.DateTimeField(null=True)),
                (
                    "stand",
                    models.CharField(
                        choices=[("planned", "planned"), ("done", "done"), ("dropped", "not needed any more")],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("settled_at", models.DateTimeField(null=True)),
                ("external_id", models.CharField(max_length=200, null=True, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="conversations.conversation"
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.customer",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.representative",
                    ),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.representative",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["customer", "-id"], name="repairs_of_customer"),
                    models.Index(
                        condition=models.Q(("settled_at", None)),
                        fields=["owner", "due_at", "id"],
                        name="repairs_of_owner",
                    ),
                    models.Index(
                        condition=models.Q(("settled_at", None)), fields=["due_at", "id"], name="repairs_to_do"
                    ),
                    models.Index(
                        condition=models.Q(("recalled_at", None), ("settled_at", None)),
                        fields=["due_at", "id"],
                        name="repairs_to_recall",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("stand", "planned"), ("settled_at__isnull", False), _connector="XOR"),
                        name="repair_settled_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("week", models.DateField(help_text="its Monday")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("first_answer", "first answer"),
                            ("next_answer", "next answer"),
                            ("solution", "solution"),
                            ("call_back", "call back"),
                            ("follow_up", "follow-up"),
                            ("appointment", "appointment"),
                            ("free", "word"),
                        ],
                        max_length=20,
                    ),
                ),
                ("owner_id", models.BigIntegerField(default=0)),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("kept", "kept"),
                            ("broken", "broken"),
                            ("renegotiated", "renegotiated"),
                            ("released", "released"),
                        ],
                        max_length=15,
                    ),
                ),
                ("number", models.PositiveIntegerField(default=0)),
                (
                    "team",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.team"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("week", "kind", "team", "owner_id", "stand"), name="tallied_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(blank=True, default="", max_length=20)),
                (
                    "priority",
                    models.PositiveSmallIntegerField(
                        blank=True, choices=[(1, "low"), (2, "normal"), (3, "high"), (4, "urgent")], null=True
                    ),
                ),
                (
                    "customers",
                    models.CharField(
                        blank=True,
                        choices=[("person", "person"), ("business", "business customer"), ("key", "key customer")],
                        default="",
                        max_length=20,
                    ),
                ),
                ("first_answer", models.PositiveIntegerField(blank=True, null=True)),
                ("next_answer", models.PositiveIntegerField(blank=True, null=True)),
                ("solution", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "inbox",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="conversations.inbox",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="team.team",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.comparison.Coalesce("inbox", 0),
                        django.db.models.functions.comparison.Coalesce("team", 0),
                        models.F("channel"),
                        django.db.models.functions.comparison.Coalesce("priority", 0),
                        models.F("customers"),
                        name="target_stands_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_answer__gt", 0), ("next_answer__gt", 0), ("solution__gt", 0), _connector="OR"
                        ),
                        name="target_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Failure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("answer_late", "answered late"),
                            ("promise_broken", "a promise was broken"),
                            ("came_back", "came back after it was called solved"),
                            ("handed_on", "passed from hand to hand"),
                            ("needless", "handed over needlessly"),
                            ("asked_again", "had to say something again"),
                            ("silence", "waited long without a word"),
                            ("not_solved", "was called finished and was not"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="conversations.conversation"
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.customer",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="conversations.message",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.representative",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["customer", "-at", "-id"], name="failures_of_customer")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "asked_again")),
                        fields=("message",),
                        name="asked_again_once_in_a_message",
                    )
                ],
            },
        ),
    ]
