"""From whom an outlet has its words: credits of agencies, which are provenance and no speakers."""
