import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("conversations", "0001_initial"),
        ("conversations", "0002_initial"),
        ("conversations", "0003_message_sent_from"),
        ("conversations", "0004_namedreference"),
        ("conversations", "0005_held_back"),
        ("conversations", "0006_alter_message_delivery"),
        ("conversations", "0007_conversation_unsent_count_unsent"),
        ("conversations", "0008_message_authentication"),
        ("conversations", "0009_attachment_inside_message_invitations_and_more"),
        ("conversations", "0010_message_delivery_why"),
        ("conversations", "0011_conversation_side_count_alter_message_kind_and_more"),
        ("conversations", "0012_moved_in"),
        ("conversations", "0013_message_hands_on"),
        ("conversations", "0014_alter_unsent_why"),
        ("conversations", "0015_pin_lastlook"),
        ("conversations", "0016_unsent_why_values"),
        ("conversations", "0017_conversation_first_answered_at_and_more"),
        ("conversations", "0018_remove_conversation_waiting_of_team_and_more"),
        ("conversations", "0019_unsent_resolves"),
        ("conversations", "0020_tag_is_put_away"),
        ("conversations", "0021_conversation_follower_count_following"),
        ("conversations", "0022_message_acknowledged_at"),
        ("conversations", "0023_files_are_found"),
        ("conversations", "0024_draft"),
        ("conversations", "0025_conversation_link_count_conversation_merged_into_and_more"),
        ("conversations", "0026_unsent_customer"),
        ("conversations", "0027_message_fields"),
        ("conversations", "0028_loan"),
        ("conversations", "0029_inbox_links_to_page_message_channel_pagelink"),
        ("conversations", "0030_conversation_follow_up_by_and_more"),
        ("conversations", "0031_inbox_has_bell"),
        ("conversations", "0032_message_carries"),
        ("conversations", "0033_conversation_quiet_at_conversation_quiet_to_look_at_and_more"),
    ]

    initial = True

    dependencies = [
        ("files", "0001_initial"),
        ("organisation", "0002_brand_accent_organisation_has_page_and_more"),
        ("people", "0001_whole"),
        ("team", "0001_whole"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, unique=True)),
                (
                    "is_put_away",
                    models.BooleanField(default=False, help_text="it stays where it is, and is offered no more"),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Inbox",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, unique=True)),
                ("channel", models.CharField(default="email", max_length=20)),
                ("language", models.CharField(default="en", max_length=10)),
                ("answer_within", models.PositiveIntegerField(default=480, help_text="working minutes")),
                ("targets", models.JSONField(blank=True, default=list)),
                ("has_bell", models.BooleanField(default=False)),
                ("acknowledges", models.BooleanField(default=True)),
                (
                    "links_to_page",
                    models.BooleanField(default=True, help_text="what leaves it bears a link to the customer's page"),
                ),
                ("is_default", models.BooleanField(default=False)),
                ("holds_spam", models.BooleanField(default=True)),
                ("spam_threshold", models.PositiveSmallIntegerField(default=90)),
                (
                    "brand",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisation.brand",
                    ),
                ),
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
                (
                    "team",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.team"),
                ),
            ],
            options={
                "verbose_name_plural": "inboxes",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True)), fields=("is_default",), name="one_default_inbox"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Conversation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(blank=True, max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("waiting", "waiting for the customer"),
                            ("snoozed", "snoozed"),
                            ("resolved", "resolved"),
                            ("held", "held back"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                (
                    "priority",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "low"), (2, "normal"), (3, "high"), (4, "urgent")], default=2
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=10)),
                ("external_id", models.CharField(max_length=200, null=True, unique=True)),
                ("moved_in", models.BigIntegerField(null=True)),
                ("opened_at", models.DateTimeField()),
                ("resolved_at", models.DateTimeField(blank=True, null=True)),
                ("snoozed_until", models.DateTimeField(blank=True, null=True)),
                ("answer_due_at", models.DateTimeField(blank=True, null=True)),
                ("late_at", models.DateTimeField(blank=True, null=True)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("first_answered_at", models.DateTimeField(blank=True, null=True)),
                ("solution_due_at", models.DateTimeField(blank=True, null=True)),
                ("paused_at", models.DateTimeField(blank=True, null=True)),
                ("promised_at", models.DateTimeField(blank=True, null=True)),
                ("reopenings", models.PositiveIntegerField(default=0)),
                ("version", models.PositiveIntegerField(default=1)),
                ("last_at", models.DateTimeField()),
                (
                    "last_by",
                    models.CharField(
                        choices=[("customer", "customer"), ("representative", "representative")],
                        default="customer",
                        max_length=15,
                    ),
                ),
                (
                    "held_for",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("likely", "looks like spam"),
                            ("marked", "marked as spam"),
                            ("blocked", "the sender is blocked"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("excerpt", models.CharField(blank=True, max_length=160)),
                ("message_count", models.PositiveIntegerField(default=0)),
                ("due_order", models.DateTimeField()),
                ("unsent_count", models.PositiveSmallIntegerField(default=0)),
                ("follower_count", models.PositiveIntegerField(default=0)),
                ("side_count", models.PositiveSmallIntegerField(default=0)),
                ("link_count", models.PositiveSmallIntegerField(default=0)),
                ("quiet_at", models.DateTimeField(blank=True, null=True)),
                ("hand_over_count", models.PositiveSmallIntegerField(default=0)),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.customer"
                    ),
                ),
                (
                    "follow_up_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.representative",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="conversations.conversation",
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
                    "related",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="possibly_related",
                        to="conversations.conversation",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.team"),
                ),
                (
                    "inbox",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="conversations.inbox"
                    ),
                ),
                ("tags", models.ManyToManyField(blank=True, related_name="+", to="conversations.tag")),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "open")), fields=["owner", "due_order", "id"], name="open_of_owner"
                    ),
                    models.Index(
                        condition=models.Q(("state", "open")), fields=["team", "due_order", "id"], name="open_of_team"
                    ),
                    models.Index(
                        condition=models.Q(("owner", None), ("state", "open")),
                        fields=["team", "due_order", "id"],
                        name="unowned_of_team",
                    ),
                    models.Index(condition=models.Q(("state", "open")), fields=["due_order", "id"], name="open_by_due"),
                    models.Index(
                        condition=models.Q(("owner", None), ("state", "open")),
                        fields=["due_order", "id"],
                        name="unowned_by_due",
                    ),
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["owner", "last_at", "id"],
                        name="open_of_owner_by_age",
                    ),
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["team", "last_at", "id"],
                        name="open_of_team_by_age",
                    ),
                    models.Index(
                        condition=models.Q(("owner", None), ("state", "open")),
                        fields=["team", "last_at", "id"],
                        name="unowned_of_team_by_age",
                    ),
                    models.Index(condition=models.Q(("state", "open")), fields=["last_at", "id"], name="open_by_age"),
                    models.Index(
                        condition=models.Q(("owner", None), ("state", "open")),
                        fields=["last_at", "id"],
                        name="unowned_by_age",
                    ),
                    models.Index(
                        condition=models.Q(("state", "waiting"), ("state", "snoozed"), _connector="OR"),
                        fields=["team", "-last_at", "-id"],
                        name="waiting_of_team",
                    ),
                    models.Index(
                        condition=models.Q(("state", "waiting"), ("state", "snoozed"), _connector="OR"),
                        fields=["-last_at", "-id"],
                        name="waiting_newest",
                    ),
                    models.Index(
                        condition=models.Q(("state", "waiting"), ("state", "snoozed"), _connector="OR"),
                        fields=["owner", "-last_at", "-id"],
                        name="waiting_of_owner",
                    ),
                    models.Index(
                        condition=models.Q(("state", "held"), _negated=True),
                        fields=["owner", "-last_at", "-id"],
                        name="let_in_of_owner",
                    ),
                    models.Index(
                        condition=models.Q(("state", "held"), _negated=True),
                        fields=["team", "-last_at", "-id"],
                        name="let_in_of_team",
                    ),
                    models.Index(
                        condition=models.Q(("state", "held"), _negated=True),
                        fields=["-last_at", "-id"],
                        name="let_in_newest",
                    ),
                    models.Index(
                        condition=models.Q(("state", "held")), fields=["owner", "-last_at", "-id"], name="held_of_owner"
                    ),
                    models.Index(
                        condition=models.Q(("state", "held")), fields=["team", "-last_at", "-id"], name="held_of_team"
                    ),
                    models.Index(condition=models.Q(("state", "held")), fields=["-last_at", "-id"], name="held_newest"),
                    models.Index(fields=["customer", "-last_at"], name="newest_of_customer"),
                    models.Index(
                        condition=models.Q(("owner__isnull", False), ("quiet_at__isnull", False), ("state", "open")),
                        fields=["quiet_at", "id"],
                        name="quiet_to_look_at",
                    ),
                    models.Index(
                        condition=models.Q(("owner__isnull", False), ("quiet_at", None), ("state", "open")),
                        fields=["team", "id"],
                        name="quiet_unwatched",
                    ),
                    models.Index(
                        condition=models.Q(("moved_in__isnull", False)), fields=["moved_in", "id"], name="moved_in"
                    ),
                    models.Index(
                        condition=models.Q(("state", "snoozed")), fields=["snoozed_until"], name="snoozed_until"
                    ),
                    models.Index(
                        condition=models.Q(("answer_due_at__isnull", False), ("late_at", None)),
                        fields=["answer_due_at"],
                        name="not_yet_late",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state", "snoozed"), ("snoozed_until", None), _connector="XOR"),
                        name="snoozed_until_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "resolved"), ("resolved_at", None), _connector="XOR"),
                        name="resolved_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "held"), ("held_for", ""), _connector="XOR"),
                        name="held_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LastLook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("up_to", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="conversations.conversation"
                    ),
                ),
                (
                    "representative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.representative"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("conversation", "representative"), name="one_last_look_of_each")
                ],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("related", "related to"), ("blocks", "blocks"), ("duplicate", "duplicate of")],
                        default="related",
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.representative"
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="conversations.conversation",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_to_it",
                        to="conversations.conversation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("conversation", "other"), name="linked_once"),
                    models.CheckConstraint(
                        condition=models.Q(("conversation", models.F("other")), _negated=True), name="linked_to_another"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Loan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("lent_at", models.DateTimeField()),
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
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="conversations.conversation"
                    ),
                ),
                (
                    "lender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.representative"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("ended_at", None)), fields=["lender"], name="lent_by"),
                    models.Index(condition=models.Q(("ended_at", None)), fields=["borrower"], name="lent_to"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("conversation",), name="lent_once_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None), models.Q(("outcome", ""), _negated=True), _connector="XOR"
                        ),
                        name="a_loan_ends_somehow",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("reply", "reply"),
                            ("note", "note"),
                            ("acknowledgement", "acknowledgement"),
                            ("side-letter", "letter to somebody outside"),
                            ("side-answer", "answer of somebody outside"),
                        ],
                        max_length=15,
                    ),
                ),
                ("carries", models.JSONField(blank=True, default=list)),
                ("at", models.DateTimeField()),
                ("written_at", models.DateTimeField(null=True)),
                ("channel", models.CharField(blank=True, default="", max_length=20)),
                ("subject", models.CharField(blank=True, max_length=998)),
                ("text", models.TextField(blank=True)),
                ("html", models.TextField(blank=True)),
                ("reply_text", models.TextField(blank=True)),
                ("quoted", models.TextField(blank=True)),
                ("signature", models.TextField(blank=True)),
                ("sender_address", models.CharField(blank=True, max_length=320)),
                ("sender_name", models.CharField(max_length=300, null=True)),
                ("sent_from", models.CharField(blank=True, max_length=254)),
                ("recipients", models.JSONField(blank=True, default=list)),
                ("reference", models.CharField(blank=True, max_length=998)),
                ("in_reply_to", models.CharField(blank=True, max_length=998)),
                ("fingerprint", models.CharField(max_length=64, null=True, unique=True)),
                ("external_id", models.CharField(max_length=998, null=True, unique=True)),
                (
                    "vouched",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not Checked"),
                            ("vouched", "Vouched"),
                            ("unconfirmed", "Unconfirmed"),
                            ("failed", "Failed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("authentication", models.JSONField(blank=True, default=dict)),
                ("in_our_name", models.BooleanField(default=False)),
                ("automatic", models.CharField(blank=True, max_length=20)),
                ("bounce", models.CharField(blank=True, max_length=4)),
                ("unreadable", models.BooleanField(default=False)),
                ("trouble", models.JSONField(blank=True, default=list)),
                ("letters", models.JSONField(blank=True, default=list)),
                ("invitations", models.JSONField(blank=True, default=list)),
                ("protection", models.JSONField(blank=True, default=list)),
                ("fields", models.JSONField(blank=True, default=list)),
                (
                    "delivery",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", ""),
                            ("queued", "on its way"),
                            ("waiting", "waits for the sending limit"),
                            ("retrying", "not delivered yet, trying again"),
                            ("sent", "delivered to the mail server"),
                            ("arrived", "arrived at the customer’s mail server"),
                            ("failed", "could not be delivered"),
                            ("bounced", "came back undelivered"),
                        ],
                        max_length=10,
                    ),
                ),
                ("delivery_why", models.CharField(blank=True, max_length=20)),
                ("delivery_note", models.CharField(blank=True, max_length=500)),
                ("delivered_at", models.DateTimeField(null=True)),
                (
                    "author_customer",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.customer"
                    ),
                ),
                (
                    "author_representative",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.representative",
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="conversations.conversation",
                    ),
                ),
                (
                    "hands_on",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="conversations.message",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="conversations.conversation",
                    ),
                ),
                (
                    "representative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.representative"
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mentions", to="conversations.message"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["representative", "conversation"], name="mentions_of"),
                    models.Index(fields=["representative", "-id"], name="newest_mentions_of"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("representative", "message"), name="mentioned_once_a_message")
                ],
            },
        ),
        migrations.CreateModel(
            name="HandOver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("why", models.TextField()),
                ("tried", models.TextField(blank=True)),
                ("expects", models.TextField(blank=True)),
                ("words", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("offered", "offered"),
                            ("accepted", "accepted"),
                            ("given_back", "given back"),
                            ("called_off", "called off"),
                            ("finished", "finished"),
                        ],
                        default="offered",
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "ask_by",
                    models.DateTimeField(help_text="by then the first owner asks the customer whether it is solved"),
                ),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("external_id", models.CharField(max_length=200, null=True, unique=True)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.representative",
                    ),
                ),
                (
                    "before_team",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.team"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.representative"
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hand_overs",
                        to="conversations.conversation",
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.representative"
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.representative",
                    ),
                ),
                (
                    "to_team",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.team"),
                ),
                (
                    "note",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="conversations.message",
                    ),
                ),
                (
                    "told",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="conversations.message",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["conversation", "id"], name="hand_over_of_conversation"),
                    models.Index(
                        condition=models.Q(("state", "offered")), fields=["to", "id"], name="hand_over_offered_to"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="handed_over_for_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("state__in", ["offered", "accepted"])),
                            models.Q(
                                ("ended_at__isnull", False), ("state__in", ["given_back", "called_off", "finished"])
                            ),
                            _connector="OR",
                        ),
                        name="hand_over_ends_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), ("state", "given_back"), _negated=True),
                        name="given_back_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content_id", models.CharField(blank=True, max_length=255)),
                ("inline", models.BooleanField(default=False)),
                ("inside", models.PositiveSmallIntegerField(default=0)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="conversations.message",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NamedReference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=400)),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="named", to="conversations.message"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["reference"], name="named_reference")],
            },
        ),
        migrations.CreateModel(
            name="PageLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(max_length=320)),
                ("serial", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="page_links",
                        to="conversations.conversation",
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.customer"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("conversation", "customer", "address"), name="one_page_link_of_each"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Pin",
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
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pins",
                        to="conversations.conversation",
                    ),
                ),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pin", to="conversations.message"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Regrouping",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("merge", "merge"), ("split", "split")], max_length=10)),
                ("messages", models.JSONField(default=list)),
                ("side_threads", models.JSONField(default=list)),
                ("unsent", models.JSONField(default=list)),
                ("followers", models.JSONField(default=list)),
                ("hand_overs", models.JSONField(default=list)),
                ("source_before", models.JSONField(default=dict)),
                ("target_before", models.JSONField(default=dict)),
                ("source_version", models.PositiveIntegerField()),
                ("target_version", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.representative"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="given_away",
                        to="conversations.conversation",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="taken_in",
                        to="conversations.conversation",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.representative",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source", models.F("target")), _negated=True), name="regrouped_elsewhere"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "merge"), ("undone_at", None)),
                        fields=("source",),
                        name="merged_away_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SideThread",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(blank=True, max_length=500)),
                ("parties", models.JSONField(default=list)),
                ("begun_at", models.DateTimeField()),
                ("last_at", models.DateTimeField()),
                ("unread_since", models.DateTimeField(blank=True, null=True)),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.representative"
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="side_threads",
                        to="conversations.conversation",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["conversation", "last_at"], name="side_threads_of")],
            },
        ),
        migrations.AddField(
            model_name="message",
            name="side_thread",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="messages",
                to="conversations.sidethread",
            ),
        ),
        migrations.CreateModel(
            name="Unsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(blank=True)),
                ("html", models.TextField(blank=True)),
                ("addressing", models.JSONField(default=dict)),
                ("read_to", models.BigIntegerField(null=True)),
                ("written_at", models.DateTimeField()),
                ("leaves_at", models.DateTimeField()),
                ("resolves", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "leaves at its time"),
                            ("held", "held back"),
                            ("sent", "sent"),
                            ("discarded", "thrown away"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", ""),
                            ("customer-wrote", "The customer wrote meanwhile."),
                            ("undone", "It was taken back."),
                            (
                                "matter-held",
                                "Its conversation was held back as spam. Say that it is none, then send it.",
                            ),
                            ("refused", "It could not leave."),
                        ],
                        max_length=20,
                    ),
                ),
                ("why_words", models.CharField(blank=True, max_length=300)),
                ("why_values", models.JSONField(blank=True, default=dict)),
                ("external_id", models.CharField(max_length=998, null=True, unique=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.representative"
                    ),
                ),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="unsent_answers",
                        to="conversations.conversation",
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.customer"
                    ),
                ),
                ("files", models.ManyToManyField(related_name="+", to="files.storedfile")),
                (
                    "message",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="conversations.message",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "held"])),
                        fields=["conversation", "leaves_at"],
                        name="unsent_of_conversation",
                    ),
                    models.Index(
                        condition=models.Q(("state__in", ["waiting", "held"])),
                        fields=["leaves_at"],
                        name="unsent_by_time",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state", "sent"), ("message", None), _connector="OR"),
                        name="only_what_was_sent_is_a_message",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("side", models.CharField(choices=[("reply", "Reply"), ("note", "Note")], max_length=5)),
                ("text", models.TextField(blank=True)),
                ("html", models.TextField(blank=True)),
                ("fields", models.JSONField(blank=True, default=dict)),
                ("other_text", models.TextField(blank=True)),
                ("other_html", models.TextField(blank=True)),
                ("other_at", models.DateTimeField(null=True)),
                ("written_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="conversations.conversation"
                    ),
                ),
                ("files", models.ManyToManyField(related_name="+", to="files.storedfile")),
                (
                    "representative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.representative"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["representative", "-written_at"], name="drafts_of")],
                "constraints": [
                    models.UniqueConstraint(fields=("representative", "conversation", "side"), name="one_draft_a_side")
                ],
            },
        ),
        migrations.CreateModel(
            name="Following",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField()),
                (
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="followings",
                        to="conversations.conversation",
                    ),
                ),
                (
                    "representative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.representative"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["representative", "-id"], name="newest_followings_of")],
                "constraints": [
                    models.UniqueConstraint(fields=("conversation", "representative"), name="followed_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "held_for",
                    models.CharField(
                        choices=[
                            ("likely", "looks like spam"),
                            ("marked", "marked as spam"),
                            ("blocked", "the sender is blocked"),
                        ],
                        max_length=10,
                    ),
                ),
                ("score", models.PositiveSmallIntegerField(null=True)),
                ("reasons", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
                ("before", models.JSONField(default=dict)),
                (
                    "ended",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", ""),
                            ("let_through", "not spam"),
                            ("taken_back", "taken back"),
                            ("confirmed", "marked as spam"),
                        ],
                        max_length=15,
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
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
                    "conversation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="holds",
                        to="conversations.conversation",
                    ),
                ),
                (
                    "ended_by",
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
                    models.Index(fields=["at"], name="hold_at"),
                    models.Index(fields=["conversation", "-id"], name="hold_of_conversation"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("conversation",), name="one_hold_in_force"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["conversation", "id"], name="message_of_conversation"),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("side_thread", None), _negated=True),
                fields=["side_thread", "id"],
                name="message_aside",
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("reference", ""), _negated=True), fields=["reference"], name="message_reference"
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(condition=models.Q(("kind", "acknowledgement")), fields=["at"], name="acknowledged_at"),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["side-letter", "side-answer"]), ("side_thread", None), _connector="XOR"
                ),
                name="aside_in_a_side_thread",
            ),
        ),
    ]
