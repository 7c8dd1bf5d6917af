"""One type per name per text."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from pipeline.components.press_names.draft import LOC, MISC, NAMES, ORG, PER, Draft, Name, occurrences
from pipeline.components.press_names.listed import companies
from pipeline.components.press_names.people import full_names, is_capitalised, stands_alone, surname_of
from pipeline.components.press_names.phrases import Words, heads, not_after, not_organizations, small_words
from pipeline.names.key import fold_text
from pipeline.names.name_words import subsidiary_words

PROVED = 5  # a rule that proves a type counts for as many of the recogniser's opinions
PROVING = frozenset({"civility", "acronym", "known", "apposed", "owned", "surname", "long_form"})

TOLD_HERE = ("civility", "apposed")
"""Rules by which a word beside a name says what it is there, whoever bears it elsewhere."""


@NAMES.rule("vote")
def vote_types(draft: Draft) -> None:
    """Give each name the type that most of its occurrences have; what a rule proved counts more."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in draft:
        if name.rule == "employer":
            continue  # it has told what it is, or stands for a town's club
        weight = PROVED if name.rule in PROVING else 1
        votes[draft.form(name)][name.label] += weight
    for form in draft.bodies & set(votes):
        votes[form][ORG] += PROVED
    tails = {" ".join(tail) for name in full_names(draft) for tail in surname_of(draft, name)}
    for form in tails & set(votes):
        votes[form][PER] += 2
    for name in draft:
        if name.rule == "employer":
            continue  # « le gardien de Gap »: the club there, the town elsewhere
        if name.rule in TOLD_HERE and draft.form(name) in tails:
            continue  # « M. Vasselin dirige le groupe Vasselin »
        counts = votes[draft.form(name)]
        best, most = max(counts.items(), key=lambda item: (item[1], item[0] == name.label, item[0]))
        if best != name.label and most > counts[name.label]:
            draft.put(replace(name, label=best, rule="vote"))


@NAMES.rule("spread")
def spread_bodies(draft: Draft) -> None:
    """Once known as a body, a name is one wherever the text has it; long names whatever their case."""
    exact, folded = known_bodies(draft)
    for phrases, fold_case in ((folded, True), (exact, False)):
        for start, end in occurrences(draft, phrases, fold_case=fold_case):
            if is_free(draft, start, end, fold_case=fold_case) and (fold_case or stands_alone(draft, start, end)):
                draft.put(Name(start, end, ORG, "spread"))


def known_bodies(draft: Draft) -> tuple[set[Words], set[Words]]:
    """The words of all that is a body wherever it is named: to be found as written, and whatever their case."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name in draft:
        counts[draft.form(name)][name.label] += 1
    exact: set[Words] = set()
    folded: set[Words] = set()
    for name in draft:
        form = draft.form(name)
        if name.label != ORG or counts[form][ORG] < sum(counts[form].values()) or name.rule == "press":
            continue
        words = tuple(word.replace("’", "'") for word in draft.words[name.start : name.end])
        if form in not_organizations() or any("\n" in word for word in words):
            continue
        told = len(form) > 2 and is_capitalised(form) and not draft.doc[name.start].is_sent_start
        if len(words) > 2 and (words[0].lower(),) in heads():
            folded.add(tuple(word.lower() for word in words))
        elif told or form in draft.bodies:
            exact.add(words)
            if words[-1] in companies() and words[1:]:
                exact.add(words[:-1])  # « Prelivo SARL … Prelivo »
    return exact, folded


def is_free(draft: Draft, start: int, end: int, *, fold_case: bool) -> bool:
    """Whether words that are a body's elsewhere may be it here: nobody's, no longer name, no road."""
    found = draft.overlapping(start, end)
    if any(n.start < start or n.end > end or n.label in (PER, ORG) for n in found):
        return False
    if any(n.label in (LOC, MISC) for n in found) and not fold_case and end - start == 1:
        return False
    if start and (draft.lower[start - 1], *draft.words[start:end]) in not_after():
        return False  # « la RN 12 »
    if end < len(draft) and draft.words[end].isdigit() and draft.lower[start] in small_words("road"):
        return False  # « la belle RN 12 »
    # « le Conseil des ministres » is not the Conseil of the text
    return not not_organizations().keys() & {draft.text(start, end + 1), draft.text(start, end + 2)}


@NAMES.rule("branch")
def mark_branches(draft: Draft) -> None:
    """A body of the text with the word for one of its branches behind it: « Vasselin France »."""
    bodies = {tuple(draft.straight[name.start : name.end]) for name in draft if name.label == ORG}
    for start, end in occurrences(draft, bodies):
        if end == len(draft) or draft.doc[end].is_sent_start or not is_capitalised(draft.words[end]):
            continue
        within = all(n.start >= start and n.end <= end + 1 for n in draft.overlapping(start, end + 1))
        if within and fold_text(draft.words[end]) in subsidiary_words() and stands_alone(draft, start, end + 1):
            draft.put(Name(start, end + 1, ORG, "branch"))


@NAMES.rule("pair")
def split_pairs(draft: Draft) -> None:
    """« l'affaire Vasselin-Roque »: two bodies that the text names apart are two in a pair as well."""
    forms = {draft.form(name) for name in draft if name.label == ORG and name.end - name.start == 1}
    for hyphen in draft.places({"-"}, written=True):
        inside = 0 < hyphen < len(draft) - 1
        if inside and {draft.words[hyphen - 1], draft.words[hyphen + 1]} <= forms:
            if any(name.end - name.start > 3 for name in draft.overlapping(hyphen - 1, hyphen + 2)):
                continue
            for token in (hyphen - 1, hyphen + 1):
                draft.put(Name(token, token + 1, ORG, "pair"))
