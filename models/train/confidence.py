"""Fit the confidence of names on the annotated development articles.

    PYTHONPATH=. python models/train/confidence.py FOLDER [--out models/fr_press/confidence.tsv]

Each name that the press pipeline finds is right when the annotators drew the same span with the same label. A
logistic regression learns that from the features of `pipeline/steps/recognise/names.py`; the figures printed
come from ten folds of articles, each predicted by weights that have not seen it. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from corpus import read_articles
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from pipeline.components.press_names.draft import NAMES
from pipeline.model import load_model
from pipeline.settings import Settings
from pipeline.steps.recognise.names import NameContext

# Institutions with their full extent, in lower case too, are names by the guidelines of the tables; WiNER's annotators
# draw many of them otherwise, so that they would teach a confidence far too low. Their weight is set by hand: a name
# that only such a rule sees comes out at .86 or so. Checked on press-dev2, which nothing is fitted on: organizations
# said .89, were .92.
OWN_GUIDELINES = frozenset({"head", "long_form", "short_first"})
BY_HAND = 2.5
STRENGTH = 0.5  # of the penalty: rules seen a few times only stay close to the average


def main() -> None:
    """Read the arguments, fit, print the calibration, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "fr_press" / "confidence.tsv")
    args = parser.parse_args()
    nlp = load_model(Settings())
    articles = read_articles(args.corpus / "winer_dev.jsonl")
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name in ("press_timex", "press_syntax")]):
        docs = list(nlp.pipe(article.text for article in articles))
    rules = [f"rule {rule}" for rule in NAMES.rules]
    lines = [
        "# Weights of the confidence of names: logistic regression on winer_dev; by models/train/confidence.py, "
        "which tells what is set by hand.",
        "label\tfeature\tweight\tnote",
    ]
    for label in ("PER", "ORG"):
        rows, right, group = [], [], []
        for number, (article, doc) in enumerate(zip(articles, docs, strict=True)):
            context = NameContext(doc)
            for span in doc.spans["names"]:
                if span.label_ == label and span.id_ not in OWN_GUIDELINES:
                    rows.append(context.features(span))
                    right.append((span.start_char, span.end_char, label) in article.ents)
                    group.append(number)
        table = DictVectorizer(sparse=False)
        x, y = table.fit_transform(rows), np.array(right)
        model = LogisticRegression(C=1 / STRENGTH, fit_intercept=False, max_iter=2000)
        held_out = cross_val_predict(model, x, y, groups=group, cv=GroupKFold(10), method="predict_proba")[:, 1]
        report(label, held_out, y)
        model.fit(x, y)
        features = list(table.get_feature_names_out())
        for feature, weight in zip(features, model.coef_[0], strict=True):
            lines.append(
                f"{label}\t{feature}\t{weight:.3f}\tseen {int((x[:, features.index(feature)] != 0).sum())} times"
            )
        for rule in rules:
            own = label == "ORG" and rule.removeprefix("rule ") in OWN_GUIDELINES
            if rule not in features:
                lines.append(f"{label}\t{rule}\t{BY_HAND if own else 0:.3f}\t{'by hand' if own else 'seen 0 times'}")
    args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def report(label: str, chance: np.ndarray, right: np.ndarray) -> None:
    """Print the Brier score against that of a constant, and how often names of each confidence are right."""
    brier, constant = float(np.mean((chance - right) ** 2)), float(right.mean() * (1 - right.mean()))
    print(f"{label}: {len(right)} names, {right.mean():.3f} right; Brier {brier:.4f}, of a constant {constant:.4f}")
    for low, high in ((0, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 1.01)):
        inside = (chance >= low) & (chance < high)
        if inside.any():
            print(f"  said {chance[inside].mean():.2f}  was {right[inside].mean():.2f}  ({inside.sum()} names)")


if __name__ == "__main__":
    main()
