"""Time, memory and size of what people open, on the sample's tables many times over.

    python tests/benchmarks/bench_views.py [--events 50000] [--articles 1000]

The workbook is made for `--events` events, the report for `--articles` articles, each in a process of its own; the
first figure is the processor time of that process, start-up included, the second as a multiple of its start-up alone.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.compose import make_tables
from pipeline.settings import Settings
from pipeline.steps.tabulate.schema import TABLES

ROOT = Path(__file__).parents[2]
# Ids, and columns that hold ids of other rows; both get the number of the copy.
IDS = {column.name for table in TABLES for column in table.columns if column.name.endswith("_id")}
IDS |= {"near_duplicate_of", "reported_by", "left", "right", "source"}
MAKE = {
    "start": "",
    "workbook": "from pipeline.views.workbook import write_workbook; write_workbook(T, F / 'filrouge.xlsx')",
    "report": "from pipeline.views.report import write_report; write_report(T, F)",
}
PROGRAM = """
from pathlib import Path
from pipeline.views.tables import RunTables
F = Path({0!r})
T = RunTables(F)
{1}
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
"""


def copies(source: Path, target: Path, n: int) -> None:
    """The same tables `n` times over, as if of `n` corpora."""
    (target / "parquet").mkdir(parents=True)
    for table in TABLES:
        once = pq.read_table(source / "parquet" / f"{table.name}.parquet")
        with pq.ParquetWriter(target / "parquet" / f"{table.name}.parquet", once.schema) as writer:
            for number in range(n):
                columns = [
                    pc.binary_join_element_wise(once[name], pa.scalar(f"-{number}"), "")
                    if name in IDS and number
                    else once[name]
                    for name in once.column_names
                ]
                writer.write_table(pa.table(columns, schema=once.schema))


def spent(folder: Path, what: str) -> tuple[float, float]:
    """Processor seconds and peak megabytes of making one view in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    program = PROGRAM.format(str(folder), MAKE[what])
    said = subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    # The peak that the kernel keeps for the process itself: `ru_maxrss` counts what the parent held when it forked.
    return seconds, int(said.stdout) / 1024


def main() -> None:
    """Make the tables, multiply them, and print what each view takes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--articles", type=int, default=1_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        once = Path(name) / "once"
        manifest = make_tables(ROOT / "raw_articles", once, Settings(today=date(2026, 11, 21), views=False))
        for what, table, wanted, file in (
            ("workbook", "events", args.events, "filrouge.xlsx"),
            ("report", "articles", args.articles, "report.html"),
        ):
            folder = Path(name) / what
            copies(once, folder, -(-wanted // manifest["n_rows"][table]))
            start, _ = spent(folder, "start")
            seconds, peak = spent(folder, what)
            size = (folder / file).stat().st_size / 1e6
            print(
                f"{what} of {wanted:,} {table}: {seconds:.1f} s, {seconds / start:.0f} x start-up, "
                f"peak {peak:.0f} MB, {file} {size:.1f} MB",
                flush=True,
            )


if __name__ == "__main__":
    main()
