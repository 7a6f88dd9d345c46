"""The ontology: few terms, each labelled, defined, related to what exists, and consistent with the sample."""

from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
import rdflib
from conftest import SAMPLE, TOP
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS

import cablegraph
from cablegraph import data

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib.term import Node

CG = "https://w3id.org/cablegraph/ns#"
ONTOLOGY = rdflib.URIRef(CG)
RELATIONS = [
    *(RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso),
    *(SKOS.closeMatch, SKOS.relatedMatch, SKOS.broadMatch, SKOS.narrowMatch),
]


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    """Return the ontology."""
    return rdflib.Graph().parse(TOP / "ontology" / "cablegraph.ttl")


def own(ontology: rdflib.Graph) -> set[Node]:
    """Return our own classes and properties."""
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    return {term for kind in kinds for term in ontology.subjects(RDF.type, kind) if str(term).startswith(CG)}


def test_the_terms_are_few_and_described(ontology: rdflib.Graph) -> None:
    """Under 90 terms, each with label, definition, rdfs:isDefinedBy and a relation to a term of another vocabulary."""
    terms = own(ontology)
    assert 40 < len(terms) < 90
    for term in terms:
        for predicate in (RDFS.label, SKOS.definition):
            values = list(ontology.objects(term, predicate))
            assert [value.language for value in values] == ["en"], term  # type: ignore[attr-defined]
        assert (term, RDFS.isDefinedBy, ONTOLOGY) in ontology, term
        related = {str(value) for relation in RELATIONS for value in ontology.objects(term, relation)}
        assert related, term


def test_a_definition_names_the_nearest_reused_term(ontology: rdflib.Graph) -> None:
    """Each definition names a term of another vocabulary by its prefixed name."""
    for term in own(ontology):
        definition = str(ontology.value(term, SKOS.definition))
        assert re.search(r"\b[a-z]+:[A-Za-z]+", definition), f"{term}: {definition}"


def test_the_header(ontology: rdflib.Graph) -> None:
    """The ontology says its title, description, licence, creator, version, prefix and dates."""
    vann = rdflib.Namespace("http://purl.org/vocab/vann/")
    for predicate in (
        *(DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.creator, DCTERMS.created, DCTERMS.modified),
        *(OWL.versionIRI, vann.preferredNamespacePrefix, vann.preferredNamespaceUri),
    ):
        assert ontology.value(ONTOLOGY, predicate) is not None, predicate


def test_context_and_ontology_have_the_same_terms(ontology: rdflib.Graph) -> None:
    """Every own term that the context uses is in the ontology, and the ontology has none that nothing uses."""
    used = set()
    for value in data.context().values():
        iri = value.get("@id") or value.get("@reverse") if isinstance(value, dict) else value
        if isinstance(iri, str) and iri != CG and iri.startswith("cg:"):
            used.add(data.expand(iri))
    assert {str(term) for term in own(ontology)} == used


def test_every_predicate_is_asked_for() -> None:
    """Each own property of the sample's graph is asked for by a question, or is there to trace the graph."""
    asked = "\n".join(path.read_text(encoding="utf-8") for path in (TOP / "ontology" / "questions").glob("*.rq"))
    tracing = {"rule", "sha256", "textOffset"}
    graph = cablegraph.to_graph(next(cablegraph.read(SAMPLE)))
    properties = {str(found).removeprefix(CG) for found in graph.predicates() if str(found).startswith(CG)}
    assert {name for name in properties if f"cg:{name}" not in asked} == tracing


@pytest.mark.skipif(shutil.which("java") is None, reason="no Java here, which HermiT needs")
@pytest.mark.filterwarnings("ignore::DeprecationWarning:owlready2.*")  # its own
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # owlready2 leaves the reasoner's pipe to the collector
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the same, seen by pytest
@pytest.mark.parametrize("planted", [False, True], ids=["as-it-is", "with-a-contradiction"])
def test_hermit_finds_it_consistent_with_the_sample(
    planted: bool,  # noqa: FBT001 parametrised
    ontology: rdflib.Graph,
    tmp_path: Path,
) -> None:
    """HermiT finds ontology and sample consistent, and finds a contradiction that is planted."""
    import owlready2  # noqa: PLC0415 slow, and writes to the home folder at import

    together = rdflib.Graph()
    together += ontology
    together += cablegraph.to_graph(next(cablegraph.read(SAMPLE)))
    # HermiT refuses these two datatypes of XML Schema.
    refused = {rdflib.XSD.date, rdflib.XSD.gYear}
    for triple in list(together):
        if isinstance(triple[2], rdflib.Literal) and triple[2].datatype in refused:
            together.remove(triple)
    if planted:
        cable = next(together.subjects(RDF.type, rdflib.URIRef(f"{CG}Cable")))
        together.add((cable, RDF.type, rdflib.URIRef(f"{CG}Paragraph")))
    file = tmp_path / "together.nt"
    together.serialize(file, format="nt", encoding="utf-8")
    world = owlready2.World()
    loaded = world.get_ontology(file.as_uri()).load()
    if planted:
        with pytest.raises(owlready2.OwlReadyInconsistentOntologyError), loaded:
            owlready2.sync_reasoner_hermit(world, debug=0)
    else:
        with loaded:
            owlready2.sync_reasoner_hermit(world, debug=0)
        assert list(world.inconsistent_classes()) == []
    assert "owlready2" in sys.modules
