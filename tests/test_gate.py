"""The gate over the built HTML: each block of code is known, and no form of block slips past it."""

import re

import pytest
from built import built, render
from support import PROJECT, edit, write

from retrospect import receipts
from retrospect.gate import blocks, gate, judge, known
from retrospect.project import Project

pytestmark = pytest.mark.xdist_group("runs")  # in one process, so that a snippet runs once for both

STRANGER = "import torch\n\ntorch.zeros(1)"


def indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.splitlines())


# Every form in which the site's Markdown gives a block of code.
FORMS = {
    "plain": f"```python\n{STRANGER}\n```",
    "title": f'```python title="x.py"\n{STRANGER}\n```',
    "attributes": f"```{{ .python .some #id }}\n{STRANGER}\n```",
    "line numbers": f'```python linenums="1" hl_lines="1"\n{STRANGER}\n```',
    "tildes": f"~~~python\n{STRANGER}\n~~~",
    "four ticks": f"````python\n{STRANGER}\n````",
    "no language": f"```\n{STRANGER}\n```",
    "text": f"```text\n{STRANGER}\n```",
    "shell": f"```bash\n{STRANGER}\n```",
    "session": "```pycon\n>>> import torch\n>>> torch.zeros(1)\ntensor([0.])\n```",
    "indented": indented(STRANGER),
    "list": f"- item\n\n{indented(f'```python{chr(10)}{STRANGER}{chr(10)}```')}",
    "tab": f'=== "tab"\n\n{indented(f"```python{chr(10)}{STRANGER}{chr(10)}```")}',
    "admonition": f"!!! note\n\n{indented(f'```python{chr(10)}{STRANGER}{chr(10)}```')}",
    "collapsed": f"??? note\n\n{indented(f'```python{chr(10)}{STRANGER}{chr(10)}```')}",
    "block": f"/// note\n\n```python\n{STRANGER}\n```\n///",
    "quote": "\n".join(f"> {line}" for line in f"```python\n{STRANGER}\n```".splitlines()),
    "raw pre": f"<pre>{STRANGER}</pre>",
    "raw pre and code": f'<pre><code class="language-python">{STRANGER}</code></pre>',
    "raw pre in a div": f'<div class="highlight" markdown="0"><pre>{STRANGER}</pre></div>',
    "output of nothing": f"```{{ .text .snippet-output }}\n{STRANGER}\n```",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_stranger_is_seen_in_every_form(form, small):
    found = blocks(render(FORMS[form], small))
    allowed = known(Project(small), ["views/shares"])
    assert any("torch.zeros(1)" in block.text and judge(block, allowed) for block in found)


def test_a_comment_shows_nothing(small):
    assert blocks(render(f"<!--\n```python\n{STRANGER}\n```\n-->", small)) == []


def of_small(small, passed=("views/shares",), fences=()) -> list[str | None]:
    project = Project(small)
    allowed = known(project, passed, fences)
    return [judge(block, allowed) for block in blocks(render(project.pages[0].body, small))]


def test_a_snippet_and_its_output_pass(small):
    assert of_small(small) == [None, None]


def test_a_snippet_that_did_not_pass_does_not(small):
    assert all(of_small(small, passed=()))


def test_a_fence_that_ran_passes(small):
    edit(small, "docs/en/tensors/views.md", "## Torch", f"```python\n{STRANGER}\n```\n\n## Torch")
    assert [bool(reason) for reason in of_small(small)] == [True, False, False]
    assert of_small(small, fences=[STRANGER]) == [None, None, None]


def test_a_region_passes_and_copies_the_whole(small):
    write(small, "snippets/views/shares.py", "import torch\n\n# region: one\nprint(torch.ones(1))\n# endregion\n")
    edit(small, "docs/en/tensors/views.md", "views/shares\n///", "views/shares\n    section: one\n///")
    block = blocks(render(Project(small).pages[0].body, small))[0]
    assert (block.text, block.copied) == ("print(torch.ones(1))", "import torch\n\nprint(torch.ones(1))\n")
    assert of_small(small) == [None, None]


def test_a_copy_button_that_gives_something_else_does_not_pass(small):
    project = Project(small)
    html = render(project.pages[0].body, small)
    first = blocks(html.replace('class="language-python', 'data-copy="print(2)" class="language-python', 1))[0]
    assert "something else than the snippet" in judge(first, known(project, ["views/shares"]))


@pytest.mark.parametrize(
    "text", ['"quoted" & <b>', "{ .a } # } `x`", "a\\nb\\\\", "  indented\n\n\n\ttab", "'single' é 한"]
)
def test_the_copied_text_survives_markdown(text, small):
    code = f"# region: one\nprint(1)\n# endregion\nprint({text!r})\nrest = '''\n{text}\n'''\n"
    write(small, "snippets/views/shares.py", code)
    edit(small, "docs/en/tensors/views.md", "views/shares\n///", "views/shares\n    section: one\n///")
    block = blocks(render(Project(small).pages[0].body, small))[0]
    assert block.copied == Project(small).snippets["views/shares"].code


def test_every_block_of_the_site_is_known(runs):
    passed = [snippet.key for snippet in PROJECT.snippets.values() if runs.failure(snippet, "cpu") is None]
    # test_labs.py runs the labs again, each in a process of its own
    passed += [lab.key for lab in PROJECT.labs if receipts.valid(PROJECT.root, lab, "cpu")]
    problems, counts = gate(built(), known(PROJECT, passed))
    if problems:
        pytest.fail("\n".join(map(str, problems)), pytrace=False)
    # Counted in the sources with a plain search: a gate that silently sees nothing must fail.
    named = [id for page in PROJECT.pages for id in re.findall(r"^\s*/// snippet \| (\S+)", page.text, re.MULTILINE)]
    sessions = [id for id in named if (PROJECT.root / f"snippets/{id}.pycon").exists()]
    programs = len(named) - len(sessions)
    assert counts["pycon"] == len(sessions) > 10
    assert counts["python"] == programs > 50
    assert counts["text"] == programs, "one output under each program"
    assert counts["lab python"] == sum(len(re.findall("^# %%(?! .markdown)", lab.source, re.M)) for lab in PROJECT.labs)
    assert counts["lab figure"] > len(PROJECT.labs)
    print(f"gate: {sum(counts.values())} blocks, {dict(counts)}")
