"""How hard a passphrase is to guess for somebody who has the file and a room of machines."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection
from functools import cache

WORDS = 6
"""Words of a made passphrase, from a list of 7,776: 77 bits."""
LIST = "eff-long"

FEWEST_GUESSES = 20
"""Passphrases that fewer than ten to this power guesses would find are refused."""
SHORTEST = 16
LONGEST = 72
"""What zxcvbn reads; a longer passphrase is judged by its beginning."""

_FEWEST_IN_PHRASE, _SHORTEST_WORD = 3, 3
"""Words, and letters of one, from which a passphrase is read as a phrase."""
_KNOWN_WORD, _FOREIGN_WORD = 4.5, 3.3
"""Powers of ten: words from which somebody draws; for other scripts no frequency list says more."""


def is_strong(passphrase: str, known: Collection[str] = ()) -> bool:
    """True if a passphrase withstands guessing; `known` is what stands in the plan and is guessed first.

    zxcvbn counts words as if they were drawn by lot and repeated ones anew, so sentences are counted here too.
    """
    parts = passphrase.split()
    few_words = len(parts) > 1 and len(parts) < WORDS and all(part.isalpha() for part in parts)
    if few_words or len(passphrase) < SHORTEST or _guesses(passphrase, known) < FEWEST_GUESSES:
        return False
    words = _words_in(passphrase)
    return not _is_phrase(words) or _is_drawn(words) or _phrase_guesses(words, known) >= FEWEST_GUESSES


def parts_of(texts: Collection[str]) -> frozenset[str]:
    """Texts and the words in them, as somebody would try them who knows the plan's owner."""
    whole = (text.casefold() for text in texts if text)
    return frozenset(part for text in whole for part in (text, *_words_in(text), "".join(_words_in(text))) if part)


def _guesses(text: str, known: Collection[str]) -> float:
    """The power of ten of the guesses that find a text."""
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its word lists take a while to load

    return float(zxcvbn(text[:LONGEST], user_inputs=[*sorted(known), "careerplan"])["guesses_log10"])


def _words_in(passphrase: str) -> list[str]:
    return [word for word in re.split(r"[\W_]+", passphrase.casefold()) if word]


def _is_phrase(words: list[str]) -> bool:
    """True if most letters of a passphrase make words."""
    spelt = [word for word in words if word.isalpha() and (len(word) >= _SHORTEST_WORD or not word.isascii())]
    return len(spelt) >= _FEWEST_IN_PHRASE and 2 * sum(map(len, spelt)) > sum(map(len, words))


def _is_drawn(words: list[str]) -> bool:
    """True for at least six words of the list from which made passphrases are drawn, and no others."""
    return len(set(words)) >= WORDS and _listed().issuperset(words)


def _phrase_guesses(words: list[str], known: Collection[str]) -> float:
    """Each word counts once, and as its place among the most frequent ones."""
    return sum(_word_guesses(word, known) for word in set(words))


def _word_guesses(word: str, known: Collection[str]) -> float:
    if not word.isascii():
        return _FOREIGN_WORD
    guesses = _guesses(word, known)
    return min(guesses, _KNOWN_WORD) if word.isalpha() else guesses


def drawn_passphrase() -> str:
    """Six words by lot, no two alike."""
    return " ".join(secrets.SystemRandom().sample(_list(), WORDS))


@cache
def _listed() -> frozenset[str]:
    return frozenset(part for word in _list() for part in _words_in(word))


@cache
def _list() -> tuple[str, ...]:
    from xkcdpass import xkcd_password as words  # noqa: PLC0415 - needed only for a passphrase

    return tuple(words.generate_wordlist(wordfile=words.locate_wordfile(LIST), min_length=1, max_length=20))
