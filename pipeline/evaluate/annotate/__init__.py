"""Annotations made and corrected.

a text to edit      marks, write_marked, read_marked, marked_content
begun from tables   draft
given away          wordless, without a word of the text
what is wrong       check_gold
"""
