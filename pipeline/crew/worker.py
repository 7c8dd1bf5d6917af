"""One process of a crew: `python -m pipeline.crew.worker`.

Batches come in on stdin; how many of their articles are read, and at last what became of all, goes out on stdout. It
loads the model once, if it shall read articles, knows nothing of the tables, of Prefect or of other workers, and ends
with whoever started it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from pipeline.crew.pipe import READY, receive, send
from pipeline.errors import FilrougeError, MissingModel, NoMemory


def main(load: Callable[[Any], Any], do: Callable[[Any, Any, Any, Callable[[int], None]], Any]) -> None:
    """Serve until stdin ends: the settings first, and whether a model is needed; then batches.

    A process without memory for a batch ends, as if the system had ended it, and who gave it the batch halves it.
    """
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever prints in this process must not stand among the answers.
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    questions = sys.stdin.buffer
    try:
        settings, with_model = receive(questions)
        try:
            model = load(settings) if with_model else None
        except MemoryError:
            send(answers, NoMemory())
            return
        except Exception as error:
            # Errors with arguments of their own cannot travel.
            send(answers, MissingModel(str(error)))
            return
        send(answers, READY)
        while True:
            work = receive(questions)
            try:
                done = do(work, settings, model, lambda n_read: send(answers, n_read))
            except FilrougeError as error:
                send(answers, FilrougeError(str(error)))
                return
            except MemoryError:
                if work.needs_model and len(work.items) == 1:
                    send(answers, NoMemory())
                return
            send(answers, done)
    except (EOFError, BrokenPipeError):
        return


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


def _load(settings: Any) -> Any:
    from pipeline.crew.extract import load_tried

    return load_tried(settings)


def _do(work: Any, settings: Any, model: Any, watch: Callable[[int], None]) -> Any:
    if work.needs_model:
        from pipeline.crew.work import do_work

        return do_work(work, settings, model, watch)
    from pipeline.store.ahead import read_files

    return read_files(work, settings, watch)


if __name__ == "__main__":
    main(_load, _do)
