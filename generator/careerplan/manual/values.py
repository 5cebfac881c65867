"""The part of keys.md on values: what each form means is asked of the reader itself."""

from __future__ import annotations

from careerplan.manual.tables import block, code, table
from careerplan.plan.amount import Money, Span, parse_duration, parse_money, parse_span
from careerplan.plan.level import DEFAULT_SCALE
from careerplan.plan.problem import Fault
from careerplan.plan.when import When, parse_when

WHENS = (
    "2026-11-21",
    "15 Nov 2026",
    "2026-11",
    "Sep 2026",
    "September 2026",
    "2026-Q4",
    "Q3 2026",
    "2026-H2",
    "H1 2026",
    "2026",
    "early-2026",
    "mid-2026",
    "late-2026",
    "Apr–Jun 2026",
    "2026-09..2027-02",
    "2026-09..ongoing",
    "~2026-11",
    "ongoing",
)
NOT_WHENS = ("2026-02-30", "6 months", "11/12/2026", "next spring")
DURATIONS = ("90 min", "2h", "2h30", "2:30", "1.5")
SPANS = ("10 days", "2 weeks", "month", "3 months", "quarter", "year", "5 years")
AMOUNTS = ("200 EUR", "EUR 200", "€200", "200", "1,250.50 USD")

_LEVELS = """### Levels

A word of the plan's scale, another name for it, or its number. `[levels]` in [careerplan.toml](settings.md#levels)
renames the words, says what each means and adds other names. Leave the key out for “not assessed”: that is no level,
and it is never counted as 0.
"""

_DATES = """### Dates

Write what you know, no more. A date is an interval and is shown as you wrote it. A due date means the last day of its
interval, a start the first. `~` says about. `ongoing` is open at the end and never late. Names of months may be
English, German, French, Spanish, Dutch or Arabic.
"""

_AFTER_DATES = """A length of time is no date, save in `horizon`, which counts from `written`. A moment loses its time
of day.
"""

_SPANS = """### Spans and cadences

A length of the calendar: how often, or how far.
"""

_TIME = """### Working time

A number alone is hours.
"""

_MONEY = """### Money

A number alone is in the plan's currency, here EUR. `{amount: 200, currency: EUR}` is the same as `200 EUR`, and a list
or `{EUR: 200, USD: 50}` gives several. Amounts of different currencies are never added.
"""

_NAMES = """### Names of other records

Where a key takes a skill, a goal or a person, write its id, one of its `aliases` or its title; upper and lower case do
not matter. `person:maria` says the kind as well. A name that leads nowhere is an error with the nearest names; an
unknown rater is a warning. A role's `needs` may name skills that have no file: they count as not assessed.

The id is `id:`, else it is made from the file's name; in a list from the title, for feedback from `date` and `from`,
for positions from `start` and `role`, for applications from `date` and `organisation`.

In a text, `[[negotiation]]`, `[[skill:negotiation]]` or `[[negotiation|how I negotiate]]` links to a record of any
kind.
"""

_BODY = """### The text below

Markdown: CommonMark with tables, task lists, footnotes and `[[links]]`. HTML is shown as text, HTML comments are left
out. These are read as keys as well:

| in | written | is |
| --- | --- | --- |
| a goal | `- [x] Draft shown (Sep 2026)` under `## Milestones` | a milestone, done, with its due date |
| a skill | `- Ran the migration (2026-05)` under `## Evidence` | evidence, with its date |
| feedback | bullets under `## Start`, `## Keep`, `## Stop` | what to start, keep and stop |
| any | `::: private` … `:::`, each alone on its line | text that no audience sees |
"""

_SHORT = """### Short forms

A value alone stands for a list of one: `relations: mentor`. In a list of skills, `Python: advanced` is a title with a
level; each kind below says which key stands after its title. A rating fits on one line, as `when level rater: note`:
"""

_RATINGS = """ratings:
  - 2025-05 novice
  - 2026-05 intermediate maria: ran the migration
  - {date: 2026-08, level: advanced, by: maria, evidence: "https://example.org/notes"}
  - {date: 2026-09, by: ruth, observed: false, note: has not seen enough}
"""

_QUOTES = """### When a text needs quotes

The keys are YAML 1.2: `NO`, `1:1` and `2:30` mean what they say, and only `true` and `false` are true and false. Put
double quotes around a text that holds `: `, holds ` #`, or begins with a sign such as `[`, `{`, `*`, `&`, `!`, `%`,
`@` or `"`; and in a list in brackets around a text with a comma. `check` shows the quoted form.
"""

_QUOTED = """title: "Retrospective: 2026"
enjoy: ["explaining hard things, in person", quiet mornings]
"""


def values_section() -> str:
    """How values of each type are written, with what they mean."""
    parts = (
        "## Values",
        _LEVELS,
        table(("number", "word", "means"), [(str(n), s.word, s.meaning) for n, s in enumerate(DEFAULT_SCALE.steps)]),
        _DATES,
        table(("written", "from", "to"), [_when_row(text) for text in WHENS]),
        _AFTER_DATES,
        table(("not read", "why", "help"), [_fault_row(text) for text in NOT_WHENS]),
        _SPANS,
        table(("written", "is"), [(code(text), _span_said(text)) for text in SPANS]),
        _TIME,
        table(("written", "minutes"), [(code(text), str(parse_duration(text))) for text in DURATIONS]),
        _MONEY,
        table(("written", "is"), [(code(text), _money_said(text)) for text in AMOUNTS]),
        _NAMES,
        _SHORT,
        block(_RATINGS, "yaml"),
        _BODY,
        _QUOTES,
        block(_QUOTED, "yaml"),
    )
    return "\n\n".join(part.strip() for part in parts)


def _when_row(text: str) -> tuple[str, str, str]:
    when = parse_when(text)
    if not isinstance(when, When):
        raise TypeError(text)
    about = "about " if when.about else ""
    return (code(text), f"{about}{when.first}" if when.first else "open", str(when.last) if when.last else "open")


def _fault_row(text: str) -> tuple[str, str, str]:
    fault = parse_when(text)
    if not isinstance(fault, Fault):
        raise TypeError(text)
    return (code(text), fault.message, fault.help)


def _span_said(text: str) -> str:
    span = parse_span(text)
    if not isinstance(span, Span):
        raise TypeError(text)
    number, unit = (span.months, "month") if span.months else (span.days, "day")
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _money_said(text: str) -> str:
    money = parse_money(text, "EUR")
    if not isinstance(money, Money):
        raise TypeError(text)
    return f"{money.amount} {money.currency}"
