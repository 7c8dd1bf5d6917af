"""Lines that name a newspaper, by the form of such names, and lines that only begin so."""

from __future__ import annotations

import pytest

from pipeline.french import rows
from pipeline.page.press_titles import paper_of


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("La Gazette de Kervoal", "La Gazette de Kervoal"),
        ("L’Écho du Haut-Ponant", "L'Écho du Haut-Ponant"),
        ("L'ÉCLAIREUR DE LA BAIE D'ARMEL", "L'Éclaireur de la Baie d'Armel"),
        ("Le Ponant libre", "Le Ponant libre"),
        ("Kervoal-Matin", "Kervoal-Matin"),
        ("Kervoal Matin", "Kervoal Matin"),
        ("Le Monde", "Le Monde"),
        ("Publié dans Le Progrès de Kervoal, le 3 mars 2021.", "Le Progrès de Kervoal"),
        ("Source : L'Express du Ponant, mardi 2 mars 2021, p. 4", "L'Express du Ponant"),
        ("Le Courrier de Kervoal du 3 mars 2021", "Le Courrier de Kervoal"),
        ("Le Courrier de Kervoal, n° 1234, mercredi 3 mars 2021, p. 4", "Le Courrier de Kervoal"),
        ("3 mars 2021 | Le Courrier de Kervoal", "Le Courrier de Kervoal"),
        ("Le Courrier de Kervoal | Mercredi 3 mars 2021 | 5", "Le Courrier de Kervoal"),
        ("12 - Le Courrier de Kervoal - mercredi 3 mars 2021", "Le Courrier de Kervoal"),
        ("LE COURRIER DE KERVOAL — 12e année — N° 4.532 — Jeudi 15 Mars 1934.", "Le Courrier de Kervoal"),
        ("L'Écho de Kervoal — IVe année — 15 mars 1934", "L'Écho de Kervoal"),
        ("La Dépêche kervoalienne, mardi 3 mars 1936", "La Dépêche kervoalienne"),
        ("3 mars 1936. La Dépêche kervoalienne, p. 3, col. 2", "La Dépêche kervoalienne"),
        ("L'Écho de Kervoal, 3 mars 1936, pp. 1-2", "L'Écho de Kervoal"),
        ("L'Écho de Kervoal, 3 mars 1936, 2e page", "L'Écho de Kervoal"),
        # Running heads and cuttings: the number of the page says what the rest is, whatever the paper is called.
        ("PONANT-LIAISONS — JEUDI 26 AVRIL 1984 — PAGE 7", "Ponant-Liaisons"),
        ("4        LE PETIT KERVOALIEN       Mercredi 4 juillet 1962", "Le Petit Kervoalien"),
        ("Page 8 — LE COURRIER DE KERVOAL — Lundi 4 juin 1979", "Le Courrier de Kervoal"),
        ("Samedi 2 et dimanche 3 février 1991     LE COURRIER DE KERVOAL     9", "Le Courrier de Kervoal"),
        ("« Le Courrier de Kervoal », 7-11-1958, p. 2", "Le Courrier de Kervoal"),
        ("GRÈVE MARDI 14 MARS 2023", None),
        ("RÉUNION LE 14 MARS 2023, PAGE 2", None),
        ("Réunion publique, mardi 14 mars 2023, page 2", None),
        ("12   Mardi 3 mars 2020", None),
        ("« Nous irons au bout », mardi 3 mars 2020", None),
        ("La Dépêche kervoalienne", None),
        ("Le Courrier distribué le 3 mars", None),
        ("Le Courrier de Kervoal avec AFP", "Le Courrier de Kervoal"),
        ("Le Courrier de Kervoal (avec Reuters)", "Le Courrier de Kervoal"),
        ("Le Courrier de Kervoal | 5 mille lecteurs", None),
        ("L'ARPENTEUR, l'hebdomadaire qui prend son temps", "L'Arpenteur"),
        ("Le Ponant — magazine mensuel de la Baie", "Le Ponant"),
        ("AKP - Agence kervoalienne de presse", "Agence kervoalienne de presse"),
        ("Le Ponant, le journal qui ne voulait pas mourir", None),
        ("Grève - Le quotidien Le Ponant ne paraîtra pas", None),
        ("GRÈVE - LE QUOTIDIEN NE PARAÎTRA PAS", None),
        ("Kervoal - l'agence de presse ferme", None),
        # Sentences, headlines, agencies, whatever else begins so.
        ("La Gazette de Kervoal ferme ses portes", None),
        ("La Gazette de Kervoal : un siècle d'archives", None),
        ("Le Courrier de Kervoal condamné", None),
        ("L'Union européenne", None),
        ("La Voix humaine", None),
        ("Le courrier du matin", None),
        ("Source : AFP", None),
        ("Source : mairie de Kervoal, 3 mars 2021", None),
    ],
)
def test_line_names_a_paper(line: str, name: str | None) -> None:
    found = paper_of(line)
    assert (found.name if found is not None else None) == name


@pytest.mark.parametrize(
    ("line", "sure"),
    [
        ("Le Télégramme de Kervoal", True),
        ("Télégramme de Kervoal", False),  # … that somebody sent
        ("Le Journal de Nolwenn Kerbrat", False),  # … that somebody kept
        ("LE POINT", False),  # … that is made
    ],
)
def test_form_alone_is_not_always_enough(line: str, sure: bool) -> None:
    found = paper_of(line)
    assert found is not None
    assert found.sure is sure


@pytest.mark.parametrize("row", rows("press_words"), ids=lambda row: row["id"])
def test_each_word_of_the_press_makes_its_example_a_paper(row: dict[str, str]) -> None:
    assert paper_of(row["example"]) is not None
