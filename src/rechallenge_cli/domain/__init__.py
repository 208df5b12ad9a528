"""The heart: pure functions over frozen dataclasses. No clock, no files, no SQL, no terminal."""
