"""Addresses for a run (`s3://bucket/articles`): a copy is at hand, and what is new is sent back.

    mirror    an address and its copy, made equal
    at_hand   what a run brings from it, and sends

Anything that fsspec opens will do; `s3://` is what is tested. The copies stand in the user's cache; one that is lost
costs time and nothing else.
"""
