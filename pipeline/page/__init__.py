"""What a page is made of, for ingest and normalise: its calendar, stamps, furniture and commonest words."""
