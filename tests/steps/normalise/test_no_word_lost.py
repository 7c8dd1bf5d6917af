"""Nothing that is prose is lost: phrases weigh, lines of any width are rejoined, live reports are no threads."""

from __future__ import annotations

import textwrap
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.page.sentences import tells_news
from pipeline.records import Article, RawText, Rejection
from pipeline.settings import Settings
from pipeline.steps.normalise import normalise_texts

SETTINGS = Settings(today=date(2026, 11, 21))
FIRST = "La ville de Bourgneuf attend une décision depuis le 3 février 2017, et le conseil a voté lundi une motion."
MIDDLE = "Les habitants, réunis devant la mairie, ont réclamé la publication du rapport remis en septembre 2016."
LAST = "Le préfet recevra les deux parties le 9 juin 2020."


def _normalise(*texts: str, is_body: bool = False) -> tuple[tuple[Article, ...], tuple[Rejection, ...]]:
    raws = [
        RawText(source=f"{at}.txt", part=1, text=text, sha256="0" * 64, format="text", is_body=is_body)
        for at, text in enumerate(texts)
    ]
    return normalise_texts(raws, SETTINGS)


PHRASED = [
    "Le directeur de la publication du Courrier, Paul Estienne, a été mis en examen jeudi 12 mars 2020.",
    "Selon Jean Prat, la mairie utilise des cookies depuis le 4 mai 2018.",
    "Odile Ferrand a refusé d'accepter les cookies et a porté plainte le 4 mai 2018.",
    "En cliquant sur ce lien, Jean Prat a livré ses codes aux escrocs le 12 mars 2020.",
    "Le tribunal a jugé le 4 mai 2018 que les droits de reproduction appartenaient à Valmy Conseil.",
    "« Cliquez ici », disait le courriel envoyé à Jean Prat le 4 mai 2018.",
    "La maire a trouvé la lettre dans sa boîte de réception, a dit Henri Valade.",
    "Le ministre Paul Estienne a invité les Français à télécharger l'application StopGrippe.",
    "La base de la mairie est en accès libre depuis le 4 mai 2018, rappelle Jean Prat.",
    "Valmy Conseil avait écrit « tous droits réservés » sur la brochure du 4 mai 2018.",
    "Les conditions générales d'utilisation datent du 4 mai 2018.",
    "« Votre adresse e-mail a été volée », annonçait le message reçu par Odile Ferrand.",
    "« Nous et nos partenaires avons signé », a rappelé Odile Ferrand.",
    "La commission paritaire avait rendu un avis défavorable à Jean Prat.",
    "Le faux contrat a circulé mercredi 11 mars 2020 sur les réseaux sociaux, a indiqué le procureur Henri Valade.",
    "Selon la directrice, Odile Ferrand, chaque patient reçoit un e-mail de confirmation après son rendez-vous.",
    "L'application Réflexe a été coupée mardi par la préfète Anne Le Guen.",
    "Dans la rubrique sport du Courrier, Jean Prat avait dénoncé ces pratiques dès 2016.",
]
FURNITURE = [
    "Ce site utilise des cookies pour améliorer l'expérience de navigation.",
    "Retrouvez toutes les nouvelles de Bourgneuf sur les réseaux sociaux.",
    "Inscrivez-vous à notre newsletter pour ne rien manquer de l'actualité de Bourgneuf.",
    "Lire aussi : Le maire de Bourgneuf a démissionné lundi.",
    "Votre adresse e-mail ne sera pas publiée.",
    "En cliquant sur « accepter », vous consentez au dépôt de traceurs par le Courrier.",
    "Un article de Wikipédia, l'encyclopédie libre.",
]


@pytest.mark.parametrize("sentence", PHRASED)
def test_a_sentence_of_news_stays_whatever_phrase_it_holds(sentence: str) -> None:
    lines = ["Bourgneuf : une affaire sans fin", FIRST, sentence, MIDDLE, PHRASED[1], LAST, "Partager"]
    (article,), rejections = _normalise("\n\n".join(lines))
    assert sentence in article.text.split("\n")
    assert LAST in article.text.split("\n")
    assert (article.n_words_dropped, rejections) == (0, ())


