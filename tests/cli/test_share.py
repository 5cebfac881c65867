"""`careerplan share`: links for single readers, and secrets that stay out of words, logs and messages."""

from __future__ import annotations

import io
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from careerplan.share.bundle import Bundle, pack_bundle
from careerplan.share.derive import share_content_key
from careerplan.share.envelope import envelope_json, seal
from careerplan.share.keys import KEY_FILE, PASSPHRASE_FILE, make_keys, read_keys
from careerplan.share.refusal import Refusal
from careerplan.share.secret import Secret, key_text
from careerplan.share.shell import share_page
from careerplan.site.hosts import HOST_VARIABLES
from tests.cli.conftest import Ran, Run
from tests.cli.plans import TODAY, files_of, write_plan
from tests.cli.terminal import on_terminal

SETTINGS = """
[plan]
title = "A plan"
owner = "Noor Haddad"
timezone = "Pacific/Auckland"

[site]
url = "https://plan.example.org"

[audiences.mentors]
kinds = ["goal"]
fields = ["goal.body"]
"""

BY_HAND = """\
---
person: maria  # she asked for it
sees: mentors
until: 2026-12-31
ask: What would you cut?
rate: [kafka, pay]
---
Hello Maria.
"""

FILES = {
    "people.md": "---\npeople:\n  - {title: Maria Fontein, id: maria}\n  - {title: Ruth Adeyemi, id: ruth}\n---\n",
    "skills/kafka.md": "---\ntitle: Kafka\naudience: mentors\nlevel: novice\n---\n",
    "skills/pay.md": "---\ntitle: Pay\nlevel: awareness\n---\n",
    "goals/talk.md": "---\ntitle: Give a talk\nstatus: active\n---\n",
    "shares/for-maria.md": BY_HAND,
}

VERBS = ("add", "preview", "link", "revoke", "list", "open", "keys")
LINK = re.compile(r"https://plan\.example\.org/s/[\w-]{22}\.html#[\w-]{43}\n")
PRETENDED = "https://plan.example.org/s/abcdefghijklmnopqrstuv.html#Kc3dQx7Jp0hZ2mVbN8tRfLwYs5aUeG1oXi4kTjC6yD0"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    root = write_plan(tmp_path / "plan", FILES, SETTINGS)
    make_keys(root)
    return root


def share(run: Run, plan: Path, *words: str, **env: str) -> Ran:
    dated = () if words[0] == "keys" else ("--today", TODAY)
    return run("-C", plan, "share", words[0], *dated, *words[1:], **env)


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        ("What of [[ruth]]?", "Your question leads to something that mentors may not see"),
        ("What of [this](notes/pay.md)?", "Your question leads to something that mentors may not see"),
        ("What would Ruth do?", "Your question names Ruth Adeyemi, and mentors may not see that."),
    ],
)
def test_a_question_about_something_hidden_is_told_at_once(run: Run, plan: Path, ask: str, said: str) -> None:
    (plan / "content/shares/for-maria.md").unlink()
    ran = share(run, plan, "add", "maria", "--ask", ask)
    assert ran.code == 0
    assert said in ran.err


def link(run: Run, plan: Path, *words: str) -> str:
    ran = share(run, plan, "link", *words)
    assert ran.code == 0, ran.err
    return ran.out


def content(plan: Path) -> dict[str, bytes]:
    return files_of(plan / "content")


# add


def test_a_new_share_has_a_link_at_once(run: Run, plan: Path) -> None:
    ran = share(
        run, plan, "add", "Ruth", "--sees", "mentors", "--ask", "What: next?", "--rate", "Kafka", "--show", "gaps"
    )
    assert (ran.code, ran.out) == (0, "content/shares/ruth.md\n")
    text = (plan / "content" / "shares" / "ruth.md").read_text(encoding="utf-8")
    nonce = re.search(r'^nonce: "([0-9a-f]{32})"$', text, re.MULTILINE)
    assert nonce is not None
    assert text == (
        'person: ruth\nsees: mentors\nuntil: 2027-02-19\nask: "What: next?"\nrate: [kafka]\nshow: [gaps]\n'
        f'nonce: "{nonce[1]}"\n'
    ).join(("---\n", "---\n"))
    assert run("-C", plan, "check", "--today", TODAY).code == 0
    assert LINK.fullmatch(link(run, plan, "ruth"))


def test_what_comes_next_is_said(run: Run, plan: Path) -> None:
    ran = share(run, plan, "add", "ruth")
    assert ran.err == (
        "Next: careerplan audience mentors --accept (records wait to be accepted)\n"
        "      careerplan share preview ruth\n"
        "      careerplan build --locked\n"
        "      careerplan share link ruth\n"
    )


def test_a_rated_skill_that_they_may_not_see_is_said_plainly(run: Run, plan: Path) -> None:
    ran = share(run, plan, "add", "ruth", "--rate", "pay", "--rate", "kafka")
    assert "mentors sees nothing of pay, so the page will not ask about it.\n" in ran.err
    assert "kafka" not in ran.err


