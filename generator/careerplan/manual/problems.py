"""problems.md: every code that a message can carry."""

from __future__ import annotations

from careerplan.manual.tables import code, table
from careerplan.plan.problem import CODES, PRIVACY_CODES

_HEAD = """# Problems

`careerplan check` prints what is wrong with a plan's files: the place, the severity, a code, what was read and what
is allowed, the line, and the likely fix. All problems of all files come in one run, and one broken file never hides
the others.

```text
content/goals/give-a-talk.md:5:6: error[when-impossible]: 2026-02-30 is not a day; February 2026 has 28
  5 | due: 2026-02-30
    |      ^
  help: the last day of that month is 2026-02-28
```

| severity | means | exit code |
| --- | --- | --- |
| error | something you wrote is not in the plan; the rest is | 1 |
| warning | it is read, and is perhaps not what you meant | 0, or 1 with `--strict` |
| note | worth knowing | 0 |

On a host or in CI only the place, the code and its meaning from this table are printed, never a word of the plan,
unless you ask with `--show-values`.
"""


def problems_page() -> str:
    """The table of codes, in the order in which a file is read."""
    rows = [
        (code(name), severity, meaning[:1].upper() + meaning[1:] + _refusal(name))
        for name, (severity, meaning) in CODES.items()
    ]
    return f"{_HEAD}\n## Codes\n\n{table(('code', 'severity', 'meaning'), rows)}"


def _refusal(name: str) -> str:
    return "; nothing is made for an audience until it is mended (exit 3)" if name in PRIVACY_CODES else ""
