"""The template engine of our own pages: Jinja2 over the `templates` folder of each of our apps."""

from pathlib import Path

from django.apps import apps
from django.template.backends.jinja2 import Jinja2
from django.utils.functional import cached_property


class Templates(Jinja2):
    """Jinja2 that sees only Firsthand's own folders, so that a library's Django templates are left to Django."""

    app_dirname = "templates"

    @cached_property
    def template_dirs(self) -> tuple[str, ...]:
        """The named folders, then the folder of each app of ours in the order of the settings."""
        return (*map(str, self.dirs), *(our_template_folders() if self.app_dirs else ()))


def our_template_folders() -> list[str]:
    ours = [app for app in apps.get_app_configs() if app.name.startswith("firsthand.")]
    return [str(folder) for app in ours if (folder := Path(app.path, Templates.app_dirname)).is_dir()]
