"""Which body a bare post is of: « <ORG> ferme. Le PDG, <PER>, … », of the only one near that has such a post."""

from __future__ import annotations

from functools import cache

from pipeline import french
from pipeline.names.key import fold_text
from pipeline.records import Mention
from pipeline.steps.relate.cast.body_nouns import kinds_of_body
from pipeline.steps.relate.cast.figures import Figure
from pipeline.steps.relate.cast.scene import Scene
from pipeline.steps.relate.named_text import NamedText
from pipeline.steps.relate.roles.read_role import Role
from pipeline.steps.relate.roles.role_nouns import role_modifiers, role_words

SENTENCES_BACK = 3
"""How far back the body may stand, within a paragraph."""
OFTEN = 3
"""How often the body that an article is about is named in it, at least, and twice as often as any other."""
STATE = "state"
"""What a president may be of, too."""
UNKNOWN = frozenset({"company", "club"})
"""Kinds whose bodies are mostly in no list and called by a name alone."""


def body_of_post(scene: Scene, role: Role, *, beside: bool) -> Mention | None:
    """The only body that may have a bare post and is named near before it, else the one that the article is about.

    A president is one of a body only where commas part him from his name (`beside`): « le président <PER> » may be
    that of a state.
    """
    text, kinds = scene.text, kinds_of_post(scene.text, role)
    if not kinds or (STATE in kinds and not beside) or text.is_any_of(role.start - 1, role_words("indefinite")):
        return None
    if text.person_at(role.start - 1) is not None:
        return None  # « <ORG> ferme. Le ministre a nommé <PER> directrice »
    begin = text.sentence_start(role.start)
    for _ in range(SENTENCES_BACK):
        begin = text.sentence_start(begin - 1) if begin and begin not in text.paragraphs else begin
    near = [one for one in scene.figures_between(begin, role.start) if one.kind == "organization"]
    fitting = [one for one in near if may_have(scene, one, kinds)]
    if len(fitting) != 1 and STATE not in kinds:
        fitting = leading(scene)
    return fitting[0].before(role.start) if len(fitting) == 1 else None


def leading(scene: Scene) -> list[Figure]:
    """The body that an article names far more often than any other, if there is one."""
    ranked = sorted(scene.bodies, key=lambda body: -len(body.mentions))
    counts = [len(body.mentions) for body in ranked[:2]]
    often = bool(counts) and counts[0] >= OFTEN and counts[0] >= 2 * sum(counts[1:])
    return ranked[:1] if often else []


def may_have(scene: Scene, body: Figure, kinds: frozenset[str]) -> bool:
    """Whether a body is of one of these kinds, or of no known one where such bodies are called by a name alone."""
    if {fold_text(one.text).split()[0] for one in body.mentions} & kinds:
        return True
    own = kinds_of_body(scene, body)
    return bool(own & kinds) or (not own and STATE not in kinds and bool(kinds & UNKNOWN))


def kinds_of_post(text: NamedText, role: Role) -> frozenset[str]:
    """The kinds of bodies that a role may be of which says of none; none for other roles."""
    said = text.lower[role.head_start : role.end]
    around = {word for words in role_modifiers("before") for word in words}
    for size in range(len(said), 0, -1):
        kinds = posts().get(" ".join(said[:size]))
        if kinds is not None and role.noun.number == "s" and around.issuperset(said[size:]):
            return kinds
    return frozenset()


@cache
def posts() -> dict[str, frozenset[str]]:
    """What each post may be of, by its words."""
    return {
        row["post"]: frozenset(fold_text(kind) for kind in row["kinds"].split(","))
        for row in french.rows("post_bodies")
    }
