"""The README's console blocks are run, and give what they show."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from conftest import TOP

README = (TOP / "README.md").read_text(encoding="utf-8")


def test_console_blocks_give_what_they_show(tmp_path: Path) -> None:
    """Each command of the console blocks, run in order in one empty folder, prints the lines below it."""
    blocks = re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 4
    binaries = Path(sys.executable).parent
    environment = os.environ | {"PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "200"}
    for block in blocks:
        for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=tmp_path,
                env=environment,
                check=False,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            assert done.stdout == shown, command


def test_make_targets_that_the_readme_names_exist() -> None:
    """Every `make TARGET` of the README is a target of the Makefile."""
    makefile = (TOP / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"\bmake (\w+)", README))
    assert {"demo", "test", "bench"} <= targets
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)
