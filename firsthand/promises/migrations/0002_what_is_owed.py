"""The answers that are owed already are promises too."""

from django.db import migrations

# Looked at when they fall due: nobody is reminded of all of them at once.
OWED = """
INSERT INTO promises_promise (customer_id, conversation_id, team_id, owner_id, kind, owed, words, stand,
  made_at, due_at, first_due_at, look_at, broken_at, cause, is_tallied, version)
SELECT customer_id, id, team_id, owner_id,
  CASE WHEN first_answered_at IS NULL THEN 'first_answer' ELSE 'next_answer' END, 'answer', '',
  CASE WHEN late_at IS NULL THEN 'open' ELSE 'broken' END,
  COALESCE(asked_at, opened_at), answer_due_at, answer_due_at,
  CASE WHEN late_at IS NULL THEN answer_due_at END, late_at, '', {false}, 1
FROM conversations_conversation
WHERE answer_due_at IS NOT NULL AND answer_due_at >= COALESCE(asked_at, opened_at)
"""


def owe(apps, schema_editor):
    false = "0" if schema_editor.connection.vendor == "sqlite" else "false"
    schema_editor.execute(OWED.format(false=false))


class Migration(migrations.Migration):
    dependencies = [("promises", "0001_initial")]

    operations = [migrations.RunPython(owe, migrations.RunPython.noop)]
