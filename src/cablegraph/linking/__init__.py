"""Linking: entities to Wikidata or another authority, with evidence, a person's decision, and SSSOM that keeps it."""
