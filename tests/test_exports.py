"""What the built site offers besides pages: each is read back as its reader would read it."""

import io
import json
import re
import subprocess
import tomllib
from xml.etree import ElementTree

import nbformat
import pytest
from built import built
from packaging.requirements import Requirement
from PIL import Image
from support import PROJECT, address, write

from retrospect.dates import last_changed
from retrospect.exports.card import SIZE
from retrospect.exports.feed import feed
from retrospect.exports.program import program, requirements
from retrospect.exports.site import Site
from retrospect.exports.texts import shown
from retrospect.project import Project
from retrospect.run import Runner

SITE = Site(PROJECT, PROJECT.docs, "http://127.0.0.1:8000/")  # asked for addresses only; building waits for a test
SNIPPETS = list(shown(PROJECT))
SESSIONS = [snippet for snippet, _ in SNIPPETS if snippet.kind == "session" and "Traceback" not in snippet.source]


def read(name: str) -> str:
    return (built() / name).read_text(encoding="utf-8")


def lines_of(recording: str) -> str:
    """What a program printed, as Markdown keeps it: without white space at the ends of lines."""
    return "\n".join(line.rstrip() for line in recording.strip().splitlines())


def test_every_snippet_is_a_file_with_metadata():
    assert len(SNIPPETS) == len(PROJECT.snippets)
    for snippet, page in SNIPPETS:
        text = read(f"{SITE.downloads(page)}{snippet.name}.py")
        block = re.match(r"# /// script\n(?P<toml>(?:#(?: .*)?\n)+?)# ///\n", text)
        metadata = tomllib.loads("".join(line[2:] + "\n" for line in block["toml"].splitlines()))
        assert metadata["requires-python"] == ">=3.11"
        assert [Requirement(name).name for name in metadata["dependencies"]][0] == "torch"
        if snippet.kind != "session":
            assert text.endswith(f"# ///\n{snippet.code}")
        compile(text, snippet.name, "exec")


def test_what_a_snippet_imports_is_what_it_asks_for():
    asked = {snippet.id: requirements(snippet, PROJECT)[1:] for snippet, _ in SNIPPETS}
    assert all("numpy" in names for names in asked.values())
    imports = {id for id in asked if re.search(r"tensorboard", PROJECT.snippets[id].code)}
    assert {id for id, names in asked.items() if "tensorboard" in names} == imports


@pytest.mark.parametrize("snippet", SESSIONS, ids=lambda snippet: snippet.id)
def test_a_session_as_a_file_prints_what_the_session_shows(snippet):
    outcome = Runner().run_text(program(snippet, PROJECT), declared_errors=snippet.declared_errors)
    assert outcome.failure is None
    assert outcome.output == "".join(example.want for example in snippet.examples)


def test_every_page_is_there_as_markdown_without_our_markup():
    for page in PROJECT.pages:
        text = read(f"{SITE.downloads(page)}index.md")
        outside = re.sub(r"^(`{3,})\w*\n.*?\n\1$", "", text, flags=re.MULTILINE | re.DOTALL)
        assert text.startswith(f"# {page.headings[0].text}\n")
        assert not re.findall(r"^ *///|\{ *[.:#]|<(?:div|fieldset|section|label)\b|Download", outside, re.MULTILINE)
        for block in page.blocks_named("snippet"):
            snippet = PROJECT.find_snippet(block.argument)
            if not block.options.keys() & {"lines", "section"}:
                assert snippet.text.strip() in text, snippet.id
            if snippet.kind != "session":
                assert lines_of(snippet.recording()) in text, snippet.id


def test_every_page_is_there_as_a_notebook_with_all_its_code_and_outputs():
    for page in PROJECT.answers:
        book = nbformat.reads(read(f"{SITE.downloads(page)}{page.name}.ipynb"), as_version=4)
        nbformat.validate(book)
        code = "\n".join(cell.source for cell in book.cells if cell.cell_type == "code")
        printed = "".join(output.text for cell in book.cells for output in cell.get("outputs", ()))
        for block in page.blocks_named("snippet"):
            snippet = PROJECT.find_snippet(block.argument)
            if not block.options.keys() & {"lines", "section"}:
                assert all(line in code for line in snippet.code.splitlines()), snippet.id
            if snippet.kind != "session":
                assert lines_of(snippet.recording()) in printed, snippet.id