def test_many_skills_to_rate_are_said_to_take_time(run: Run, plan: Path) -> None:
    skills = [f"skill-{number}" for number in range(6)]
    for skill in skills:
        path = plan / "content" / "skills" / f"{skill}.md"
        path.write_text("---\naudience: mentors\ntarget: 3\n---\n", encoding="utf-8")
    few = share(run, plan, "add", "ruth", *(word for skill in skills[:5] for word in ("--rate", skill)))
    assert (few.code, "of their time" in few.err) == (0, False)
    many = share(run, plan, "add", "ruth", *(word for skill in skills for word in ("--rate", skill)))
    assert many.code == 0
    assert "6 skills to rate are about 2 minutes of their time, beside what they read and write.\n" in many.err


def test_a_share_written_by_hand_gets_its_nonce_and_nothing_else_changes(run: Run, plan: Path) -> None:
    path = plan / "content" / "shares" / "for-maria.md"
    path.write_bytes(BY_HAND.replace("\n", "\r\n").encode())
    before = content(plan)
    ran = share(run, plan, "add", "maria")
    assert (ran.code, ran.out) == (0, "content/shares/for-maria.md\n")
    assert "sees nothing of pay" in ran.err
    text = path.read_bytes().decode()
    (line,) = [line for line in text.splitlines(keepends=True) if line.startswith("nonce: ")]
    assert re.fullmatch(r'nonce: "[0-9a-f]{32}"\r\n', line)
    assert text.replace(line, "") == BY_HAND.replace("\n", "\r\n")
    assert {**content(plan), "shares/for-maria.md": b""} == {**before, "shares/for-maria.md": b""}
    assert LINK.fullmatch(link(run, plan, "maria"))


def test_a_second_share_of_a_person_is_another_file_with_another_link(run: Run, plan: Path) -> None:
    for _ in "abc":
        assert share(run, plan, "add", "maria", *(["--until", "never"] if _ != "a" else [])).code == 0
    names = sorted(path.name for path in (plan / "content" / "shares").iterdir())
    assert names == ["for-maria.md", "maria-2.md", "maria.md"]
    assert "until" not in (plan / "content" / "shares" / "maria.md").read_text()
    ran = share(run, plan, "link", "maria")
    assert (ran.code, ran.out) == (2, "")
    assert "share:for-maria, share:maria, share:maria-2" in ran.err
    links = {link(run, plan, f"share:{name}") for name in ("for-maria", "maria", "maria-2")}
    assert len(links) == 3
    assert all(LINK.fullmatch(one) for one in links)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("rut",), "did you mean ruth?"),
        (("nobody",), "no person has this id"),
        (("ruth", "--sees", "mentor"), "did you mean mentors?"),
        (("ruth", "--sees", "xyz"), "declared are mentors"),
        (("ruth", "--rate", "kafk"), "did you mean kafka?"),
        (("ruth", "--show", "gap"), "did you mean gaps?"),
        (("ruth", "--until", "2026-02-30"), "February 2026 has 28"),
        (("ruth", "--until", "2026-11-20"), "2026-11-20 is over"),
        (("maria", "--ask", "Why?"), "is a share for maria without a link yet. Run this without --ask"),
    ],
)
@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_what_cannot_be_is_not_written(
    run: Run, plan: Path, words: tuple[str, ...], why: str, more: tuple[str, ...]
) -> None:
    before = content(plan)
    ran = share(run, plan, "add", *words, *more)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert content(plan) == before


def test_without_an_audience_there_is_no_share(run: Run, tmp_path: Path) -> None:
    root = write_plan(tmp_path / "p", {"people.md": FILES["people.md"]})
    assert "[audiences.NAME]" in share(run, root, "add", "maria").err
    (root / "careerplan.toml").write_text("[audiences.a]\n[audiences.b]\n")
    ran = share(run, root, "add", "maria")
    assert (ran.code, ran.out) == (2, "")
    assert "--sees AUDIENCE, one of a, b" in ran.err


def test_a_sample_gets_no_share(run: Run, tmp_path: Path) -> None:
    root = write_plan(tmp_path / "p", {"people/sam.md": "---\ntitle: Sam\nsample: true\n---\n"}, SETTINGS)
    assert "is a sample" in share(run, root, "add", "sam").err


@pytest.mark.parametrize("name", ["maria", "ruth"])
def test_a_dry_run_shows_what_would_be_written_and_writes_nothing(run: Run, plan: Path, name: str) -> None:
    before = files_of(plan)
    ran = share(run, plan, "add", name, "--dry-run")
    assert ran.code == 0
    assert "nonce" in ran.out
    assert not re.search(r"[0-9a-f]{32}", ran.out)
    assert files_of(plan) == before


# link, and what keeps it or ends it


