"""A process of a crew without a model: does what the text of an article says."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

from pipeline.crew.work import Done, Watch, Work
from pipeline.crew.worker import main
from pipeline.errors import BadPattern
from pipeline.records import ArticleFacts
from pipeline.records.rejection import set_aside
from pipeline.store.sayings import pack_facts


def load(settings: Any) -> str:
    if settings.model == "missing":
        raise FileNotFoundError("no such model")
    if settings.model == "huge":
        raise MemoryError
    if settings.model == "slow":
        time.sleep(60)
    if settings.model == "deadly":
        os._exit(3)
    return "model"


def do(work: Work, _settings: Any, _model: str, watch: Watch) -> Done:
    print("what a library prints must not stand among the answers")
    failed = []
    for n_read, article in enumerate(work.articles, start=1):
        match article.text:
            case "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            case "exit":
                os._exit(7)
            case "hang":
                time.sleep(60)
            case "memory":
                raise MemoryError
            case "slow":
                time.sleep(0.2)
            case "broken table":
                raise BadPattern(Path("table.tsv"), 3, "a rule", "misses its own example")
            case "fail":
                failed.append(set_aside(article.source, "relate", "failed", "a rule", part=article.part))
        watch(n_read)
    packed = tuple(pack_facts(ArticleFacts(article=article)) for article in work.articles)
    return Done(packed, tuple(failed))


if __name__ == "__main__":
    main(load, do)
