"""The verbs, in the order in which they run: ingest, normalise, recognise, relate, resolve, tabulate."""
