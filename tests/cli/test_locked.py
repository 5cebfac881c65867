"""`careerplan build --locked`: what is published, and when nothing is."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

import pytest

from careerplan.share.bundle import Bundle, read_bundle
from careerplan.share.derive import link_wrap_key, share_content_key, share_secret, site_secret
from careerplan.share.envelope import Envelope, SiteEnvelope, open_envelope, read_envelope, unwrap_key
from careerplan.share.plain import plain_page
from careerplan.share.secret import Secret
from careerplan.share.shell import envelope_in, is_shell, placeholder_page
from tests.cli.conftest import Run
from tests.cli.plans import TODAY, files_of
from tests.cli.sharing import FOR_DILAN, FOR_MARIA, KEY, PASSPHRASE, SECRETS, SETTINGS, master, share_file


def locked(run: Run, plan: Path, *words: str, **env: str) -> dict[str, bytes]:
    """What a locked build publishes."""
    ran = run("-C", plan, "build", "--locked", "--today", TODAY, *words, **SECRETS, **env)
    assert ran.code == 0, ran.err
    return files_of(plan / "sealed")


def envelope_of(page: bytes) -> Envelope:
    text = envelope_in(page)
    assert text is not None
    envelope = read_envelope(text)
    assert isinstance(envelope, Envelope)
    return envelope


def share_of(page: bytes, nonce: str) -> Bundle | None:
    """What a share's page holds, if its link opens it."""
    opened = open_envelope(envelope_of(page), share_content_key(share_secret(master(), nonce)), "share")
    return read_bundle(opened) if isinstance(opened, bytes) else None


def site_of(page: bytes) -> Bundle:
    envelope = envelope_of(page)
    assert isinstance(envelope, SiteEnvelope)
    content = unwrap_key(envelope.keys.link, link_wrap_key(site_secret(master())), "site-key-link")
    assert isinstance(content, Secret)
    opened = open_envelope(envelope, content, "site")
    assert isinstance(opened, bytes)
    bundle = read_bundle(opened)
    assert bundle is not None
    return bundle


def test_the_published_folder_holds_sealed_pages_and_nothing_else(run: Run, shared: Path) -> None:
    files = locked(run, shared)
    shares = {share_file(FOR_MARIA), share_file(FOR_DILAN)}
    assert set(files) == {"index.html", "404.html", "_headers", "robots.txt", *shares}
    assert all(is_shell(data) for path, data in files.items() if path.endswith(".html"))


def test_the_locked_site_holds_every_page_of_the_plain_one(run: Run, shared: Path) -> None:
    site = site_of(locked(run, shared)["index.html"])
    assert run("-C", shared, "build", "--today", TODAY).code == 0
    plain = files_of(shared / "site")
    plain["404.html"] = re.sub(rb"<li><a href=\"https://plan.example.*</li>\n", b"", plain["404.html"])
    assert {path: data for path, data in plain.items() if path != "search-index.js"} == {
        path: data for path, data in site.files.items() if path != "search.json"
    }
    assert not any(b"plan.example" in data for data in site.files.values())
    rows = json.loads(site.files["search.json"])
    assert ["Kafka", "skill", "skills/kafka.html"] in [row[:3] for row in rows]


def test_p02_each_link_opens_its_own_page_and_no_other(run: Run, shared: Path) -> None:
    files = locked(run, shared)
    pages = {nonce: files[share_file(nonce)] for nonce in (FOR_MARIA, FOR_DILAN)}
    for nonce, page in pages.items():
        for other in pages:
            assert (share_of(page, other) is None) == (nonce != other)
    assert "What would you cut?" in share_of(pages[FOR_MARIA], FOR_MARIA).files["index.html"].decode()  # type: ignore[union-attr]


def test_p05_no_word_of_the_plan_stands_outside_the_envelopes(run: Run, shared: Path) -> None:
    files = locked(run, shared)
    for path, data in files.items():
        text = re.sub(r'"(data|nonce|salt)":"[^"]*"', "", f"{path} {data.decode()}").casefold()
        for word in ("kafka", "corvine", "maria", "dilan", "ana silva", "ana's", "mentors", "talk", "plan.example"):
            assert word not in text, f"{word} in {path}"


