"""`firsthand worker`: errands, clocks and mailboxes alone."""

from argparse import Namespace

from firsthand.run.commands.verb import Verb


def run(given: Namespace) -> int:
    from firsthand.run.serving.house import house, worker
    from firsthand.run.serving.logs import start_logs
    from firsthand.run.serving.preparing import prepare

    start_logs()
    prepare()
    house(*worker()).run()


WORKER = Verb("worker", "Work off errands and read mailboxes; as many as wanted on PostgreSQL.", run)
