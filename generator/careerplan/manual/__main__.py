"""`python -m careerplan.manual [DIR]` writes the reference pages (default: docs/reference)."""

from __future__ import annotations

import sys
from pathlib import Path

from careerplan.manual.pages import reference_pages


def main(folder: Path) -> None:
    """Write every page into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in reference_pages().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/reference"))