def test_p08_plans_of_similar_size_give_files_of_equal_size(run: Run, shared: Path) -> None:
    before = {path: len(data) for path, data in locked(run, shared).items()}
    talk = shared / "content/goals/talk.md"
    talk.write_text(
        talk.read_text(encoding="utf-8").replace("one idea", "two small ideas and a joke"), encoding="utf-8"
    )
    assert {path: len(data) for path, data in locked(run, shared).items()} == before


def test_p09_the_page_of_a_share_that_is_gone_goes_too(run: Run, shared: Path) -> None:
    assert share_file(FOR_DILAN) in locked(run, shared)
    (shared / "content/shares/dilan.md").unlink()
    assert share_file(FOR_DILAN) not in locked(run, shared)
    (shared / ".careerplan/manifest.json").unlink()
    (shared / "content/shares/maria.md").unlink()
    assert share_file(FOR_MARIA) not in locked(run, shared)


@pytest.mark.parametrize("name", ["notes.txt", "s/notes.html", "skills/kafka.html", ".env", "deep/er/index.html"])
def test_p09_a_folder_with_a_foreign_file_is_refused_whole(run: Run, shared: Path, name: str) -> None:
    before = locked(run, shared)
    foreign = shared / "sealed" / name
    foreign.parent.mkdir(parents=True, exist_ok=True)
    foreign.write_text("<p>mine</p>", encoding="utf-8")
    ran = run("-C", shared, "build", "--locked", **SECRETS)
    assert ran.code == 3
    assert "holds 1 file that no locked build wrote" in ran.err
    assert name in ran.err
    assert files_of(shared / "sealed") == {**before, name: b"<p>mine</p>"}


def test_p09_what_a_host_asks_for_may_lie_there(run: Run, shared: Path) -> None:
    (shared / "sealed/.well-known").mkdir(parents=True)
    (shared / "sealed/.well-known/security.txt").write_text("Contact: mailto:ana@example.org", encoding="utf-8")
    (shared / "sealed/CNAME").write_text("plan.example.org", encoding="utf-8")
    assert {"CNAME", ".well-known/security.txt"} < set(locked(run, shared))


def test_p33_a_link_in_the_published_folder_is_refused(run: Run, shared: Path) -> None:
    (shared / "sealed").mkdir()
    (shared / "sealed/content").symlink_to(shared / "content")
    ran = run("-C", shared, "build", "--locked", **SECRETS)
    assert ran.code == 3
    assert "no locked build wrote" in ran.err


def test_p43_plain_pages_left_in_the_folder_are_refused(run: Run, shared: Path) -> None:
    assert run("-C", shared, "build", "--out", "sealed").code in (0, 3)
    plain = files_of(shared / "sealed") if (shared / "sealed").exists() else {}
    if not plain:  # a plain build does not even begin there
        (shared / "sealed").mkdir()
        (shared / "sealed/index.html").write_text('<meta name="generator" content="careerplan">', encoding="utf-8")
        plain = files_of(shared / "sealed")
    ran = run("-C", shared, "build", "--locked", **SECRETS)
    assert ran.code == 3
    assert files_of(shared / "sealed") == plain


def test_p43_a_plain_build_into_the_published_folder_is_refused(run: Run, shared: Path) -> None:
    before = locked(run, shared)
    ran = run("-C", shared, "build", "--out", "sealed")
    assert ran.code == 3
    assert "nothing was written" in ran.err
    assert files_of(shared / "sealed") == before


@pytest.mark.parametrize("missing", ["CAREERPLAN_KEY", "CAREERPLAN_PASSPHRASE"])
def test_p11_without_a_secret_nothing_is_written(run: Run, shared: Path, missing: str) -> None:
    env = {name: value for name, value in SECRETS.items() if name != missing}
    ran = run("-C", shared, "build", "--locked", "--strict", NETLIFY="true", CONTEXT="production", **env)
    assert ran.code == 3
    assert missing in ran.err
    assert not (shared / "sealed").exists()


