"""What a page is made of, for ingest and normalise.

lines of a page     stamps, day_at_head, furniture, boilerplate, people, beside
newspapers          press_titles, outlets, page_number
words and letters   calendar, sentences, function_words, fold, characters, ligatures
"""
