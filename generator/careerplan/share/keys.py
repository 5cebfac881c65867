"""The master key and the passphrase: from the environment, else from the plan's private folder.

Neither is ever taken from the command line, printed in a message, or written anywhere but to
`.careerplan/` with mode 0600.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import unicodedata
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from msgspec import Struct

from careerplan.share.refusal import Refusal
from careerplan.share.secret import KEY_BYTES, Secret, key_text, read_key
from careerplan.share.strength import WORDS, drawn_passphrase, is_strong, parts_of
from careerplan.site.write import HALF_WRITTEN, STATE

KEY_VARIABLE, PASSPHRASE_VARIABLE = "CAREERPLAN_KEY", "CAREERPLAN_PASSPHRASE"
KEY_FILE, PASSPHRASE_FILE = f"{STATE}/key", f"{STATE}/passphrase"
FEWEST_DISTINCT = 16
"""Bytes of a master key that differ from one another: of 32 random ones never fewer."""


class Keys(Struct, frozen=True):
    """What a plan is sealed with."""

    master: Secret
    passphrase: Secret
    """UTF-8, as `normalised` makes it."""


def read_keys(root: Path, known: Collection[str] = ()) -> Keys | Refusal:
    """Both keys of a plan, or why it cannot be sealed; `known` are names that a passphrase must not rest on."""
    master = read_master(root)
    if isinstance(master, Refusal):
        return master
    passphrase = _read_passphrase(root, known)
    return passphrase if isinstance(passphrase, Refusal) else Keys(master, passphrase)


def read_master(root: Path) -> Secret | Refusal:
    """The master key of a plan, or why there is none."""
    text = _from(KEY_VARIABLE, root / KEY_FILE)
    if text is None:
        return Refusal(
            f"there is no master key: {KEY_VARIABLE} is not set and {KEY_FILE} is not there",
            f"Set {KEY_VARIABLE} to the key that the plan has at home, or make one with: careerplan share keys",
        )
    key = read_key(text)
    if key is None:
        return Refusal(
            f"the master key ({KEY_VARIABLE} or {KEY_FILE}) is not one: it has 43 letters, digits, - and _",
            "Copy it again from where it was made; every letter counts",
        )
    if len(set(key.reveal())) < FEWEST_DISTINCT:
        return Refusal(
            f"the master key ({KEY_VARIABLE} or {KEY_FILE}) is not random: few bytes stand in it again and again",
            "Take one that careerplan share keys has made",
        )
    return key


def _read_passphrase(root: Path, known: Collection[str]) -> Secret | Refusal:
    text = _from(PASSPHRASE_VARIABLE, root / PASSPHRASE_FILE)
    if text is None:
        return Refusal(
            f"there is no passphrase: {PASSPHRASE_VARIABLE} is not set and {PASSPHRASE_FILE} is not there",
            f"Set {PASSPHRASE_VARIABLE}, or make one with: careerplan share keys",
        )
    passphrase = normalised(text)
    if not is_strong(passphrase, parts_of(known)):
        return Refusal(
            "the passphrase is too easy to guess for a file that anybody may download and try",
            f"Take {WORDS} random words, as careerplan share keys makes them",
        )
    return Secret(passphrase.encode())


def _from(variable: str, path: Path) -> str | None:
    """A secret from the environment, else from its file; None if neither says anything."""
    text = os.environ.get(variable, "")
    if text.strip():
        return text
    try:
        text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""  # of a pipe there is no end
    except (OSError, UnicodeDecodeError):
        return None
    return text if text.strip() else None


def normalised(passphrase: str) -> str:
    """A passphrase as every keyboard gives it: NFKC, each run of white space one space."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def make_keys(root: Path, files: Collection[str] = (KEY_FILE, PASSPHRASE_FILE)) -> tuple[str, ...]:
    """Write the keys that a plan lacks; the paths that were written. One that is there is never replaced."""
    return tuple(path for path, make in _MAKERS.items() if path in files and _write_secret(root / path, make))


def replace_keys(root: Path) -> tuple[str, ...]:
    """New keys in place of those that a plan has; the paths that were written. A file holds the old one or the new."""
    halves = {path: _half_written(root / path, make) for path, make in _MAKERS.items()}
    try:
        for path, half in halves.items():
            half.replace(root / path)
    finally:
        for half in halves.values():
            with contextlib.suppress(OSError):
                half.unlink()
    return tuple(halves)


def _half_written(path: Path, make: Callable[[], str]) -> Path:
    """A new secret beside the file that it is for, under a name that the next build sweeps away if this is killed."""
    half = path.with_name(HALF_WRITTEN.replace("*", secrets.token_hex(6)))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _create(half, make())
    return half


def _made_key() -> str:
    return key_text(Secret(secrets.token_bytes(KEY_BYTES)))


_MAKERS: Mapping[str, Callable[[], str]] = {KEY_FILE: _made_key, PASSPHRASE_FILE: drawn_passphrase}


def _write_secret(path: Path, make: Callable[[], str]) -> bool:
    """Write a secret that is not there, whole or not at all; False if there is one."""
    is_left_empty = _is_blank(path)
    if os.path.lexists(path) and not is_left_empty:
        return False
    half = _half_written(path, make)
    try:
        if is_left_empty:
            half.replace(path)
            return True
        return _give_name(half, path)
    finally:
        half.unlink(missing_ok=True)


def _is_blank(path: Path) -> bool:
    """True for a file in which nothing stands: whoever was to write it was killed."""
    try:
        return path.is_file() and not path.read_bytes().strip()
    except OSError:
        return False


def _give_name(half: Path, path: Path) -> bool:
    try:
        os.link(half, path)
    except FileExistsError:
        return False
    except OSError:  # a disk that cannot give a file two names
        with contextlib.suppress(FileExistsError):
            _create(path, half.read_text(encoding="ascii").strip())
            return True
        return False
    return True


def _create(path: Path, secret: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR)
    with os.fdopen(handle, "w", encoding="ascii", newline="\n") as stream:
        stream.write(f"{secret}\n")
        stream.flush()
        os.fsync(stream.fileno())  # it may be the only copy