@pytest.mark.parametrize("sentence", FURNITURE)
def test_what_a_page_says_of_itself_goes(sentence: str) -> None:
    (article,), _ = _normalise("\n\n".join(["Bourgneuf : une affaire sans fin", FIRST, sentence, MIDDLE, LAST]))
    assert sentence not in article.text
    assert article.n_words_dropped <= len(sentence.split())
    assert article.n_words_source == article.n_words_dropped + sum(len(s.split()) for s in (FIRST, MIDDLE, LAST))


def test_texts_that_differ_in_dropped_news_are_no_copies() -> None:
    pages = ["\n\n".join(["Une affaire sans fin", FIRST, said, MIDDLE, LAST]) for said in (PHRASED[1], PHRASED[2])]
    articles, rejections = _normalise(*pages, pages[0])
    assert len(articles) == 2
    assert [rejection.reason for rejection in rejections] == ["exact_duplicate"]


@pytest.mark.parametrize("width", [40, 60, 80, 100, 105, 110, 120, 160])
@pytest.mark.parametrize("above", ["Article réservé aux abonnés", "Partager", ""])
def test_wrapped_text_is_rejoined_at_any_width(width: int, above: str) -> None:
    paragraphs = [
        f"{FIRST} Les magistrats ont estimé que les expertises ne permettaient pas d'établir la faute de la clinique.",
        f"{MIDDLE} Une procédure civile reste ouverte devant le tribunal, où une audience est prévue en septembre.",
        f"{LAST} Le parquet, qui avait requis dix-huit mois de prison, peut encore se pourvoir en cassation.",
    ]
    wrapped = "\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    (article,), _ = _normalise("\n".join(filter(None, ["Bourgneuf : la clinique relaxée", above, wrapped])))
    assert " ".join(paragraphs) in " ".join(article.text.split())
    assert article.n_words_dropped == 0


def test_a_long_line_among_short_ones_does_not_stop_the_rejoining() -> None:
    wrapped = textwrap.fill(f"{FIRST} {MIDDLE} {LAST}", 80)
    (article,), _ = _normalise(
        f"Bourgneuf attend\n\n{wrapped}\n\nÀ propos\n\n{'Notre rédaction publie chaque jour. ' * 6}"
    )
    assert f"{FIRST} {MIDDLE} {LAST}" in article.text


def test_the_indent_of_a_first_line_parts_no_paragraph() -> None:
    text = (
        "Un élu hospitalisé\n\n    Au lendemain de l'agression subie par le conseiller écologiste Karim\n"
        "   Belaïd en plein centre de Lyon, sa famille a donné jeudi des nouvelles\n   peu rassurantes de lui.\n"
    )
    (article,), _ = _normalise(text)
    assert "Karim Belaïd en plein centre" in article.text


def test_clock_times_alone_make_no_thread() -> None:
    hours = "\n".join(
        f"{hour}h30 : Les négociateurs quittent la salle\n{MIDDLE} {hour} voix." for hour in (18, 17, 15, 14)
    )
    (article,), _ = _normalise(f"Grève des bacs : la journée en direct\n{FIRST}\n{hours}\nPartager\nTweeter")
    assert article.text.count("ont réclamé") == 4


def test_a_box_that_recurs_closes_nothing() -> None:
    label = "À lire sur le sujet\nPlouvara. Une fin de bal houleuse"
    (article,), _ = _normalise(
        f"Accueil\nAgenda\nFest-noz : le maire change d'avis\n{FIRST} {MIDDLE}\n{label}\n{MIDDLE} {FIRST}\n{label}\n"
        f"{FIRST} {LAST} {MIDDLE}\n{label}\n{LAST} {MIDDLE}\nPartager"
    )
    assert f"{LAST} {MIDDLE}" in article.text.split("\n")
    assert "À lire sur le sujet" not in article.text


