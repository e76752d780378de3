"""Pages as plain Markdown: what a block becomes, on the site and in an export."""

import re

import pytest
from bs4 import BeautifulSoup
from built import render
from support import edit, write

from retrospect import receipts
from retrospect.expand import expand
from retrospect.project import Project
from retrospect.receipts import Receipt

VIEWS = "docs/en/tensors/views.md"
SHARES = "snippets/views/shares.py"
END = "/// snippet | views/shares\n///\n"


def soup(small):
    return BeautifulSoup(render(Project(small).pages[0].body, small), "html.parser")


def ran(box) -> str:
    """The receipt line without its links."""
    return box.select_one(".receipt").find(string=True).strip()


def test_a_snippet_can_be_downloaded_and_its_source_seen(small):
    text, _ = expand(Project(small).pages[0], Project(small, repository="https://example.org/r/"), lambda html: html)
    assert '<a href="shares.py" download aria-label="Download shares">' in text
    assert 'href="https://example.org/r/blob/main/snippets/views/shares.py"' in text
    assert 'href="https://example.org/r/edit/main/docs/en/tensors/views.md"' in text
    text, _ = expand(Project(small).pages[0], Project(small, directory_urls=False), lambda html: html)
    assert '<a href="views/shares.py"' in text


def plain(small) -> str:
    project = Project(small)
    text, problems = expand(project.pages[0], project)
    assert problems == []
    return text


def test_an_export_holds_code_output_and_receipt(small):
    text = plain(small)
    assert "row = torch.arange(4)" in text
    assert "True" in text
    assert "/// snippet" not in text
    assert "Not run on a GPU yet." in text


def test_a_snippet_has_a_title_an_anchor_an_output_and_a_receipt(small):
    box = soup(small).select_one("div.snippet#shares")
    assert box.select_one(".filename").text == "shares.py"
    assert box.select_one(".snippet-output code").text == "True\n"
    receipt = receipts.read(small, "cpu")["views/shares"]
    expected = f"Ran on torch {receipt.torch}, CPU ({receipt.device}), {receipt.date}. Not run on a GPU yet."
    assert ran(box) == expected


def test_a_void_receipt_is_not_shown(small):
    edit(small, SHARES, "arange(4)", "arange(0, 4)")
    assert ran(soup(small)) == "Not run on a CPU yet. Not run on a GPU yet."


def test_a_receipt_of_a_gpu_is_shown(small):
    snippet = Project(small).snippets["views/shares"]
    receipts.write(small, "cuda", {"views/shares": Receipt(snippet.hash("cuda"), "2.13.0", "A GPU", "2026-01-02")})
    assert ran(soup(small)).endswith("Ran on torch 2.13.0, GPU (A GPU), 2026-01-02.")


def test_an_excluded_device_gives_its_reason(small):
    edit(small, SHARES, "import torch\n", "# device: cpu — its workers fork\nimport torch\n")
    assert ran(soup(small)).endswith("Not for GPU: its workers fork.")


@pytest.mark.parametrize(
    ("header", "title", "kind"),
    [
        ("# raises: ValueError, TypeError", "shares.py — raises ValueError, TypeError", "raises"),
        ("# silently wrong: it keeps the order", "shares.py — silently wrong: it keeps the order", "silently-wrong"),
        ("# slow: one call per row", "shares.py — slow: one call per row", "slow"),
    ],
)
def test_a_marked_snippet_says_so(header, title, kind, small):
    edit(small, SHARES, "import torch\n", f"{header}\nimport torch\n")
    block = soup(small).select_one(f".snippet .{kind}")
    assert block.select_one(".filename").text == title


def test_a_session_copies_its_statements(small):
    write(small, "snippets/views/short.pycon", ">>> x = 1\n>>> for i in range(2):\n...     print(x, i)\n1 0\n1 1\n")
    edit(small, VIEWS, END, END + "\n/// snippet | views/short\n///\n")
    block = soup(small).select_one("#short .highlight")
    assert block["data-copy"] == "x = 1\nfor i in range(2):\n    print(x, i)\n"
    assert soup(small).select_one("#short .snippet-output") is None


