"""The shop, set up in an installation that is about to start: `python -m tests.journeys.seed`, with its environment."""

import django
from django.core.management import call_command


def main() -> None:
    django.setup()
    call_command("migrate", verbosity=0)
    from tests.cast import open_shop

    open_shop()


if __name__ == "__main__":
    main()
