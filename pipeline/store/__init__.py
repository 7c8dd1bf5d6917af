"""What articles say, kept from run to run in `OUT/.store`: a run costs what is new.

    shelf.py          values under keys, in immutable segments that are checked before they are trusted
    codec.py          records <-> bytes
    fingerprint.py    the code, tables and weights that stand behind a step
    drafts.py         file -> its articles, cleaned and dated
    sayings.py        article -> its facts
    texts.py          the text of an article, out of its file
    folders.py        which folders the tables are made of, and what their files were when they were last read
    corrections.py    what the user decided beside each of these folders
    corpus.py         the articles of a run out of all this
    look.py           what lies in their folders now

A store is a copy of what can be computed: where it is missing, damaged or made by other code, the run computes anew.
"""
