"""Tables -> what people look at: review file, workbook, chronology, report, network, exports.

tables, read back      tables, frames, joined; reading writes all below at the end of a run
review.csv             review, asked, questions, doubts, likely, examples
to read                workbook, sheets, sheet_rows, chronology, report, explain
for other tools        network, ties, gexf, exports
in words               wording, phrases
"""
