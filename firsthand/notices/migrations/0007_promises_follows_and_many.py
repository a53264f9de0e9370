"""What one is told about promises, about followed conversations, and about many at once; no table changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0006_alter_notice_about_alter_way_about"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="about",
            field=models.CharField(
                choices=[
                    ("customer.wrote", "A customer of yours wrote"),
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
                    ("promise.soon", "A promise of yours falls due soon"),
                    ("promise.broken", "A promise of yours was broken"),
                ],
                max_length=40,
            ),
        ),
        migrations.AlterField(
            model_name="way",
            name="about",
            field=models.CharField(
                choices=[
                    ("customer.wrote", "A customer of yours wrote"),
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
                    ("promise.soon", "A promise of yours falls due soon"),
                    ("promise.broken", "A promise of yours was broken"),
                ],
                max_length=40,
            ),
        ),
    ]
