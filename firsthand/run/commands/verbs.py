"""All verbs, in the order in which help shows them."""

from firsthand.run.commands.admin import ADMIN
from firsthand.run.commands.check import CHECK
from firsthand.run.commands.clock import CLOCK
from firsthand.run.commands.demo import DEMO
from firsthand.run.commands.export import EXPORT
from firsthand.run.commands.idle import IDLE
from firsthand.run.commands.import_lines import IMPORT
from firsthand.run.commands.ingest import INGEST
from firsthand.run.commands.inlet import INLET
from firsthand.run.commands.key import KEY
from firsthand.run.commands.reply_text import REPLY_TEXT
from firsthand.run.commands.serve import SERVE
from firsthand.run.commands.visit import VISIT
from firsthand.run.commands.web import WEB
from firsthand.run.commands.worker import WORKER

VERBS = [SERVE, WEB, WORKER, INLET, DEMO, CHECK, IDLE, ADMIN, KEY, INGEST, IMPORT, EXPORT, REPLY_TEXT, CLOCK, VISIT]
