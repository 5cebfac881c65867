import os
import stat
from pathlib import Path

import pytest

from careerplan.share.keys import (
    KEY_FILE,
    KEY_VARIABLE,
    PASSPHRASE_FILE,
    PASSPHRASE_VARIABLE,
    Keys,
    make_keys,
    normalised,
    read_keys,
    read_master,
    replace_keys,
)
from careerplan.share.refusal import Refusal
from careerplan.share.secret import Secret, key_text
from careerplan.share.strength import drawn_passphrase, is_strong, parts_of

KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
PASSPHRASE = "hedging paying chimp edging tamer liquefy"  # noqa: S105 - nobody uses it


@pytest.fixture(autouse=True)
def _no_secrets_around(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    monkeypatch.delenv(PASSPHRASE_VARIABLE, raising=False)


def keys_of(root: Path) -> Keys:
    keys = read_keys(root)
    assert isinstance(keys, Keys)
    return keys


def refusal_of(root: Path) -> Refusal:
    refusal = read_keys(root)
    assert isinstance(refusal, Refusal)
    return refusal


def test_a_new_plan_gets_a_key_and_six_words_that_nobody_else_can_read(tmp_path: Path) -> None:
    assert make_keys(tmp_path) == (KEY_FILE, PASSPHRASE_FILE)
    for name in (KEY_FILE, PASSPHRASE_FILE):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    words = (tmp_path / PASSPHRASE_FILE).read_text(encoding="ascii").split()
    assert len(words) == 6
    assert len(keys_of(tmp_path).master.reveal()) == 32


def test_keys_that_are_there_are_never_replaced(tmp_path: Path) -> None:
    make_keys(tmp_path)
    before = (tmp_path / KEY_FILE).read_bytes()
    (tmp_path / PASSPHRASE_FILE).unlink()
    assert make_keys(tmp_path) == (PASSPHRASE_FILE,)
    assert make_keys(tmp_path) == ()
    assert (tmp_path / KEY_FILE).read_bytes() == before


def test_replaced_keys_are_new_whole_and_still_for_nobody_else(tmp_path: Path) -> None:
    make_keys(tmp_path)
    (tmp_path / KEY_FILE).chmod(0o644)
    before = keys_of(tmp_path)
    assert replace_keys(tmp_path) == (KEY_FILE, PASSPHRASE_FILE)
    after = keys_of(tmp_path)
    assert after.master != before.master
    assert after.passphrase != before.passphrase
    assert {path.name for path in (tmp_path / KEY_FILE).parent.iterdir()} == {"key", "passphrase"}
    for name in (KEY_FILE, PASSPHRASE_FILE):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_a_key_that_is_a_link_is_replaced_here_and_not_where_it_leads(tmp_path: Path) -> None:
    make_keys(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    (tmp_path / KEY_FILE).rename(elsewhere)
    before = elsewhere.read_bytes()
    (tmp_path / KEY_FILE).symlink_to(elsewhere)
    replace_keys(tmp_path)
    assert elsewhere.read_bytes() == before
    assert not (tmp_path / KEY_FILE).is_symlink()
    assert (tmp_path / KEY_FILE).read_bytes() != before


def test_made_passphrases_differ_and_are_strong(tmp_path: Path) -> None:
    made = set()
    for number in range(20):
        make_keys(tmp_path / str(number))
        made.add((tmp_path / str(number) / PASSPHRASE_FILE).read_text(encoding="ascii").strip())
    assert len(made) == 20
    assert all(is_strong(passphrase) for passphrase in made)


def test_the_environment_comes_before_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_keys(tmp_path)
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    monkeypatch.setenv(PASSPHRASE_VARIABLE, f"  {PASSPHRASE.replace(' ', '   ')}\n")
    keys = keys_of(tmp_path)
    assert key_text(keys.master) == KEY
    assert keys.passphrase.reveal() == PASSPHRASE.encode()


def test_an_empty_variable_is_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_keys(tmp_path)
    monkeypatch.setenv(KEY_VARIABLE, " ")
    assert key_text(keys_of(tmp_path).master) == (tmp_path / KEY_FILE).read_text(encoding="ascii").strip()


def test_p11_a_missing_key_and_a_missing_passphrase_are_refused(tmp_path: Path) -> None:
    assert "no master key" in refusal_of(tmp_path).reason
    make_keys(tmp_path)
    (tmp_path / PASSPHRASE_FILE).unlink()
    assert "no passphrase" in refusal_of(tmp_path).reason
    assert not isinstance(read_master(tmp_path), Refusal)


@pytest.mark.parametrize("text", ["secret-value-1", KEY[:-1], KEY + KEY, "\ufeff" + "Ω" * 43])
def test_p22_a_damaged_key_is_refused_without_being_repeated(text: str, tmp_path: Path) -> None:
    (tmp_path / ".careerplan").mkdir()
    (tmp_path / KEY_FILE).write_text(text, encoding="utf-8")
    refusal = refusal_of(tmp_path)
    assert "43 letters" in refusal.reason
    assert text not in str(refusal)


def test_a_key_file_in_another_encoding_is_no_key(tmp_path: Path) -> None:
    (tmp_path / ".careerplan").mkdir()
    (tmp_path / KEY_FILE).write_bytes(b"\xff\xfe" + KEY.encode("utf-16-le"))
    assert "no master key" in refusal_of(tmp_path).reason


WEAK = [
    "",
    "password",
    "correct horse battery staple",
    "purple monkeys eat unripe bananas",
    "password password password password",
    "a" * 60,
    "Tr0ub4dor&3 hello",
    "qwertyuiopasdfghjklzxcvbnm",
    "2026-11-21 2026-11-22 2026-11-23",
    "to be or not to be that is the question",
    "it was the best of times it was the worst of times",
    "one two three four five six",
    "monday tuesday wednesday thursday friday saturday",
    "January, February, March, April, May, June, July!",
    "May-the-force-be-with-you-2024",
    "Four score and seven years ago our fathers",
    "ask not what your country can do for you",
]


@pytest.mark.parametrize("passphrase", WEAK)
def test_p19_a_weak_passphrase_is_refused_without_being_repeated(
    passphrase: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    monkeypatch.setenv(PASSPHRASE_VARIABLE, passphrase or " ")
    refusal = refusal_of(tmp_path)
    assert not passphrase or passphrase not in str(refusal)
    assert not is_strong(passphrase)


OWNER = ("Alex Moreau", "Alex's plan", "plan.example.org")


@pytest.mark.parametrize(
    "passphrase",
    ["plan.example.org plan.example.org", "AlexMoreau-careerplan-2026!", "Alex Moreau Kafka Talk Europe Brussels 1987"],
)
def test_p19_what_the_plan_itself_says_makes_no_passphrase(
    passphrase: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    monkeypatch.setenv(PASSPHRASE_VARIABLE, passphrase)
    refusal = read_keys(tmp_path, OWNER)
    assert isinstance(refusal, Refusal)
    assert passphrase not in str(refusal)
    assert not is_strong(passphrase, parts_of(OWNER))


def test_p19_six_words_by_lot_are_always_taken() -> None:
    assert all(is_strong(drawn_passphrase(), parts_of(OWNER)) for _ in range(200))


@pytest.mark.parametrize("value", [bytes(32), b"careerplan" * 3 + b"ca", bytes(range(8)) * 4])
def test_p19_a_master_key_that_is_not_random_is_refused(
    value: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, key_text(Secret(value)))
    refusal = read_master(tmp_path)
    assert isinstance(refusal, Refusal)
    assert "is not random" in refusal.reason
    assert key_text(Secret(value)) not in str(refusal)


def test_p36_a_key_that_was_never_written_to_its_end_counts_as_missing(tmp_path: Path) -> None:
    (tmp_path / ".careerplan").mkdir()
    (tmp_path / KEY_FILE).touch()
    (tmp_path / PASSPHRASE_FILE).write_text("\n", encoding="ascii")
    assert make_keys(tmp_path) == (KEY_FILE, PASSPHRASE_FILE)
    keys_of(tmp_path)
    assert {path.name for path in (tmp_path / ".careerplan").iterdir()} == {"key", "passphrase"}
    assert make_keys(tmp_path) == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are those of POSIX")
def test_a_pipe_in_the_place_of_a_key_is_no_key(tmp_path: Path) -> None:
    (tmp_path / ".careerplan").mkdir()
    os.mkfifo(tmp_path / KEY_FILE)
    assert "no master key" in refusal_of(tmp_path).reason


@pytest.mark.parametrize(
    "passphrase", [PASSPHRASE, "옥수수 감자 바다 하늘 구름 나무 겨울 호수", "w7Qk!x93-Zr_1pLs0vNe4"]
)
def test_p19_a_strong_one_of_ones_own_is_taken(passphrase: str) -> None:
    assert is_strong(normalised(passphrase))


def test_a_passphrase_is_the_same_from_every_keyboard() -> None:
    assert normalised(" U\u0308nterwegs\u00a0 drei\t\ufb01sche ") == "Ünterwegs drei fische"


@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX")
def test_the_folder_of_the_keys_is_the_owners_alone(tmp_path: Path) -> None:
    make_keys(tmp_path / "plan")
    assert stat.S_IMODE((tmp_path / "plan" / ".careerplan").stat().st_mode) == 0o700