@pytest.mark.parametrize(
    ("option", "shown"), [("lines: 3-4", "row = torch.arange(4)\nprint"), ("section: tail", "print")]
)
def test_a_part_is_shown_and_the_whole_is_copied(option, shown, small):
    edit(small, SHARES, "print(", "# region: tail\nprint(")
    write(small, SHARES, (small / SHARES).read_text() + "# endregion\n")
    edit(small, VIEWS, "views/shares\n///", f"views/shares\n    {option}\n///")
    block = soup(small).select_one("#shares .highlight")
    assert block.code.text.startswith(shown)
    assert block["data-copy"] == Project(small).snippets["views/shares"].text
    assert "region" not in block["data-copy"]


def test_a_claim_names_its_verdict_check_and_note(small):
    box = soup(small).select_one("div.claim-holds#a-view-shares")
    assert box.select_one(".admonition-title").text == "Holds"
    assert box.blockquote.text.strip() == "A view shares memory."
    assert box.select_one(".settled a")["href"] == "#shares"
    assert box.select_one(".settled").text == "Settled by shares. From a note."


def test_a_caption_stands_before_the_code(small):
    edit(small, VIEWS, END, "/// snippet | views/shares\nTwo *names*.\n///\n")
    first = soup(small).select_one("#shares").find(True)
    assert (first.name, first.text) == ("p", "Two names.")


def test_a_block_in_a_tab_stays_in_it(small):
    edit(small, VIEWS, END, '=== "tab"\n\n    /// snippet | views/shares\n    ///\n')
    assert soup(small).select_one(".tabbed-block .snippet .receipt")


def test_a_block_in_a_fence_or_a_comment_is_left_alone(small):
    edit(small, VIEWS, END, f"~~~bash\n{END}~~~\n\n<!--\n{END}-->\n")
    html = soup(small)
    assert html.select_one(".snippet") is None
    assert "/// snippet | views/shares" in html.pre.text


def test_an_output_with_ticks_stays_one_block(small):
    write(small, "snippets/views/shares.out", "```\n````\n")
    assert soup(small).select_one(".snippet-output code").text == "```\n````\n"


def test_a_figure_is_drawn_in_the_page_and_described_in_an_export(small):
    write(small, "figures/views/one.svg", '<svg width="1" height="1"><rect class="cell"/></svg>\n')
    write(small, "figures/views/one.py", "print(1)\n")
    edit(small, VIEWS, END, END + '\n/// figure | views/one\n    alt: "a < b"\nWhat to *notice*.\n///\n')
    figure = soup(small).select_one("figure.drawing#one")
    assert figure.svg["aria-label"] == "a < b"
    assert figure.figcaption.em.text == "notice"
    assert "*Figure: a < b*" in plain(small)


def test_the_home_page_counts_from_receipts(small):
    home = write(
        small, "docs/en/index.md", "---\ntitle: x\n---\n\n# x\n\n/// verification\n///\n\n/// pages | tensors\n///\n"
    )
    html = BeautifulSoup(render(home.read_text().split("---\n")[2], small), "html.parser")
    assert "1 pages carry 1 claims: 1 hold." in html.text
    rows = [[cell.text for cell in row.select("td")] for row in html.select("tbody tr")]
    assert rows[0][:3] == ["CPU", "1", "1"]
    assert rows[1] == ["GPU", "0", "1", "—", "—", "not yet"]
    assert html.select_one("li a")["href"] == "tensors/views.md"
    assert html.select_one("li a").text == "What is a view?"


def test_errors_are_those_that_were_met(small):
    failing = "try:\n    torch.zeros(4).view(3)\nexcept RuntimeError as error:\n    print(error)\n"
    code = f"# raises: RuntimeError\nimport torch\n\n{failing}"
    write(small, SHARES, code)
    snippet = Project(small).snippets["views/shares"]
    message = "RuntimeError: shape '[3]' is invalid for input of size 4"
    write(small, "snippets/views/shares.out", "shape '[3]' is invalid for input of size 4\n")
    receipts.write(small, "cpu", {"views/shares": Receipt(snippet.hash(), "2.13.0", "x", "2026-01-02", (message,))})
    home = "# x\n\n/// errors\nviews/shares\nviews/gone\n///\n"
    write(small, "docs/en/index.md", home)
    rows = BeautifulSoup(render(home, small), "html.parser").select("tbody tr")
    assert rows[0].code.text == message
    assert rows[0].a["href"] == "tensors/views.md#shares"
    assert "no error of 'views/gone'" in rows[1].text


def test_tokens_of_code_without_a_colour_of_their_own_are_plain_text(small):
    html = render(Project(small).pages[0].body, small)
    assert '<span class="kn">import</span>' in html
    assert not re.findall(r'<span class="[nopw]">', html)
    assert "row.view(" in html
