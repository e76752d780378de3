"""A snippet as a file that runs by itself: ``uv run file.py`` installs what it needs, from PEP 723 metadata."""

import ast
import itertools
import sys

from retrospect import receipts
from retrospect.project import Project
from retrospect.snippet import Snippet

OLDEST_PYTHON = ">=3.11"
PACKAGE = {"sklearn": "scikit-learn"}  # where the name to import is not the name to install
NEEDS = {"torch.utils.tensorboard": "tensorboard"}  # what a part of torch asks for when it is imported


def program(snippet: Snippet, project: Project) -> str:
    """The snippet's code below its metadata. What a session shows for an expression is printed."""
    code = _printing(snippet) if snippet.kind == "session" else snippet.code
    dependencies = "".join(f'#     "{name}",\n' for name in requirements(snippet, project))
    return f'# /// script\n# requires-python = "{OLDEST_PYTHON}"\n# dependencies = [\n{dependencies}# ]\n# ///\n{code}'


def requirements(snippet: Snippet, project: Project) -> list[str]:
    """What to install for a snippet: torch in the version that its receipt names, and what else it imports."""
    found = {"numpy"}  # without it torch warns when it is imported
    for node in ast.walk(ast.parse(snippet.code)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        for name in names:
            found.update(need for part, need in NEEDS.items() if name.startswith(part))
            top = name.partition(".")[0]
            if top not in sys.stdlib_module_names:
                found.add(PACKAGE.get(top, top))
    receipt = receipts.valid(project.root, snippet, "cpu") or receipts.valid(project.root, snippet, "cuda")
    found.discard("torch")
    return [f"torch=={receipt.torch}" if receipt else "torch", *sorted(found)]


def _printing(session: Snippet) -> str:
    """A session's statements as a program: an expression whose value the session shows is printed."""
    return "".join(
        _with_prints(example.source, example.want) if example.want else example.source for example in session.examples
    )


def _with_prints(source: str, want: str) -> str:
    """One statement with every expression that stands alone in it, in a loop or a block too, handed to print."""
    starts = [0, *itertools.accumulate(len(line) for line in source.splitlines(keepends=True))]
    alone = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Expr) and not _prints(node.value)]
    for node in sorted(alone, key=lambda node: node.lineno, reverse=True):
        first, last = starts[node.lineno - 1] + node.col_offset, starts[node.end_lineno - 1] + node.end_col_offset
        text = source[first:last]
        if len(ast.parse(f"print({text})").body[0].value.args) > 1:  # a tuple without parentheses of its own
            text = f"({text})"
        text = f"repr({text})" if want.startswith(("'", '"')) else text  # a str shows its quotes in a session
        source = f"{source[:first]}print({text}){source[last:]}"
    return source


def _prints(expression: ast.expr) -> bool:
    return isinstance(expression, ast.Call) and isinstance(expression.func, ast.Name) and expression.func.id == "print"