def test_links_of_a_notebook_lead_to_the_site():
    for page in PROJECT.answers:
        book = nbformat.reads(read(f"{SITE.downloads(page)}{page.name}.ipynb"), as_version=4)
        prose = "\n".join(cell.source for cell in book.cells if cell.cell_type == "markdown")
        for target in re.findall(r"\]\(([^)#\s]+)", prose):
            assert target.startswith("http"), f"{page.name}: {target}"
            if target.startswith(SITE.url):
                assert (built() / target.removeprefix(SITE.url)).exists(), f"{page.name}: {target}"


def test_llms_txt_lists_every_page_by_an_address_that_is_there():
    text = read("llms.txt")
    listed = re.findall(r"^- \[.+?\]\((.+?)\): \S", text, re.MULTILINE)
    assert len(listed) == len(PROJECT.pages)
    assert all((built() / link.removeprefix(SITE.url)).is_file() for link in listed)
    assert all(page.headings[0].text in read("llms-full.txt") for page in PROJECT.answers)


def test_the_index_tells_what_ran_where():
    entries = {entry["id"]: entry for entry in json.loads(read("snippets.json"))}
    assert entries.keys() == PROJECT.snippets.keys()
    for snippet, page in SNIPPETS:
        entry = entries[snippet.id]
        assert (entry["code"], entry["output"]) == (snippet.code, snippet.recording())
        assert entry["address"] == f"{address(page)}#{snippet.name}"
        assert entry["ran"], snippet.id
        assert bool(entry["raises"]) >= bool(snippet.declared_errors)


def test_an_editor_inserts_the_code_as_it_is():
    for id, entry in json.loads(read("torch-retrospect.code-snippets")).items():
        inserted = re.sub(r"\\([\\$}])", r"\1", "\n".join(entry["body"]))
        assert inserted + "\n" == PROJECT.snippets[id].code, id


def test_every_page_has_a_picture_for_its_links():
    for page in PROJECT.pages:
        data = (built() / SITE.downloads(page) / "card.png").read_bytes()
        picture = Image.open(io.BytesIO(data))
        assert picture.size == SIZE
        assert len(picture.getcolors(1 << 20)) > 3, "an empty picture"
        assert len(data) < 60_000


def test_the_feed_has_the_page_that_changed_last_first(small):
    def git(*arguments, day="2026-01-02"):
        env = {"GIT_COMMITTER_DATE": f"{day}T12:00:00", "GIT_AUTHOR_DATE": f"{day}T12:00:00", "HOME": str(small)}
        name = ["-c", "user.name=a", "-c", "user.email=a@b.c"]
        subprocess.run(["git", "-C", str(small), *name, *arguments], check=True, capture_output=True, env=env)

    write(small, "docs/en/tensors/other.md", "---\ntitle: other\ndescription: Another page.\n---\n\n# other\n")
    git("init")
    git("add", ".")
    git("commit", "-m", "both")
    write(small, "snippets/views/shares.out", "True, now\n")
    git("commit", "-am", "a recording", day="2026-03-04")
    site = Site(Project(small), small, "https://example.org/")
    last_changed.cache_clear()
    root = ElementTree.fromstring(feed(site))
    found = [(entry.findtext("{*}id"), entry.findtext("{*}updated")) for entry in root.iterfind("{*}entry")]
    assert found == [
        ("https://example.org/tensors/views/", "2026-03-04T00:00:00Z"),
        ("https://example.org/tensors/other/", "2026-01-02T00:00:00Z"),
    ]


def test_without_git_there_is_no_feed_and_no_date(small):
    assert feed(Site(Project(small), small, "https://example.org/")) is None
    assert Project(small).changed == {}
