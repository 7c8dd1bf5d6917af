"""Chronologies: a day that heads an entry, by itself or before a colon, is the day of what the entry tells."""

from __future__ import annotations

import pytest

from pipeline.records import RawText
from pipeline.settings import Settings
from pipeline.steps.normalise import normalise_texts
from pipeline.steps.recognise import recognise_articles
from pipeline.steps.relate import relate_article
from tests.shipped import product

pytestmark = pytest.mark.model

IN_LINES = """La carrière de Luzac en quelques dates

11 février 2019. La société Orval demande une autorisation. 3 avril 2019. L'association Norvane dépose un recours.
7 mai 2020 : le tribunal rejette le recours.
• 12 juin 2021 – Vente du hangar aux enchères.
21 juillet 2022. Un incendie détruit le hangar.
Mars 2023. Les riverains manifestent devant la préfecture.
"""
ON_LINES = """La carrière de Luzac en quelques dates

Publié le 3 mars 2024

11 février 2019
La société Orval demande une autorisation.

Avril 2019
Dépôt d'un recours de l'association Norvane.

2021
La carrière ouvre. Elle emploie douze personnes.

12 mars. Le maire démissionne.
21 juillet 2022
Un incendie détruit le hangar.
"""
STAMP = """La carrière de Luzac ferme

3 mars 2024.
La société Orval quitte la ville. Elle employait douze personnes.
"""


def told(text: str) -> list[tuple[str, str]]:
    """First day and word of each telling."""
    settings = Settings(views=False)
    raw = RawText(source="a.txt", part=1, text=text, sha256="0" * 64, format="text")
    (article,), _ = normalise_texts([raw], settings)
    (recognised,) = recognise_articles([article], product())
    facts = relate_article(recognised)
    days = {timex.date_id: timex.date_start for timex in facts.timexes}
    return [
        (str(days[one.date_id]), article.text[one.trigger_start_char : one.trigger_end_char])
        for one in facts.event_mentions
    ]


def test_an_entry_without_a_verb_is_told_by_its_noun() -> None:
    fire = "9 juin 2023. Incendie du hangar, qui abritait du foin."
    trial = "3 mars 2024. Relaxe de l'ouvrier, que rien ne désignait."
    assert told(f"Un feu en deux dates\n\n{fire}\n\n{trial}") == [("2023-06-09", "Incendie"), ("2024-03-03", "Relaxe")]


def test_a_day_with_a_stop_or_a_colon_opens_an_entry() -> None:
    assert told(IN_LINES) == [
        ("2019-02-11", "demande"),
        ("2019-04-03", "dépose"),
        ("2020-05-07", "rejette"),
        ("2021-06-12", "Vente"),
        ("2022-07-21", "détruit"),
        ("2023-03-01", "manifestent"),
    ]


def test_a_day_on_its_own_line_is_no_stamp_where_others_follow() -> None:
    assert told(ON_LINES) == [
        ("2019-02-11", "demande"),
        ("2019-04-01", "Dépôt"),
        ("2021-01-01", "ouvre"),
        ("2021-03-12", "démissionne"),
        ("2022-07-21", "détruit"),
    ]


def test_one_day_alone_is_a_stamp() -> None:
    assert told(STAMP) == []
