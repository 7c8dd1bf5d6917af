"""The outlets that the table knows, by the domain of their sites and by any spelling of their names."""

from __future__ import annotations

import re
from functools import cache

from pipeline.french import mapping
from pipeline.page.fold import fold

_HOST = re.compile(r"^(?:https?://)?(?:[^/@]*@)?((?:[a-z0-9-]+\.)+[a-z]{2,})", re.IGNORECASE)
_SUFFIX = re.compile(r"\.(?:com|fr|org|net|info|be|ch|ca|lu|ma|tn|tv|media)$", re.IGNORECASE)


@cache
def _by_domain() -> dict[str, str]:
    return mapping("outlets", "domain", "name")


@cache
def _by_name() -> dict[str, str]:
    return {fold(name): name for name in _by_domain().values()}


def outlet_of(address: str) -> str | None:
    """The outlet whose site an address belongs to, or None.

    >>> outlet_of("https://www.lemonde.fr/societe/article/2020/11/19/a.html"), outlet_of("https://a.example/b")
    ('Le Monde', None)
    """
    found = _HOST.match(address.strip())
    if found is None:
        return None
    parts = found[1].lower().split(".")
    domains = (".".join(parts[at:]) for at in range(len(parts) - 1))
    return next((name for domain in domains if (name := _by_domain().get(domain))), None)


def outlet_named(line: str) -> str | None:
    """The outlet that a line names and nothing else (« Le Monde.fr », « LE DEVOIR »), or None."""
    return _by_name().get(fold(_SUFFIX.sub("", line.strip().lstrip("#"))))
