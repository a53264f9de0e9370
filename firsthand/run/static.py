"""How the files of pages are served: compressed, under names that change when they do."""

from collections.abc import Callable
from pathlib import Path
from re import Match
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

HOUSE = Path(__file__).resolve().parent.parent


class Static(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Names with fingerprints, in imports between modules too; plain names while nothing is gathered, as in tests."""

    manifest_strict = False
    support_js_module_import_aggregation = True

    def stored_name(self, name: str) -> str:
        return str(super().stored_name(name)) if self.hashed_files else name

    def url_converter(self, name: str, *args: Any, **kwargs: Any) -> Callable[[Match[str]], str]:
        convert: Callable[[Match[str]], str] = super().url_converter(name, *args, **kwargs)
        return convert if _is_ours(name) else _forgiving(convert)


def _is_ours(name: str) -> bool:
    return (HOUSE / Path(name).parts[0]).is_dir()


def _forgiving(convert: Callable[[Match[str]], str]) -> Callable[[Match[str]], str]:
    """Libraries show imports in their comments that Django takes for real ones; those stay as they are."""

    def converted(found: Match[str]) -> str:
        try:
            return convert(found)
        except ValueError:
            return found[0]

    return converted
