"""Runs killed at 30 random moments (this process alone, two workers, Prefect), and the tables after a last whole run.

Then as many mornings of a folder to which all sorts of things happen, and their tables beside those of fresh runs.

PYTHONPATH=. python tests/benchmarks/bench_chaos.py [ROUNDS]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.store.chaos import chaos
from tests.store.mornings import mornings

MODES = (("--direct", "--workers", "1"), ("--direct", "--workers", "2"), ("--workers", "2"))


def main() -> None:
    """Say what is wrong; end with 1 if anything is."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    with tempfile.TemporaryDirectory() as name:
        wrong = chaos(Path(name), rounds, MODES, articles=40, seed=1)
        print("\n".join(wrong) or f"{rounds} kills: the tables are those of a run that nobody disturbed.")
        (office := Path(name) / "office").mkdir()
        wrong += (unlike := mornings(office, rounds, seed=1))
    print("\n".join(unlike) or f"{rounds} mornings: the tables are those of fresh runs.")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
