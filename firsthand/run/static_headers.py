"""What goes along with the files of pages, and what does not: forty of them come with the first page."""

# A picture can be opened alone, and is then a document; no script of it may run.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def add_headers(headers: dict[str, str], path: str, url: str) -> None:
    """Nobody guesses what a file is; the policies of pages are for pages, at six hundred bytes each."""
    headers["X-Content-Type-Options"] = "nosniff"
    if path.removesuffix(".gz").endswith(".svg"):
        headers["Content-Security-Policy"] = POLICY
