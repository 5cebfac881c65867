"""Words of a text as names are looked for in it: in any script, whatever its accents and widths.

Accents, points, invisible characters, full-width and ornamental letters and the ways to write an
apostrophe make no difference. The vowel signs of Indian scripts, Thai, Burmese and Khmer are letters.
"""

from __future__ import annotations

import html
import re
import unicodedata

_SIGNS = "\u0900-\u0963\u0971-\u0df3\u0e31-\u0e4e\u0eb1-\u0ece\u0f71-\u0fbc\u102b-\u103e\u1056-\u109d\u17b4-\u17d3"
"""Where the signs stand that `\\w` does not take for letters."""
_SIGN = re.compile(f"[{_SIGNS}]")
_WORD = re.compile(rf"(?:[^\W_]|[{_SIGNS}])+(?:'(?:[^\W_]|[{_SIGNS}])+)*")
_NUKTA = 7
"""The combining class of a dot below, which many leave out."""
_SYLLABLES = ("CJK UNIFIED", "HANGUL", "HIRAGANA", "KATAKANA")


def plain(text: str) -> str:
    """A text as names are looked for in it, line by line."""
    return "\n".join(_plain_line(line) for line in text.split("\n"))


def words_of(text: str) -> list[str]:
    """The words of a text, as `plain` makes them."""
    return _WORD.findall(plain(text))


def folded(form: str) -> str:
    """The words of a name, for comparison."""
    return " ".join(_WORD.findall(form)).casefold()


def letters_of(word: str) -> list[str]:
    """Its letters and vowel signs."""
    return [c for c in word if c.isalpha() or _SIGN.match(c)]


def is_capital(word: str) -> bool:
    """True if it begins with a capital."""
    return word[0] != word[0].lower()


def is_joined(word: str) -> bool:
    """True in a script without capitals: such scripts join words, or write no spaces at all."""
    return not any(c.lower() != c.upper() or c.isdigit() for c in word)


def is_syllable(letter: str) -> bool:
    """True for a letter that is a syllable or a word by itself."""
    return unicodedata.name(letter, "").startswith(_SYLLABLES)


def _plain_line(line: str) -> str:
    if line.isascii() and "&" not in line:
        return line
    apart = unicodedata.normalize("NFKD", html.unescape(line).replace("\u2019", "'"))
    return unicodedata.normalize("NFC", "".join(c for c in apart if not _is_left_out(c)))


def _is_left_out(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Mn":
        return not _SIGN.match(character) or unicodedata.combining(character) == _NUKTA
    return category == "Cf"
