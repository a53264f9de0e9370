"""`firsthand check`: settings, database, mail and storage are tried, each with a sentence."""

from argparse import Namespace
from collections.abc import Callable

from firsthand.run.commands.verb import Verb


def run(given: Namespace) -> int:
    from firsthand.run.commands.output import say
    from firsthand.run.commands.trials import TRIALS

    answers = {name: _tried(trial) for name, trial in TRIALS.items()}
    for name, (is_good, sentence) in answers.items():
        say(f"{'✓' if is_good else '✗'} {name}: {sentence}", given=given, tried=name, good=is_good, sentence=sentence)
    return 0 if all(is_good for is_good, _ in answers.values()) else 1


def _tried(trial: Callable[[], str]) -> tuple[bool, str]:
    from firsthand.run.commands.sentences import sentence

    try:
        return True, trial()
    except Exception as error:  # whatever is wrong is the answer
        return False, sentence(error)


CHECK = Verb("check", "Try settings, database, mail and storage.", run)
