"""How the files of pages are served: compressed, under names that change when they do."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Static(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # it brings no types
    """Names with fingerprints, in imports between modules too; plain names while nothing is gathered, as in tests."""

    manifest_strict = False
    support_js_module_import_aggregation = True

    def stored_name(self, name: str) -> str:
        return str(super().stored_name(name)) if self.hashed_files else name
