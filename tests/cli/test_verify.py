"""`careerplan verify`: of a folder, and of an address."""

from __future__ import annotations

import http.server
import json
import re
import socketserver
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from careerplan.share.hosting import HEADERS
from tests.cli.conftest import Run
from tests.cli.plans import TODAY
from tests.cli.sharing import FOR_MARIA, SECRETS, share_file

KEY = {"CAREERPLAN_KEY": SECRETS["CAREERPLAN_KEY"]}
ENVELOPE = re.compile(r'(?<=id="envelope">)[^<]*')


@pytest.fixture
def sealed(run: Run, shared: Path) -> Path:
    assert run("-C", shared, "build", "--locked", "--today", TODAY, **SECRETS).code == 0
    return shared / "sealed"


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as a host does that was told the headers, or as one that was not."""

    folder = Path()
    headers_sent = HEADERS

    def translate_path(self, path: str) -> str:
        return str(self.folder / path.lstrip("/"))

    def end_headers(self) -> None:
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address(sealed: Path) -> Iterator[str]:
    Host.folder, Host.headers_sent = sealed, HEADERS
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_folder_as_it_was_built_is_sound(run: Run, shared: Path, sealed: Path) -> None:
    ran = run("-C", shared, "verify", sealed, "--today", TODAY, **KEY)
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "ok      index.html is sealed and opens with the owner's link",
        "ok      no file of the plan and no plain page can be read",
        "ok      the page of dilan opens with its link",
        "ok      the page of maria opens with its link",
        "ok      a link that has ended says so (404.html)",
        "ok      every file is as it was built here",
    ]


def test_a_folder_may_be_named_from_the_plan(run: Run, shared: Path, sealed: Path) -> None:
    assert sealed.is_dir()
    assert run("-C", shared, "verify", "sealed", "--today", TODAY, **KEY).code == 0


def test_an_address_is_asked_for_its_headers_too(run: Run, shared: Path, address: str) -> None:
    ran = run("-C", shared, "verify", address, "--today", TODAY, **KEY)
    assert ran.code == 0
    assert "ok      the host sends every header" in ran.out
    Host.headers_sent = {"Cache-Control": "max-age=60"}
    ran = run("-C", shared, "verify", address, "--today", TODAY, **KEY)
    assert ran.code == 1
    assert "not ok  the host does not send X-Robots-Tag, Referrer-Policy" in ran.out


def test_files_that_nobody_should_read_are_found(run: Run, shared: Path, address: str) -> None:
    Host.folder = shared  # the mistake: the whole plan is served
    ran = run("-C", shared, "verify", address, "--today", TODAY, **KEY)
    assert ran.code == 1
    assert "not ok  there is no index.html" in ran.out
    assert "not ok  careerplan.toml can be read by anybody" in ran.out
    assert "not ok  content/goals/leave.md can be read by anybody" in ran.out


def test_a_share_that_ended_and_one_that_is_missing_are_found(run: Run, shared: Path, sealed: Path) -> None:
    ran = run("-C", shared, "verify", sealed, "--today", "2027-01-02", **KEY)
    assert ran.code == 1
    assert "not ok  the page of maria is still there although it has ended" in ran.out
    (sealed / share_file(FOR_MARIA)).unlink()
    ran = run("-C", shared, "verify", sealed, "--today", TODAY, **KEY)
    assert "not ok  the page of maria is not there" in ran.out


def test_a_page_of_another_plan_or_a_changed_one_is_found(run: Run, shared: Path, sealed: Path) -> None:
    other = {"CAREERPLAN_KEY": "B" + SECRETS["CAREERPLAN_KEY"][1:]}
    assert "not with the master key of this plan" in run("-C", shared, "verify", sealed, **other).out
    index = sealed / "index.html"
    index.write_bytes(index.read_bytes().replace(b'"use strict"', b'"use strict";fetch("x")'))
    ran = run("-C", shared, "verify", sealed, "--today", TODAY, **KEY)
    assert ran.code == 1
    assert "index.html is not a page that this version of careerplan seals" in ran.out
    assert "not ok  1 file differs from what was built here last" in ran.out


@pytest.mark.parametrize(
    ("env", "why"),
    [({}, "there is no master key"), ({"CAREERPLAN_KEY": "AAAA"}, "is not one: it has 43 letters")],
)
def test_without_a_sound_key_nothing_is_said_to_be_sound_that_needs_it(
    run: Run, shared: Path, sealed: Path, env: dict[str, str], why: str
) -> None:
    ran = run("-C", shared, "verify", sealed, "--today", TODAY, **env)
    assert ran.code == 1
    assert re.search(f"not ok  index.html is sealed, and was not opened: .*{why}", ran.out)
    assert "not ok  the page of maria was not looked for" in ran.out


def test_the_passphrase_is_tried_where_it_is_known(run: Run, shared: Path, sealed: Path) -> None:
    ran = run("-C", shared, "verify", sealed, "--today", TODAY, **SECRETS)
    assert "ok      index.html is sealed and opens with the owner's link and the passphrase" in ran.out
    other = {**SECRETS, "CAREERPLAN_PASSPHRASE": "caboose swoop nuptials reptile unworn gag"}
    ran = run("-C", shared, "verify", sealed, "--today", TODAY, **other)
    assert ran.code == 1
    assert "not ok  index.html does not open with the passphrase" in ran.out


Change = Callable[[dict[str, object]], dict[str, object]]


def with_broken_wrap(envelope: dict[str, object]) -> dict[str, object]:
    keys = envelope["keys"]
    assert isinstance(keys, dict)
    return {**envelope, "keys": {**keys, "passphrase": keys["link"]}}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda envelope: {**envelope, "rounds": 1}, "asks for 1 rounds where 600000 are needed"),
        (lambda envelope: {**envelope, "salt": "AAAA"}, "has another salt"),
        (with_broken_wrap, "does not open with the passphrase"),
        (lambda envelope: {**envelope, "evil": "Leave Corvine quietly"}, "is not a page that this version"),
    ],
)
def test_p18_a_locked_site_that_was_made_weaker_is_found(
    run: Run, shared: Path, sealed: Path, change: Change, said: str
) -> None:
    index = sealed / "index.html"
    page = index.read_text(encoding="utf-8")
    envelope = json.loads(ENVELOPE.search(page)[0])  # type: ignore[index]
    index.write_text(ENVELOPE.sub(json.dumps(change(envelope), separators=(",", ":")), page), encoding="utf-8")
    (shared / ".careerplan/manifest.json").unlink()
    ran = run("-C", shared, "verify", sealed, "--today", TODAY, **SECRETS)
    assert ran.code == 1
    assert f"not ok  index.html {said}" in ran.out


def test_a_policy_that_lets_another_script_run_is_found(run: Run, shared: Path, sealed: Path) -> None:
    index = sealed / "index.html"
    more = re.sub(r"(script-src [^;]*)", rf"\1 'sha256-{'A' * 43}='", index.read_text(encoding="utf-8"), count=1)
    index.write_text(more, encoding="utf-8")
    (shared / ".careerplan/manifest.json").unlink()
    ran = run("-C", shared, "verify", sealed, "--today", TODAY, **KEY)
    assert ran.code == 1
    assert "not ok  index.html lets other scripts run" in ran.out


def test_p09_the_page_of_a_revoked_share_and_a_stray_page_are_found(run: Run, shared: Path, sealed: Path) -> None:
    old = (sealed / share_file(FOR_MARIA)).read_bytes()
    assert run("-C", shared, "share", "revoke", "maria").code == 0
    assert run("-C", shared, "build", "--locked", "--today", TODAY, **SECRETS).code == 0
    assert run("-C", shared, "verify", sealed, "--today", TODAY, **KEY).code == 0
    for name in (share_file(FOR_MARIA), "extra.html"):
        (sealed / name).write_bytes(old)
        ran = run("-C", shared, "verify", sealed, "--today", TODAY, **KEY)
        assert ran.code == 1
        assert f"not ok  {name} is no page of this plan: a revoked link may still open it" in ran.out
        (sealed / name).unlink()


def test_an_older_page_in_the_folder_is_found(run: Run, shared: Path, sealed: Path) -> None:
    old = (sealed / "index.html").read_bytes()
    assert run("-C", shared, "build", "--locked", "--today", TODAY, **SECRETS).code == 0
    (sealed / "index.html").write_bytes(old)
    ran = run("-C", shared, "verify", sealed, "--today", TODAY, **KEY)
    assert ran.code == 1
    assert "not ok  1 file differs from what was built here last: build and publish anew" in ran.out


def test_p40_a_page_with_another_last_day_is_found(run: Run, shared: Path, sealed: Path) -> None:
    maria = shared / "content/shares/maria.md"
    maria.write_text(maria.read_text(encoding="utf-8").replace("2026-12-31", "2026-11-30"), encoding="utf-8")
    ran = run("-C", shared, "verify", sealed, "--today", TODAY, **KEY)
    assert ran.code == 1
    assert "not ok  the page of maria has another last day than the share has now" in ran.out


def test_every_record_is_asked_for_in_a_folder_and_many_at_an_address(run: Run, shared: Path, address: str) -> None:
    (shared / "public/content/goals").mkdir(parents=True)
    (shared / "public/content/people").mkdir()
    for name in ("goals/leave.md", "goals/talk.md", "people/maria.md"):
        (shared / "public/content" / name).write_bytes((shared / "content" / name).read_bytes())
    Host.folder = shared / "public"
    for place in (shared / "public", address):
        ran = run("-C", shared, "verify", place, "--today", TODAY, **KEY)
        assert "not ok  content/people/maria.md can be read by anybody" in ran.out


ANSWERS = (b"GARBAGE\r\n\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n", b"")


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_host_that_answers_with_nonsense_is_said_to(run: Run, shared: Path, answer: bytes) -> None:
    class Nonsense(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(65536)
            self.request.sendall(answer)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Nonsense) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        ran = run("-C", shared, "verify", f"http://127.0.0.1:{server.server_address[1]}", **KEY)
        server.shutdown()
    assert ran.code == 2
    assert "127.0.0.1 does not answer as a host should: " in ran.err


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("http://plan.example.org", "over https only"),
        ("https://plan.example.org/index.html#" + SECRETS["CAREERPLAN_KEY"], "no business on a command line"),
        ("nowhere", "There is no folder"),
        ("~nobodyx/sealed", "There is no folder"),
        ("https://", "That is no address"),
        ("https://[::1", "That is no address"),
        ("https://localhost:99999", "That is no address"),
        ("https://exa mple.invalid", "does not answer"),
        ("https://ana:secret@localhost:1/", "holds more than a place"),
        ("HTTP://127.0.0.1:9", "does not answer"),
        ("https://x\x1b[31m.invalid", "That is no address"),
        ("http://127.0.0.1:9", "does not answer"),
    ],
)
def test_a_place_that_cannot_be_looked_at_is_wrong_use(run: Run, shared: Path, place: str, said: str) -> None:
    ran = run("-C", shared, "verify", place, **KEY)
    assert ran.code == 2
    assert said in ran.err
    assert SECRETS["CAREERPLAN_KEY"] not in ran.err
    assert "\x1b" not in ran.err


def test_p44_on_a_host_it_prints_nothing(run: Run, shared: Path, sealed: Path) -> None:
    ran = run("-C", shared, "verify", sealed, NETLIFY="true", **KEY)
    assert (ran.code, ran.out) == (3, "")
