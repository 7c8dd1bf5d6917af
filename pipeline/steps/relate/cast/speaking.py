"""Whom « a-t-il ajouté » stands for: who spoke last."""

from __future__ import annotations

from pipeline.steps.relate.cast.apart import brings_in
from pipeline.steps.relate.cast.book import REFERENCES
from pipeline.steps.relate.cast.figures import Figure, before_verb, cast_words, determiner_gender
from pipeline.steps.relate.cast.rivals import acts_later, by_somebody, untied
from pipeline.steps.relate.cast.scene import Scene, Spot
from pipeline.steps.relate.cast.speakers import is_inverted, past_day, says
from pipeline.steps.relate.cast.subject import sentence_subject
from pipeline.steps.relate.roles.read_role import civilities, read_role
from pipeline.steps.relate.roles.role_nouns import head_key, role_words

NEAR = 4
"""How many sentences back the last speaker may stand."""

OFTEN = 3
"""How often whom an article is about is named in it, at least."""


@REFERENCES.rule("speaker_again")
def speaker_again(scene: Scene, spot: Spot) -> Figure | None:
    """« « Non », dit <PER>. « Jamais », a-t-il ajouté. »: who spoke last, where nobody without a name did since."""
    if spot.form != "pronoun" or not speaks_inverted(scene, spot) or scene.quote_at(spot.start) is not None:
        return None
    speaker = who_goes_on(scene, spot)
    if speaker is None or speaker.kind != "actor" or not speaker.agrees(spot.gender):
        return None
    return speaker if speaker.gender != "u" or stands_alone(scene, speaker, spot) else None


def stands_alone(scene: Scene, speaker: Figure, spot: Spot) -> bool:
    """Whether nobody else whom a pronoun may mean is named from the sentence of a name on to the pronoun."""
    named = max((place for place in speaker.places if place < spot.start), default=0)
    near = scene.persons_between(scene.text.sentence_start(named), spot.start)
    return all(one is speaker or not one.agrees(spot.gender) for one in near)


@REFERENCES.rule("speaker_described")
def speaker_described(scene: Scene, spot: Spot) -> Figure | None:
    """« « Non », dit <PER>. « Jamais », ajoute la ministre. »: who goes on speaking, behind a verb of going on."""
    role = spot.role
    if role is None or spot.form != "description" or scene.quote_at(spot.start) is not None:
        return None
    text, verb = scene.text, spot.start - 1
    if not text.is_any_of(verb, cast_words("goes on speaking")) or not is_inverted(
        scene, verb, text.sentence_start(verb)
    ):
        return None
    speaker = who_goes_on(scene, spot, begin=verb)
    if speaker is None or speaker.kind != "actor" or speaker.gender not in ("f", "m"):
        return None
    gender = spot.gender if spot.gender in ("f", "m") else role.noun.gender
    head = head_key(role.head)
    held = any(head in one.roles and one.agrees(gender) for one in scene.people if one is not speaker)
    return None if held or gender not in ("u", speaker.gender) else speaker


@REFERENCES.rule("speaker_who")
def speaker_who(scene: Scene, spot: Spot) -> Figure | None:
    """« « Non », dit <PER>. « Jamais », ajoute celui qui dirige le club. »: who goes on speaking."""
    verb = spot.start - 1
    if spot.form != "who" or scene.quote_at(spot.start) is not None:
        return None
    if not is_inverted(scene, verb, scene.text.sentence_start(verb)):
        return None
    speaker = who_goes_on(scene, spot, begin=verb)
    return speaker if speaker is not None and speaker.kind == "actor" and speaker.gender == spot.gender else None


def speaks_inverted(scene: Scene, spot: Spot) -> bool:
    """« ajoute-t-il », « a-t-il ajouté », and any verb right behind a quotation: « », s'enthousiasme-t-il »."""
    text = scene.text
    if not text.words[spot.start].startswith("-"):
        return False
    end = min(spot.end + 3, text.sentence_end(spot.start))
    near = (*text.lower[max(0, spot.start - 2) : spot.start], *text.lower[spot.end : end])
    if any(word in role_words("been") for word in near):
        return False
    return any(word in says() for word in near) or behind_quotation(scene, spot)


