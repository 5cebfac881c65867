"""The names of months that people write in whens."""

from __future__ import annotations

MONTH_NAMES: tuple[tuple[str, ...], ...] = (
    ("january", "jan", "januar", "jänner", "janvier", "enero", "januari", "يناير"),
    ("february", "feb", "februar", "février", "febrero", "februari", "فبراير"),
    ("march", "mar", "märz", "mär", "mars", "marzo", "maart", "مارس"),
    ("april", "apr", "avril", "abril", "أبريل", "ابريل"),
    ("may", "mai", "mayo", "mei", "مايو"),
    ("june", "jun", "juni", "juin", "junio", "يونيو"),
    ("july", "jul", "juli", "juillet", "julio", "يوليو"),
    ("august", "aug", "août", "agosto", "augustus", "أغسطس", "اغسطس"),
    ("september", "sep", "sept", "septembre", "septiembre", "سبتمبر"),
    ("october", "oct", "oktober", "okt", "octobre", "octubre", "أكتوبر", "اكتوبر"),
    ("november", "nov", "novembre", "noviembre", "نوفمبر"),
    ("december", "dec", "dezember", "dez", "décembre", "diciembre", "ديسمبر"),
)
"""Month names people write, by month: English, German, French, Spanish, Dutch, Arabic."""
