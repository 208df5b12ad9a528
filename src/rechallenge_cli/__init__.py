"""rechallenge: what to do after a rejection."""

__version__ = "0.1.0"