def test_p16_a_link_survives_edits_and_builds(run: Run, plan: Path) -> None:
    share(run, plan, "add", "maria")
    before = link(run, plan, "maria")
    path = plan / "content" / "shares" / "for-maria.md"
    path.write_text(path.read_text().replace("What would you cut?", "What else?").replace("[kafka, pay]", "[kafka]"))
    (plan / "content" / "skills" / "pay.md").unlink()
    (plan / "content" / "goals" / "talk.md").write_text("---\ntitle: Another talk\nstatus: active\n---\n")
    assert link(run, plan, "maria") == before
    path.rename(path.with_name("renamed.md"))
    assert link(run, plan, "share:renamed") == before


def test_p15_revoking_one_leaves_the_others(run: Run, plan: Path) -> None:
    share(run, plan, "add", "maria")
    share(run, plan, "add", "ruth")
    marias, ruths, own = link(run, plan, "maria"), link(run, plan, "ruth"), link(run, plan)
    ran = share(run, plan, "revoke", "maria")
    assert (ran.code, ran.out) == (0, "content/shares/for-maria.md\n")
    assert "cannot be unread" in ran.err
    assert "Old deploys" in ran.err
    new = link(run, plan, "maria")
    assert not {*re.findall(r"[\w-]{22,}", new)} & {*re.findall(r"[\w-]{22,}", marias)}
    assert (link(run, plan, "ruth"), link(run, plan)) == (ruths, own)


def test_revoking_changes_the_nonce_and_nothing_else(run: Run, plan: Path) -> None:
    share(run, plan, "add", "maria")
    path = plan / "content" / "shares" / "for-maria.md"
    before = path.read_text()
    shown = share(run, plan, "revoke", "maria", "--dry-run")
    assert path.read_text() == before
    assert shown.out == (
        "content/shares/for-maria.md\n- nonce: (the one that is there)\n+ nonce: (made when it is written)\n"
    )
    share(run, plan, "revoke", "maria")
    blank = re.compile('"[0-9a-f]{32}"')
    assert path.read_text() != before
    assert blank.sub("", path.read_text()) == blank.sub("", before)


def test_two_shares_of_one_nonce_part_when_one_is_revoked(run: Run, plan: Path) -> None:
    share(run, plan, "add", "maria")
    text = (plan / "content" / "shares" / "for-maria.md").read_text()
    (plan / "content" / "shares" / "copied.md").write_text(text.replace("person: maria", "person: ruth"))
    checked = run("-C", plan, "check", "--today", TODAY)
    assert checked.code == 1
    assert "share-nonce" in checked.out
    assert share(run, plan, "preview", "ruth").code == 3
    assert share(run, plan, "revoke", "share:for-maria").code == 0
    assert run("-C", plan, "check", "--today", TODAY).code == 0


def test_what_has_no_link_says_what_to_do(run: Run, plan: Path) -> None:
    for words, why in (
        (("link", "maria"), "make one: careerplan share add maria"),
        (("revoke", "maria"), "nothing to revoke"),
        (("link", "ruth"), "careerplan share add ruth"),
    ):
        ran = share(run, plan, *words)
        assert (ran.code, ran.out) == (2, "")
        assert why in ran.err
    path = plan / "content" / "shares" / "for-maria.md"
    path.write_text(BY_HAND.replace("sees:", "nonce: 12\nsees:"))
    assert "careerplan share revoke share:for-maria" in share(run, plan, "link", "maria").err
    assert share(run, plan, "revoke", "maria").code == 0
    assert LINK.fullmatch(link(run, plan, "maria"))


def test_without_a_site_the_link_begins_at_its_folder_and_says_so(run: Run, plan: Path) -> None:
    share(run, plan, "add", "maria")
    settings = plan / "careerplan.toml"
    settings.write_text(SETTINGS.replace('url = "https://plan.example.org"', ""))
    ran = share(run, plan, "link", "maria")
    assert re.fullmatch(r"s/[\w-]{22}\.html#[\w-]{43}\n", ran.out)
    assert "There is no url" in ran.err
    settings.write_text(SETTINGS.replace("https://", "http://"))
    assert "use https://" in share(run, plan, "link", "maria").err


def test_p11_without_the_master_key_there_is_no_link(run: Run, plan: Path) -> None:
    share(run, plan, "add", "maria")
    (plan / KEY_FILE).unlink()
    for words in (("link", "maria"), ("link",)):
        ran = share(run, plan, *words)
        assert (ran.code, ran.out) == (3, "")
        assert "careerplan share keys" in ran.err


