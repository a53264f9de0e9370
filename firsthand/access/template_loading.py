"""Where the pages that allauth brings are found: only there, so that no other library's page is ever served."""

from pathlib import Path

import allauth
from django.template.loaders.filesystem import Loader


class AllauthLoader(Loader):
    """Finds allauth's own templates, and nothing else."""

    def get_dirs(self) -> list[str | Path]:
        return [Path(allauth.__file__).parent / "templates"]
