"""Tables -> what people look at: review file, workbook, chronology, report, network, exports."""
