"""`make mutants`: faults put into a sample of thresholds and conditions; those that no test sees are listed.

    python -m tests.mutants [--sample 20] [--in pipeline/temporal] [--seed 1]

Works on a copy of the tree, one fault at a time. A fault in `pipeline/X/…` is shown to the tests of `tests/X` (tests
mirror the package), or to those that `--tests` names. A survivor is a hole in the tests, or a condition that changes
nothing: either is worth a look.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

from tests.mutants.change import Change, changes
from tests.processes import TookTooLong, ran

ROOT = Path(__file__).parents[2]
SECONDS = 600
"""After which a fault counts as seen: its tests do not end."""
LEFT_OUT = ("pipeline/cli", "pipeline/flow.py", "pipeline/views/report")
"""Code whose tests start servers or browsers."""


def tests_of(module: Path) -> Path | None:
    """The folder or file of tests that mirrors a module, the nearest one there is."""
    inside = module.relative_to(ROOT / "pipeline").with_suffix("")
    exact = ROOT / "tests" / inside.parent / f"test_{inside.name}.py"
    if exact.is_file():
        return exact
    for folder in inside.parents:
        found = ROOT / "tests" / folder
        if folder != Path() and found.is_dir() and any(found.glob("test_*.py")):
            return found
    return None


def sample(within: Path, n: int, seed: int) -> list[tuple[Path, Change]]:
    """Faults drawn from all modules of a folder that have tests of their own, always the same for a seed."""
    modules = [within] if within.is_file() else sorted(within.rglob("*.py"))
    kept = [path for path in modules if not path.relative_to(ROOT).as_posix().startswith(LEFT_OUT) and tests_of(path)]
    found = [(path, change) for path in kept for change in changes(path.read_text(encoding="utf-8"))]
    return sorted(random.Random(seed).sample(found, min(n, len(found))), key=lambda one: (one[0], one[1].line))


def is_seen(copy: Path, module: Path, change: Change, tests: Path) -> bool:
    """Whether a test fails with the fault."""
    place = copy / module.relative_to(ROOT)
    good = place.read_text(encoding="utf-8")
    place.write_text(change.text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", str(tests.relative_to(ROOT))]
    try:
        environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
        done = ran(*command, cwd=copy, env=environment, seconds=SECONDS)
    except TookTooLong:
        return True
    finally:
        place.write_text(good, encoding="utf-8")
    if done.returncode not in (0, 1, 2):
        raise SystemExit(done.stdout[-2000:])
    return done.returncode != 0


def main() -> None:
    """A line a fault as soon as it is known, then the survivors' share."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=20)
    parser.add_argument("--in", dest="within", type=Path, default=Path("pipeline"))
    parser.add_argument("--tests", type=Path, help="show every fault to these tests")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    drawn = sample((ROOT / chosen.within).resolve(), chosen.sample, chosen.seed)
    survivors = 0
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "tree"
        skipped = shutil.ignore_patterns(
            ".git", ".venv", "node_modules", "__pycache__", "build", ".*_cache", "csv", "parquet"
        )
        shutil.copytree(ROOT, copy, ignore=skipped)
        for module, change in drawn:
            tests = (ROOT / chosen.tests).resolve() if chosen.tests else tests_of(module)
            if tests is None:
                continue
            seen = is_seen(copy, module, change, tests)
            survivors += not seen
            told = "seen    " if seen else "SURVIVES"
            print(f"{told} {module.relative_to(ROOT)}:{change.line}: {change.says}", flush=True)
    print(f"{len(drawn)} faults, {survivors} that no test sees.")


if __name__ == "__main__":
    main()
