"""The script of the page agrees with the test vectors in Node."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def node() -> str:
    """Node on this machine."""
    found = shutil.which("node")
    if found is None:
        message = "Node is not there, so the test vectors were not read by it; install nodejs"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


def test_p17_node_and_the_script_of_the_page_agree_with_the_vectors(node: str) -> None:
    script = Path(__file__).with_name("vectors.mjs")
    done = subprocess.run([node, str(script)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "agreed\n"), done.stderr
