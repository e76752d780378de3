"""Every mistake that an author can make gets one line: ``file:line: what; what to do``."""

import re

import pytest
from support import PAGE, edit, write

from retrospect.check import check
from retrospect.expand import expand
from retrospect.project import Project

VIEWS = "docs/en/tensors/views.md"
SHARES = "snippets/views/shares.py"


def swap(name: str, old: str, new: str):
    return lambda root: edit(root, name, old, new)


def add(name: str, text: str):
    return lambda root: write(root, name, text)


def delete(name: str):
    return lambda root: (root / name).unlink()


def both(*steps):
    return lambda root: [step(root) for step in steps]


def after(old: str, new: str):
    return swap(VIEWS, old, old + new)


END = "/// snippet | views/shares\n///\n"
FIGURE = '"""A figure."""\n\nprint("<svg ></svg>")\n'

# what is done to a project in which nothing is wrong -> the one line that it must give
MISTAKES = {
    "snippet missing": (swap(VIEWS, END, "/// snippet | views/gone\n///\n"), rf"{VIEWS}:20: there is no snippet 'views/gone'; write "),
    "snippet shown nowhere": (
        both(add("snippets/views/alone.py", "print(1)\n"), add("snippets/views/alone.out", "1\n")),
        r"snippets/views/alone.py:1: a snippet that no page shows; show it",
    ),
    "folder without a page": (add("snippets/nopage/one.py", "print(1)\n"), r"snippets/nopage/one.py:1: there is no page 'nopage'"),
    "snippet of another page": (
        both(add("docs/en/tensors/other.md", PAGE.replace("a-view-shares", "another")),),
        r"docs/en/tensors/other.md:20: snippet 'views/shares' belongs to another page; write one of its own",
    ),
    "snippet shown twice": (after(END, "\n" + END), rf"{VIEWS}:23: snippet 'views/shares' is shown twice"),
    "snippet without a name": (after(END, "\n/// snippet\n///\n"), rf"{VIEWS}:23: snippet without a name; write `/// snippet \| …`"),
    "claim without a check": (swap(VIEWS, "    check: views/shares\n", ""), rf"{VIEWS}:11: a claim without a check; add `check:"),
    "claim without an id": (swap(VIEWS, "    id: a-view-shares\n", ""), rf"{VIEWS}:11: a claim without an id; add `id:`"),
    "claim with a bad id": (swap(VIEWS, "a-view-shares", "A View"), rf"{VIEWS}:12: 'A View' is not an id; write lower-case"),
    "claim without a note": (swap(VIEWS, "    note: my-note\n", ""), rf"{VIEWS}:11: a claim from an unknown note 'None'; add `note:`, one of: my-note"),
    "claim that says nothing": (swap(VIEWS, "A view shares memory.\n", ""), rf"{VIEWS}:11: a claim that says nothing; write what the note says"),
    "wrong claim without the truth": (swap(VIEWS, "| holds", "| wrong"), rf"{VIEWS}:11: a claim that is 'wrong' without saying why"),
    "unknown verdict": (swap(VIEWS, "| holds", "| maybe"), rf"{VIEWS}:11: unknown verdict 'maybe'; use one of: holds, conditional"),
    "check that does not exist": (swap(VIEWS, "check: views/shares", "check: views/gone"), rf"{VIEWS}:14: the check 'views/gone' does not exist"),
    "check not shown": (
        both(
            swap(VIEWS, "check: views/shares", "check: [views/shares, views/hidden]"),
            add("snippets/views/hidden.py", "print(1)\n"),
            add("snippets/views/hidden.out", "1\n"),
        ),
        rf"{VIEWS}:14: the check 'views/hidden' is not shown on this page; show it",
    ),
    "claim on two pages": (
        add("docs/en/tensors/views2.md", PAGE),
        r"docs/en/tensors/views2.md:11: the claim 'a-view-shares' stands on two pages; it is on docs/en/tensors/views.md already",
    ),
    "duplicate id": (swap(VIEWS, "{ #torch }", "{ #notes }"), rf"{VIEWS}:18: the id 'notes' is taken by line 9"),
    "unclosed block": (swap(VIEWS, END, "/// snippet | views/shares\n"), rf"{VIEWS}:20: the snippet block is never closed; end it with a line `///`"),
    "unclosed block before another": (
        swap(VIEWS, "A view shares memory.\n///\n", "A view shares memory.\n"),
        rf"{VIEWS}:11: the claim block is never closed",
    ),
    "unclosed fence": (after(END, "\n```bash\nls\n"), rf"{VIEWS}:23: a fence that is never closed; end it with a line ```"),
    "unclosed comment": (after(END, "\n<!-- later\n"), rf"{VIEWS}:23: a comment that is never closed; end it with `-->`"),
    "unclosed front matter": (add("docs/en/x.md", "---\ntitle: x\n"), r"docs/en/x.md:1: front matter that is never closed"),
    "front matter that is no YAML": (swap(VIEWS, "title: views", "title: a: b"), rf"{VIEWS}:2: not valid YAML: mapping values"),
    "options that are no YAML": (swap(VIEWS, "    id: a-view-shares", "    id: [a"), rf"{VIEWS}:1[1-4]: not valid YAML"),
    "unknown block": (after(END, "\n/// snipet | views/shares\n///\n"), rf"{VIEWS}:23: unknown block 'snipet'; use one of: snippet"),
    "unknown option": (swap(VIEWS, "    check:", "    chek: x\n    check:"), rf"{VIEWS}:14: unknown option 'chek' of claim; it takes check, id, note"),
    "section that is not there": (
        swap(VIEWS, "views/shares\n///", "views/shares\n    section: middle\n///"),
        rf"{VIEWS}:21: views/shares has no section 'middle'; mark it with",
    ),
    "lines that are not there": (
        swap(VIEWS, "views/shares\n///", "views/shares\n    lines: 3-99\n///"),
        rf"{VIEWS}:21: views/shares has no lines '3-99'; write `lines: first-last` within 1-4",
    ),
    "missing recording": (delete("snippets/views/shares.out"), rf"{SHARES}:1: no recording; run `make record SNIPPET=views/shares`"),
    "stale receipt after an edited snippet": (swap(SHARES, "arange(4)", "arange(0, 4)"), rf"{SHARES}:1: edited since it ran: its receipt is void; run `make record"),
    "stale receipt after an edited recording": (swap("snippets/views/shares.out", "True", "False"), rf"{SHARES}:1: edited since it ran"),
    "no receipt": (add("receipts/cpu.json", "{}"), rf"{SHARES}:1: no receipt; run `make record SNIPPET=views/shares`"),
    "receipt of what is gone": (
        swap("receipts/cpu.json", '"views/shares"', '"views/gone"'),
        r"receipts/cpu.json:1: a receipt of 'views/gone', which is gone; run `make record`",
    ),
    "recording without a program": (add("snippets/views/gone.out", "1\n"), r"snippets/views/gone.out:1: a recording without its program"),
    "program and session of one name": (add("snippets/views/shares.pycon", ">>> 1\n1\n"), r"snippets/views/shares.pycon:1: 'views/shares' is a program too"),
    "stray file": (add("snippets/views/data.csv", "1\n"), r"snippets/views/data.csv:1: not a file of a snippet"),
    "name of a snippet": (
        both(add("snippets/views/Bad-Name.py", "print(1)\n"),),
        r"snippets/views/Bad-Name.py:1: 'Bad-Name' is not a snippet's name; write lower_case_words",
    ),
    "snippet with a syntax error": (swap(SHARES, "print(", "print(("), rf"{SHARES}:4: not valid Python: "),
    "snippet that prints nothing": (
        both(swap(SHARES, "print(row.view(2, 2).data_ptr() == row.data_ptr())", "row"), swap("snippets/views/shares.out", "True\n", "")),
        rf"{SHARES}:1: prints nothing, so no torch could contradict it",
    ),
    "unknown header": (swap(SHARES, "import torch\n", "# devise: cpu\nimport torch\n"), rf"{SHARES}:1: unknown header 'devise'; use one of: device, raises"),
    "device without a reason": (swap(SHARES, "import torch\n", "# device: cpu\nimport torch\n"), rf"{SHARES}:1: a device without a reason"),
    "error printed without a mark": (
        swap(SHARES, "print(", "try:\n    row.view(3)\nexcept RuntimeError as error:\n    print(error)\nprint("),
        rf"{SHARES}:6: prints an error but is not marked; open it with `# raises: RuntimeError`",
    ),
    "long snippet": (swap(SHARES, "import torch\n", "import torch\n" + "\n" * 40), rf"{SHARES}:33: 44 lines, more than 32; show one fact"),
    "wide snippet": (swap(SHARES, "print(", "print('" + "x" * 80 + "', "), rf"{SHARES}:4: 13\d columns, more than 88; break the line"),
    "region without an end": (swap(SHARES, "row =", "# region: row\nrow ="), rf"{SHARES}:3: regions and their ends do not pair"),
    "session without a prompt's space": (add("snippets/views/short.pycon", ">>>1\n1\n"), r"snippets/views/short.pycon:1: not a session that doctest can read"),
    "session that shows nothing": (add("snippets/views/short.pycon", ">>> a = 1\n"), r"snippets/views/short.pycon:1: a session that shows no result"),
    "page without a title": (swap(VIEWS, "title: views\n", ""), rf"{VIEWS}:1: a page without title; add `title:`"),
    "page without a description": (swap(VIEWS, "description: What a view is.\n", ""), rf"{VIEWS}:1: a page without description; add"),
    "page without a question": (swap(VIEWS, "question: What is a view?\n", ""), rf"{VIEWS}:1: a page without its question; add"),
    "no heading": (swap(VIEWS, "# views\n", ""), rf"{VIEWS}:6: 0 headings of the first level; a page has one"),
    "two headings of the first level": (after(END, "\n# more\n"), rf"{VIEWS}:23: 2 headings of the first level"),
    "heading without an id": (swap(VIEWS, " { #torch }", ""), rf"{VIEWS}:18: a heading without an id; write"),
    "skipped level": (after(END, "\n#### deep { #deep }\n"), rf"{VIEWS}:23: a heading of level 4 below one of level 2"),
    "bare python fence": (after(END, "\n```python\nx = 1\n```\n"), rf"{VIEWS}:23: a bare block of Python; make it a snippet"),
    "python in another guise": (after(END, "\n```bash\nimport torch\n```\n"), rf"{VIEWS}:23: a bare block of Python"),
    "fence of no language": (after(END, "\n```\nx\n```\n"), rf"{VIEWS}:23: a block of code in language ''; name one of"),
    "raw pre": (after(END, "\n<pre>\nimport torch\n</pre>\n"), rf"{VIEWS}:23: a bare block of Python"),
    "broken link": (after(END, "\n[there](gone.md)\n"), rf"{VIEWS}:23: a link to 'gone.md', which is not there"),
    "broken anchor": (after(END, "\n[there](#gone)\n"), rf"{VIEWS}:23: a link to '#gone', which views.md does not have"),
    "broken anchor elsewhere": (
        both(after(END, "\n[there](other.md#gone)\n"), add("docs/en/tensors/other.md", "# other\n")),
        rf"{VIEWS}:23: a link to '#gone', which other.md does not have",
    ),
    "broken link in a claim": (swap(VIEWS, "A view shares memory.", "A [view](gone.md)."), rf"{VIEWS}:15: a link to 'gone.md'"),
    "image without alt text": (after(END, "\n![](x.png)\n"), rf"{VIEWS}:23: an image without alt text"),
    "figure missing": (after(END, "\n/// figure | views/gone\n    alt: x\n///\n"), rf"{VIEWS}:23: there is no figure 'views/gone'; write figures/views/gone.py"),
    "figure never drawn": (
        both(after(END, "\n/// figure | views/one\n    alt: x\n///\n"), add("figures/views/one.py", FIGURE)),
        rf"{VIEWS}:23: the figure 'views/one' was never drawn; run `make record SNIPPET=figures/views/one`",
    ),
    "figure without alt text": (
        both(after(END, "\n/// figure | views/one\n///\n"), add("figures/views/one.py", FIGURE), add("figures/views/one.svg", "<svg ></svg>")),
        rf"{VIEWS}:23: figure without alt text; add `alt:`",
    ),
    "quote in a description": (swap(VIEWS, "What a view is.", "'What a \"view\" is.'"), rf"{VIEWS}:1: a description with a double quote"),
    "explainer missing": (after(END, "\n/// explainer | gone\n    alt: x\n///\n"), rf"{VIEWS}:23: there is no explainer 'gone'; write theme/explainers/gone.js"),
    "explainer without its figure": (
        both(after(END, "\n/// explainer | one\n    alt: x\n///\n"), add("theme/explainers/one.js", "")),
        rf"{VIEWS}:23: there is no figure 'views/one'; write figures/views/one.py",
    ),
    "drawing without its program": (add("figures/views/one.svg", "<svg ></svg>"), r"figures/views/one.svg:1: a drawing without its program"),
}  # fmt: skip


def test_the_small_project_is_right(small):
    assert check(Project(small)) == []


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_gets_its_line(mistake, small):
    make, expected = MISTAKES[mistake]
    make(small)
    lines = [str(problem) for problem in check(Project(small))]
    assert any(re.match(expected, line) for line in lines), lines
    assert all(re.fullmatch(r"[\w./-]+:\d+: [^\n]+; [^\n]+", line) for line in lines), lines


def test_a_page_with_a_mistake_still_renders(small):
    edit(small, VIEWS, END, "/// snippet | views/gone\n///\n")
    project = Project(small)
    text, problems = expand(project.pages[0], project)
    assert "views.md:20: there is no snippet 'views/gone'" in text
    assert len(problems) == 1