@pytest.mark.parametrize("context", ["deploy-preview", "branch-deploy", "preview-server"])
@pytest.mark.parametrize("secrets", [SECRETS, {}])
def test_p11_a_preview_holds_nothing_of_the_plan_not_even_sealed(
    run: Run, shared: Path, context: str, secrets: dict[str, str]
) -> None:
    ran = run("-C", shared, "build", "--locked", "--strict", NETLIFY="true", CONTEXT=context, **secrets)
    assert ran.code == 0
    files = files_of(shared / "sealed")
    assert set(files) == {"index.html", "404.html", "_headers", "robots.txt"}
    assert files["index.html"] == placeholder_page()
    assert b"data" not in re.findall(rb'"data":', files["index.html"])


@pytest.mark.parametrize("context", ["deploy-preview", "production"])
@pytest.mark.parametrize("publish", [".", "content", "site", ""])
def test_p10_a_host_that_would_publish_the_files_themselves_gets_nothing(
    run: Run, shared: Path, context: str, publish: str
) -> None:
    command = '[build]\ncommand = "careerplan build --locked --strict"\n'
    (shared / "netlify.toml").write_text(f'{command}publish = "{publish}"\n' if publish else command, encoding="utf-8")
    ran = run("-C", shared, "build", "--locked", NETLIFY="true", CONTEXT=context, **SECRETS)
    assert ran.code == 3
    assert "what a host publishes" in ran.err
    assert not (shared / "sealed").exists()


def test_p14_no_nonce_comes_twice_however_often_one_builds(run: Run, shared: Path) -> None:
    nonces: list[str] = []
    for _ in range(3):
        for path, data in locked(run, shared).items():
            if path.endswith(".html") and envelope_in(data):
                nonces += re.findall(r'"nonce":"([^"]+)"', data.decode())
    assert len(nonces) == 3 * 5
    assert len(set(nonces)) == len(nonces)


def test_p15_revoking_one_share_leaves_the_other(run: Run, shared: Path) -> None:
    before = locked(run, shared)
    assert run("-C", shared, "share", "revoke", "maria").code == 0
    after = locked(run, shared)
    assert share_file(FOR_MARIA) not in after
    assert share_of(after[share_file(FOR_DILAN)], FOR_DILAN) == share_of(before[share_file(FOR_DILAN)], FOR_DILAN)
    assert len([path for path in after if path.startswith("s/")]) == 2
    assert all(share_of(data, FOR_MARIA) is None for path, data in after.items() if path.startswith("s/"))


def test_p15_a_link_can_be_revoked_after_an_answer_that_quotes_the_whole_page(run: Run, shared: Path) -> None:
    page = share_of(locked(run, shared)[share_file(FOR_MARIA)], FOR_MARIA)
    assert page is not None
    said = plain_page(page.files["index.html"]).text
    quoted = "\n".join(f"> {line}" for line in said.split("\n"))
    (shared / "content/feedback").mkdir()
    answer = f"---\nfrom: maria\ndate: 2026-11-20\n---\nYou wrote:\n\n{quoted}\n\nI agree.\n"
    (shared / "content/feedback/maria.md").write_text(answer, encoding="utf-8")
    (shared / "content/notes").mkdir()
    (shared / "content/notes/mail.md").write_text(f"---\ntitle: A mail\n---\n{said}\n", encoding="utf-8")
    assert run("-C", shared, "share", "revoke", "maria").code == 0
    assert share_file(FOR_MARIA) not in locked(run, shared)


def test_p16_a_link_lives_on_when_the_plan_and_the_share_are_edited(run: Run, shared: Path) -> None:
    locked(run, shared)
    maria = shared / "content/shares/maria.md"
    maria.write_text(maria.read_text(encoding="utf-8").replace("What would you cut?", "What is missing?"), "utf-8")
    (shared / "content/skills/kafka.md").rename(shared / "content/skills/streams.md")
    (shared / "content/people/maria.md").write_text("---\ntitle: Maria F. Oliveira\n---\n", encoding="utf-8")
    page = share_of(locked(run, shared)[share_file(FOR_MARIA)], FOR_MARIA)
    assert page is not None
    assert "What is missing?" in page.files["index.html"].decode()


