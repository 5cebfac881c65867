"""Problems are values: every stage returns them, none raises them for bad content.

Lines and columns count from 1, as editors show them; 0 means "the file as a whole".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "note"]


class Fault(Struct, frozen=True):
    """Why one value could not be read, before anyone knows where it stands."""

    code: str
    message: str
    help: str = ""


class Problem(Struct, frozen=True, kw_only=True):
    """One thing to mend in one place of the plan."""

    path: str
    """Relative to the plan's folder, with forward slashes."""
    line: int = 0
    column: int = 0
    code: str
    message: str
    """What was read and what is allowed; may quote the plan, so it never leaves the house."""
    help: str = ""
    """The likely fix."""
    excerpt: str = ""
    """The line as it stands in the file; empty where there is none to show."""

    @property
    def severity(self) -> Severity:
        """As the table of codes has it; a code that is not in the table is a bug."""
        return CODES[self.code][0]


CODES: Mapping[str, tuple[Severity, str]] = {
    # files
    "file-unreadable": ("error", "the file cannot be opened"),
    "file-too-large": ("error", "the file is larger than 1 MiB"),
    "file-encoding": ("error", "the file is not UTF-8"),
    "file-nul": ("error", "the file holds a NUL byte"),
    "file-link-outside": ("error", "a symbolic link leads out of content/"),
    "file-empty": ("note", "the file is empty"),
    # frontmatter
    "frontmatter-unclosed": ("error", "the frontmatter has no closing ---"),
    "frontmatter-shape": ("error", "the frontmatter is not a list of keys and values"),
    "yaml-syntax": ("error", "the frontmatter is not valid YAML"),
    "yaml-colon": ("error", "a colon inside an unquoted text"),
    "yaml-tab": ("error", "a tab where YAML wants spaces"),
    "yaml-duplicate": ("error", "a key stands twice in one mapping"),
    "yaml-anchor": ("error", "YAML anchors and aliases are refused"),
    "yaml-tag": ("error", "YAML tags are refused"),
    "yaml-depth": ("error", "the frontmatter is nested too deeply"),
    "text-comment": ("warning", "the rest of an unquoted text was read as a comment"),
    "text-comma": ("warning", "a comma seems to have split a sentence of an inline list"),
    # keys and values
    "key-unknown": ("warning", "a key that this kind does not have"),
    "key-missing": ("error", "a required key is missing"),
    "value-shape": ("error", "a value of the wrong shape"),
    "value-choice": ("error", "a word that is not one of the allowed ones"),
    "value-number": ("error", "a number that cannot be read or is out of range"),
    "value-flag": ("error", "neither true nor false"),
    "level-unknown": ("error", "a word or number that is no level of the scale"),
    "when-unreadable": ("error", "a date that cannot be read"),
    "when-impossible": ("error", "a date that does not exist"),
    "when-duration": ("error", "a length of time where a date is wanted"),
    "when-order": ("error", "an end before its start"),
    "duration-unreadable": ("error", "a length of time that cannot be read"),
    "money-unreadable": ("error", "an amount of money that cannot be read"),
    "url-unsafe": ("error", "an address that is not http, https or mailto, or not a relative path"),
    # records and references
    "id-duplicate": ("error", "two records of one kind share an id"),
    "output-duplicate": ("error", "a record would be written to the page that lists all of its kind"),
    "output-foreign": ("warning", "a file in the output folder was not written by careerplan"),
    "output-left": ("warning", "a file of an earlier build that this one does not account for"),
    "kind-unknown": ("warning", "a folder whose name is nearly that of a kind"),
    "reference-unknown": ("error", "a reference to a record that does not exist"),
    "reference-ambiguous": ("error", "a reference that matches several records"),
    "rater-unknown": ("warning", "a rater who is not one of the people"),
    "skill-implied": ("note", "a skill that only a role names"),
    "wikilink-unknown": ("warning", "a wikilink to nothing"),
    "wikilink-ambiguous": ("error", "a wikilink that matches several records"),
    "link-broken": ("warning", "a link to a file that does not exist"),
    "image-missing": ("warning", "an image that does not exist"),
    "image-unreadable": ("warning", "an image that cannot be decoded, or a file that is none"),
    "block-malformed": ("error", "a ::: line that is not part of a well-formed block"),
    # plan rules
    "goal-circle": ("warning", "goals that come after each other in a circle"),
    "target-below": ("note", "a target below the current level"),
    "share-rate-hidden": ("warning", "a share asks to rate a skill that its reader may not see"),
    "share-text-hidden": ("warning", "a share says something that its reader may not see"),
    "share-asks-nothing": ("note", "a share without a question and without a skill to rate"),
    "share-ended": ("note", "a share whose last day has passed"),
    "reply-duplicate": ("warning", "two pieces of feedback came from one answer"),
    "share-invalid": ("error", "a share whose end cannot be read, or with a key that no share has"),
    "share-nonce": ("error", "a share's nonce that is not 32 hexadecimal digits, or that another share has"),
    # settings and audiences
    "settings-syntax": ("error", "careerplan.toml is not valid TOML"),
    "settings-missing": ("note", "there is no careerplan.toml"),
    "audience-unknown": ("error", "an audience that careerplan.toml does not declare"),
    "audience-invalid": ("error", "an audience setting that cannot be trusted"),
    "audience-unlisted": ("warning", "a line of an audience's list that names no record, or nobody"),
    "audience-names": ("warning", "a text names a person or organisation that its readers may not see"),
    # themes
    "theme-missing": ("error", "the theme does not exist"),
    "theme-invalid": ("error", "theme.toml cannot be read"),
    "template-failed": ("error", "a template of the theme fails"),
    # publishing
    "key-readable": ("warning", "a file with a key that other users may read"),
    "git-tracked": ("warning", "git tracks a file that should stay private"),
    "publish-open": ("error", "a host would publish the plan in the open"),
    "publish-secret": ("error", "a file that hosts read holds a key or a passphrase"),
    "publish-unclear": ("warning", "a file that hosts read cannot be checked"),
}
"""code -> (severity, what it is in general words that hold no value of any plan)."""

PRIVACY_CODES = frozenset(
    {"settings-syntax", "audience-unknown", "audience-invalid", "publish-open", "publish-secret"}
    | {"id-duplicate", "share-invalid", "share-nonce"}
)
"""Problems that refuse every output that leaves the house (exit 3)."""


def has_errors(problems: tuple[Problem, ...] | list[Problem]) -> bool:
    """True if any of the problems is an error."""
    return any(problem.severity == "error" for problem in problems)
