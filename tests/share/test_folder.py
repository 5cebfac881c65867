"""The published folder: what may lie there, and that a build killed at any moment leaves it whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from careerplan.share.folder import holds_locked_site, own_files, refuse_foreign
from careerplan.share.publish import placeholder_outputs
from careerplan.share.shell import locked_page, share_page
from careerplan.site.write import HALF_WRITTEN, write_site, written_before
from tests.cli.plans import files_of
from tests.share.sealing import share_envelope, site_envelope

P = ParamSpec("P")
R = TypeVar("R")

OLD = {**placeholder_outputs(), "index.html": locked_page(site_envelope()), "s/one.html": share_page(share_envelope())}
NEW = {**placeholder_outputs(), "index.html": locked_page(site_envelope()), "s/two.html": share_page(share_envelope())}


class Killed(BaseException):
    """The end of the process: nothing catches it."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    return tmp_path / "plan"


def write(root: Path, outputs: dict[str, bytes]) -> None:
    out = root / "sealed"
    assert refuse_foreign(out, written_before(root, out)) is None
    write_site(root, out, outputs, own=own_files(out))


def killed_after(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    left = [count]

    def dying(operation: Callable[P, R]) -> Callable[P, R]:
        def run(*arguments: P.args, **options: P.kwargs) -> R:
            if left[0] <= 0:
                raise Killed
            left[0] -= 1
            return operation(*arguments, **options)

        return run

    for name in ("replace", "unlink", "rmdir", "mkdir"):
        monkeypatch.setattr(os, name, dying(getattr(os, name)))


@pytest.mark.parametrize("with_manifest", [True, False])
def test_p36_killed_at_any_moment_every_sealed_file_is_whole_and_the_next_build_finishes(
    root: Path, monkeypatch: pytest.MonkeyPatch, *, with_manifest: bool
) -> None:
    moments, ended = 0, False
    while not ended:
        write(root, OLD)
        with monkeypatch.context() as patch:
            killed_after(moments, patch)
            try:
                write(root, NEW)
                ended = True
            except Killed:
                moments += 1
        for name, data in files_of(root / "sealed").items():
            if not Path(name).match(HALF_WRITTEN):
                assert data in (OLD.get(name), NEW.get(name))
        if not with_manifest:
            (root / ".careerplan/manifest.json").unlink()
        write(root, NEW)
        assert files_of(root / "sealed") == NEW
    assert moments > 2


def test_pages_of_an_earlier_version_are_known_by_the_manifest(root: Path) -> None:
    out = root / "sealed"
    older = {"index.html": b"<title>Private page</title>", "robots.txt": b"User-agent: *\n"}
    write_site(root, out, older)
    assert refuse_foreign(out, written_before(root, out)) is None
    assert refuse_foreign(out, {}) is not None


def test_p43_a_plain_page_is_foreign_even_if_the_manifest_has_it(root: Path) -> None:
    out = root / "sealed"
    write_site(
        root, out, {"index.html": b'<head><meta name="generator" content="careerplan"></head>', "site.css": b"x"}
    )
    refusal = refuse_foreign(out, written_before(root, out))
    assert refusal is not None
    assert refusal.details == ("index.html", "site.css")


def test_a_missing_folder_and_an_empty_one_are_fine(tmp_path: Path) -> None:
    assert refuse_foreign(tmp_path / "none", {}) is None
    assert refuse_foreign(tmp_path, {}) is None
    assert not holds_locked_site(tmp_path)


@pytest.mark.parametrize(
    "name", ["s/../index.html", "index.HTML", "s/a/b.html", "404.html.bak", "s/.html~", "ＣＮＡＭＥ"]
)
def test_p32_a_name_that_only_looks_like_ours_is_foreign(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"<p>mine</p>")
    assert refuse_foreign(tmp_path, {}) is not None


@pytest.mark.parametrize("name", ["index.html", "s/one.html", "404.html"])
def test_p43_a_locked_site_is_known_by_any_page_of_it(tmp_path: Path, name: str) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / name).write_bytes(OLD[name])
    assert holds_locked_site(tmp_path)
    (tmp_path / name).write_bytes(OLD[name].replace(b"Private page", b"Private pagE"))
    assert not holds_locked_site(tmp_path)


def test_p43_a_page_with_anything_beside_what_is_sealed_is_foreign(tmp_path: Path) -> None:
    sealed = site_envelope()
    for beside in (sealed.replace('"format"', '"note":"Leave","format"'), sealed.replace(":", ": "), '{"a":1}'):
        (tmp_path / "index.html").write_bytes(locked_page(beside))
        assert refuse_foreign(tmp_path, {}) is not None
