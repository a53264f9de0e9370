"""Writes `requirements/` anew from `pyproject.toml`. Maintainers only: it needs `uv`."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

FOLDER = Path("requirements")
UV = ["uv", "pip", "compile", "--universal", "--python-version=3.11", "--generate-hashes", "--quiet", "--no-header"]
NO_HOST = ["--no-emit-index-url", "--no-emit-find-links"]


def write(*arguments: str) -> None:
    """The three locks match pyproject.toml; with `--upgrade` everything is as new as it may be."""
    build = "\n".join(tomllib.loads(Path("pyproject.toml").read_text())["build-system"]["requires"])
    lock("build", "-", "--no-annotate", *arguments, asked=build)
    lock("run", "pyproject.toml", *arguments)
    lock("test", "pyproject.toml", "--extra=tests", "--constraint=requirements/run.txt", *arguments)


def lock(name: str, *arguments: str, asked: str = "") -> None:
    file = FOLDER / f"{name}.txt"
    done = subprocess.run([*UV, *NO_HOST, f"--output-file={file}", *arguments], input=asked, text=True, check=False)
    if done.returncode:
        sys.exit(f"{file} could not be written.")
    file.write_text("# Written by `python3 x.py lock` from pyproject.toml.\n" + without_heads(file.read_text()))


def without_heads(text: str) -> str:
    return re.sub(r"\A(#.*\n)+", "", text)
