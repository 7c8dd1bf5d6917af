"""Names, without spaCy: what two of them have in common, and who stands behind each mention of a corpus.

one name            key, roman, name_words, callings, acronym, person, organization
in an article       place, links, person_links, body_links, within_article
over the corpus     columns, nodes, slots, said, blocking, union, merge_actors, merge_organizations, corpus
of several states   states
what comes of it    resolution, canonical, ids
"""
