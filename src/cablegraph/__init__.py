"""U.S. diplomatic cables as linked data: read, describe, validate, load and ask.

>>> import cablegraph
>>> cable = next(cablegraph.read(cablegraph.sample()))
>>> cable.identifier
'09CHENGDU165'
>>> cablegraph.validate(cablegraph.to_graph(cable)).conforms
True
"""

from cablegraph.cable import Cable
from cablegraph.data import sample
from cablegraph.describing import describe
from cablegraph.graph import to_graph
from cablegraph.reading import read
from cablegraph.validation import Report, validate

__all__ = ["Cable", "Report", "describe", "read", "sample", "to_graph", "validate"]
