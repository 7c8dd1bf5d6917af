"""Annotations made and corrected: `draft` from tables, `write_marked` and `read_marked` as a text to edit.

`check_gold` says what is wrong, `gold_json` is the form that is scored, `wordless` the one that may be given away.
"""
