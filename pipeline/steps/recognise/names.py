"""Doc -> Mention: the names that the rules left, with the chance that each is right."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

from spacy.tokens import Doc, Span

from pipeline.french import words
from pipeline.records import Article, EntityKind, Mention
from pipeline.steps.recognise.name_confidence import NameContext

KINDS: dict[str, EntityKind] = {"PER": "actor", "ORG": "organization"}
GENDERS: dict[str, Literal["f", "m"]] = {"f": "f", "m": "m"}


# What a tokenizer leaves glued to a name: quotation marks, « ex- », the sign of a hashtag.
GLUED_BEFORE = re.compile(r"^(?:[\W_]+|[Ee]x-(?=[A-ZÀ-Þ]))+")
# A page whose line break got lost: « Aude VasselinLe maire … ».
GLUED_WORD = re.compile(rf"(?<=[a-zà-ÿ]{{3}})(?:{'|'.join(sorted(words('small_words', kind='glued to a name')))})$")
GLUED_AFTER = re.compile(r"(?<![.!)+])[^\w.!)+]+$|[»”\"’,;:]+$")


NOTE = re.compile(r"\)\d*$")


def recognise_names(doc: Doc, article: Article) -> tuple[Mention, ...]:
    """The persons and organizations that an article names, in order of place."""
    spans: list[Span] = [span for span in doc.spans["names"] if span.label_ in KINDS] if "names" in doc.spans else []
    context = NameContext(doc) if spans else None
    named = {"".join(span.text.split()).lower() for span in spans}
    seen: Counter[int] = Counter()
    whole: dict[tuple[int, int], str] = doc.user_data.get("whole_names", {})
    calm: str = doc.user_data.get("calm_text", "")
    mentions = []
    for span in spans:
        drawn = span.text
        start, end = bare(drawn)
        text = drawn[start:end]
        # « @AudeVasselin » names who writes only where the text names her as well.
        if not text or ("@" in drawn[:start] and text.lower() not in named):
            continue
        start, end = span.start_char + start, span.start_char + end
        recast = calm[start:end] if calm[start:end] != text else None
        seen[start] += 1
        suffix = "" if seen[start] == 1 else f"-{seen[start]}"
        mentions.append(
            Mention(
                mention_id=f"{article.article_id}:m{start}{suffix}",
                article_id=article.article_id,
                kind=KINDS[span.label_],
                text=text,
                start_char=start,
                end_char=end,
                rule=span.id_,
                confidence=context.confidence(span) if context else 0.0,
                gender=GENDERS.get(span.kb_id_),
                whole=whole.get((span.start, span.end), recast or None),
            )
        )
    return tuple(mentions)


def bare(text: str) -> tuple[int, int]:
    """Where a name begins and ends within what the tokenizer took for it."""
    before = GLUED_BEFORE.match(text)
    start = before.end() if before else 0
    after = GLUED_AFTER.search(text, start) or GLUED_WORD.search(text, start) or unopened(text)
    if after is None or (after.group().strip() == "»" and "«" in text[start:]):
        return start, len(text)  # « l'Église « La vie pour tous » »
    return start, after.start()


def unopened(text: str) -> re.Match[str] | None:
    """A bracket that nothing opens, with the number of a note behind it: « LCV)1 »."""
    return None if "(" in text else NOTE.search(text)
