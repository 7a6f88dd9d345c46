"""Stores: where graphs are kept and asked, embedded or behind a URL."""

from cablegraph.store.loading import Loaded, load
from cablegraph.store.opening import is_store, open_data
from cablegraph.store.questions import FORMATS, Question, answer, question, questions

__all__ = ["FORMATS", "Loaded", "Question", "answer", "is_store", "load", "open_data", "question", "questions"]