def verb_group(scene: Scene, spot: Spot) -> int:
    """The first word of the verb before a pronoun that stands behind it: « s'est » of « s'est-il »."""
    text = scene.text
    begin = spot.start - 1
    begin -= text.is_any_of(begin, cast_words("euphony"))
    while text.is_any_of(begin - 1, cast_words("impersonal clitic")):
        begin -= 1
    return begin


def behind_quotation(scene: Scene, spot: Spot) -> bool:
    """Whether the verb stands right behind a quotation: « « Non », rit-elle »."""
    before = verb_group(scene, spot) - 1
    return scene.quote_ends_at(before) or scene.quote_ends_at(before - scene.text.is_word(before, ","))


def doubles(scene: Scene, spot: Spot) -> bool:
    """« Ce rendez-vous a-t-il plu ? », « la ville a-t-elle dit non ? »: the subject right before the verb."""
    text = scene.text
    begin = verb_group(scene, spot)
    if begin in text.starts or not text.words[begin - 1][0].isalnum():
        return False
    return not text.is_any_of(begin - 1, cast_words("asks"))


def who_goes_on(scene: Scene, spot: Spot, *, begin: int | None = None) -> Figure | None:
    """Who speaks last before a word or is the only one told of, outside quotations; nobody where another may be.

    `begin` is the first word of the verb, where it is not the one before the pronoun.
    """
    text = scene.text
    first, paragraphs = text.sentence_start(spot.start), 0
    end = verb_group(scene, spot) if begin is None else begin
    for _ in range(NEAR):
        told = [place for place in range(first, end) if scene.quote_at(place) is None]
        if any(text.words[place][0].isalnum() for place in told):
            speaker, said = last_speaker(scene, first, end)
            if said:
                return None if speaker is None or other_named(scene, speaker, first, spot.start) else speaker
            near = {
                one.mentions[0].mention_id: one
                for place in told
                if (one := scene.figure_at(place)) is not None and one.kind == "actor" and one.agrees(spot.gender)
            }
            if by_somebody(scene, spot, first, end, known=True):
                return None  # « <PER> a été salué par le maire. « Bravo », a-t-il dit »
            # « Elle a battu <PER>. « Bravo », a-t-elle dit » is not who was beaten.
            brought = brings_in(scene, spot, first, quoted=False) or untied(scene, spot, told)
            if len(near) == 1 and not brought:
                return next(iter(near.values()))
            if near or brought:
                return subject_of(scene, spot, first)
        paragraphs += first in text.paragraphs
        if not first or paragraphs > 1:
            break
        end = first
        first = text.sentence_start(first - 1)
    return protagonist(scene, spot)


def subject_of(scene: Scene, spot: Spot, first: int) -> Figure | None:
    """« <PER> a salué son prédécesseur. « Bravo », a-t-il dit »: the subject of a sentence, where it has no other."""
    subject, _ = sentence_subject(scene, first)
    if subject is None or subject.kind != "actor" or subject.gender != spot.gender:
        return None
    return None if acts_later(scene, subject, spot, first) else subject


def protagonist(scene: Scene, spot: Spot) -> Figure | None:
    """Whom the article is about: the only person of that gender, named often, and before."""
    fitting = [one for one in scene.people if one.agrees(spot.gender)]
    if len(fitting) != 1 or fitting[0].gender != spot.gender or len(fitting[0].places) < OFTEN:
        return None
    return fitting[0] if fitting[0].places[0] < spot.start else None


def last_speaker(scene: Scene, first: int, end: int) -> tuple[Figure | None, bool]:
    """Who speaks last between two words, outside quotations, and whether somebody does at all."""
    text = scene.text
    for at in range(end - 1, first - 1, -1):
        if scene.quote_at(at) is not None or (text.lower[at] not in says() and not is_source(scene, at)):
            continue
        if text.is_word(at - 1, *role_words("article"), *role_words("indefinite"), *cast_words("possessive")):
            continue  # « la note », « son annonce »
        speaker, told = speaker_at(scene, at)
        if speaker is not None or told:
            return speaker, True
    return None, False


