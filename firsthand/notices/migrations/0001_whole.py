import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("notices", "0001_initial"),
        ("notices", "0002_mailed_once"),
        ("notices", "0003_notice_pushed_at_way_by_push_device_pushkey_quiet"),
        ("notices", "0004_alter_notice_about_alter_way_about"),
        ("notices", "0005_called_spam"),
        ("notices", "0006_alter_notice_about_alter_way_about"),
        ("notices", "0007_promises_follows_and_many"),
        ("notices", "0008_alter_notice_about_alter_way_about"),
        ("notices", "0009_alter_notice_about_alter_way_about"),
        ("notices", "0010_alter_notice_about_alter_way_about"),
        ("notices", "0011_alter_notice_about_alter_way_about"),
        ("notices", "0012_alter_notice_about_alter_way_about"),
        ("notices", "0013_alter_notice_about_alter_way_about"),
        ("notices", "0014_alter_notice_about_alter_way_about"),
        ("notices", "0015_alter_notice_about_alter_way_about"),
    ]

    initial = True

    dependencies = [
        ("team", "0001_whole"),
    ]

    operations = [
        migrations.CreateModel(
            name="Device",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("endpoint", models.TextField()),
                (
                    "sha256",
                    models.CharField(help_text="of the endpoint, which may be long", max_length=64, unique=True),
                ),
                ("public_key", models.CharField(max_length=200)),
                ("auth", models.CharField(max_length=100)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("session", models.CharField(max_length=40)),
                ("endings", models.PositiveIntegerField(default=0)),
                ("added_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(null=True)),
                (
                    "representative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="devices", to="team.representative"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PushKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("private", models.TextField(help_text="PEM, sealed with the installation's key")),
                ("public", models.CharField(help_text="the application server key, base64url", max_length=120)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_push_key")],
            },
        ),
        migrations.CreateModel(
            name="Quiet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("begins", models.TimeField()),
                ("ends", models.TimeField()),
                ("weekends", models.BooleanField(default=False)),
                ("digest", models.BooleanField(default=True)),
                (
                    "representative",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="quiet", to="team.representative"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "quiet hours",
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("customer.wrote", "A customer of yours wrote"),
                            ("visitor.came", "Somebody writes in the chat, and nobody has taken it"),
                            ("conversation.assigned", "You were given a conversation"),
                            ("conversations.many", "Many conversations came to you at once"),
                            ("representative.mentioned", "A colleague asked you to look"),
                            ("message.not_delivered", "Your message did not arrive"),
                            ("reply.held_back", "Your answer was held back"),
                            ("message.called_spam", "A customer called your message spam"),
                            ("aside.answered", "Somebody outside answered you"),
                            ("conversation.back", "A conversation came back to you"),
                            ("followed.wrote", "Somebody wrote in a conversation that you follow"),
                            ("followed.changed", "A conversation that you follow was solved or has another owner"),
                            ("answer.late", "Your answer is late"),
                            ("owner.reminded", "You were reminded of a conversation of yours"),
                            ("absence.covers", "You look after what a colleague has to do who is away"),
                            ("promises.came", "You keep what a colleague promised who has left"),
                            ("repair.yours", "You are to make up to a customer for something"),
                            ("conversation.unblocked", "What blocked a conversation of yours was solved"),
                            ("owner.silent", "You did nothing for long, so a conversation went back to your team"),
                            (
                                "team.silent",
                                "In your team an owner did nothing for long, so a conversation is nobody’s",
                            ),
                            ("hand_over.offered", "A matter was handed over to you"),
                            ("hand_over.given_back", "A matter that you handed over was given back"),
                            ("follow_up.now", "A customer of yours is to be asked whether it is solved"),
                            ("follow_up.overdue", "In your team a customer was not asked in time whether it is solved"),
                            ("bell.rings", "You are on duty: an urgent matter needs somebody now"),
                            ("promise.soon", "A promise of yours falls due soon"),
                            ("promise.unowned", "A promise of your team falls due soon, and nobody keeps it"),
                            ("promise.broken", "A promise of yours was broken"),
                        ],
                        max_length=40,
                    ),
                ),
                ("conversation_id", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                ("mailed_at", models.DateTimeField(null=True)),
                ("pushed_at", models.DateTimeField(null=True)),
                (
                    "representative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.representative"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["representative", "-id"], name="notices_of"),
                    models.Index(
                        condition=models.Q(("read_at", None)),
                        fields=["representative", "conversation_id"],
                        name="unread_notices_of",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("read_at", None)),
                        fields=("representative", "about", "conversation_id"),
                        name="told_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Way",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("customer.wrote", "A customer of yours wrote"),
                            ("visitor.came", "Somebody writes in the chat, and nobody has taken it"),
                            ("conversation.assigned", "You were given a conversation"),
                            ("conversations.many", "Many conversations came to you at once"),
                            ("representative.mentioned", "A colleague asked you to look"),
                            ("message.not_delivered", "Your message did not arrive"),
                            ("reply.held_back", "Your answer was held back"),
                            ("message.called_spam", "A customer called your message spam"),
                            ("aside.answered", "Somebody outside answered you"),
                            ("conversation.back", "A conversation came back to you"),
                            ("followed.wrote", "Somebody wrote in a conversation that you follow"),
                            ("followed.changed", "A conversation that you follow was solved or has another owner"),
                            ("answer.late", "Your answer is late"),
                            ("owner.reminded", "You were reminded of a conversation of yours"),
                            ("absence.covers", "You look after what a colleague has to do who is away"),
                            ("promises.came", "You keep what a colleague promised who has left"),
                            ("repair.yours", "You are to make up to a customer for something"),
                            ("conversation.unblocked", "What blocked a conversation of yours was solved"),
                            ("owner.silent", "You did nothing for long, so a conversation went back to your team"),
                            (
                                "team.silent",
                                "In your team an owner did nothing for long, so a conversation is nobody’s",
                            ),
                            ("hand_over.offered", "A matter was handed over to you"),
                            ("hand_over.given_back", "A matter that you handed over was given back"),
                            ("follow_up.now", "A customer of yours is to be asked whether it is solved"),
                            ("follow_up.overdue", "In your team a customer was not asked in time whether it is solved"),
                            ("bell.rings", "You are on duty: an urgent matter needs somebody now"),
                            ("promise.soon", "A promise of yours falls due soon"),
                            ("promise.unowned", "A promise of your team falls due soon, and nobody keeps it"),
                            ("promise.broken", "A promise of yours was broken"),
                        ],
                        max_length=40,
                    ),
                ),
                ("by_mail", models.BooleanField()),
                ("by_push", models.BooleanField(default=True)),
                (
                    "representative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="team.representative"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("representative", "about"), name="one_way_for_each")],
            },
        ),
    ]