def test_more_than_a_fifth_dropped_is_said() -> None:
    menu = "\n".join(f"* [{n}]Rubrique {n}" for n in range(2, 12))
    lost = "Un bus a manqué de freins hier. On l'a vu passer."
    page = f"{lost}\n{menu}\nBourgneuf : une affaire sans fin\n{FIRST}\n{MIDDLE}\nPartager"
    (article,), rejections = _normalise(page)
    if article.n_words_dropped > 0.2 * article.n_words_source:
        assert [rejection.reason for rejection in rejections] == ["prose_dropped"]
        assert "filrouge check 0.txt" in rejections[0].detail


@settings(max_examples=150, deadline=None)
@given(
    order=st.permutations(PHRASED + FURNITURE[:4]).map(lambda lines: lines[:8]),
    around=st.sampled_from(["", "Menu\nAccueil\nSports\n", "Partager\n"]),
    is_body=st.booleans(),
)
def test_every_sentence_of_news_is_kept_or_accounted_for(order: list[str], around: str, is_body: bool) -> None:
    text = f"{around}Bourgneuf : une affaire sans fin\n{FIRST}\n" + "\n".join(order) + f"\n{LAST}\n{around}"
    articles, _ = _normalise(text, is_body=is_body)
    (article,) = articles
    lost = sum(len(said.split()) for said in (FIRST, *order, LAST) if tells_news(said) and said not in article.text)
    assert lost <= article.n_words_dropped


BOXES = [
    "Sur le même sujet\nLe tribunal rejette le recours des riverains",
    "À lire aussi\nPénurie d'eau : le préfet prend un arrêté\nLes marchés de Noël en dix images",
    "Lire aussi : Le maire d'Orvault a démissionné lundi",
    "La suite après cette publicité",
    "Votre adresse e-mail\nS'inscrire",
]
ENDING = (
    "Partager\nTweeter\nSur le même sujet\nLa rentrée en chiffres\nLes classes sont moins chargées.\n3 mars 2021\n"
    "Un orage fait des dégâts\nDes toits ont été arrachés dans la nuit de lundi.\nMentions légales\nContact"
)


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("width", [0, 72, 130])
def test_a_box_within_an_article_closes_nothing_wherever_it_stands(box: str, width: int) -> None:
    paragraphs = [
        f"{FIRST} Les magistrats ont estimé que les expertises ne permettaient pas d'établir la faute.",
        f"{MIDDLE} Une procédure civile reste ouverte devant le tribunal, et une audience est prévue.",
        f"Paul Estienne s'en félicite. {LAST} Le parquet peut encore se pourvoir en cassation.",
        f"Jeanne Malvoisin le regrette. {MIDDLE} Elle a réuni hier soir les familles des patients.",
    ]
    shown = [textwrap.fill(text, width) if width else text for text in paragraphs]
    for at in range(1, len(paragraphs)):
        body = "\n\n".join([*shown[:at], box, *shown[at:]])
        page = f"Accueil\nSociété\nSports\nMétéo\n\nBourgneuf : une affaire sans fin\n\n{body}\n\n{ENDING}"
        (article,), _ = _normalise(page)
        said = " ".join(article.text.split())
        assert [text for text in paragraphs if text not in said] == []
        assert not any(other in said for other in ("riverains", "arrêté", "démissionné", "orage", "moins chargées"))


@pytest.mark.parametrize("closed", ["Commentaires fermés", "Les commentaires sont fermés.", "Commentaires désactivés"])
def test_no_comments_stand_below_comments_that_are_closed(closed: str) -> None:
    second = f"Le marché rouvre ses portes\n\nPublié le 5 mars 2020 à 10h00\n\n{MIDDLE} {LAST} {FIRST}"
    page = (
        f"Le port ferme ses quais\n\nPublié le 3 mars 2020 à 10h00\n\n{FIRST} {MIDDLE} {LAST}\n\n{closed}\n\n{second}"
    )
    articles, rejections = _normalise(page)
    assert [one.title for one in articles] == ["Le port ferme ses quais", "Le marché rouvre ses portes"]
    assert not rejections