def other_named(scene: Scene, speaker: Figure, start: int, end: int) -> bool:
    """Whether another person who may be meant is named between two words, outside quotations, behind the speaker."""
    places = [place for place in range(start, end) if scene.quote_at(place) is None]
    last = max((place for place in places if scene.figure_at(place) is speaker), default=start)
    return any(
        (one := scene.figure_at(place)) is not None
        and one is not speaker
        and one.kind == "actor"
        and one.agrees(speaker.gender)
        for place in places
        if place > last
    )


def is_source(scene: Scene, place: int) -> bool:
    """« selon <PER> », « Pour <PER>, » at the head of its sentence."""
    text = scene.text
    if scene.figure_at(place + 1) is None:
        return False
    if text.is_any_of(place, cast_words("according")):
        return True
    heads = place in text.starts and text.is_any_of(place, role_words("source"))
    return heads and text.is_word(text.mention_end(place + 1), ",")


def speaker_at(scene: Scene, place: int) -> tuple[Figure | None, bool]:
    """Who speaks by the verb at a word, and whether somebody does at all."""
    text = scene.text
    begin = past_day(text, place + 1)
    if is_source(scene, place):
        return scene.figure_at(begin), True
    if text.words[place + 1].startswith("-"):
        behind = next((at for at in range(place + 1, place + 3) if at in scene.ties), None)
        return (scene.ties[behind].figure if behind is not None else None), True
    determined = bool(determiner_gender(text.lower[begin])) or text.is_any_of(begin, cast_words("definite"))
    if determined:
        role = read_role(text, begin + 1)
        if role is not None:
            begin = role.end + text.is_word(role.end, ",")
            tied = scene.ties.get(role.head_start)
            if tied is not None:
                return tied.figure, True
    begin += begin < len(text) and text.lower[begin] in civilities()
    if begin < len(text) and (after := scene.figure_at(begin)) is not None and is_inverted(scene, place, 0):
        return after, True
    if text.is_any_of(place - 1, role_words("been")):
        return None, True  # « <PER> a été salué par le maire »
    before = place - 1
    passed = before_verb() | cast_words("impersonal adverb", "impersonal clitic")
    while text.is_any_of(before, passed):
        before -= 1
    if before >= 0 and text.words[before].startswith("-"):  # « a-t-il dit »
        tied = scene.ties.get(before)
        return (tied.figure if tied is not None else None), True
    if before >= 0 and (subject := scene.figure_at(before)) is not None:
        return (subject, True) if opens_clause(scene, before) else (None, False)
    return (apposed_to(scene, before) if text.is_word(before, ",") else None), True


def apposed_to(scene: Scene, comma: int) -> Figure | None:
    """« La ministre, <PER>, a dit », « <PER>, la ministre, a dit »: the subject before a comma that closes an aside."""
    text = scene.text
    if (named := text.person_at(comma - 1)) is not None and text.words[text.bounds[named.mention_id][0] - 1] == ",":
        return scene.of[named.mention_id]
    first = text.sentence_start(comma)
    subject, _ = sentence_subject(scene, first)
    if subject is None or subject.kind != "actor":
        return None
    ends = [text.mention_end(place) for place in subject.places if first <= place < comma]
    return subject if any(text.is_word(end, ",") and end < comma for end in ends) else None


def opens_clause(scene: Scene, place: int) -> bool:
    """Whether the name at a word stands at the head of its clause, not in « si <PER> répondait »."""
    text = scene.text
    begin = place
    while begin > 0 and text.mention.get(begin - 1) is text.mention.get(place, "") and begin not in text.starts:
        begin -= 1
    passed = text.is_any_of(begin - 1, cast_words("fronts", "that", "relative"))
    return not passed
