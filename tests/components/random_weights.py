"""Weights drawn by lot, so that a component decides otherwise at every turn."""

from __future__ import annotations

from typing import Any

import numpy as np


def draw_weights(component: Any, seed: int) -> None:
    """Give the last part of a component of spaCy's random weights."""
    draw = np.random.default_rng(seed)
    for name in ("lower", "upper"):
        part = component.model.get_ref(name)
        for weight in part.param_names:
            part.set_param(weight, draw.normal(0, 1, part.get_param(weight).shape).astype(np.float32))
