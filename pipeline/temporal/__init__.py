"""Calendar arithmetic, no spaCy."""
