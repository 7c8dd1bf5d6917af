"""Which organization a role belongs to, where the role itself names none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from pipeline import french
from pipeline.components.press_names.phrases import split
from pipeline.names.acronym import stands_for
from pipeline.names.key import fold_text, split_words
from pipeline.records import Affiliation, Mention
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.read_role import Role
from pipeline.steps.relate.roles.role_nouns import Words, head_sizes, role_modifiers, role_noun, role_words

NAMED = "named"
"""Kind of the nouns that point to a body of whose name they are the head: « le tribunal »."""
LAW = "law and order"
"""Kind of the roles of lawyers."""
INSTITUTION = "institution"
"""Kind of the courts and councils of a state."""
REPRESENTED = 4
"""Words back from « par » to the comma before its participle: « , dûment représentée par »."""


def body_beside(text: NamedText, role: Role) -> Mention | None:
    """The organization that a possessive, « dont » or « du côté de » ties to a role that names none."""
    place = role.start
    first = text.sentence_start(place)
    if text.is_any_of(place - 1, role_words("possessive")):
        if text.is_any_of(place - 2, role_words("by")):
            return body_represented(text, place - 2, first)
        return body_of_sentence(text, role, first)
    for cue in range(max(first, place - 3), place):
        if text.is_any_of(cue, role_words("whose")):
            return nearest_organization(text, cue, first)
    return body_on_whose_side(text, role, first)


def body_of_sentence(text: NamedText, role: Role, first: int) -> Mention | None:
    """« La firme a saisi la cour, dit son avocat, <PER> »: of several bodies before a possessive, the subject.

    A court has no lawyer.
    """
    near = [one for at in range(first, role.start - 1) if (one := text.organization_at(at)) is not None]
    if role.noun.kind == LAW:
        near = [one for one in near if kinds_of_bodies().get(fold_text(one.text)) != INSTITUTION]
    if len({fold_text(one.text) for one in near}) < 2:
        return near[-1] if near else None
    subjects = (one for one in near if _is_subject(text, one))
    return next(subjects, near[-1])


def _is_subject(text: NamedText, body: Mention) -> bool:
    first, last = text.bounds[body.mention_id]
    tokens = [text.token(at) for at in range(first, last)]
    own = {one.i for one in tokens}
    head = next((one for one in tokens if one.head.i not in own or one.head.i == one.i), None)
    # « le groupe <ORG> a saisi »: the name hangs on its noun
    return head is not None and any(one.dep_.startswith("nsubj") for one in (head, head.head) if one.pos_ != "VERB")


def body_represented(text: NamedText, by: int, first: int) -> Mention | None:
    """« …, Norvane, représentée par son président »: the one right before the participle's comma, no other."""
    comma = next((place for place in range(by - 1, max(first, by - REPRESENTED), -1) if text.is_word(place, ",")), None)
    return nearest_organization(text, by, first) if comma is None else text.organization_at(comma - 1)


def body_on_whose_side(text: NamedText, role: Role, first: int) -> Mention | None:
    """« Chez Roque, le directeur … », « Du côté de Roque, … »: the body right after these words, before a comma.

    A minister is of no body that is visited: « Chez Roque, le ministre de l'Industrie … ».
    """
    near = first + 1
    if text.is_any_of(first + 1, role_words("side")):
        near = first + 3
    elif not text.is_any_of(first, role_words("on the side of")):
        return None
    near += text.is_any_of(near, role_words("article"))
    body = text.organization_at(near) if near < role.start else None
    if body is None or role.head[0] in role_words("portfolio head"):
        return None
    return body if text.is_word(text.mention_end(near), ",") else None


def nearest_organization(text: NamedText, place: int, first: int) -> Mention | None:
    """The last organization named before a word, from word `first` on."""
    for before in range(place - 1, first - 1, -1):
        if (body := text.organization_at(before)) is not None:
            return body
    return None


@cache
def kinds_of_nouns() -> dict[str, str]:
    """Kind of body by the noun that points to it, folded."""
    return {fold_text(word): kind for word, kind in french.mapping("role_bodies", "word", "kind").items()}


