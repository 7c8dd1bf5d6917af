"""How fast texts are read and normalised: megabytes a second on one core, before any language model.

    python tests/benchmarks/bench_ingest.py [--megabytes 20] [--characters 6000] [--page]

Writes a corpus of articles of the given length, all different, into a temporary folder; then reads and normalises it
as `filrouge run` does: decoding, hashing, splitting, cleaning, headlines, dates, language, exact and near-duplicates.
With `--page`, every article stands in a page with menus and comments. Time is CPU time of this process, the best of
three; start-up (imports, word lists) is paid before the clock starts.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pipeline.settings import Settings
from pipeline.steps.ingest import read_folder
from pipeline.steps.normalise import normalise_texts

SYLLABLES = "ba ker mon lé va tri qué sol ran du fa nor pi gé lu cha bre té vi ou".split()  # noqa: SIM905
FRAMES = [
    "Le {} de {} a annoncé {} que la {} serait {} avant la fin de l'année, selon une {} de la commune.",
    "« Nous avons {} pour la {} et pour le {} », a déclaré {} devant les {} de la {} réunis dans la salle.",
    "Les {} attendaient ce {} depuis la {}, qui avait {} une partie de la {} et des {} du port.",
    "La {} a financé la moitié du {}, soit {} millions d'euros ; le reste vient de la {} et d'un {}.",
    "À {}, où l'on {} depuis {} mois, la {} reste {} malgré les {} et les {} du préfet.",
]
MENU = "Accueil\nPolitique\nSports\nSe connecter\nAbonnez-vous\n"
COMMENTS = "\nCommentaires (2)\nGwen\n04/03/2023 à 10:22\nBravo à tous.\nRépondre\nLoïc\n04/03/2023 à 11:05\nMerci !\n"


def write_corpus(folder: Path, megabytes: float, characters: int, *, page: bool) -> int:
    """Writes the articles; returns their size in bytes."""
    draw = random.Random(7)

    def word() -> str:
        return "".join(draw.choice(SYLLABLES) for _ in range(draw.randint(2, 4)))

    def sentence() -> str:
        frame = draw.choice(FRAMES)
        return frame.format(*(word() for _ in range(frame.count("{}"))))

    size = number = 0
    while size < megabytes * 1_000_000:
        paragraphs = []
        while sum(map(len, paragraphs)) < characters:
            paragraphs.append(" ".join(sentence() for _ in range(draw.randint(2, 5))))
        text = f"La {word()} de {word()} en question\n\n" + "\n\n".join(paragraphs) + "\n"
        if page:
            text = MENU + text + COMMENTS
        data = text.encode()
        (folder / f"{number:06}.txt").write_bytes(data)
        size += len(data)
        number += 1
    return size


def measure(megabytes: float, characters: int, *, page: bool = False) -> float:
    """Megabytes a second, the best of three."""
    settings = Settings(today=date(2026, 11, 21))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write_corpus(folder, megabytes, characters, page=page)
        best = 0.0
        for _ in range(3):
            start = time.process_time()
            texts, _ = read_folder(folder, settings)
            articles, rejections = normalise_texts(texts, settings)
            best = max(best, size / 1e6 / (time.process_time() - start))
            assert (len(articles), rejections) == (len(texts), ())
    return best


def main() -> None:
    """Prints one line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--characters", type=int, default=6000, help="length of an article")
    parser.add_argument("--page", action="store_true", help="put each article into a page")
    args = parser.parse_args()
    rate = measure(args.megabytes, args.characters, page=args.page)
    print(f"{rate:.1f} MB/s: {args.megabytes:g} MB, articles of {args.characters} characters, pages: {args.page}")


if __name__ == "__main__":
    main()
