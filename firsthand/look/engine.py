"""The template engine of our own pages: Jinja2 over the `templates` folder of each of our apps."""

from copy import copy
from functools import cached_property
from pathlib import Path

from django.apps import apps
from django.template.backends.jinja2 import Jinja2, Template
from django.utils.translation import get_language

from firsthand.look.folding import LanguageEnvironment


class Templates(Jinja2):
    """Jinja2 that sees only Firsthand's own folders, so that a library's Django templates are left to Django."""

    app_dirname = "templates"
    env: LanguageEnvironment

    @cached_property
    def template_dirs(self) -> tuple[str, ...]:
        """The named folders, then the folder of each app of ours in the order of the settings."""
        return (*map(str, self.dirs), *(our_template_folders() if self.app_dirs else ()))

    def get_template(self, template_name: str) -> Template:
        """The template in the language that is spoken now."""
        return super(Templates, self._speaking(get_language())).get_template(template_name)

    def _speaking(self, language: str | None) -> "Templates":
        if language not in self._speakers:
            speaker = copy(self)
            speaker.env = self.env.speaking(language)
            self._speakers[language] = speaker
        return self._speakers[language]

    @cached_property
    def _speakers(self) -> "dict[str | None, Templates]":
        return {}


def our_template_folders() -> list[str]:
    ours = [app for app in apps.get_app_configs() if app.name.startswith("firsthand.")]
    return [str(folder) for app in ours if (folder := Path(app.path, Templates.app_dirname)).is_dir()]
