"""What holds for the tree as a whole: style, the workflow, and what the tooling may not do."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support import PROJECT

ROOT = PROJECT.root
TRACKED = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.split()
TOOL = ["-m", "ruff"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "."],
        ["format", "--check", "."],
        ["format", "--check", "--line-length", "88", "--config", "extend-exclude=[]", "snippets"],
    ],
    ids=["lint", "format", "format of snippets"],
)
def test_ruff_finds_nothing(arguments):
    result = subprocess.run([sys.executable, *TOOL, *arguments, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_zizmor_finds_nothing_in_the_workflow():
    zizmor = str(Path(sys.executable).with_name("zizmor"))
    command = [zizmor, "--offline", "--quiet", "--persona=pedantic", ".github/workflows"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_only_the_child_imports_torch():
    for path in (ROOT / "retrospect").glob("*.py"):
        imported = {
            name.name.partition(".")[0]
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in (node.names if isinstance(node, ast.Import) else [ast.alias(node.module or "")])
        }
        assert "torch" not in imported or path.name in ("child.py", "trace.py")


def test_nothing_is_read_from_outside_the_repository():
    outside = re.compile(r"\.\./" + "shared|/" + "work/|/" + "root/")
    for name in TRACKED:
        assert not outside.search((ROOT / name).read_text(encoding="utf-8")), name
