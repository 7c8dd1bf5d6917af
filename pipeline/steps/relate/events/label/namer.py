"""What the cast of an article says of a word in a label: whom it stands for, and the fuller form of a name."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.french import mapping
from pipeline.names.key import fold_text
from pipeline.records import Mention
from pipeline.steps.relate.cast import Scene, Tie
from pipeline.steps.relate.cast.apart import brings_in
from pipeline.steps.relate.cast.figures import LAWYER, Figure, cast_words
from pipeline.steps.relate.events.grammar import SUBJECT, form_of
from pipeline.steps.relate.events.label.forms import of
from pipeline.steps.relate.events.label.protagonist import protagonist
from pipeline.steps.relate.events.label.words import is_word, words_of
from pipeline.steps.relate.parse import Doc, Token
from pipeline.steps.relate.roles.read_role import civilities
from pipeline.steps.relate.roles.role_nouns import head_key

LAW = "law and order"
"""Kind of the roles of lawyers."""
SHORT = range(2, 9)
"""Letters of an acronym."""
MOST_GIVEN = 3
LONGEST = 60
"""Characters of what stands in brackets; more hide what the label says."""


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a word stands for: the name to print, the last word of what stands for them, the article of a body."""

    name: str
    last: int
    article: str = ""

    @property
    def owner(self) -> str:
        """As a complement: « de Paul Rivoire », « du tribunal de Lannes », « de l'Anport »."""
        joined = self.article.endswith("'")
        return of(f"{self.article}{'' if joined else ' '}{self.name}" if self.article else self.name)


@dataclass(frozen=True, slots=True)
class Fuller:
    """What a short name lacks, by the word that it stands beside: « [Ian] Roque », « la SNV [Société des navires] »."""

    said: str
    last: int
    before: bool


@dataclass(frozen=True, slots=True)
class Namer:
    """Asks the cast of an article; the name is the fullest that the article has."""

    scene: Scene | None
    title: str | None = None

    def __call__(self, token: Token, *, far: bool = False) -> Named | None:
        """Whom a pronoun, possessive or description stands for; None when that is not sure.

        `far` asks for whom the article is about where the cast names nobody.
        """
        scene = self.scene
        if scene is None or token.i not in scene.text.place_of:
            return None
        place = scene.text.place_of[token.i]
        tie = scene.ties.get(place)
        figure = tie.figure if tie is not None else protagonist(scene, place, self.title) if far else None
        if figure is None or (tie is not None and _is_rivalled(scene, tie)):
            return None
        longest = max((one.text for one in figure.mentions), key=len)
        article = self._article(figure, longest, token.doc) if is_word(token, "owning_determiner") else ""
        if tie is None:
            return Named(longest, token.i, article)
        last = scene.text.tokens[tie.spot.end - 1]
        return None if _names_another(token, last) else Named(_less_noun(longest, token), last, article)

    def _article(self, figure: Figure, name: str, doc: Doc) -> str:
        """The article that the text has before a body's name, its own or in « du », « aux »; none before most names."""
        assert self.scene is not None
        text = self.scene.text
        for one in figure.mentions:
            if one.kind != "actor" and one.text == name and (first := text.tokens[text.bounds[one.mention_id][0]]):
                before = form_of(doc[first - 1])
                held = mapping("fused_articles", "form", "article").get(before, before)
                if held in words_of("article"):
                    return held
        return ""

    def fuller(self, token: Token) -> Fuller | None:
        """The rest of a name that begins at a word, where the article has more of it elsewhere."""
        if self.scene is None or token.i not in self.scene.text.place_of:
            return None
        text, place = self.scene.text, self.scene.text.place_of[token.i]
        mention = text.mention.get(place)
        if mention is None or text.bounds[mention.mention_id][0] != place:
            return None
        names = [one.text for one in self.scene.of[mention.mention_id].mentions if len(one.text.split()) > 1]
        if not names or " " in mention.text:
            return None
        last = text.tokens[text.bounds[mention.mention_id][1] - 1]
        if mention.kind == "actor":
            if _is_another(self.scene.of[mention.mention_id], token):
                return None
            return _person(mention.text, max(names, key=len), last) if _is_told(token) else None
        full = self._defined(mention, names)
        return None if full is None or len(full) > LONGEST else Fuller(f"[{full}]", last, before=False)

    def _defined(self, short: Mention, names: list[str]) -> str | None:
        """The full form of an acronym that not everybody knows."""
        assert self.scene is not None
        text, name = self.scene.text, short.text
        if name in words_of("known_acronym"):
            return None
        if name.isupper() and name.isalpha() and len(name) in SHORT:
            return max(names, key=len)
        for one in self.scene.of[short.mention_id].mentions:
            end = text.bounds[one.mention_id][1]
            if one.text in names and text.is_word(end, "(") and text.is_word(end + 1, name.lower()):
                return one.text  # "Agence des ports (Anport)"
        return None