@pytest.mark.parametrize(
    ("moment", "state", "code"),
    [
        ("2026-12-30T10:59:59+00:00", "open", 0),
        ("2026-12-30T11:00:00+00:00", "ends today", 0),
        ("2026-12-31T10:59:59+00:00", "ends today", 0),
        ("2026-12-31T11:00:00+00:00", "ended", 2),
    ],
)
def test_p40_the_last_day_is_one_of_the_plans_own_time_zone(
    run: Run, plan: Path, moment: str, state: str, code: int
) -> None:
    """In Auckland the day begins 13 hours before that of Greenwich."""
    import datetime as dt

    share(run, plan, "add", "maria")
    epoch = str(int(dt.datetime.fromisoformat(moment).timestamp()))
    assert f"  {state}  " in run("-C", plan, "share", "list", SOURCE_DATE_EPOCH=epoch).out
    ran = run("-C", plan, "share", "link", "maria", SOURCE_DATE_EPOCH=epoch)
    assert (ran.code, bool(ran.out)) == (code, code == 0)
    if code:
        assert "has ended (2026-12-31)" in ran.err


# list


def test_the_list_fits_on_a_terminal(run: Run, plan: Path) -> None:
    share(run, plan, "add", "ruth", "--ask", "What would you do in my place, " * 5)
    share(run, plan, "add", "ruth", "--until", "never")
    shown = share(run, plan, "list").out
    assert shown.splitlines()[0].split() == ["Person", "Sees", "Until", "State", "Asks"]
    assert max(map(len, shown.splitlines())) <= 80
    assert "Maria Fontein         mentors  2026-12-31  no link yet  What would you cut?" in shown
    assert "ruth-2, Ruth Adeyemi  mentors  no end      open" in shown


def test_no_shares_is_no_table(run: Run, tmp_path: Path) -> None:
    root = write_plan(tmp_path / "p", {})
    assert share(run, root, "list").out == ""


# preview and open


def test_a_preview_is_the_page_in_the_clear_for_the_owner_alone(run: Run, plan: Path) -> None:
    ran = share(run, plan, "preview", "maria")
    assert (ran.code, ran.out) == (0, ".careerplan/preview/for-maria/index.html\n")
    page = plan / ran.out.strip()
    text = page.read_text(encoding="utf-8")
    assert "What would you cut?" in text
    assert "Kafka" in text
    assert "Pay" not in text
    assert "What would you cut?" in ran.err
    for path in page.parent.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
    assert stat.S_IMODE(page.parent.stat().st_mode) == 0o700
    (page.parent / "left.txt").write_text("from before")
    share(run, plan, "preview", "maria")
    assert not (page.parent / "left.txt").exists()


@pytest.mark.parametrize("words", [("share", "revoke", "maria"), ("build", "--locked")])
def test_a_preview_does_not_outlive_the_link_or_the_next_build(run: Run, plan: Path, words: tuple[str, ...]) -> None:
    share(run, plan, "add", "maria")
    assert share(run, plan, "preview", "maria").code == 0
    ran = run("-C", plan, *words, "--today", TODAY)
    assert ran.code == 0
    assert "The previews in .careerplan/preview/ were removed" in ran.err
    assert not (plan / ".careerplan" / "preview").exists()
    assert "previews" not in run("-C", plan, *words, "--today", TODAY).err


def test_what_revoke_says_next_names_the_share_where_a_person_has_two(run: Run, plan: Path) -> None:
    share(run, plan, "add", "maria")
    assert "share link maria\n" in share(run, plan, "revoke", "maria").err
    share(run, plan, "add", "maria")
    ran = share(run, plan, "revoke", "share:for-maria")
    assert "careerplan share link share:for-maria\n" in ran.err


def test_a_share_that_cannot_be_read_is_said_to_be_one(run: Run, plan: Path) -> None:
    path = plan / "content" / "shares" / "for-maria.md"
    path.write_text(BY_HAND.replace("sees:", f"nonce: &a {'0' * 32}\nsees:"))
    ran = share(run, plan, "revoke", "maria")
    assert (ran.code, ran.out) == (2, "")
    assert "content/shares/for-maria.md:3: " in ran.err