def test_p22_no_secret_stands_in_any_output_cache_or_message(run: Run, shared: Path) -> None:
    ran = run("-C", shared, "build", "--locked", "--today", TODAY, **SECRETS)
    written = b"".join(files_of(shared).values()) + ran.out.encode() + ran.err.encode()
    raw = bytes(range(32))
    secrets = [KEY.encode(), PASSPHRASE.encode(), raw, raw.hex().encode(), base64.b64encode(raw).rstrip(b"=")]
    for nonce in (FOR_MARIA, FOR_DILAN):
        key = share_secret(master(), nonce).reveal()
        secrets += [key, base64.urlsafe_b64encode(key).rstrip(b"="), base64.b64encode(key).rstrip(b"=")]
    assert [secret for secret in secrets if secret in written] == []


def test_p22_a_secret_in_the_words_of_a_command_is_not_repeated(run: Run, shared: Path) -> None:
    for words in (["build", "--locked", KEY], ["build", f"--key={KEY}"], ["share", "open", f"x#{KEY}"]):
        ran = run("-C", shared, *words)
        assert ran.code == 2
        assert KEY not in ran.out + ran.err


@pytest.mark.parametrize(("today", "opens"), [("2026-12-31", True), ("2027-01-01", False), ("2026-01-01", True)])
def test_p40_a_share_is_there_on_its_last_day_and_gone_on_the_next(
    run: Run, shared: Path, today: str, *, opens: bool
) -> None:
    ran = run("-C", shared, "build", "--locked", "--today", today, **SECRETS)
    assert ran.code == 0
    assert (share_file(FOR_MARIA) in files_of(shared / "sealed")) == opens
    assert share_file(FOR_DILAN) in files_of(shared / "sealed")
    if not opens:
        assert "note[share-ended]" in ran.err


@pytest.mark.parametrize(("zone", "opens"), [("Pacific/Kiritimati", False), ("Pacific/Pago_Pago", True)])
def test_p40_the_last_day_is_that_of_the_plans_time_zone(run: Run, shared: Path, zone: str, *, opens: bool) -> None:
    (shared / "careerplan.toml").write_text(SETTINGS.replace("[plan]", f"[plan]\ntimezone = '{zone}'"), "utf-8")
    noon = "1798718400"  # 2026-12-31 12:00 UTC: the next day on Kiritimati, the same day in Pago Pago
    run("-C", shared, "build", "--locked", SOURCE_DATE_EPOCH=noon, **SECRETS)
    assert (share_file(FOR_MARIA) in files_of(shared / "sealed")) == opens


DOUBTS = [
    ("audience: mentors", "audience: mentor"),
    ("audience: mentors", "audience: null"),
    ("audience: mentors", "audience: NO"),
    ("audience: mentors", 'audience: "false"'),
    ("audience: mentors", "audience: [mentors, [mentors]]"),
    ("audience: mentors", "audience: {mentors: true}"),
]


