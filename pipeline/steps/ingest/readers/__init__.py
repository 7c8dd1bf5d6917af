"""One module per input format, each with `FORMAT`, `accepts` and `read` (see `ingest.source.Reader`).

A new format joins by adding a module here: nothing else has to change.
"""
