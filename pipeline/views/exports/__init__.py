"""The chronology and the names in the forms of other tools, each made from the tables alone."""
