"""What articles say, kept from run to run in `OUT/.store`: a run costs what is new.

    values under keys       shelf: immutable segments, checked before they are trusted
    what they hang on       fingerprint: code, tables and weights of a step
    file -> its articles    drafts; ahead reads many new files at a time; texts has the text of an article
    article -> its facts    sayings
    of many articles        kept: what merging asks, rows of tables, pieces of views
    the folders             folders: what their files were; look: what lies there now; corrections
    a run                   corpus: its articles out of all this; last: what it tells the next one
    what guards them        rescued

A store is a copy of what can be computed: where it is missing, damaged or made by other code, the run computes anew.
"""
