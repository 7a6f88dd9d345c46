"""The house: layers, names, what the documents say, what must not be in the repository."""

from __future__ import annotations

import ast
import re
import subprocess
from typing import TYPE_CHECKING

import click
import pytest
from conftest import SHARED, TOP, needs_shared

import cablegraph
from cablegraph import errors
from cablegraph.cli import commands

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = TOP / "src" / "cablegraph"
# Lowest first: an import never points up.
LAYERS = [
    "errors",
    "cable",
    "flow",
    "data",
    "reading",
    "extracting",
    "describing",
    "graph",
    "explaining",
    "validation",
    "exporting",
    "linking",
    "store",
    "running",
    "cli",
]


def modules() -> Iterator[tuple[str, Path]]:
    """Yield the layer and the file of every module; the package's front door is above them all."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if parts != ("__init__",):
            yield parts[0], path


def imported(path: Path) -> set[str]:
    """Return the layers that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "cablegraph":
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("cablegraph.")}
    return found & set(LAYERS)


def test_an_import_never_points_up() -> None:
    """Every module imports only from its own layer and those below it."""
    upward = [
        f"{path.relative_to(TOP)} imports {other}"
        for layer, path in modules()
        for other in imported(path)
        if LAYERS.index(other) > LAYERS.index(layer)
    ]
    assert upward == []


def test_no_two_modules_import_each_other() -> None:
    """Inside a layer too, imports form no circle."""
    files = {".".join(("cablegraph", *path.relative_to(PACKAGE).with_suffix("").parts)): path for _, path in modules()}
    files = {name.removesuffix(".__init__"): path for name, path in files.items() if path.name != "__init__.py"}
    uses = {
        name: {
            node.module
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom) and node.module in files
        }
        for name, path in files.items()
    }

    def reached(name: str, seen: frozenset[str] = frozenset()) -> set[str]:
        return set().union(*({other} | reached(other, seen | {name}) for other in uses[name] if other not in seen))

    assert [name for name in uses if name in reached(name)] == []


def test_the_layers_are_the_folders() -> None:
    """Every layer is there, and there is none besides."""
    assert {layer for layer, _ in modules()} == set(LAYERS)


def test_names_say_the_job_and_modules_stay_small() -> None:
    """No module is a drawer for whatever comes, and none is over 260 lines."""
    vague = {"utils", "util", "helpers", "common", "core", "base", "manager", "misc"}
    for _, path in modules():
        assert path.stem not in vague
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 260, path


def test_every_verb_is_documented() -> None:
    """Each visible verb has a help text and is named in the README."""
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    for name, command in commands.commands.items():
        assert command.help, name
        assert f"cablegraph {name}" in readme, name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help or parameter.name == "form", (name, parameter.name)


def test_version_and_changelog_agree() -> None:
    """The newest entry of the change log is the version of the package, which the ontology names too."""
    version = cablegraph.__version__
    changes = (TOP / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[(\d+\.\d+\.\d+)\]", changes, re.MULTILINE)
    assert newest is not None
    assert newest[1] == version
    assert f'owl:versionInfo "{version}"' in (TOP / "ontology" / "cablegraph.ttl").read_text(encoding="utf-8")


def test_the_exception_tree_is_drawn() -> None:
    """The docstring of `errors` draws every exception there is."""
    classes = [name for name, value in vars(errors).items() if isinstance(value, type)]
    assert errors.__doc__ is not None
    assert all(name in errors.__doc__ for name in classes)
    assert len(classes) >= 6


def test_the_front_door() -> None:
    """The package exports these names and no others."""
    assert cablegraph.__all__ == sorted(cablegraph.__all__)
    assert set(cablegraph.__all__) == {"Cable", "Report", "describe", "read", "sample", "to_graph", "validate"}


def tracked() -> list[Path]:
    """Return the files under version control."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=TOP, capture_output=True, check=True, text=True)
    return [TOP / name for name in done.stdout.split("\0") if name and (TOP / name).is_file()]


def test_the_locks_name_no_place() -> None:
    """Every pin of the locks has hashes, and neither lock names a registry or a path."""
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = (TOP / name).read_text(encoding="utf-8")
        pins = re.findall(r"^[\w.-]+==\S+", lock, re.MULTILINE)
        assert len(pins) > 20
        assert lock.count("--hash=sha256:") >= len(pins)
        assert "://" not in lock
        assert not re.search(r"^\s*(?:-e|--index|--find)", lock, re.MULTILINE)


@needs_shared
def test_no_sentence_of_a_real_cable_is_in_the_repository() -> None:
    """No tracked file shares ten words in a row with the body of a real cable; header and REF lines are facts."""
    word = re.compile(r"[A-Za-z']+")

    def runs(text: str) -> Iterator[str]:
        words = [found.lower() for found in word.findall(text)]
        return (" ".join(words[index : index + 10]) for index in range(len(words) - 9))

    real: dict[str, str] = {}
    for path in SHARED.rglob("*.txt"):
        text = path.read_text(encoding="utf-8", errors="replace")
        first = re.search(r"¶ ?1\.|^ ?1\. ?\(|^ ?¶", text, re.MULTILINE)
        real |= dict.fromkeys(runs(text[first.end() if first else max(text.find("SUBJECT"), 0) :]), path.name)
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        shared = [run for run in runs(text) if run in real]
        assert shared == [], f"{path}: {shared[0]}"


@pytest.mark.parametrize("path", sorted(path for path in (TOP / "ontology").rglob("*.ttl")), ids=lambda path: path.stem)
def test_turtle_is_written_by_hand_one_statement_a_line(path: Path) -> None:
    """In our Turtle each subject says its type first, its other statements are sorted, and a dot ends it alone."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith(("#", "@prefix"))]
        if not lines or "[" in block or "(" in lines[0]:
            continue
        statements = [line.strip() for line in lines if line.startswith("    ") and not line.startswith("     ")]
        types = [line for line in statements if line.startswith("a ")]
        others = [line for line in statements if not line.startswith("a ")]
        assert statements == types + others, block
        predicates = [line.split()[0] for line in others]
        assert predicates == sorted(predicates), block
        assert lines[-1].strip() == ".", block
