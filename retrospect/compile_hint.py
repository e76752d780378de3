"""MkDocs hook: has Material's script compiled while it is fetched, and not each function when it is called.

The hint is V8's (Chrome 136 and later) and a comment to all others: https://v8.dev/blog/explicit-compile-hints.
"""

from pathlib import Path

HINT = b"//# allFunctionsCalledOnLoad\n"


def on_post_build(config):
    """Put the hint before the script of the built site, and a line without mappings before those of its source map."""
    for script in Path(config.site_dir, "assets/javascripts").glob("bundle.*.min.js"):
        code, source_map = script.read_bytes(), script.with_suffix(".js.map")
        if not code.startswith(HINT):
            script.write_bytes(HINT + code)
            source_map.write_bytes(source_map.read_bytes().replace(b'"mappings": "', b'"mappings": ";', 1))
