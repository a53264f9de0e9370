"""Reads the words to translate from the few Django templates that libraries ask for (allauth)."""

from collections.abc import Collection, Generator, Mapping
from io import BytesIO
from typing import Any, BinaryIO

from babel.messages.extract import extract_python

Found = Generator[tuple[int, str | tuple[str, ...], list[str], str | None], None, None]


def extract(file: BinaryIO, keywords: Mapping[str, Any], tags: Collection[str], options: Mapping[str, Any]) -> Found:
    """Django turns such a template into what looks like Python; from there Babel reads on."""
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    looks_like_python = templatize(file.read().decode())
    yield from extract_python(BytesIO(looks_like_python.encode()), keywords, tags, {"encoding": "utf-8"})
