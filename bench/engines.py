"""The same tree built by MkDocs and by its successors: which addresses and which blocks of code differ.

Called by ``make engines`` with the folder of the other engines' programs. Exit code 1 for a difference that
CONTRIBUTING.md does not list.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from retrospect.gate import blocks
from retrospect.project import HERE

Pages = dict[str, list[str]]
EXPECTED = {"zensical": {"labs/"}}  # runs no plugins, so notebooks are no pages


def main(programs: Path) -> int:
    """Build three times, print a line for each engine and difference."""
    with tempfile.TemporaryDirectory(dir=HERE, prefix="engines-") as folder:
        base = Path(folder)
        mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(HERE / "mkdocs.yml")]
        reference = built([*mkdocs, "--site-dir", str(base / "mkdocs")], base / "mkdocs")
        print(f"mkdocs: {len(reference)} pages, {sum(map(len, reference.values()))} blocks of code")
        properdocs = [str(programs / "properdocs"), "build", "--quiet", "--config-file", str(HERE / "mkdocs.yml")]
        found = {"properdocs": built([*properdocs, "--site-dir", str(base / "properdocs")], base / "properdocs")}
        found["zensical"] = zensical(programs, base / "zensical")
    return max(compare(name, pages, reference) for name, pages in found.items())


def built(command: list[str], site: Path) -> Pages:
    """The texts of a site's blocks of code, by address. Raises RuntimeError with what the engine said."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, capture_output=True, text=True, cwd=HERE, env=environment)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stdout}{done.stderr}")
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): [block.text for block in blocks(path.read_text())]
        for path in sorted(site.rglob("*.html"))
    }


def zensical(programs: Path, site: Path) -> Pages:
    """Zensical has no option for the folder, so it gets a configuration that inherits ours."""
    config = HERE / "mkdocs.engines.yml"
    config.write_text(f"INHERIT: mkdocs.yml\nsite_dir: {site.relative_to(HERE)}\n", encoding="utf-8")
    try:
        return built([str(programs / "zensical"), "build", "--config-file", str(config)], site)
    finally:
        config.unlink()


def compare(name: str, pages: Pages, reference: Pages) -> int:
    """Print how an engine's site differs from the reference; 1 where that was not expected."""
    missing, more = sorted(reference.keys() - pages.keys()), sorted(pages.keys() - reference.keys())
    other = [address for address in sorted(reference.keys() & pages.keys()) if pages[address] != reference[address]]
    print(f"{name}: {len(pages)} pages, {sum(map(len, pages.values()))} blocks of code")
    for what, addresses in (("lacks", missing), ("has besides", more), ("has other code on", other)):
        for address in addresses:
            print(f"  {what} {address}")
    unexpected = [a for a in [*missing, *more, *other] if not any(map(a.startswith, EXPECTED.get(name, ())))]
    return 1 if unexpected else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
