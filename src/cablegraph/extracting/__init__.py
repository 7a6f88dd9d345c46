"""Extracting: from a :class:`~cablegraph.cable.Cable` to what its words say, each with its span and its rule."""

from cablegraph.extracting.finding import find
from cablegraph.extracting.findings import Findings, Mention

__all__ = ["Findings", "Mention", "find"]
