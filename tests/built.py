"""The built site, made once for the tests that look at it, and Markdown rendered as the site renders it."""

import functools
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import markdown
from filelock import FileLock
from mkdocs.config import load_config

from retrospect.project import HERE

SHARED = "RETROSPECT_TESTS"  # names the folder that conftest.py makes for one run of the tests


@functools.cache
def built() -> Path:
    """The folder of a fresh strict build, which the workers of one run of the tests share. Raises as ``build`` does."""
    folder = Path(os.environ[SHARED], "site")
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            build(folder.with_suffix(".partial"))
            folder.with_suffix(".partial").rename(folder)
    return folder


def build(folder: Path, **settings: str) -> None:
    """A strict build from another folder, where torch cannot be imported; ``settings`` are environment variables.

    Raises RuntimeError with what mkdocs said where it fails.
    """
    program = "import sys; sys.modules['torch'] = None; from mkdocs.__main__ import cli; cli(sys.argv[1:])"
    options = ["build", "--strict", "-f", str(HERE / "mkdocs.yml"), "-d", str(folder)]
    command = [sys.executable, "-c", program, *options]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **settings}
    result = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tempfile.gettempdir())
    if result.returncode:
        raise RuntimeError(f"mkdocs build --strict failed:\n{result.stdout}{result.stderr}")


@functools.cache
def _config():
    return load_config(str(HERE / "mkdocs.yml"))


def render(text: str, root: Path) -> str:
    """A page's HTML, with the extensions of ``mkdocs.yml`` and the blocks of the project at ``root``."""
    config = _config()
    settings = {**config.mdx_configs, "retrospect.extension": {"root": str(root)}}
    return markdown.markdown(text, extensions=config.markdown_extensions, extension_configs=settings)
