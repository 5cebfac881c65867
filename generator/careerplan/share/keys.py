"""The master key and the passphrase: from the environment, else from the plan's private folder.

Neither is ever taken from the command line, printed in a message, or written anywhere but to
`.careerplan/` with mode 0600.
"""

from __future__ import annotations

import os
import secrets
import stat
import unicodedata
from collections.abc import Callable, Collection
from pathlib import Path

from msgspec import Struct

from careerplan.share.refusal import Refusal
from careerplan.share.secret import KEY_BYTES, Secret, key_text, read_key
from careerplan.site.write import STATE

KEY_VARIABLE, PASSPHRASE_VARIABLE = "CAREERPLAN_KEY", "CAREERPLAN_PASSPHRASE"
KEY_FILE, PASSPHRASE_FILE = f"{STATE}/key", f"{STATE}/passphrase"
WORDS = 6
"""Words of a made passphrase, from a list of 7,776: 77 bits."""

FEWEST_GUESSES = 20
"""Passphrases that fewer than ten to this power guesses would find, as zxcvbn counts, are refused."""
SHORTEST = 16
LONGEST = 72
"""What zxcvbn reads; a longer passphrase is judged by its beginning."""


class Keys(Struct, frozen=True):
    """What a plan is sealed with."""

    master: Secret
    passphrase: Secret
    """UTF-8, as `normalised` makes it."""


def read_keys(root: Path) -> Keys | Refusal:
    """Both keys of a plan, or why it cannot be sealed."""
    master = read_master(root)
    if isinstance(master, Refusal):
        return master
    passphrase = _read_passphrase(root)
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
    return key


def _read_passphrase(root: Path) -> Secret | Refusal:
    text = _from(PASSPHRASE_VARIABLE, root / PASSPHRASE_FILE)
    if text is None:
        return Refusal(
            f"there is no passphrase: {PASSPHRASE_VARIABLE} is not set and {PASSPHRASE_FILE} is not there",
            f"Set {PASSPHRASE_VARIABLE}, or make one with: careerplan share keys",
        )
    passphrase = normalised(text)
    if not is_strong(passphrase):
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
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    return text if text.strip() else None


def normalised(passphrase: str) -> str:
    """A passphrase as every keyboard gives it: NFKC, each run of white space one space."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def is_strong(passphrase: str) -> bool:
    """True if a passphrase withstands somebody who has the file and a room of machines.

    zxcvbn counts what it does not know letter by letter, so plain words are counted here.
    """
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its word lists take a while to load

    parts = passphrase.split()
    few_words = len(parts) > 1 and len(parts) < WORDS and all(part.isalpha() for part in parts)
    if few_words or len(passphrase) < SHORTEST:
        return False
    return bool(zxcvbn(passphrase[:LONGEST])["guesses_log10"] >= FEWEST_GUESSES)


def make_keys(root: Path, files: Collection[str] = (KEY_FILE, PASSPHRASE_FILE)) -> tuple[str, ...]:
    """Write the keys that a plan lacks; the paths that were written. One that is there is never replaced."""
    made = ((KEY_FILE, _made_key), (PASSPHRASE_FILE, _made_passphrase))
    return tuple(path for path, make in made if path in files and _write_secret(root / path, make))


def _made_key() -> str:
    return key_text(Secret(secrets.token_bytes(KEY_BYTES)))


def _made_passphrase() -> str:
    from xkcdpass import xkcd_password as words  # noqa: PLC0415 - needed once in a plan's life

    listed = words.generate_wordlist(wordfile=words.locate_wordfile("eff-long"), min_length=1, max_length=20)
    return str(words.generate_xkcdpassword(listed, numwords=WORDS, delimiter=" "))


def _write_secret(path: Path, make: Callable[[], str]) -> bool:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w", encoding="ascii", newline="\n") as stream:
        stream.write(f"{make()}\n")
    return True
