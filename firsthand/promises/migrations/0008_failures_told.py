from django.db import migrations

# What the journal has told from the first day; who had the matter then stands there alone.
TOLD = """
INSERT INTO promises_failure (customer_id, conversation_id, kind, at)
SELECT e.customer_id, e.conversation_id,
  CASE e.name WHEN 'failure.answer_late' THEN 'answer_late' WHEN 'failure.promise_broken' THEN 'promise_broken'
    WHEN 'failure.handed_on' THEN 'handed_on' ELSE 'came_back' END, e.at
FROM journal_entry e JOIN people_customer p ON p.id = e.customer_id
  JOIN conversations_conversation c ON c.id = e.conversation_id
WHERE e.name IN ('failure.answer_late', 'failure.promise_broken', 'failure.handed_on', 'conversation.reopened')
"""


class Migration(migrations.Migration):
    dependencies = [
        ("promises", "0007_failure_repair"),
        ("journal", "0002_change"),
    ]

    # One of its own: PostgreSQL makes no index in the transaction that has filled its table.
    operations = [migrations.RunSQL(TOLD, migrations.RunSQL.noop)]
