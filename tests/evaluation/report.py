"""`make evaluate`: every set at hand scored, beside the last release and other tools; writes REPORT.md.

    python -m tests.evaluation.report [--peers] [--release]

Other tools do not change from day to day: they are run where a set's gold has changed, or with `--peers`. `--release`
keeps today's scores as those of this version.
"""

from __future__ import annotations

import argparse
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipeline.compose import extract, write_tables
from pipeline.evaluate import evaluate_run, judge
from pipeline.evaluate.evaluation import read_set
from pipeline.evaluate.saved import hash_of
from pipeline.model import load_model
from pipeline.settings import Settings
from tests.evaluation.measured import figures, measure, read_measured, write_measured
from tests.evaluation.peers import ALL, NAMING, peers
from tests.evaluation.report_page import page
from tests.evaluation.sets import DATES, Set, at_hand

REPORT = Path(__file__).parent / "REPORT.md"


def score_today(one: Set, texts: Path, settings: Settings, nlp: Any) -> dict[str, Any]:
    """A set through the whole product."""
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "outputs"
        write_tables(extract(texts, settings, nlp), out, settings)
        found = evaluate_run(one.gold, texts, out)
    return measure(one, found, len(found.tallies))


def score_peers(one: Set, texts: Path, kept: dict[str, Any], *, anew: bool) -> None:
    """A set through the other tools at hand, where it is not known how they do on this gold."""
    notes = read_set(one.gold, texts)
    for name, (find, versions) in peers().items():
        known = kept.setdefault(name, {}).get(one.name, {})
        if not anew and known.get("gold") == hash_of(one.gold):
            continue
        found = judge(notes, find(notes))
        scores = {row: n for row, n in figures(one, found).items() if name in NAMING or row in DATES}
        kept[name][one.name] = {"gold": hash_of(one.gold), "version": versions, "scores": scores}
        print(f"    {name}: dates right {scores.get('dates right', 1):.3f}", flush=True)


def main() -> None:
    """Score, keep, write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", action="store_true", help="run the other tools again")
    parser.add_argument("--release", action="store_true", help="keep today's scores as those of this version")
    chosen = parser.parse_args()
    measured = read_measured()
    today, others = measured.setdefault("today", {}), measured.setdefault("peers", {})
    settings = Settings(views=False)
    nlp = load_model(settings)
    for one in at_hand():
        with tempfile.TemporaryDirectory() as place:
            texts = one.gather(Path(place))
            today[one.name] = measure_of = score_today(one, texts, settings, nlp)
            told = measure_of["scores"].get("events told right", measure_of["scores"].get("dates right", 1.0))
            print(f"{one.name}: {measure_of['texts']} texts, {told:.3f}", flush=True)
            score_peers(one, texts, others, anew=chosen.peers)
        write_measured(measured)
    if chosen.release:
        measured["released"] = {"version": version("filrouge"), "sets": today}
    measured["here"] = [one.name for one in at_hand()]
    write_measured(measured)
    REPORT.write_text(page(measured), encoding="utf-8")
    if missing := [name for name in ALL if name not in peers()]:
        print(f"not installed: {', '.join(missing)}")
    print(f"{REPORT} written")


if __name__ == "__main__":
    main()
