"""Facts whose every string is what an attacker, or a careless page, would put there."""

from __future__ import annotations

from datetime import date

from pipeline.records import (
    Affiliation,
    Alias,
    Article,
    Entity,
    Event,
    EventMention,
    EventParticipant,
    Facts,
    Mention,
    Merge,
    Participant,
    Rejection,
    Timex,
)

ATTACKS = (
    "<script>document.title='pris'</script>",
    "</script><img src=x onerror=\"document.title='pris'\">",
    '=HYPERLINK("http://exemple.invalid";"clic")',
    "+1+1",
    "@SUM(A1)",
    "javascript:alert(1)",
    "\u202egnorw tse icec\u202c",
    "👩🏽‍🚒 à Saint-Elvin",
    "<!--DATA--><!--SCRIPT-->",
    "]]>&amp;<svg onload=\"document.title='pris'\">",
    "{{7*7}} ${7*7} %s %d {0}",
    "mot" * 1667,
    "tab\tulation et \x0b saut",
)


def hostile_facts() -> Facts:
    """One article, person, organization and event for each attack."""
    rows = [_about(number, attack) for number, attack in enumerate(ATTACKS)]
    joined: dict[str, tuple[object, ...]] = {}
    for row in rows:
        for name, values in row.items():
            joined[name] = (*joined.get(name, ()), *values)
    return Facts(**joined)  # type: ignore[arg-type]


def _about(number: int, attack: str) -> dict[str, tuple[object, ...]]:
    article = f"article-{number}"
    sentence = f"Le 3 mars 2024, {attack} a parlé à {attack}."
    text = f"{attack}\n\n{sentence}"
    at = len(attack) + 2
    who, what = at + len("Le 3 mars 2024, "), at + len(sentence) - 1 - len(attack)
    day = date(2024, 3, 3)

    def mention(kind: str, start: int, entity: str) -> Mention:
        return Mention(
            mention_id=f"{article}:m{start}",
            article_id=article,
            kind=kind,  # type: ignore[arg-type]
            text=attack,
            start_char=start,
            end_char=start + len(attack),
            rule="ner",
            entity_id=entity,
            link_rule="same_name",
        )

    def entity(kind: str, key: str) -> Entity:
        return Entity(
            entity_id=key,
            kind=kind,  # type: ignore[arg-type]
            name=attack,
            n_mentions=1,
            n_articles=1,
            confidence=0.9,
            main_role=attack if kind == "actor" else None,
            acronym=attack if kind == "organization" else None,
            first_published=day,
            last_published=day,
            aliases=(Alias(text=attack, n_mentions=1),),
        )

    actor, body, event = f"actor-{number}", f"body-{number}", f"2024-03-03-{number}"
    return {
        "articles": (
            Article(
                article_id=article,
                source=f"{number}.txt",
                part=1,
                sha256="0" * 64,
                text=text,
                title=attack,
                outlet=attack,
                author=attack,
                url=attack,
                published=day,
                published_basis="text",
            ),
        ),
        "mentions": (mention("actor", who, actor), mention("organization", what, body)),
        "timexes": (
            Timex(
                date_id=f"{article}:d",
                article_id=article,
                kind="date",
                text="3 mars 2024",
                start_char=at + 3,
                end_char=at + 14,
                rule="day",
                date_start=day,
                date_end=day,
                edtf="2024-03-03",
                precision="day",
                basis="explicit",
                alternative=date(2023, 3, 3),
            ),
        ),
        "affiliations": (
            Affiliation(
                article_id=article,
                actor=f"{article}:m{who}",
                organization=f"{article}:m{what}",
                role=attack,
                start_char=who,
                end_char=what + len(attack),
                text=text[who : what + len(attack)],
            ),
        ),
        "entities": (entity("actor", actor), entity("organization", body)),
        "events": (
            Event(
                event_id=event,
                label=attack,
                type="meeting",
                trigger="parlé",
                modality="realised",
                n_mentions=1,
                n_articles=1,
                confidence=0.8,
                date_start=day,
                date_end=day,
                edtf="2024-03-03",
                precision="day",
                date_conflict=True,
                participants=(
                    EventParticipant(kind="actor", entity_id=actor, role="agent", n_mentions=1, confidence=0.9),
                ),
            ),
        ),
        "event_mentions": (
            EventMention(
                article_id=article,
                date_id=f"{article}:d",
                sentence=sentence,
                start_char=at,
                end_char=at + len(sentence),
                trigger="parlé",
                trigger_start_char=text.index("parlé"),
                trigger_end_char=text.index("parlé") + 5,
                trigger_lemma="parler",
                type="meeting",
                modality="realised",
                label=attack,
                rule="verb",
                participants=(Participant(mention_id=f"{article}:m{who}", role="agent"),),
                reported_by=f"{article}:m{what}",
                event_id=event,
            ),
        ),
        "merges": (
            Merge(
                kind="actor",
                left=attack,
                right=attack + " bis",
                decision="unsure",
                by="rule",
                rule="typo",
                score=0.7,
                evidence=attack,
            ),
        ),
        "rejections": (Rejection(source=f"{number}-autre.txt", step="ingest", reason="empty", detail=attack),),
    }
