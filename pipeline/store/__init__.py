"""What articles say, kept from run to run in `OUT/.store`: a run costs what is new.

    shelf.py          values under keys, in immutable segments that are checked before they are trusted
    fingerprint.py    the code, tables and weights that stand behind a step
    drafts.py         file -> its articles, cleaned and dated; ahead.py reads many new files at a time
    sayings.py        article -> its facts
    texts.py          the text of an article, out of its file
    kept.py           what is made of many articles: what merging asks (columns.py), rows of tables (rows.py), pieces of
                      views (pieces.py)
    folders.py        which folders the tables are made of, and what their files were when they were last read
    corrections.py    what the user decided beside each of these folders
    corpus.py         the articles of a run out of all this
    look.py           what lies in their folders now; undated.py where those without a day lie

A store is a copy of what can be computed: where it is missing, damaged or made by other code, the run computes anew.
"""
