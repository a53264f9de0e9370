import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("email", "0001_initial"),
        ("email", "0002_mailbox_imap_afterwards_mailbox_imap_moves_to_alias_and_more"),
        ("email", "0003_signingkey_wayout_turn"),
        ("email", "0004_spam"),
        ("email", "0005_letter_client"),
        ("email", "0006_consent"),
        ("email", "0007_alter_letter_way_hook"),
        ("email", "0008_move"),
        ("email", "0009_mailbox_imap_trouble_said"),
        ("email", "0010_wayout_provider"),
    ]

    initial = True

    dependencies = [
        ("conversations", "0001_whole"),
        ("team", "0001_whole"),
    ]

    operations = [
        migrations.CreateModel(
            name="SpamWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=60, unique=True)),
                ("spam", models.IntegerField(default=0)),
                ("good", models.IntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Lesson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_spam", models.BooleanField()),
                ("words", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="conversations.message"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Mailbox",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(help_text="lower case, without a plus part", max_length=254, unique=True)),
                ("sender_name", models.CharField(blank=True, max_length=120)),
                ("imap_host", models.CharField(blank=True, max_length=253)),
                ("imap_port", models.PositiveIntegerField(default=993)),
                ("imap_user", models.CharField(blank=True, max_length=254)),
                (
                    "imap_secret",
                    models.TextField(blank=True, help_text="the password, encrypted with the installation's key"),
                ),
                ("imap_folder", models.CharField(default="INBOX", max_length=200)),
                ("imap_is_tls", models.BooleanField(default=True)),
                (
                    "imap_afterwards",
                    models.CharField(
                        choices=[
                            ("leave", "stays as it is"),
                            ("seen", "is marked as read"),
                            ("move", "is moved to another folder"),
                        ],
                        default="leave",
                        max_length=10,
                    ),
                ),
                (
                    "imap_moves_to",
                    models.CharField(blank=True, help_text="the folder of letters that were taken in", max_length=200),
                ),
                ("imap_validity", models.PositiveBigIntegerField(blank=True, null=True)),
                ("imap_last_uid", models.PositiveBigIntegerField(default=0)),
                ("imap_trouble", models.CharField(blank=True, max_length=300)),
                ("imap_trouble_said", models.CharField(blank=True, default="", max_length=300)),
                ("imap_seen_at", models.DateTimeField(blank=True, null=True)),
                ("imap_held_by", models.CharField(blank=True, max_length=200)),
                ("imap_held_until", models.DateTimeField(blank=True, null=True)),
                (
                    "inbox",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="conversations.inbox"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "mailboxes",
            },
        ),
        migrations.CreateModel(
            name="Hook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "provider",
                    models.CharField(
                        choices=[
                            ("brevo", "Brevo"),
                            ("mailersend", "MailerSend"),
                            ("mailgun", "Mailgun"),
                            ("mailjet", "Mailjet"),
                            ("mandrill", "Mandrill (Mailchimp)"),
                            ("postal", "Postal"),
                            ("postmark", "Postmark"),
                            ("sendgrid", "SendGrid"),
                            ("sparkpost", "SparkPost"),
                        ],
                        max_length=20,
                    ),
                ),
                ("fingerprint", models.CharField(help_text="of the token in its address", max_length=64, unique=True)),
                ("token", models.TextField(help_text="the token, encrypted, so that the address can be shown again")),
                ("secret", models.TextField(blank=True, help_text="with what the provider signs, encrypted")),
                ("made_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "mailbox",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="email.mailbox"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "provider",
                    models.CharField(
                        choices=[("google", "Google"), ("microsoft", "Microsoft"), ("other", "another provider")],
                        max_length=10,
                    ),
                ),
                ("client_id", models.CharField(max_length=300)),
                ("client_secret", models.TextField(blank=True)),
                ("tenant", models.CharField(blank=True, help_text="of Microsoft; empty: any", max_length=100)),
                (
                    "ask_at",
                    models.URLField(
                        blank=True, help_text="the authorisation endpoint of another provider", max_length=500
                    ),
                ),
                (
                    "tokens_at",
                    models.URLField(blank=True, help_text="the token endpoint of another provider", max_length=500),
                ),
                ("scope", models.CharField(blank=True, max_length=500)),
                ("refresh_token", models.TextField(blank=True)),
                ("access_token", models.TextField(blank=True)),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                ("given_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("state", models.CharField(blank=True, max_length=64)),
                ("verifier", models.TextField(blank=True)),
                ("asked_until", models.DateTimeField(blank=True, null=True)),
                (
                    "mailbox",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="consent", to="email.mailbox"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Alias",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(help_text="lower case, without a plus part", max_length=254, unique=True)),
                (
                    "mailbox",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="aliases", to="email.mailbox"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "aliases",
            },
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300)),
                ("path", models.CharField(max_length=1000)),
                ("is_upload", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("running", "is being brought"),
                            ("paused", "paused"),
                            ("cancelled", "cancelled"),
                            ("done", "done"),
                            ("broken", "could not be read further"),
                            ("undoing", "is being taken out again"),
                            ("undone", "taken out again"),
                        ],
                        default="running",
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("position", models.PositiveBigIntegerField(default=0)),
                ("bytes_done", models.PositiveBigIntegerField(default=0)),
                ("bytes_total", models.PositiveBigIntegerField(default=0)),
                ("seconds", models.FloatField(default=0, help_text="spent on it so far")),
                ("taken", models.PositiveBigIntegerField(default=0)),
                ("known", models.PositiveBigIntegerField(default=0)),
                ("refused", models.PositiveBigIntegerField(default=0)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="team.representative",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["-at"], name="move_at")],
            },
        ),
        migrations.CreateModel(
            name="MoveTrouble",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField()),
                ("place", models.CharField(max_length=500)),
                ("reason", models.CharField(max_length=30)),
                (
                    "move",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="troubles", to="email.move"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("move", "number"), name="one_trouble_a_letter")],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=10)),
                ("words", models.TextField()),
                (
                    "mailbox",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="signatures", to="email.mailbox"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("mailbox", "language"), name="one_signature_a_language")
                ],
            },
        ),
        migrations.CreateModel(
            name="SigningKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("domain", models.CharField(max_length=253)),
                ("selector", models.CharField(max_length=63)),
                ("secret", models.TextField(help_text="the private key, encrypted with the installation's key")),
                ("public", models.TextField(help_text="as it stands in the record")),
                ("made_at", models.DateTimeField()),
                ("signs_since", models.DateTimeField(blank=True, null=True)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("domain", "selector"), name="one_key_a_selector"),
                    models.UniqueConstraint(
                        condition=models.Q(("retired_at", None), ("signs_since__isnull", False)),
                        fields=("domain",),
                        name="one_key_signs_a_domain",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("is_taken", models.BooleanField(default=False)),
                (
                    "mailbox",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="email.mailbox"
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="conversations.message"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["mailbox", "-at"], name="turns_of_mailbox")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_taken", False)), fields=("message",), name="one_turn_to_come"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WayOut",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("house", "the installation’s mail server"),
                            ("own", "a mail server of its own"),
                            ("provider", "a provider, over HTTPS"),
                        ],
                        default="house",
                        max_length=10,
                    ),
                ),
                ("host", models.CharField(blank=True, max_length=253)),
                ("port", models.PositiveIntegerField(default=587)),
                (
                    "safety",
                    models.CharField(
                        choices=[
                            ("starttls", "STARTTLS (usually port 587)"),
                            ("tls", "TLS from the first byte (usually port 465)"),
                            ("none", "not at all (only inside your own network)"),
                        ],
                        default="starttls",
                        max_length=10,
                    ),
                ),
                (
                    "provider",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("brevo", "Brevo"),
                            ("mailersend", "MailerSend"),
                            ("mailgun", "Mailgun"),
                            ("mailjet", "Mailjet"),
                            ("mandrill", "Mandrill (Mailchimp)"),
                            ("postmark", "Postmark"),
                            ("resend", "Resend"),
                            ("sendgrid", "SendGrid"),
                            ("sparkpost", "SparkPost"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "region",
                    models.CharField(
                        blank=True,
                        choices=[("", "the usual one"), ("eu", "Europe (Mailgun, SendGrid, SparkPost)")],
                        max_length=5,
                    ),
                ),
                ("user", models.CharField(blank=True, max_length=254)),
                (
                    "secret",
                    models.TextField(
                        blank=True, help_text="the password or key, encrypted with the installation's key"
                    ),
                ),
                ("a_minute", models.PositiveIntegerField(blank=True, null=True)),
                ("an_hour", models.PositiveIntegerField(blank=True, null=True)),
                ("a_day", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "mailbox",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="way_out", to="email.mailbox"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Block",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pattern", models.CharField(help_text="an address, or a domain, which has no @", max_length=320)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="team.representative"
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("pattern",), name="blocked_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fingerprint", models.CharField(max_length=64, unique=True)),
                ("sha256", models.CharField(help_text="under which its bytes are kept", max_length=64)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("smtp", "Smtp"),
                            ("imap", "Imap"),
                            ("command", "Command"),
                            ("hook", "Hook"),
                            ("history", "History"),
                        ],
                        max_length=10,
                    ),
                ),
                ("envelope_from", models.CharField(blank=True, max_length=320, null=True)),
                ("envelope_to", models.JSONField(blank=True, default=list)),
                ("client", models.CharField(blank=True, max_length=45)),
                ("helo", models.CharField(blank=True, max_length=255)),
                ("received_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                ("moved_in", models.BigIntegerField(null=True)),
                (
                    "message",
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
                    models.Index(condition=models.Q(("read_at", None)), fields=["received_at"], name="letters_unread"),
                    models.Index(
                        condition=models.Q(("moved_in__isnull", False)),
                        fields=["moved_in", "id"],
                        name="letters_moved_in",
                    ),
                ],
            },
        ),
    ]
