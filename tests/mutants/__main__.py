"""``make mutants``: every snippet under every mutant of its page, as a table. Survivors make it fail."""

import sys
from collections import defaultdict
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from collect import MUTANTS, verdict  # noqa: E402
from support import PROJECT  # noqa: E402

from retrospect.run import Runner  # noqa: E402


def main() -> int:
    """Print a line per mutant, then the snippets that no mutant kills; 1 where one survives."""
    runner, killed, failed = Runner(), defaultdict(list), False
    print(f"{'mutant':76} killed crashed survived")
    for mutant in MUTANTS:
        snippets = [snippet for snippet in PROJECT.snippets.values() if snippet.page == mutant.page]
        verdicts = {snippet.name: verdict(snippet, mutant, runner) for snippet in snippets}
        counts = [list(verdicts.values()).count(kind) for kind in ("killed", "crashed", "survived")]
        missed = [name for name in mutant.kills if verdicts.get(name) != "killed"]
        survives = f"SURVIVES {', '.join(missed)}" if missed else ""
        print(f"{mutant.id:76} {counts[0]:6} {counts[1]:7} {counts[2]:8}  {survives}".rstrip(), flush=True)
        for name, kind in verdicts.items():
            if kind == "killed":
                killed[f"{mutant.page}/{name}"].append(mutant.id)
        failed = failed or bool(missed)
    alive = [key for key in PROJECT.snippets if key not in killed]
    print(f"{len(MUTANTS)} mutants, {len(PROJECT.snippets) - len(alive)} of {len(PROJECT.snippets)} snippets kill one")
    for key in alive:
        print(f"killed by nothing: {key}")
    return 1 if failed or alive else 0


if __name__ == "__main__":
    sys.exit(main())
