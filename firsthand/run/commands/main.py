"""The way from a command line to a verb, and from an error to one sentence."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from firsthand import __version__
from firsthand.kit.uncollected import uncollected
from firsthand.run.commands.verb import Verb
from firsthand.run.commands.verbs import VERBS


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 when it is done, 1 after a sentence that says why not, 2 when the command is not understood."""
    given = _parser().parse_args(arguments)
    verb: Verb = given.verb
    _choose_installation(verb, given)
    try:
        if verb.needs_django:
            _start_django()
        return verb.run(given)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        return _explained(error)


def _parser() -> ArgumentParser:
    parser = ArgumentParser("firsthand", description="A customer service system that an organisation runs itself.")
    parser.add_argument("--version", action="version", version=__version__)
    choices = parser.add_subparsers(title="verbs", required=True, metavar="VERB")
    for verb in VERBS:
        one = choices.add_parser(verb.name, help=verb.sentence, description=verb.sentence)
        one.add_argument("--data", metavar="DIR", help="the folder of the installation (else FIRSTHAND_DATA)")
        one.add_argument("--json", action="store_true", help="answer in JSON")
        one.set_defaults(verb=verb)
        verb.arguments(one)
    return parser


def _choose_installation(verb: Verb, given: Namespace) -> None:
    """The environment says which installation this is, before any setting is read from it."""
    if folder := given.data or os.environ.get("FIRSTHAND_DATA") or verb.data:
        os.environ["FIRSTHAND_DATA"] = str(Path(folder).resolve())
    for name, value in verb.settings(given).items():
        os.environ.setdefault(name, value)


def _start_django() -> None:
    import django

    from firsthand.run.translations import compile_translations

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firsthand.run.settings")
    compile_translations()
    with uncollected():
        django.setup()


def _explained(error: Exception) -> int:
    """The error as one sentence; what nobody foresaw shows where it happened too."""
    from firsthand.run.commands.sentences import is_foreseen, sentence

    if not is_foreseen(error):
        import traceback

        traceback.print_exception(error)
    print(sentence(error), file=sys.stderr)
    return 1
