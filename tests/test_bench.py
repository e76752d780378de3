"""The benchmark compares what it says it compares. What it measures decides no test."""

import sys

from support import BUILDS_AGAIN, PROJECT, address

sys.path.append(str(PROJECT.root / "bench"))

from bench import bare_copy, build  # noqa: E402


@BUILDS_AGAIN
def test_the_bare_site_has_the_same_pages_and_nothing_of_ours(tmp_path):
    build(bare_copy(tmp_path), tmp_path / "site")
    for page in PROJECT.pages:
        html = (tmp_path / "site" / address(page) / "index.html").read_text(encoding="utf-8")
        assert html.count('class="language-py') == len(page.blocks_named("snippet")), page.name
        assert "stylesheets/retrospect.css" not in html
