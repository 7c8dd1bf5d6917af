"""Posts, dates, headlines, languages, duplicates: what becomes of whole texts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from pipeline.records import Article, Header, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.normalise import normalise_texts
from pipeline.steps.normalise.article_ids import Place, article_ids
from pipeline.steps.normalise.language import language_of

SETTINGS = Settings(today=date(2026, 11, 21))
BODY = (
    "Après deux ans de travaux, le port de Kervoal accueille de nouveau les chalutiers, a annoncé jeudi la mairie. "
    "La région a financé la moitié du chantier, soit quatre millions d'euros."
)


def _raw(text: str, source: str = "a.txt", *, header: Header | None = None, stated: Header | None = None) -> RawText:
    return RawText(
        source=source,
        part=1,
        text=text,
        sha256="0" * 64,
        format="text",
        header=header or Header(),
        stated=stated or Header(),
    )


def _normalise(*raws: RawText, settings: Settings = SETTINGS) -> tuple[tuple[Article, ...], tuple[Rejection, ...]]:
    return normalise_texts(raws, settings)


@pytest.mark.parametrize(
    ("text", "published", "basis", "updated"),
    [
        (f"Un titre de presse\nPublié le 06/07/2020\n{BODY}", "2020-07-06", "text", None),
        (f"Un titre de presse\nLe 23 novembre 2020 à 09h49\n{BODY}", "2020-11-23", "text", None),
        (f"Un titre de presse\nPar Soizic Le Braz\njanv. 15, 2020\n{BODY}", "2020-01-15", "text", None),
        (
            f"Un titre de presse\nPublié le 24/08/2023 à 07:12 - Mis à jour le 25/08/2023 à 09:55\n{BODY}",
            "2023-08-24",
            "text",
            "2023-08-25",
        ),
        # No year: the days that the article writes in full settle it.
        (f"Un titre\nLe 1er février à 16h27\n{BODY} Remis le 5 décembre 2023.", "2024-02-01", "inferred", None),
        (f"Un titre de presse\nLe 30 janvier\n{BODY}", None, "none", None),
        (f"Un titre de presse\n{BODY} Ce 10 juin 2020, l'association a saisi le juge.", "2020-06-10", "inferred", None),
        # What the article tells is not its own day, nor is a caption's date, nor a day to come.
        (f"Un titre de presse\n{BODY} Un arrêté publié le 23 avril 2020 l'y oblige.", None, "none", None),
        (f"Un titre de presse\nLe port de Kervoal, le 21 juin 2022 au matin\n{BODY}", None, "none", None),
        (f"Un titre de presse\nPublié le 06/07/2093\n{BODY}", None, "none", None),
        # A rubric may stand in the stamp.
        (f"Un titre de presse\nPublié dans Mer, le 28/06/2021 par Soizic Le Braz\n{BODY}", "2021-06-28", "text", None),
        # An embedded post of the same week dates an article; one whose weekday the text does not name does not.
        (f"{BODY} — Le Phare (@lephare) 11 octobre 2018", "2018-10-11", "inferred", None),
        (f"{BODY} — Le Phare (@lephare) October 11, 2018", "2018-10-11", "inferred", None),
        (f"{BODY} — Le Phare (@lephare) 12 octobre 2018", None, "none", None),
        (f"{BODY} — Le Phare (@lephare) October 32, 2018", None, "none", None),
        # « 1/6 » counts pictures.
        (f"Accueil\nUn titre de presse\n1/6\n{BODY} Remis le 5 décembre 2023.", None, "none", None),
        # Nor does a comment date the article.
        (f"Un titre de presse\n{BODY}\nCommentaires (1)\nGwen29\n04/03/2023 à 10:22\nBravo !", None, "none", None),
    ],
)  # fmt: skip
def test_publication_date(text: str, published: str | None, basis: str, updated: str | None) -> None:
    (article,), _ = _normalise(_raw(text))
    assert (article.published, article.published_basis) == (published and date.fromisoformat(published), basis)
    assert article.updated == (updated and date.fromisoformat(updated))


def test_the_user_is_believed_before_the_file_and_the_file_before_the_text() -> None:
    text = f"Un titre de presse\nPublié le 06/07/2020\n{BODY}"
    header = Header(published=date(2021, 1, 1), title="Le titre de la page")
    (article,), _ = _normalise(_raw(text, header=header))
    assert (article.published, article.published_basis) == (date(2021, 1, 1), "metadata")
    (article,), _ = _normalise(_raw(text, header=header, stated=Header(published=date(2022, 2, 2), title="Le mien")))
    assert (article.published, article.title) == (date(2022, 2, 2), "Le mien")
    assert article.text.startswith("Le mien\n\nUn titre de presse")


@pytest.mark.parametrize("source", ["2025-05-24-portrait.txt", "archives/20250524.txt", "2025/05/24/a.txt"])
def test_a_path_can_date_an_article(source: str) -> None:
    (article,), _ = _normalise(_raw(BODY, source))
    assert (article.published, article.published_basis) == (date(2025, 5, 24), "inferred")


@pytest.mark.parametrize(("source", "day"), [("1871-03-19 rappel.txt", date(1871, 3, 19)), ("18710319.txt", None)])
def test_the_path_of_an_old_paper_dates_it_where_its_parts_are_parted(source: str, day: date | None) -> None:
    (article,), _ = _normalise(_raw(BODY, source))
    assert article.published == day


LONG = (
    " Les adhérents se battent depuis trois ans et les remercient tous, et la fête aura lieu au printemps sur le quai,"
    " si le temps le permet et si la mairie donne son accord avant la fin du mois, ce dont personne ne doute ici."
)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            f"Le carnet\n\nCatégories\nnouvelles\n\nLa digue est sauvée\n{BODY}\n\nCatégories\nprocédure\n\n"
            f"Une pétition contre le béton\n{BODY.replace('deux', 'trois')}",
            ["La digue est sauvée", "Une pétition contre le béton"],
        ),
        (
            f"La digue est sauvée\nPublié le 4 mars 2023 par Soizic\n{BODY}{LONG}\n\n"
            f"Une pétition contre le béton\nPublié le 12 janvier 2023 par Yann\n{BODY.replace('deux', 'trois')}{LONG}",
            ["La digue est sauvée", "Une pétition contre le béton"],
        ),
        (
            f"La digue est sauvée\n{BODY}\n==========\nUne pétition contre le béton\n{BODY.replace('deux', 'trois')}",
            ["La digue est sauvée", "Une pétition contre le béton"],
        ),
        (
            f"L'Écho du Ponant, 3 mars 2023\nLa digue est sauvée\n{BODY}{LONG}\n\n"
            f"L'Écho du Ponant, lundi 6 mars 2023, p. 2\nUne pétition contre le béton\n"
            f"{BODY.replace('deux', 'trois')}{LONG}",
            ["La digue est sauvée", "Une pétition contre le béton"],
        ),
        # A break within an article, sources, and the dates of readers, are no posts.
        (
            f"La digue est sauvée\n{BODY}{LONG}\nSources\nL'Écho du Ponant, 3 mars 2023\nLe Ponant libre, 4 mars 2023",
            ["La digue est sauvée"],
        ),
        (f"La digue est sauvée\n{BODY}\n* * *\n{BODY.replace('deux', 'trois')}", ["La digue est sauvée"]),
        (
            f"La digue est sauvée\n{BODY}\nGwen29\n04/03/2023 à 10:22\nBravo à tous.\nYann\n04/03/2023 à 11:22\nMerci.",
            ["La digue est sauvée"],
        ),
    ],
)
def test_posts(text: str, titles: list[str]) -> None:
    articles, _ = _normalise(_raw(text))
    assert [article.title for article in articles] == titles
    assert [article.part for article in articles] == list(range(1, len(titles) + 1))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "fr"),
        ("Le maire démissionne.", "fr"),
        ("FOOTBALL Kervoal Porz-Gwen", "fr"),
        ("Macron, Poutine, Trump", "fr"),
        ("12 345", "fr"),
        ("The prime minister said on Tuesday that the government would not change its plans for the railway.", "en"),
        (
            "El alcalde de la ciudad ha dicho que el plan para los barrios no se va a cambiar este año por la crisis.",
            "es",
        ),
        (
            "Der Bürgermeister ist gestern zurückgetreten, weil er mit dem Haushalt der Stadt nicht einverstanden war.",
            "de",
        ),
        ("Президент встретился с министром и обсудил новый закон о земле", "ru"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_another_language_is_set_aside_and_named_or_kept_on_demand() -> None:
    raw = _raw("The prime minister said on Tuesday that the government would not change its plans for the railway.")
    articles, (rejection,) = _normalise(raw)
    assert articles == ()
    assert (rejection.reason, "English" in rejection.detail) == ("not_french", True)
    (article,), rejections = _normalise(raw, settings=SETTINGS.model_copy(update={"any_language": True}))
    assert (article.language, rejections) == ("en", ())


def _dispatch(name: str, day: str | None, text: str) -> RawText:
    return _raw(text, name, stated=Header(published=date.fromisoformat(day) if day else None))


def test_near_duplicates_point_at_the_first_published_whatever_the_order() -> None:
    sentences = [
        f"La commune numéro {n} a voté son budget à l'unanimité des membres présents ce soir-là." for n in range(9)
    ]
    text = " ".join(sentences)
    raws = [
        _dispatch("a.txt", "2024-03-02", text + " Avec agences."),
        _dispatch("b.txt", "2024-03-01", text),
        _dispatch("c.txt", None, "Sur notre site. " + " ".join(sentences[:-1])),
        _dispatch("d.txt", "2024-02-01", BODY),
    ]
    for order in permutations(raws):
        articles, rejections = _normalise(*order)
        assert {article.article_id: article.near_duplicate_of for article in articles} == {
            "a": "b",
            "b": None,
            "c": "b",
            "d": None,
        }
        assert rejections == ()


def test_an_exact_copy_is_set_aside() -> None:
    articles, (rejection,) = _normalise(_raw(BODY, "b.txt"), _raw(BODY + "\n", "a.txt"))
    assert [article.source for article in articles] == ["a.txt"]
    assert (rejection.source, rejection.reason) == ("b.txt", "exact_duplicate")


@pytest.mark.parametrize("text", [BODY, "Zoé Lenoir a été élue maire de Kervoal dimanche."])
def test_what_another_paper_prints_word_for_word_is_a_reprint(text: str) -> None:
    raws = [
        replace(_raw(text, f"{name}.txt"), header=Header(outlet=outlet, published=date(2024, 3, day)))
        for name, outlet, day in (("a", "Le Phare", 2), ("b", "La Vigie", 1), ("c", "La Vigie", 3), ("d", None, 4))
    ]
    articles, rejections = _normalise(*raws)
    assert [(article.article_id, article.near_duplicate_of) for article in articles] == [("a", "b"), ("b", None)]
    assert [rejection.source for rejection in rejections] == ["c.txt", "d.txt"]


def test_an_article_that_no_paper_would_print_is_set_aside() -> None:
    articles, rejections = _normalise(_raw(f"{BODY} " * 2500, "a.txt"), _raw(BODY, "b.txt"))
    assert [article.source for article in articles] == ["b.txt"]
    assert [(rejection.source, rejection.reason) for rejection in rejections] == [("a.txt", "too_long")]


def test_article_ids_are_readable_and_unique() -> None:
    places = [Place("été/2020 Courrier.txt"), Place("été/2020 Courrier.html"), Place("日本.txt")]
    assert article_ids(places) == ["ete-2020-courrier", "ete-2020-courrier-html", "article"]


def test_an_article_of_a_file_of_several_keeps_its_id_when_others_come_above_it() -> None:
    day, other = date(2020, 3, 13), date(2020, 3, 14)
    told = [
        ("La digue cède à l'aube, et le maire de Luzac démissionne", day, "Le Phare du Littoral et des Îles"),
        ("Éditorial", day, "Le Phare"),
        ("En bref", day, "L'Export"),
        (None, other, None),
        ("En bref", None, None),
    ]
    before = [Place("export.html", part, *one) for part, one in enumerate(told, 1)]
    # The column of the next day, the same column in another paper, and what other columns are called.
    above = [("Éditorial", other, "Le Phare"), ("Éditorial", day, "Le Quai"), ("Un bac", other, None)]
    now = [Place("export.html", part, *one) for part, one in enumerate([*above, *told], 1)]
    kept = [
        "la-digue-cede-a-l-aube-et-le-maire-de-2020-03-13-le-phare-du-littoral-et",
        "editorial-2020-03-13-le-phare",
        "en-bref-2020-03-13-l-export",
        "2020-03-14",
        "en-bref",
    ]
    assert article_ids(before) == [f"export-{name}" for name in kept]
    assert article_ids(now)[3:] == article_ids(before)
    assert article_ids(before[:1], {"export.html": 4}) == article_ids(before)[:1]
    named = [one._replace(source="lundi-le-phare.html") for one in before[1:3]]
    assert article_ids(named)[0] == "lundi-le-phare-editorial-2020-03-13"


def test_what_the_user_states_about_a_file_of_several_moves_no_id() -> None:
    stated = Header(
        title="Un recueil", outlet="Le Quai", published=date(2021, 4, 1), url="https://quai.example/2021/04/02/a"
    )

    def ids(stated: Header | None) -> list[str]:
        header = Header(outlet="Le Phare", published=date(2020, 3, 13))
        bac = _raw(f"Un bac rouvre\n{BODY} Un.", header=replace(header, title="Un bac rouvre"), stated=stated)
        quai = _raw(f"Un quai reste\n{BODY} Deux.", header=replace(header, title="Un quai reste"), stated=stated)
        return [article.article_id for article in _normalise(bac, replace(quai, part=2))[0]]

    assert ids(stated) == ids(None) == ["a-un-bac-rouvre-2020-03-13-le-phare", "a-un-quai-reste-2020-03-13-le-phare"]


def test_articles_alike_in_all_that_they_say_of_themselves_are_told_by_their_words() -> None:
    day = date(2020, 3, 13)
    texts = ("Un bac rouvre.", "Deux bacs ferment.", "Un quai reste.")
    before = [Place("a.html", n, "En bref", day, "Le Phare", text) for n, text in enumerate(texts[:2], 1)]
    now = [Place("a.html", 1, *before[0][2:5], texts[2]), *(one._replace(part=one.part + 1) for one in before)]
    first, second = article_ids(before)
    assert len({first, second, *article_ids(now)}) == 3
    assert article_ids(now)[1:] == [first, second]
    assert all(re.fullmatch(r"a-en-bref-2020-03-13-le-phare-[0-9a-f]{6}", name) for name in article_ids(now))


def test_a_title_of_one_long_word_is_cut() -> None:
    assert article_ids([Place("a.txt", 1, "ÿ" * 90), Place("a.txt", 2, "Un bac")]) == [f"a-{'y' * 40}", "a-un-bac"]


def test_articles_of_a_file_that_nothing_tells_apart_are_numbered() -> None:
    assert article_ids([Place("a.txt", 1), Place("a.txt", 2), Place("a-2.txt")]) == ["a-1", "a-2-2", "a-2"]


@pytest.mark.parametrize(
    "quotation", ["« La mer n'attend personne. »", "Elle avait prévenu : « La mer n'attend personne »."]
)
def test_credit_of_a_quotation_is_no_stamp(quotation: str) -> None:
    head = f"Un port sans bac\n\n23 décembre 2016. – {BODY}\n\n{quotation}"
    (article,), _ = _normalise(_raw(f"{head}\n— Nolwenn Kerbrat, 22 décembre 2016\n\n{BODY} Fin."))
    assert (article.published, article.author) == (date(2016, 12, 23), None)
    assert "Nolwenn Kerbrat, 22 décembre 2016" in article.text


def test_signed_day_below_a_quoted_headline_is_a_stamp() -> None:
    (article,), _ = _normalise(_raw(f"« La mer n'attend personne »\n— Nolwenn Kerbrat, 22 décembre 2016\n\n{BODY}"))
    assert article.published == date(2016, 12, 22)


@pytest.mark.parametrize(
    "footer",
    [
        "Se désabonner | Gérer mes préférences",
        "Se désinscrire",
        "Voir dans le navigateur - Se désabonner",
        "Vous recevez ce message car vous êtes inscrit à la lettre du port.",
        "Cet e-mail a été envoyé à nolwenn@kervoal.example\nMe désinscrire",
        "Envoyé de mon iPhone",
        "Ce message et ses pièces jointes sont confidentiels et destinés à la seule personne nommée.",
    ],
)
def test_footer_of_a_mail_is_no_text(footer: str) -> None:
    (article,), _ = _normalise(_raw(f"Un titre de presse\n\n{BODY}\n\n{BODY} Fin.\n\n{footer}"))
    assert article.text == f"Un titre de presse\n\n{BODY}\n\n{BODY} Fin."


@pytest.mark.parametrize(
    "sentence",
    [
        "Pour se désabonner de ces listes, il suffit désormais d'un clic, rappelle la commission.",
        "Ce message et ses pièces jointes ont été lus à la barre par la présidente du tribunal de Kervoal.",
        "Vous recevez ce message comme une gifle, dit-il, et plus rien n'est pareil ensuite au village.",
    ],
)
def test_sentence_that_sounds_like_a_footer_stays(sentence: str) -> None:
    (article,), _ = _normalise(_raw(f"Un titre de presse\n\n{BODY}\n\n{sentence}\n\n{BODY} Fin."))
    assert sentence in article.text
