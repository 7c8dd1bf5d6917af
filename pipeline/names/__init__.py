"""Name keys and comparison, no spaCy."""
