"""`careerplan verify`: of a folder, and of an address."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from careerplan.share.hosting import HEADERS
from tests.cli.conftest import Run
from tests.cli.plans import TODAY
from tests.cli.sharing import FOR_MARIA, SECRETS, share_file

KEY = {"CAREERPLAN_KEY": SECRETS["CAREERPLAN_KEY"]}


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
    assert "1 file differs from what was built here last" in ran.out


def test_without_the_key_it_says_what_it_could_not_see(run: Run, shared: Path, sealed: Path) -> None:
    ran = run("-C", shared, "verify", sealed, "--today", TODAY)
    assert ran.code == 0
    assert "without the master key it cannot be opened here" in ran.out
    assert "the page of maria was not looked for" in ran.out


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("http://plan.example.org", "over https only"),
        ("https://plan.example.org/index.html#" + SECRETS["CAREERPLAN_KEY"], "no business on a command line"),
        ("nowhere", "There is no folder"),
        ("http://127.0.0.1:9", "does not answer"),
    ],
)
def test_a_place_that_cannot_be_looked_at_is_wrong_use(run: Run, shared: Path, place: str, said: str) -> None:
    ran = run("-C", shared, "verify", place, **KEY)
    assert ran.code == 2
    assert said in ran.err
    assert SECRETS["CAREERPLAN_KEY"] not in ran.err


def test_p44_on_a_host_it_prints_nothing(run: Run, shared: Path, sealed: Path) -> None:
    ran = run("-C", shared, "verify", sealed, NETLIFY="true", **KEY)
    assert (ran.code, ran.out) == (3, "")
