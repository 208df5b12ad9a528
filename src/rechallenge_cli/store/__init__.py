"""The cellar: the only rooms that know SQL."""
