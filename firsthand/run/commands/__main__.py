"""`python -m firsthand.run.commands` is the command `firsthand`."""

import sys

from firsthand.run.commands import main

sys.exit(main())
