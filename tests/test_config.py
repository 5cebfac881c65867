"""careerplan.toml: what it sets, and what it gets when something is wrong in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerplan.config import SETTINGS_FILE, parse_settings, read_settings
from careerplan.content.accepted import check_accepted
from careerplan.plan.problem import PRIVACY_CODES
from careerplan.plan.record import AudienceName
from careerplan.plan.settings import Settings
from tests.golden import Case, Golden, cases_of
from tests.texts import read, said, shown

CASES = Path(__file__).parent / "content" / "cases" / "settings.md"


def differences(settings: Settings) -> str:
    """The settings that are not the defaults, one to a line."""
    lines: list[str] = []
    default = Settings()
    for section in Settings.__struct_fields__:
        value, before = getattr(settings, section), getattr(default, section)
        if value == before:
            continue
        if section in ("plan", "budget", "site", "brief"):
            changed = [name for name in value.__struct_fields__ if getattr(value, name) != getattr(before, name)]
            lines += [f"{section}.{name} = {shown(getattr(value, name))}" for name in changed]
        else:
            lines.append(f"{section} = {shown(value)}")
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("case", cases_of(CASES))
def test_what_the_settings_say(case: Case, golden: Golden) -> None:
    configured = parse_settings(case.text)
    golden.case(case, differences(configured.settings) + said(configured.problems))


def is_refused(text: str) -> bool:
    """True if every output that leaves the house is refused for these settings."""
    return any(problem.code in PRIVACY_CODES for problem in parse_settings(text).problems)


@pytest.mark.parametrize(
    "text",
    [
        "[audiences]\nmentors = true",
        "audiences = []",
        "[audience.mentors]",
        "[audiences.mentors]\nfield = ['goal.body']",
        "[audiences.mentors]\nfields = 'goal.body'",
        "[audiences.mentors]\nfields = ['goal.boddy']",
        "[audiences.mentors]\nfields = null",
        "[audiences.mentors]\n[audiences.mentors]",
        "[site]\nvisibility = 'false'",
        "[site]\nvisibility = 'NO'",
        "[site]\nvisibility = true",
        "[site]\nvisibility = 'public'",
        "[brief]\nsees = 'manger'",
        "[brief]\nsees = 3",
        "[plan\nowner = 'Noor'",
    ],
)
def test_p07_whatever_is_doubtful_about_audiences_refuses_every_output(text: str) -> None:
    assert is_refused(text)
    settings = parse_settings(text).settings
    assert settings.site.visibility == "private"
    assert not any(audience.fields or audience.kinds for audience in settings.audiences.values())


@pytest.mark.parametrize("text", ["", "[audiences.mentors]", "[site]\nvisibility = 'private'", "[plan]\nownr = 'N'"])
def test_what_is_sound_or_has_nothing_to_do_with_audiences_refuses_nothing(text: str) -> None:
    assert not is_refused(text)


def test_a_folder_without_settings_has_the_defaults(tmp_path: Path) -> None:
    configured = read_settings(tmp_path)
    assert configured.settings == Settings()
    assert said(configured.problems) == (
        "careerplan.toml:0:0: note[settings-missing]: "
        "there is no careerplan.toml here; all settings have their defaults\n"
        "  help: write one; careerplan new shows what it can hold\n"
    )


@pytest.mark.parametrize(
    ("raw", "message"),
    [("[plan]\nowner = 'ü'".encode("latin-1"), "is not UTF-8"), (None, "cannot be opened")],
)
def test_settings_that_cannot_be_read(raw: bytes | None, message: str, tmp_path: Path) -> None:
    path = tmp_path / SETTINGS_FILE
    path.mkdir() if raw is None else path.write_bytes(raw)
    configured = read_settings(tmp_path)
    assert configured.settings == Settings()
    assert said(configured.problems) == f"careerplan.toml:0:0: error[settings-syntax]: {message}\n"


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_bytes(b"\xef\xbb\xbf[plan]\r\nowner = 'Noor'\r\n")
    assert read_settings(tmp_path).settings.plan.owner == "Noor"


def test_what_was_accepted_for_an_audience_stands_in_its_list(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text("[audiences.mentors]\n[audiences.manager]\n", encoding="utf-8")
    (tmp_path / "audiences").mkdir()
    (tmp_path / "audiences" / "mentors.txt").write_text(
        "\ufeff# seen in May\ngoal:talk\n\n skill:한국어 \n", encoding="utf-8"
    )
    (tmp_path / "audiences" / "manager.txt").write_bytes(b"goal:\xff\n")
    audiences = {name: audience.accepted for name, audience in read_settings(tmp_path).settings.audiences.items()}
    assert audiences == {"mentors": ("goal:talk", "skill:한국어"), "manager": ()}


def test_a_line_of_the_list_that_names_no_record_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "audiences").mkdir()
    text = "\ufeffgoal:talk\n# goal:gone\ngoal: talk\n\nGoal:talk\nleave\n"
    (tmp_path / "audiences" / "mentors.txt").write_text(text, encoding="utf-8")
    plan = read("=== goals/talk.md\n---\ntitle: Talk\n---\n").plan
    near = "  help: did you mean goal:talk?\n"
    assert said(check_accepted(tmp_path, plan)) == (
        "audiences/mentors.txt:3:1: warning[audience-unlisted]: "
        f"“goal: talk” is no record of the plan, so this line grants nothing\n  | goal: talk\n{near}"
        "audiences/mentors.txt:5:1: warning[audience-unlisted]: "
        f"“Goal:talk” is no record of the plan, so this line grants nothing\n  | Goal:talk\n{near}"
        "audiences/mentors.txt:6:1: warning[audience-unlisted]: "
        "“leave” is no record of the plan, so this line grants nothing\n  | leave\n"
        "  help: write KIND:ID, such as goal:talk, or delete the line\n"
    )


def test_a_line_may_let_a_record_name_somebody_who_is_hidden(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text("[audiences.mentors]\n", encoding="utf-8")
    (tmp_path / "audiences").mkdir()
    lines = "goal:talk\n goal:talk   names person:maria\ngoal:talk names organisation:The Salt Works\n"
    (tmp_path / "audiences" / "mentors.txt").write_text(lines, encoding="utf-8")
    mentors = read_settings(tmp_path).settings.audiences[AudienceName("mentors")]
    assert mentors.accepted == ("goal:talk",)
    assert mentors.may_name == ("goal:talk names person:maria", "goal:talk names organisation:The Salt Works")


def test_a_line_that_lets_nothing_be_named_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "audiences").mkdir()
    text = (
        "goal:talk names person:maria\ncareerplan.toml names organisation:Osier\n"
        "goal:tlk names person:maria\ngoal:talk names person:marai\ngoal:talk names Maria\n"
    )
    (tmp_path / "audiences" / "mentors.txt").write_text(text, encoding="utf-8")
    plan = read(
        "=== goals/talk.md\n---\ntitle: Talk\n---\n=== people.md\n---\npeople: [Maria]\n---\n"
        "=== market/osier.md\n---\ndate: 2026-05-12\norganisation: Osier\n---\n"
    ).plan
    assert said(check_accepted(tmp_path, plan)) == (
        "audiences/mentors.txt:3:1: warning[audience-unlisted]: “goal:tlk” is no record of the plan, so this line"
        " grants nothing\n  | goal:tlk names person:maria\n  help: did you mean goal:talk?\n"
        "audiences/mentors.txt:4:1: warning[audience-unlisted]: “person:marai” is no person or organisation of the"
        " plan, so this line grants nothing\n  | goal:talk names person:marai\n  help: did you mean person:maria?\n"
        "audiences/mentors.txt:5:1: warning[audience-unlisted]: “Maria” is no person or organisation of the plan, so"
        " this line grants nothing\n  | goal:talk names Maria\n"
        "  help: write person:ID or organisation:NAME, or delete the line\n"
    )


def test_a_list_with_a_byte_order_mark_grants_its_first_line_too(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text("[audiences.mentors]\n", encoding="utf-8")
    (tmp_path / "audiences").mkdir()
    (tmp_path / "audiences" / "mentors.txt").write_bytes(b"\xef\xbb\xbfgoal:talk\r\n")
    assert read_settings(tmp_path).settings.audiences[AudienceName("mentors")].accepted == ("goal:talk",)


KEYS = ("plan", "owner", "site", "visibility", "audiences", "mentors", "fields", "kinds", "levels", "budget", "brief")
values = st.recursive(
    st.text(max_size=5) | st.integers() | st.booleans() | st.floats(allow_nan=False) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=6,
)


def toml(value: object) -> str:
    """A value in one line of TOML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(toml(inner) for inner in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(c):08X}" for c in value) + '"'
    return str(value)


@given(st.dictionaries(st.sampled_from(KEYS), values, max_size=4))
def test_no_settings_at_all_raise(held: dict[str, object]) -> None:
    lines = [f"{key} = {toml(value)}" for key, value in held.items()]
    for problem in parse_settings("\n".join(lines)).problems:
        assert problem.code != "settings-syntax"
        assert 1 <= problem.line <= len(lines)
        assert problem.column >= 1


@given(st.text())
def test_no_text_at_all_raises(text: str) -> None:
    assert parse_settings(text).settings.site.visibility == "private"


@pytest.mark.parametrize("field", ["skill.notes", "review.snapshot", "share.nonce", "goal.audience", "goal.id"])
def test_what_never_leaves_cannot_be_granted(field: str) -> None:
    configured = parse_settings(f'[audiences.mentors]\nfields = ["{field}", "goal.body"]\n')
    assert [problem.code for problem in configured.problems] == ["audience-invalid"]
    assert configured.settings.audiences[AudienceName("mentors")].fields == ("goal.body",)
