"""A command that ends with whoever started it: `python -m pipeline.leash FOLDER COMMAND …`.

Who starts it holds the other end of its stdin. When that closes, because the holder let go or was killed, the command
is ended, and FOLDER, which it alone used, removed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading

PATIENCE = 10
"""Seconds that the command has to end by itself."""


def main(folder: str, *command: str) -> int:
    """Run the command until it ends or nobody holds the leash; its exit code."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    # A machine that shuts down asks everybody.
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    threading.Thread(target=_end_when_let_go, args=(process,), daemon=True).start()
    try:
        return process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _end_when_let_go(process: subprocess.Popen[bytes]) -> None:
    while os.read(0, 1):
        pass
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