def test_a_preview_folder_that_leads_elsewhere_is_not_followed(run: Run, plan: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.txt").write_text("mine")
    (plan / ".careerplan" / "preview").mkdir()
    (plan / ".careerplan" / "preview" / "for-maria").symlink_to(elsewhere)
    assert share(run, plan, "preview", "maria").code == 0
    assert files_of(elsewhere) == {"mine.txt": b"mine"}


@pytest.fixture
def sealed(run: Run, plan: Path) -> Path:
    share(run, plan, "add", "maria")
    assert run("-C", plan, "build", "--locked", "--today", TODAY).code == 0
    return plan / "sealed"


def opened(run: Run, typed: str, *words: str | Path) -> Ran:
    """`share open` with something on its standard input."""
    before = sys.stdin
    sys.stdin = io.StringIO(typed)
    try:
        return run("share", "open", "--today", TODAY, *words)
    finally:
        sys.stdin = before


def test_a_share_page_opens_with_its_link_or_its_key(run: Run, plan: Path, sealed: Path) -> None:
    (page,) = (sealed / "s").iterdir()
    marias = link(run, plan, "maria")
    key = marias.partition("#")[2]
    for typed in (marias, key, marias.replace("#", "%23"), f"<{marias.strip()}>"):
        ran = opened(run, typed, page)
        assert ran.code == 0, ran.err
        assert ran.out.splitlines()[1].startswith("index.html")
        assert key.strip() not in ran.out + ran.err
    shown = opened(run, marias, page, "--page", "index")
    assert "What would you cut?" in shown.out
    assert "Pay" not in shown.out


def test_the_locked_site_opens_with_the_owners_link_or_the_passphrase(run: Run, plan: Path, sealed: Path) -> None:
    passphrase = (plan / PASSPHRASE_FILE).read_text()
    for typed in (passphrase, passphrase.upper().lower().replace(" ", "  \t"), link(run, plan)):
        ran = opened(run, typed, sealed / "index.html")
        assert ran.code == 0, ran.err
        assert "skills/pay.html" in ran.out
    shown = opened(run, passphrase, sealed / "index.html", "--page", "skills/pay")
    assert "Pay" in shown.out
    missing = opened(run, passphrase, sealed / "index.html", "--page", "skills/py")
    assert missing.code == 2
    assert "Did you mean skills/pay.html?" in missing.err


def test_what_is_written_out_is_for_the_owner_alone(run: Run, plan: Path, sealed: Path, tmp_path: Path) -> None:
    ran = opened(run, link(run, plan), sealed / "index.html", "--out", tmp_path / "out")
    assert (ran.code, ran.out) == (0, f"{tmp_path / 'out' / 'index.html'}\n")
    written = list((tmp_path / "out").rglob("*"))
    assert len(written) > 20
    assert {stat.S_IMODE(path.stat().st_mode) for path in written if path.is_file()} == {0o600}
    assert opened(run, link(run, plan), sealed / "index.html", "--out", tmp_path / "out").code == 2


def test_p02_no_key_opens_what_it_is_not_for(run: Run, plan: Path, sealed: Path) -> None:
    (page,) = (sealed / "s").iterdir()
    marias, own = link(run, plan, "maria"), link(run, plan)
    passphrase = (plan / PASSPHRASE_FILE).read_text()
    tries = (
        (own, page),
        (passphrase, page),
        (marias, sealed / "index.html"),
        ("six other words that nobody chose", sealed / "index.html"),
        (PRETENDED, page),
        (PRETENDED, sealed / "index.html"),
        (own, sealed / "404.html"),
        (own, plan / "careerplan.toml"),
    )
    for typed, path in tries:
        ran = opened(run, typed, path)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith("Not opened: ")
        assert typed.strip() not in ran.err


def test_what_has_been_changed_does_not_open(run: Run, plan: Path, sealed: Path) -> None:
    page = sealed / "index.html"
    text = page.read_text()
    found = re.search(r'"rounds":(\d+)', text)
    assert found is not None
    for changed in (text.replace(found[0], '"rounds":1000'), text.replace(found[0], '"rounds":99999999999')):
        page.write_text(changed)
        assert "Not opened" in opened(run, link(run, plan), page).err
    page.write_text(text.replace('"format":1', '"format":9'))
    assert "does not know" in opened(run, link(run, plan), page).err


HOSTILE = "a" * 22


def hostile_page(tmp_path: Path, files: dict[str, bytes], until: str = "") -> tuple[Path, str]:
    """A page that somebody sealed to do harm, and its key."""
    secret = Secret(bytes(range(32)))
    envelope = seal(pack_bundle(Bundle(files)), share_content_key(secret), "share", HOSTILE, until)
    page = tmp_path / "hostile.html"
    page.write_bytes(share_page(envelope_json(envelope)))
    return page, key_text(secret)


@pytest.mark.parametrize("until", ["2020\x1b[31m", "\x1b]0;x\x07", "2020"])
def test_p32_a_hostile_last_day_does_not_reach_the_terminal(run: Run, tmp_path: Path, until: str) -> None:
    page, key = hostile_page(tmp_path, {"index.html": b"<p>x"}, until)
    ran = opened(run, key, page)
    assert (ran.code, ran.out) == (1, "")
    assert until not in ran.err


@pytest.mark.parametrize(
    "files", [{"a\0b": b"1"}, {"a": b"1", "a/b": b"2"}, {"../x": b"1"}, {"\x1b[31m.html": b"1"}, {"c:x": b"1"}]
)
def test_p32_hostile_names_are_refused_before_anything_is_written(
    run: Run, tmp_path: Path, files: dict[str, bytes]
) -> None:
    page, key = hostile_page(tmp_path, {"0.html": b"<p>x", "index.html": b"<p>x", **files})
    ran = opened(run, key, page, "--out", tmp_path / "out")
    assert ran.code in (1, 2)
    assert "\x1b" not in ran.out + ran.err
    assert not (tmp_path / "out").exists()


def test_p32_hostile_text_does_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    page, key = hostile_page(tmp_path, {"index.html": b"<title>\x1b]0;x\x07</title><p>\x1b[31mred &#27;[31m"})
    for words in ((), ("--page", "index.html")):
        ran = opened(run, key, page, *words)
        assert ran.code == 0
        assert "\x1b" not in ran.out + ran.err
    assert "1 page, no other files." in opened(run, key, page).err
    assert "1 file, in the clear" in opened(run, key, page, "--out", tmp_path / "out").err


def test_a_home_folder_that_nobody_has_is_a_name_like_any_other(run: Run, plan: Path, tmp_path: Path) -> None:
    page, key = hostile_page(tmp_path, {"index.html": b"<p>x"})
    assert opened(run, key, page, "--out", "~nobodyx/x").code == 0
    assert run("-C", plan, "build", "--today", TODAY, "--out", "~nobodyx/x").code == 0


def test_nothing_on_standard_input_is_wrong_use(run: Run, sealed: Path) -> None:
    assert opened(run, " \n", sealed / "index.html").code == 2
    missing = opened(run, "x", "correct horse battery staple")
    assert missing.code == 2
    assert "horse" not in missing.err


# keys


def test_keys_are_made_once_and_never_shown_to_a_pipe(run: Run, tmp_path: Path) -> None:
    root = write_plan(tmp_path / "p", {})
    ran = share(run, root, "keys")
    assert ran.out == (
        ".careerplan/key: made now; on a host: CAREERPLAN_KEY\n"
        ".careerplan/passphrase: made now; on a host: CAREERPLAN_PASSPHRASE\n"
    )
    assert "Keep a copy of both elsewhere" in ran.err
    before = files_of(root)
    assert share(run, root, "keys").out.count("was there") == 2
    assert files_of(root) == before
    for path in (KEY_FILE, PASSPHRASE_FILE):
        assert stat.S_IMODE((root / path).stat().st_mode) == 0o600
        assert (root / path).read_text().strip() not in ran.out + ran.err
    shown = share(run, root, "keys", "--show")
    assert (shown.code, shown.out) == (2, "")


def test_a_key_that_the_environment_gives_is_not_made_a_second_time(run: Run, tmp_path: Path) -> None:
    root = write_plan(tmp_path / "p", {})
    ran = share(run, root, "keys", CAREERPLAN_KEY=PRETENDED.partition("#")[2])
    assert ".careerplan/key: given by the environment" in ran.out
    assert not (root / KEY_FILE).exists()
    assert (root / PASSPHRASE_FILE).exists()


def secrets_in(root: Path) -> list[str]:
    return [(root / path).read_text().strip() for path in (KEY_FILE, PASSPHRASE_FILE)]


def test_keys_that_got_out_are_replaced_and_it_is_said_what_ends(run: Run, plan: Path, sealed: Path) -> None:
    before, old, marias = secrets_in(plan), link(run, plan), link(run, plan, "maria")
    (page,) = (sealed / "s").iterdir()
    ran = share(run, plan, "keys", "--replace", "--yes")
    assert ran.code == 0
    assert ran.out == (
        ".careerplan/key: replaced; on a host: CAREERPLAN_KEY\n"
        ".careerplan/passphrase: replaced; on a host: CAREERPLAN_PASSPHRASE\n"
    )
    for said in ("Every link to a share", "Your own link", "The passphrase", "Old deploys", "settings of the host"):
        assert said in ran.err
    after = secrets_in(plan)
    assert not {*before} & {*after}
    assert not [secret for secret in (*before, *after) if secret in ran.out + ran.err]
    assert sorted(path.name for path in (plan / ".careerplan").iterdir() if path.is_file()) == [
        "key",
        "manifest.json",
        "passphrase",
    ]
    for path in (KEY_FILE, PASSPHRASE_FILE):
        assert stat.S_IMODE((plan / path).stat().st_mode) == 0o600
    assert run("-C", plan, "build", "--locked", "--today", TODAY).code == 0
    assert not page.exists()
    for ended in (old, marias, before[1]):
        assert opened(run, ended, sealed / "index.html").code != 0
    (page,) = (sealed / "s").iterdir()
    for holds, file in ((link(run, plan), "index.html"), (after[1], "index.html"), (link(run, plan, "maria"), page)):
        assert opened(run, holds, sealed / file).code == 0


@pytest.mark.parametrize(
    ("words", "env", "why"),
    [
        (("--replace",), {}, "add --yes"),
        (("--replace", "--yes"), {"CAREERPLAN_KEY": "x"}, "CAREERPLAN_KEY is set"),
        (("--replace", "--yes"), {"CAREERPLAN_PASSPHRASE": "x"}, "CAREERPLAN_PASSPHRASE is set"),
        (("--replace", "--yes", "--show"), {}, "on a terminal only"),
        (("--yes",), {}, "--yes goes with --replace"),
        (("--replace", "--yes"), {"NETLIFY": "true"}, "Run it at home"),
    ],
)
def test_keys_stay_where_nobody_may_replace_them(
    run: Run, plan: Path, words: tuple[str, ...], env: dict[str, str], why: str
) -> None:
    before = files_of(plan)
    ran = share(run, plan, "keys", *words, **env)
    assert (ran.code, ran.out) == (3 if "NETLIFY" in env else 2, "")
    assert why in ran.err
    assert files_of(plan) == before


def test_where_there_is_no_key_there_is_none_to_replace(run: Run, tmp_path: Path) -> None:
    root = write_plan(tmp_path / "p", {})
    ran = share(run, root, "keys", "--replace", "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert "There is no key to replace" in ran.err
    assert not (root / KEY_FILE).exists()


# Secrets


@pytest.mark.parametrize(
    "word", [PRETENDED, PRETENDED.partition("#")[2], PRETENDED.replace("#", "%23"), PRETENDED[:-4]]
)
@pytest.mark.parametrize("verb", [*VERBS, "nonsense"])
def test_p22_a_link_among_the_words_is_refused_and_not_repeated(run: Run, plan: Path, verb: str, word: str) -> None:
    for words in ((verb, word), (verb, "maria", f"--page={word}"), (word, verb)):
        ran = run("-C", plan, "share", *words)
        assert (ran.code, ran.out) == (2, "")
        assert "history of your shell" in ran.err
        assert word[-20:] not in ran.err


def test_p22_words_of_a_passphrase_are_not_repeated_either(run: Run, plan: Path) -> None:
    for words in (("sealed/index.html", "correct", "horse"), ("correct horse battery",)):
        ran = run("-C", plan, "share", "open", *words)
        assert (ran.code, ran.out) == (2, "")
        assert "horse" not in ran.err


def test_p22_no_verb_tells_a_secret_that_it_was_not_asked_for(run: Run, plan: Path) -> None:
    share(run, plan, "add", "maria")
    keys = read_keys(plan)
    assert not isinstance(keys, Refusal)
    shares_key = link(run, plan, "maria").partition("#")[2].strip()
    secrets = (key_text(keys.master), keys.passphrase.reveal().decode(), shares_key)
    said = [
        share(run, plan, *words)
        for words in (("list",), ("preview", "maria"), ("add", "ruth"), ("revoke", "ruth"), ("keys",))
    ]
    said += [run("-C", plan, verb, "--today", TODAY) for verb in ("check", "info", "export", "build")]
    said += [run("-C", plan, "build", "--locked", "--today", TODAY)]
    for ran in said:
        assert not [secret for secret in secrets if secret in ran.out + ran.err]
    kept = {name: data for name, data in files_of(plan).items() if name not in (KEY_FILE, PASSPHRASE_FILE)}
    for name, data in kept.items():
        assert not [secret for secret in secrets if secret.encode() in data], name


def test_p22_a_bug_tells_no_secret(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import careerplan.share.derive

    share(run, plan, "add", "maria")
    key = link(run, plan, "maria").partition("#")[2].strip()

    def broken(*_: object) -> str:
        raise RuntimeError(key)

    monkeypatch.setattr(careerplan.share.derive, "share_path", broken)
    ran = share(run, plan, "link", "maria")
    assert (ran.code, ran.out) == (70, "")
    assert key not in ran.err


@pytest.mark.parametrize("host", HOST_VARIABLES)
@pytest.mark.parametrize(
    "words",
    [
        ("add", "maria"),
        ("preview", "maria"),
        ("link", "maria"),
        ("link",),
        ("revoke", "maria"),
        ("list",),
        ("open", "x"),
        ("keys",),
    ],
    ids=" ".join,
)
def test_p44_on_a_host_nothing_is_done_and_nothing_said(
    run: Run, plan: Path, words: tuple[str, ...], host: str
) -> None:
    before = files_of(plan)
    ran = run("-C", plan, "share", *words, **{host: "true"})
    assert (ran.code, ran.out) == (3, "")
    assert "aria" not in ran.err
    assert files_of(plan) == before


def test_p39_the_git_history_of_a_new_plan_holds_no_key(run: Run, tmp_path: Path) -> None:
    for name, words in (("p", ()), ("q", ("--example",))):
        assert run("new", name, *words).code == 0
        root = tmp_path / name
        share(run, root, "keys")
        secrets = [(root / path).read_text().strip() for path in (KEY_FILE, PASSPHRASE_FILE)]

        def git(*arguments: str, root: Path = root) -> str:
            environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
            done = subprocess.run(
                ["git", "-C", root, "-c", "user.name=n", "-c", "user.email=e@example.org", *arguments],
                capture_output=True,
                check=True,
                env=environment,
            )
            return done.stdout.decode("utf-8", "replace")

        git("init", "-q")
        git("add", "-A")
        git("commit", "-q", "-m", "first")
        names = git("ls-tree", "-r", "--name-only", "HEAD").splitlines()
        assert "careerplan.toml" in names
        assert not [path for path in names if path.startswith(".careerplan/")]
        history = git("log", "-p", "--all", "--binary")
        assert not [secret for secret in secrets if secret in history]


# On a terminal


def test_a_terminal_gets_a_code_that_a_camera_reads(run: Run, plan: Path) -> None:
    share(run, plan, "add", "maria")
    expected = link(run, plan, "maria").strip()
    shown = on_terminal(plan, "share", "link", "maria", "--today", TODAY)
    assert expected in shown
    rows = re.findall(r"\x1b\[38;5;231;48;5;16m([ \u2580\u2584\u2588]+)\x1b\[0m", shown)
    assert len({len(row) for row in rows}) == 1
    assert len(rows[0]) <= 80
    assert decoded(rows) == module_rows(expected)
    assert "\x1b" not in on_terminal(plan, "share", "link", "maria", "--today", TODAY, NO_COLOR="1")


def decoded(rows: list[str]) -> list[str]:
    """Rows of half blocks as rows of modules, dark ones as #."""
    upper, lower = {" ": "#", "\u2580": " ", "\u2584": "#", "\u2588": " "}, {" ": "#", "\u2580": "#", "\u2584": " "}
    found = []
    for row in rows:
        found += ["".join(upper[c] for c in row), "".join(lower.get(c, " ") for c in row)]
    return found[: len(rows[0])]


def module_rows(text: str) -> list[str]:
    import segno

    return [
        "".join("#" if dark else " " for dark in row) for row in segno.make_qr(text, error="l").matrix_iter(border=4)
    ]


def test_a_terminal_is_asked_for_what_is_missing(plan: Path) -> None:
    typed = {"The last day": "2027-01-31\n", "Your question": "What next?\n", "Skills to rate": "Kafka, pay\n"}
    shown = on_terminal(plan, "share", "add", "ruth", "--today", TODAY, typed=typed)
    assert "content/shares/ruth.md" in shown
    text = (plan / "content" / "shares" / "ruth.md").read_text()
    assert "until: 2027-01-31\nask: What next?\nrate: [kafka, pay]\n" in text


def test_a_terminal_may_see_the_keys(plan: Path) -> None:
    shown = on_terminal(plan, "share", "keys", "--show")
    for path in (KEY_FILE, PASSPHRASE_FILE):
        assert (plan / path).read_text().strip() in shown


@pytest.mark.parametrize("says", ["y\n", "n\n"])
def test_a_terminal_is_asked_before_keys_are_replaced(plan: Path, says: str) -> None:
    before = secrets_in(plan)
    shown = on_terminal(plan, "share", "keys", "--replace", "--show", typed={"Replace both?": says})
    after = secrets_in(plan)
    assert "Every link to a share" in shown.partition("Replace both?")[0]
    assert (after == before) is (says == "n\n")
    assert ("Nothing was replaced." in shown) is (says == "n\n")
    assert [secret in shown for secret in after] == [says == "y\n"] * 2
    assert not [secret for secret in before if secret in shown]


def test_what_is_typed_to_open_a_file_is_not_shown(plan: Path, sealed: Path) -> None:
    passphrase = (plan / PASSPHRASE_FILE).read_text()
    shown = on_terminal(plan, "share", "open", str(sealed / "index.html"), typed={"not shown": passphrase})
    assert "skills/pay.html" in shown
    assert passphrase.strip() not in shown


def test_the_passphrase_of_a_new_plan_is_shown_once(tmp_path: Path, run: Run) -> None:
    shown = on_terminal(tmp_path, "new", "p")
    passphrase = (tmp_path / "p" / PASSPHRASE_FILE).read_text().strip()
    assert shown.count(passphrase) == 1
    piped = run("new", "q")
    assert (tmp_path / "q" / PASSPHRASE_FILE).read_text().strip() not in piped.out + piped.err
    assert f"q/{PASSPHRASE_FILE}" in piped.out


# The program around it


def test_the_verbs_are_told_apart(run: Run) -> None:
    shown = run("share", "--help")
    assert all(f"\n  {verb} " in shown.out for verb in VERBS)
    assert "Did you mean revoke?" in run("share", "revok").err
    for verb in VERBS:
        assert f"careerplan share {verb}" in run("share", verb, "--help").out


def test_help_of_the_group_is_light() -> None:
    script = (
        "import sys\nfrom careerplan.cli.main import cli\ncli.main(['share', '--help'], standalone_mode=False)\n"
        "print(sorted({'cryptography', 'segno', 'jinja2', 'markdown_it'} & set(sys.modules)))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_plan_with_shares_exports_none_of_their_nonces(run: Run, plan: Path) -> None:
    share(run, plan, "add", "maria")
    found = re.search(r"[0-9a-f]{32}", (plan / "content" / "shares" / "for-maria.md").read_text())
    assert found is not None
    assert found[0] not in json.dumps(json.loads(run("-C", plan, "export", "--audience", "mentors").out))
