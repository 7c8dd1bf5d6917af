"""The mentions of each entity while it is being described, found by any of its names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.names.canonical import CanonicalName, canonical_name, split_person
from pipeline.names.columns import ACTOR, KINDS
from pipeline.names.corpus import key_of
from pipeline.records import Mention
from pipeline.records.correction import Correction
from pipeline.steps.resolve.readings import Readings


@dataclass(slots=True, eq=False)
class Bearer:
    """One entity: its mentions with their place in the input, the rules that tied them to it, and its name."""

    kind: int
    mentions: list[tuple[int, Mention]] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    name: CanonicalName = field(default_factory=lambda: CanonicalName(""))


class Bearers:
    """All entities by name and by form, so that a correction costs nothing but what it is about."""

    def __init__(self, bearers: Iterable[Bearer]) -> None:
        self._by_name: dict[tuple[int, str], list[Bearer]] = defaultdict(list)
        self._by_form: dict[tuple[int, str], list[Bearer]] = defaultdict(list)
        for one in bearers:
            self._by_name[one.kind, key_of(one.kind, one.name.name)].append(one)
            for key in dict.fromkeys(key_of(one.kind, mention.name) for _, mention in one.mentions):
                self._by_form[one.kind, key].append(one)

    def meant(self, kind: int, name: str) -> tuple[Bearer, ...]:
        """The entities that a name denotes: those that bear it, else those that have it among their forms."""
        key = key_of(kind, name)
        return tuple(self._by_name.get((kind, key), ()) or self._by_form.get((kind, key), ()))

    def rename(self, one: Bearer, name: CanonicalName) -> None:
        """Give an entity another name, under which it is found from now on."""
        self._by_name[one.kind, key_of(one.kind, one.name.name)].remove(one)
        one.name = name
        self._by_name[one.kind, key_of(one.kind, name.name)].append(one)


def name_bearers(bearers: Sequence[Bearer], corrections: Iterable[Correction], read: Readings) -> Bearers:
    """Name entities by their fullest frequent form, or as the user names them; give them by name."""
    for one in bearers:
        one.name = canonical_name(one.kind, Counter(mention.name for _, mention in one.mentions))
        forms = Counter(read.forms[m.mention_id] for _, m in one.mentions if m.mention_id in read.forms)
        if shown := [read.shown[form] for form, _ in forms.most_common() if form in read.shown]:
            # Bearers of one name, told apart by the user.
            one.name = one.name._replace(name=shown[0])
    found = Bearers(bearers)
    for correction in corrections:
        if correction.name is not None:
            kind = KINDS.index(correction.kind)
            given, family = split_person(correction.name) if kind == ACTOR else (None, None)
            for one in found.meant(kind, correction.left):
                found.rename(one, CanonicalName(correction.name, given, family, one.name.acronym))
    return found


def left_out(bearers: Bearers, corrections: Iterable[Correction]) -> set[int]:
    """Entities to drop whole, by `id`; a name that is only an alias of others takes away its own mentions."""
    whole: set[int] = set()
    for correction in corrections:
        if correction.decision != "ignore":
            continue
        kind = KINDS.index(correction.kind)
        key = key_of(kind, correction.left)
        for one in bearers.meant(kind, correction.left):
            if key_of(kind, one.name.name) == key:
                whole.add(id(one))
                continue
            stays = [at for at, (_, mention) in enumerate(one.mentions) if key_of(kind, mention.name) != key]
            one.mentions[:] = [one.mentions[at] for at in stays]
            one.rules[:] = [one.rules[at] for at in stays]
    return whole
