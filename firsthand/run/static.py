"""How the files of pages are served: compressed, under names that change when they do."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Static(CompressedManifestStaticFilesStorage):
    """Names with fingerprints; a page may also name a file that only a library brings."""

    manifest_strict = False
