"""The shop, set up in an installation that is about to start: `python -m tests.journeys.seed`, with its environment."""

import django


def main() -> None:
    django.setup()
    from tests.cast import open_shop

    open_shop()


if __name__ == "__main__":
    main()
