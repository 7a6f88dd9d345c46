"""Extracting: from a :class:`~cablegraph.cable.Cable` to what its words name, each with its span and its rule."""

from cablegraph.extracting.names import Mention, Names, find_names

__all__ = ["Mention", "Names", "find_names"]
