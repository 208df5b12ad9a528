"""The front door: one file a verb, each a few lines of parsing, one call, one render."""
