"""What holds for the tree as a whole: style, the workflow, and what the tooling may not do."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from support import PROJECT

ROOT = PROJECT.root
TRACKED = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.split()
TOOL = ["-m", "ruff"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "."],
        ["format", "--check", "."],
        ["format", "--check", "--line-length", "88", "--config", "extend-exclude=[]", "snippets", "labs"],
        ["check", "--select", "B,E,F,I,UP", "--ignore", "E501", "--config", "extend-exclude=[]", "labs"],
    ],
    ids=["lint", "format", "format of snippets and labs", "lint of labs"],
)
def test_ruff_finds_nothing(arguments):
    result = subprocess.run([sys.executable, *TOOL, *arguments, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_zizmor_finds_nothing_in_the_workflow():
    zizmor = str(Path(sys.executable).with_name("zizmor"))
    command = [zizmor, "--offline", "--quiet", "--persona=pedantic", ".github/workflows"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_hook_before_a_commit_passes():
    """Each alone, as pre-commit calls it, on all the files that it would be given."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    assert {"lint", "format", "spelling", "pages"} <= {hook["id"] for hook in hooks}
    for hook in hooks:
        command = (
            hook["entry"]
            .replace(".venv/bin", str(Path(sys.executable).parent))
            .replace("ruff format", "ruff format --check")
        )
        wanted = re.compile(hook.get("files", ""))
        ending = ".py" if hook.get("types") == ["python"] else ""
        files = (
            []
            if hook.get("pass_filenames") is False
            else [n for n in TRACKED if wanted.search(n) and n.endswith(ending)]
        )
        result = subprocess.run([*command.split(), *files], cwd=ROOT, capture_output=True, text=True)
        assert result.returncode == 0, f"{hook['id']}: {result.stdout}{result.stderr}"


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


@pytest.mark.skipif("PYTEST_XDIST_WORKER" not in os.environ, reason="one process")
@pytest.mark.xdist_group("alone")
def test_tests_of_a_group_share_a_process(request):
    """The scheduler tells a group by the end of a name; where that is lost, all pass and some work is done twice."""
    assert request.node.nodeid.endswith("@alone")
