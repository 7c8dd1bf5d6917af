"""A schedule of runs, as a deployment of the flow that this process serves until a signal ends it."""

from __future__ import annotations

import asyncio
import hashlib
import os
import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pipeline.flow import LOG, filrouge

# Prefect comes after the flow, which sets its environment.
# isort: split
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.client.schemas.schedules import CronSchedule
from prefect.runner import Runner

from pipeline.addresses import address_of
from pipeline.call import LOGGER
from pipeline.errors import BadSettings
from pipeline.folders import check_folders
from pipeline.server import NoServer, server_for_runs


def _in_full(folder: Path) -> str:
    return address_of(folder) or str(folder.absolute())


class _Served(Runner):
    """Serves a schedule, and ends when it is asked to: Prefect's own answer makes a call that nobody waits for."""

    def handle_sigterm(self, *_args: Any, **_kwargs: Any) -> None:
        """End; all that was started ends on the way out."""
        sys.exit(0)


def _name_of_schedule(out: str) -> str:
    """Tells apart the outputs of one name in two folders, each of which has a schedule of its own."""
    return f"into {Path(out).name} {hashlib.sha256(out.encode()).hexdigest()[:6]}"


def keep_schedule(
    raw: Path, out: Path, *, cron: str, timezone: str, metadata: Path | None = None, log: Path | None = None
) -> None:
    """Run the flow at the times of a cron line until a signal ends it, one run at a time.

    Settings are read anew for each run. Without PREFECT_API_URL a server of our own keeps the schedule, whose address
    is said. Each run is a process of its own, and appends what it says to `log`.

    Raises:
        BadInput, BadOutput: a folder cannot be used.
        BadSettings: the cron line or the time zone is none, or nobody answers at PREFECT_API_URL.
    """
    check_folders(raw, out)
    try:
        ZoneInfo(timezone)
    except (KeyError, ValueError, OSError) as error:
        raise BadSettings(f"--timezone {timezone!r}: no such time zone. Write it as 'Europe/Paris'.") from error
    try:
        schedule = CronSchedule(cron=cron, timezone=timezone)
    except ValueError as error:
        raise BadSettings(f"--cron {cron!r}: no times of a day. Write it as '0 6 * * *'.") from error
    if log is not None:
        os.environ[LOG] = str(log.absolute())
    folders: dict[str, Any] = {"raw": _in_full(raw), "out": _in_full(out)}
    if metadata is not None:
        folders["metadata"] = str(metadata.absolute())
    try:
        with server_for_runs(schedules=True) as address:
            LOGGER.warning("runs at %s (%s); Prefect is at %s; Ctrl-C ends it", cron, timezone, address)
            one_at_a_time = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
            name = _name_of_schedule(folders["out"])
            deployment: Any = filrouge.to_deployment(
                name=name, schedules=[schedule], parameters=folders, concurrency_limit=one_at_a_time
            )
            runner = _Served(pause_on_shutdown=False)
            runner.add_deployment(deployment)
            asyncio.run(runner.start())
    except NoServer as problem:
        raise BadSettings(
            f"{problem}: nobody can keep a schedule. See docs/operate.md for cron and systemd."
        ) from problem
