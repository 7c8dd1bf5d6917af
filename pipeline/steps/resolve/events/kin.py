"""By which words two tellings may tell one happening: the lemma, its kin, nouns that a light verb leaves it to."""

from __future__ import annotations

from functools import cache, lru_cache

from pipeline.french import rows, words
from pipeline.names.key import fold_text, split_words
from pipeline.records import EventMention
from pipeline.steps.resolve.events.lead import without_article
from pipeline.steps.resolve.events.nouns import event_noun_lemmas, left_to_nouns

__all__ = ["SPEECH", "event_noun_lemmas", "groups_of", "kin_of", "words_of_kin"]

TOLD_BY_ANY_VERB = frozenset({"decision", "law_or_decree", "legal_action", "publication"})
"""Types that a many-sided verb has from its object alone: "rendre un avis", "porter plainte"."""
TELLS_OF_TEXTS = frozenset({"law_or_decree", "publication"})
NAMES_TEXTS = TELLS_OF_TEXTS | {"announcement", "decision"}
"""Types of verbs that tell of the text in their label ("un décret publié le 3 mars"), and of those that name one."""
SPEECH = "=speech"
"""The group of a speech: it is one act, however much is said in it."""
ONE_ACT = frozenset({SPEECH, "=present", "=press"})
"""Groups of what is said before people who came for it: one act as well."""
DAY_BY_DAY = frozenset({"=hearing", "=question", "=search_house"})
"""Groups of what may take place on several days running: a trial goes on."""
_NOTHING: frozenset[str] = frozenset()


def kin_of(row: EventMention, dated: tuple[int, int] | None = None) -> frozenset[str]:
    """The lemma, its kin, and the nouns that it leaves its happening to.

    "Un décret publié le 3 mars" tells of the decree, "l'accident survenu le 3 mars" of the accident, "elle a donné sa
    démission" of the resignation. `dated` is where its day stands in the article.
    """
    lemma = row.trigger_lemma
    told = left_to_nouns(row, dated)
    if lemma in words("event_words", use="many_sided") and row.type not in TOLD_BY_ANY_VERB:
        return _kin_of_words(told | {f"{lemma} {row.type}"})  # "s'est rendue" is no kin of "rendu public"
    kin = _kin_of_words(told | {lemma}) | _kin_table().get(f"{lemma} {row.type}", _NOTHING)
    if row.type not in NAMES_TEXTS:
        return kin
    texts = frozenset(
        [_text_nouns()[word] for word in split_words(without_article(row.label)) if word in _text_nouns()]
    )
    if row.type in TELLS_OF_TEXTS:
        # Groups, not verbs: who signs an order is not who orders something by decree.
        texts |= {group for word in texts for group in _kin_table().get(word, ()) if group.startswith("=")}
    return kin | texts


@lru_cache(maxsize=10_000)
def groups_of(kin: frozenset[str]) -> frozenset[str]:
    """The groups of words that some are of; nothing where these may tell many things."""
    return frozenset([word for word in kin if word.startswith("=")])


@lru_cache(maxsize=10_000)
def words_of_kin(kin: frozenset[str]) -> str:
    """The words that tell the same as some: their own, and those of their groups; of phrases none tells by itself."""
    found = [word for word in kin if not word.startswith("=")]
    found += [word for group in groups_of(kin) for word in _words_of_groups().get(group, ())]
    return " ".join(sorted(word for word in found if " " not in word))


@cache
def _words_of_groups() -> dict[str, list[str]]:
    return {f"={row['group']}": row["words"].split(",") for row in rows("event_kin")}


@lru_cache(maxsize=10_000)
def _kin_of_words(told: frozenset[str]) -> frozenset[str]:
    found = set(told)
    for word in told:
        found |= _kin_table().get(word, _NOTHING)
    return frozenset(found)


@cache
def _kin_table() -> dict[str, frozenset[str]]:
    """Kin verbs of event nouns, and groups of words that tell one kind of happening."""
    table: dict[str, set[str]] = {}
    for row in rows("event_nouns"):
        table.setdefault(row["lemma"], set()).update(verb for verb in row["kin"].split(",") if verb)
    for row in rows("event_kin"):
        for word in row["words"].split(","):
            table.setdefault(word, set()).add(f"={row['group']}")
    for word, kin in list(table.items()):
        for other in list(kin):
            kin |= {group for group in table.get(other, ()) if group.startswith("=")}
        table[word] = kin
    return {word: frozenset(kin) for word, kin in table.items()}


@cache
def _text_nouns() -> dict[str, str]:
    """Folded nouns for laws and orders, with their lemma."""
    return {
        fold_text(row["lemma"]): row["lemma"]
        for row in rows("event_nouns")
        if row["class"] == "text" and row["type"] == "law_or_decree"
    }