def _is_another(figure: Figure, name: Token) -> bool:
    """Whether a lawyer's title stands before the surname of somebody whom the article calls by another title."""
    titled = name.i > 0 and name.nbor(-1).lower_.removesuffix(".") in cast_words("lawyer")
    return titled and len(figure.roles) > 1


def _names_another(noun: Token, last: int) -> bool:
    """Whether a name of its own stands right behind a description: "le président de la Banque Orval"."""
    after = noun.doc[last + 1] if noun.pos_ == "NOUN" and last + 1 < len(noun.doc) else noun
    return after.pos_ == "PROPN" and after.text[:1].isupper() and not after.is_sent_start


def _is_told(token: Token) -> bool:
    """Whether a bare surname is a person who acts, not one whom a law or affair is called by."""
    before = token.nbor(-1) if token.i else token
    if before.lower_.removesuffix(".") in {one.removesuffix(".") for one in civilities()}:
        return True
    return token.dep_ in {*SUBJECT, "obl:agent"} and before.pos_ not in {"NOUN", "PROPN", "ADJ", "DET"}


def _person(short: str, full: str, last: int) -> Fuller | None:
    """« [Ian] Roque » where the article has « Ian Roque », « Roque [Ian] » where it has « Roque Ian »."""
    key, whole = fold_text(short), fold_text(full)
    given = full[: -len(short)].split() if whole.endswith(f" {key}") else full[len(short) :].split()
    if not (whole.endswith(f" {key}") or whole.startswith(f"{key} ")) or not 0 < len(given) <= MOST_GIVEN:
        return None
    if not all(word[:1].isupper() and word.replace("-", "").isalpha() for word in given):
        return None
    return Fuller(f"[{' '.join(given)}]", last, before=whole.endswith(f" {key}"))


def _less_noun(name: str, noun: Token) -> str:
    """« de Lannes » of « parquet de Lannes », behind « le parquet »."""
    first, _, rest = name.partition(" ")
    return rest if rest and fold_text(first) == fold_text(noun.text) else name


def _is_rivalled(scene: Scene, tie: Tie) -> bool:
    """Whether a description may as well be another's, so that a label had better name nobody.

    A sentence names another before a head of state: « Chez Jean Roque, la maison du Premier ministre »; or what
    somebody newly is was said of someone before they came on: « L'étudiant … Jean Roque a requis. L'étudiant … ».
    """
    role, text = tie.spot.role, scene.text
    if tie.rule == "owner_before":
        return brings_in(scene, tie.spot, text.sentence_start(tie.spot.start))  # « Un batelier a revu son père »
    if role is None:
        return False
    if LAWYER in tie.figure.roles and role.noun.kind != LAW:
        return True  # « le conseil de l'étudiant, Me Roque »
    if tie.rule == "new_role" and text.lower[tie.spot.head] in text.lower[: tie.figure.places[0]]:
        return True
    if head_key(role.head) not in cast_words("head of state", "head of government"):
        return False
    near = scene.persons_between(text.sentence_start(tie.spot.start), tie.spot.start)
    return tie.figure not in near and any(one.agrees(tie.figure.gender) for one in near)
