"""MkDocs hooks: the exports are written when the site is built. For other engines, ``python -m retrospect export``."""

from pathlib import Path

from retrospect.exports.site import Site
from retrospect.exports.write import write
from retrospect.project import Project

_serving = False
_written = False


def on_startup(command, dirty):
    """Remember what MkDocs was called for."""
    global _serving
    _serving = command == "serve"


def on_post_build(config):
    """Write the exports; when serving, once and without cards, for an edit is to be seen at once."""
    global _written
    if _serving and _written:
        return
    root = Path(config.config_file_path).resolve().parent
    project = Project(root, Path(config.docs_dir).name, config.use_directory_urls)
    write(Site(project, Path(config.site_dir), config.site_url), cards=not _serving)
    _written = True