@pytest.mark.parametrize(("before", "after"), DOUBTS)
def test_p07_an_audience_in_doubt_refuses_everything_that_leaves_the_house(
    run: Run, shared: Path, before: str, after: str
) -> None:
    talk = shared / "content/goals/talk.md"
    talk.write_text(talk.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    ran = run("-C", shared, "build", "--locked", **SECRETS)
    assert ran.code == 3
    assert "who may see what" in ran.err
    assert not (shared / "sealed").exists()


def test_p07_an_audience_written_twice_denies(run: Run, shared: Path) -> None:
    talk = shared / "content/goals/talk.md"
    talk.write_text(
        talk.read_text("utf-8").replace("audience: mentors", "audience: private\naudience: mentors"), "utf-8"
    )
    run("-C", shared, "build", "--locked", "--today", TODAY, **SECRETS)
    path = shared / "sealed" / share_file(FOR_MARIA)
    page = share_of(path.read_bytes(), FOR_MARIA) if path.exists() else None
    assert page is None or "Give a talk" not in page.files["index.html"].decode()


def test_prose_that_names_somebody_hidden_must_be_accepted_first(run: Run, shared: Path) -> None:
    talk = shared / "content/goals/talk.md"
    talk.write_text(talk.read_text("utf-8").replace("Give a talk", "Give a talk that makes Dilan laugh"), "utf-8")
    (shared / "content/shares/dilan.md").unlink()
    refused = run("-C", shared, "build", "--locked", "--today", TODAY, **SECRETS)
    assert refused.code == 3
    assert "careerplan audience mentors" in refused.err
    assert not (shared / "sealed").exists()
    assert run("-C", shared, "audience", "mentors", "--accept").code == 0
    page = share_of(locked(run, shared)[share_file(FOR_MARIA)], FOR_MARIA)
    assert page is not None
    assert "makes Dilan laugh" in page.files["index.html"].decode()


@pytest.mark.parametrize(
    "share",
    [
        "person: nobody\nsees: mentors",
        "person: maria\nsees: nobodies",
        "person: maria\nsees: mentors\nnonce: short",
        "person: maria\nsees: mentors",
        "person: maria\nsees: mentors\nsample: true\nnonce: '0123456789abcdef0123456789abcdef'",
    ],
)
def test_a_share_that_is_not_sound_has_no_page(run: Run, shared: Path, share: str) -> None:
    (shared / "content/shares/dilan.md").write_text(f"---\n{share}\n---\n", encoding="utf-8")
    run("-C", shared, "build", "--locked", "--today", TODAY, **SECRETS)
    found = files_of(shared / "sealed") if (shared / "sealed").exists() else {}
    assert [path for path in found if path.startswith("s/")] in ([share_file(FOR_MARIA)], [])


def test_p44_a_hosts_log_holds_no_title_value_or_link(run: Run, shared: Path) -> None:
    leave = shared / "content/goals/leave.md"
    leave.rename(shared / "content/goals/leave-corvine-quietly.md")
    leave = shared / "content/goals/leave-corvine-quietly.md"
    leave.write_text(leave.read_text("utf-8").replace("2026-12-15", "2026-02-30"), encoding="utf-8")
    ran = run("-C", shared, "build", "--locked", "--today", TODAY, NETLIFY="true", CONTEXT="production", **SECRETS)
    log = (ran.out + ran.err).casefold()
    assert "error[when-impossible]" in log
    assert "content/goals/…:" in log
    for word in ("corvine", "leave", "kafka", "maria", "mentors", "2026-02-30", "plan.example.org", "s/"):
        assert word not in log.replace("goals/…", "").replace("pages sealed", "").replace("share pages", ""), word


def test_the_summary_counts_pages_shares_and_problems(run: Run, shared: Path) -> None:
    ran = run("-C", shared, "build", "--locked", "--today", TODAY, **SECRETS)
    assert re.fullmatch(r"\d+ pages sealed in sealed/index\.html, 2 share pages; no problems; [\d.]+ s\n", ran.err)
    (shared / "content/shares/dilan.md").unlink()
    assert "1 share page;" in run("-C", shared, "build", "--locked", "--today", TODAY, **SECRETS).err
    (shared / "content/shares/maria.md").unlink()
    assert "no share pages;" in run("-C", shared, "build", "--locked", "--today", TODAY, **SECRETS).err


def test_errors_in_the_plan_fail_and_the_rest_is_sealed(run: Run, shared: Path) -> None:
    (shared / "content/goals/bad.md").write_text("---\ndue: 2026-02-30\n---\n", encoding="utf-8")
    ran = run("-C", shared, "build", "--locked", "--today", TODAY, **SECRETS)
    assert ran.code == 1
    assert "index.html" in files_of(shared / "sealed")
