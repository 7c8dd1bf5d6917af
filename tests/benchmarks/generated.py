"""Short articles by template, with names of our own: for timings, memory and tests that need many articles.

    python -m tests.benchmarks.generated FOLDER N

Article `n` is the same whatever their number, so that a folder can grow by one. Some have no day, some repeat
another's text, some tell another's event in other words.
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from pathlib import Path

GIVEN = "Aude Marc Léa Hugo Nora Paul Inès Karim Lucie Yann Odile Victor Salomé Bruno Agathe Rémi Fatou Denis".split()  # noqa: SIM905
HEADS = "Vass Perr Gal Mor Lann Bréj Tour Cast Fauv Kerb Roch Des Mal Sauv Gui Ber".split()  # noqa: SIM905
TAILS = "elin aud ière oux ec igny otte ard onne eron acq ury".split()  # noqa: SIM905
TOWNS = "Lannes Port-Bréval Vigneron Saint-Orval Luzac Montvert Brénac Courlay Aubrières Torcé".split()  # noqa: SIM905
POSTS = (
    "maire de {town}",
    "présidente du conseil départemental",
    "directeur de la société {firm}",
    "secrétaire générale du syndicat {union}",
    "procureur de {town}",
    "porte-parole de l'association {club}",
)
FIRMS = ("Verrerie {}", "Laiteries {}", "{} Énergie", "Transports {}")
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905
TELL = (
    "Le {day}, {one}, {post}, a inauguré le nouveau pont de {town} devant {many} habitants.",
    "{one}, {post}, a annoncé hier la fermeture de l'usine {firm}, qui emploie {many} personnes.",
    "Le tribunal de {town} a condamné la société {firm} le {day} pour pollution de la rivière.",
    "« Nous irons jusqu'au bout », a déclaré {two}, {post2}, après la réunion du {day}.",
    "Le conseil municipal de {town} a voté le budget mardi dernier, malgré l'opposition de {two}.",
    "{two} a été nommée à la tête de {firm} en {month} {year} ; elle succède à {one}.",
    "Un incendie a détruit un hangar de {firm} dans la nuit du {day} ; {many} pompiers sont intervenus.",
    "Les salariés de {firm} manifesteront le {later} à {town} à l'appel du syndicat {union}.",
    "La société {firm} et l'association {club} ont signé un accord le {day}.",
    "L'enquête publique s'ouvrira le {later} en mairie de {town}, a précisé {one}.",
)
PLAIN = (
    "Le marché couvert reste ouvert toute la semaine, et les commerçants s'en félicitent depuis longtemps.",
    "La route qui longe le canal est étroite, et les riverains demandent des trottoirs plus larges.",
    "Personne ne s'attendait à une affluence pareille dans cette vallée que les touristes ne traversent guère.",
    "Le dossier est suivi de près par les services techniques, qui rendront leur avis sans tarder.",
)


def said(day: date) -> str:
    """A day as an article writes it."""
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def article(number: int) -> str:
    """The text of one article."""
    if number % 40 == 39:
        # The same dispatch in another paper, with a sentence more.
        return article(number - 7) + "\n\nNotre correspondant se trouvait sur place avec un photographe du journal."
    chance = random.Random(number)
    pick = chance.choice

    def person() -> str:
        return f"{pick(GIVEN)} {pick(HEADS)}{pick(TAILS)}"

    published = date(2023, 1, 1) + timedelta(days=chance.randrange(700))
    town, firm = pick(TOWNS), pick(FIRMS).format(f"{pick(HEADS)}{pick(TAILS)}")
    fields = {
        "town": town,
        "firm": firm,
        "union": pick(("CGT-Verre", "FO-Lait", "Solidaires Transports")),
        "club": f"Les Amis de {pick(TOWNS)}",
        "one": person(),
        "two": person(),
        "many": str(chance.randrange(20, 900)),
        "month": pick(MONTHS),
        "year": str(published.year - 1),
    }
    fields |= {"post": pick(POSTS).format(**fields), "post2": pick(POSTS).format(**fields)}
    paragraphs = []
    for frame in chance.sample(TELL, 6):
        days = {
            "day": said(published - timedelta(days=chance.randrange(1, 60))),
            "later": said(published + timedelta(days=chance.randrange(5, 60))),
        }
        paragraphs.append(f"{frame.format(**fields, **days)} {pick(PLAIN)}")
    stamp = f"Publié le {said(published)}\n\n" if number % 10 else ""
    return f"{town} : {firm} au cœur des débats, numéro {number}\n\n{stamp}" + "\n\n".join(paragraphs)


def write_articles(folder: Path, numbers: range) -> None:
    """Write articles as text files, a hundred a folder."""
    for number in numbers:
        path = folder / f"{number // 100:04}" / f"article-{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number), encoding="utf-8")


if __name__ == "__main__":
    write_articles(Path(sys.argv[1]), range(int(sys.argv[2])))
