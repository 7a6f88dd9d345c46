"""The SPARQL Update that replaces graphs and renews subjects, and what stores say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat

from cablegraph.graph import encode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Triple

    Graphs = Mapping[str, set[Triple]]


def ntriples(triples: set[Triple]) -> str:
    """Return triples as N-Triples, sorted."""
    return encode(sorted(triples, key=str), RdfFormat.N_TRIPLES).decode()


def update_request(cables: Graphs, shared: Graphs) -> str:
    """Return the SPARQL Update that replaces and renews."""
    steps = [f"DROP SILENT GRAPH <{graph}>" for graph in sorted(cables)]
    for graph, triples in sorted(shared.items()):
        subjects = sorted({str(triple.subject) for triple in triples})
        if subjects:
            stated = f"GRAPH <{graph}> {{ ?s ?p ?o }}"
            steps.append(f"DELETE {{ {stated} }} WHERE {{ VALUES ?s {{ {' '.join(subjects)} }} {stated} }}")
    inserted = "\n".join(
        f"GRAPH <{graph}> {{\n{ntriples(triples)}}}" for graph, triples in sorted([*cables.items(), *shared.items()])
    )
    steps.append(f"INSERT DATA {{\n{inserted}\n}}")
    return " ;\n".join(steps)


def first_line(said: object) -> str:
    """Return the first line of what a store says."""
    lines = str(said).strip().splitlines()
    return lines[0].rstrip(".") if lines else ""
