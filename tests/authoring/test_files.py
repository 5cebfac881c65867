"""Files as they reach the disk: whole, under their own name, with nothing left beside them."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from careerplan.authoring.files import path_on_disk, replace_text, sample_at, write_new


def test_a_new_file_is_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "skills" / "kafka.md"
    assert write_new(path, "é\n")
    assert path.read_bytes() == "é\n".encode()
    assert [entry.name for entry in path.parent.iterdir()] == ["kafka.md"]


def test_one_that_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "kafka.md"
    path.write_text("mine", encoding="utf-8")
    assert not write_new(path, "theirs")
    assert path.read_text(encoding="utf-8") == "mine"
    assert [entry.name for entry in tmp_path.iterdir()] == ["kafka.md"]


def test_a_link_to_nothing_is_there_too(tmp_path: Path) -> None:
    (tmp_path / "kafka.md").symlink_to(tmp_path / "gone.md")
    assert not write_new(tmp_path / "kafka.md", "theirs")
    assert not (tmp_path / "gone.md").exists()


def test_a_disk_that_gives_a_file_only_one_name_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "kafka.md"
    assert write_new(path, "one")
    assert not write_new(path, "two")
    assert path.read_text(encoding="utf-8") == "one"
    assert [entry.name for entry in tmp_path.iterdir()] == ["kafka.md"]


def test_a_name_in_another_unicode_form_is_found(tmp_path: Path) -> None:
    composed, apart = (unicodedata.normalize(form, "Zoë.md") for form in ("NFC", "NFD"))
    (tmp_path / apart).write_text("x", encoding="utf-8")
    assert path_on_disk(tmp_path, composed).read_text(encoding="utf-8") == "x"
    assert path_on_disk(tmp_path, "gone.md") == tmp_path / "gone.md"


def test_a_replaced_file_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "kafka.md"
    path.write_text("one", encoding="utf-8")
    path.chmod(0o600)
    replace_text(path, "two\r\n")
    assert path.read_bytes() == b"two\r\n"
    assert path.stat().st_mode & 0o777 == 0o600


def test_only_a_sample_makes_way(tmp_path: Path) -> None:
    real, sample = tmp_path / "real.md", tmp_path / "sample.md"
    real.write_text("---\ntitle: Kafka\n---\n", encoding="utf-8")
    sample.write_text("---\nsample: true\n---\n", encoding="utf-8")
    assert sample_at(real) is None
    assert sample_at(sample) == "---\nsample: true\n---\n"
    assert sample_at(tmp_path / "gone.md") is None