@cache
def kinds_of_bodies() -> dict[str, str]:
    """Kind of each well-known body, by its folded name."""
    found = {fold_text(row[name]): row["kind"] for row in french.rows("known_pairs") for name in ("short", "long")}
    return found | {
        fold_text(name): kind for name, kind in french.mapping("known_organizations", "name", "kind").items()
    }


def pointed_body(text: NamedText, role: Role) -> Mention | None:
    """« responsable de l'association »: the one association that this sentence and the one before name before it."""
    said = range(role.head_start + len(role.head), role.end)
    if any(text.is_any_of(place, role_words("any body")) for place in said):
        return only_body(text, role)
    words = [fold_text(word) for word in text.words[role.start : role.end]]
    kind = next((kinds_of_nouns()[word] for word in words if word in kinds_of_nouns()), None)
    if kind is None:
        return None
    first = text.sentence_start(role.start)
    before = text.sentence_start(first - 1) if first else first
    near = {
        fold_text(body.text): body
        for place in range(before, role.start)
        if (body := text.organization_at(place)) is not None and kinds_of_bodies().get(fold_text(body.text)) == kind
    }
    return next(iter(near.values())) if len(near) == 1 else None


def only_body(text: NamedText, role: Role) -> Mention | None:
    """« Le <ORG> hésite. Le président de l'institution, <PER> … »: the only body here before it, or one sentence back.

    A short form beside its long one is the same body.
    """
    first = text.sentence_start(role.start)
    for begin, end in ((first, role.start), (text.sentence_start(first - 1) if first else first, first)):
        near = [body for place in range(begin, end) if (body := text.organization_at(place)) is not None]
        if near:
            longest = max(near, key=lambda one: len(one.text))
            return longest if all(is_short_for(one.text, longest.text) for one in near) else None
    return None


def is_short_for(short: str, full: str) -> bool:
    """Whether two names are one, or one the end or the initials of the other: "LR", "Les Républicains"."""
    return fold_text(full).endswith(fold_text(short)) or stands_for(fold_text(short), tuple(split_words(full)))


def headed_body(role: str, heads: Mapping[Words, Mention]) -> Mention | None:
    """The « direction générale de la mer » that a « directrice générale de la mer » heads, when it is named too."""
    words = fold_text(role).split()
    if len(words) < 3 or not words[0].startswith(tuple(role_words("heads a direction"))):
        return None
    return heads.get(head_words(words))


def bodies_by_head(mentions: Iterable[Mention]) -> dict[Words, Mention]:
    """The first mention of each body by its words as `head_words` has them."""
    found: dict[Words, Mention] = {}
    for mention in mentions:
        if mention.kind == "organization" and (named := fold_text(mention.text).split()):
            found.setdefault(head_words(named), mention)
    return found


def head_words(words: Sequence[str]) -> Words:
    """What a direction and who directs it have in common: "direc", "general", "de", "la", "mer"."""
    return (words[0][:5], *(gender_free(word) for word in words[1:]))


def gender_free(word: str) -> str:
    """A word without the ending that agrees: "general", "generale", "generaux"."""
    for ending in ("aux", "ales", "als", "ale", "al"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word.rstrip("es")


def inherit_organizations(rows: list[Affiliation], keys: dict[str, str]) -> list[Affiliation]:
    """« le député » is of the party that « député MoDem » names, for the same person in the same text."""
    known: dict[tuple[str, str], str] = {}
    for row in rows:
        if row.organization is not None:
            known.setdefault((keys[row.actor], role_noun_of(row.role)), row.organization)
    return [
        replace(row, organization=row.organization or known.get((keys[row.actor], role_noun_of(row.role))))
        for row in rows
    ]


def role_noun_of(role: str) -> str:
    """The noun of a role, without what stands before it."""
    words = split(role.lower())
    while len(words) > 1 and words[:1] in role_modifiers("before"):
        words = words[1:]
    sizes = (n for n in head_sizes(words[0]) if n <= len(words))
    size = next((n for n in sizes if role_noun(words[:n]) is not None), 1)
    return fold_text(" ".join(words[:size]))
