"""Who may ask the server, and for what: real requests to the real program."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.plans import write_plan
from tests.serve.conftest import FILES, PATIENCE, SETTINGS, Served


class Asked:
    """One answer."""

    def __init__(self, answer: http.client.HTTPResponse) -> None:
        self.status = answer.status
        self.headers = {name.lower(): value for name, value in answer.getheaders()}
        streams = self.headers.get("content-type", "").startswith("text/event-stream")
        self.text = "" if streams else answer.read().decode()


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Where a plan is served that lies beside a secret, with links to it."""
    folder = tmp_path_factory.mktemp("served")
    plan = write_plan(folder / "plan", FILES, SETTINGS)
    (folder / "secret.md").write_text("# A secret\n", encoding="utf-8")
    (plan / "content/notes/linked.md").symlink_to(folder / "secret.md")
    (plan / "content/linked").symlink_to(folder)
    served = Served(plan)
    yield served.port()
    served.end()


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Asked:
    """The answer to a path that is sent as it stands; `_` in the name of a header stands for `-`."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        named = {"Host": f"127.0.0.1:{port}"} | {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path, skip_host=True)
        for name, value in named.items():
            connection.putheader(name, value)
        connection.endheaders()
        return Asked(connection.getresponse())
    finally:
        connection.close()


def test_a_page_is_given_with_headers_that_keep_it_here(port: int) -> None:
    answer = ask(port, "/")
    assert answer.status == 200
    assert {name: answer.headers[name] for name in ("cache-control", "x-content-type-options", "referrer-policy")} == {
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
    }
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert not [name for name in answer.headers if name.startswith("access-control-")]
    assert "server" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/.careerplan/events?page=/", "/.careerplan/reload.js", "/nothing.html"])
def test_a_foreign_name_is_refused(port: int, path: str) -> None:
    for host in ("plan.example.com", f"plan.example.com:{port}", "127.0.0.1", f"127.0.0.1:{port + 1}", "", "[::1"):
        answer = ask(port, path, Host=host)
        assert (answer.status, "Kafka" in answer.text) in ((421, False), (400, False))


def test_two_names_or_none_are_refused(port: int) -> None:
    for lines in ("", f"Host: 127.0.0.1:{port}\r\nHost: plan.example.com\r\n"):
        with socket.create_connection(("127.0.0.1", port), PATIENCE) as connection:
            connection.sendall(f"GET / HTTP/1.1\r\n{lines}Connection: close\r\n\r\n".encode())
            assert connection.recv(4096).split()[1] in (b"400", b"421")


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_the_names_of_this_machine_are_ours(port: int, name: str) -> None:
    assert ask(port, "/", Host=f"{name}:{port}").status == 200


@pytest.mark.parametrize("path", ["/", "/.careerplan/events?page=/", "/search-index.js"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example.com"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"},
    ],
)
def test_another_site_may_neither_read_nor_lead_here(port: int, path: str, headers: dict[str, str]) -> None:
    answer = ask(port, path, **headers)
    assert (answer.status, "Kafka" in answer.text) == (403, False)
    assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_our_own_pages_may_ask(port: int) -> None:
    own = ask(port, "/.careerplan/events?page=/", Origin=f"http://127.0.0.1:{port}", Sec_Fetch_Site="same-origin")
    assert (own.status, own.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_can_be_changed(port: int, method: str) -> None:
    assert ask(port, "/", method).status == 405


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.md",
        "/..%2fsecret.md",
        "/%2e%2e/secret.md",
        "/%2e%2e%2fsecret.md",
        "/..%252fsecret.md",
        "/..\\secret.md",
        "/..%5csecret.md",
        "/skills/../../secret.md",
        "//secret.md",
        "/content/notes/health.md",
        "/content/notes/linked.md",
        "/notes/linked.html",
        "/media/notes/linked.md",
        "/media/../content/notes/health.md",
        "/media/%2e%2e/notes/health.md",
        "/linked/secret.md",
        "/careerplan.toml",
        "/.careerplan/key",
        "/.careerplan/../careerplan.toml",
        "/site.css%00.html",
        "/\xff".encode("latin-1").decode("latin-1").replace("\xff", "%ff"),
        "/templates/base.html",
        "/theme.toml",
        "/share.css",
        "/media/",
        "/.careerplan/",
    ],
)
def test_nothing_but_the_site_can_be_had(port: int, path: str) -> None:
    answer = ask(port, path)
    assert answer.status in (400, 404)
    assert [word for word in ("secret", "Sleep", "[plan]", "{%") if word in answer.text] == []


def test_a_folder_is_its_index_page_and_no_list(port: int) -> None:
    assert "Kafka" in ask(port, "/skills/").text
    assert ask(port, "/skills").status == 404


def test_the_address_that_is_not_there_is_not_repeated(port: int) -> None:
    answer = ask(port, "/%3Cscript%3Ealert(1)%3C/script%3E.html")
    assert (answer.status, "alert(1)" in answer.text) == (404, False)


def test_a_page_that_is_not_there_names_those_that_are_like_it(port: int) -> None:
    answer = ask(port, "/skills/kafk.html")
    assert (answer.status, '<a href="../skills/kafka.html">Kafka</a>' in answer.text) == (404, True)


def test_only_the_loopback_listens(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing; tells the address of this machine in its network
            address = probe.getsockname()[0]
        except OSError:
            pytest.skip("this machine has no other address")
    if address.startswith("127."):
        pytest.skip("this machine has no other address")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((address, port), 5).close()


EVERYWHERE = "0.0.0.0"  # noqa: S104 - asked for, and refused


def refused(plan: Path, *words: str, **env: str) -> tuple[int, str]:
    served = Served(plan, *words, **env)
    try:
        code = served.process.wait(PATIENCE)
        served.wait_for("careerplan:")
        return code, "\n".join(served.heard)
    finally:
        served.end()


def test_a_private_plan_is_not_served_to_other_machines(plan: Path) -> None:
    code, said = refused(plan, "--host", EVERYWHERE)
    assert (code, "private" in said) == (3, True)


def test_a_public_plan_is_served_as_the_public_sees_it(plan: Path) -> None:
    (plan / "careerplan.toml").write_text('[site]\nvisibility = "public"\n[audiences.public]\n', encoding="utf-8")
    (plan / "content/goals/talk.md").write_text("---\ntitle: Give a talk\naudience: public\n---\n", encoding="utf-8")
    served = Served(plan, "--host", EVERYWHERE)
    try:
        port = served.port()
        assert "Give a talk" in ask(port, "/goals/talk.html").text
        assert ask(port, "/skills/kafka.html").status == 404
        assert ask(port, "/", Host=f"192.0.2.7:{port}").status == 200
        assert ask(port, "/", Host=f"plan.example.com:{port}").status == 421
    finally:
        served.end()


def test_nothing_is_served_on_a_host(plan: Path) -> None:
    code, said = refused(plan, NETLIFY="true")
    assert (code, "NETLIFY" in said) == (3, True)


def test_an_unknown_audience_is_refused(plan: Path) -> None:
    code, said = refused(plan, "--audience", "mentor")
    assert (code, "Did you mean mentors?" in said) == (3, True)


def test_errors_in_what_audiences_may_see_are_refused(plan: Path) -> None:
    (plan / "careerplan.toml").write_text(SETTINGS + 'fields = ["goal.bdy"]\n', encoding="utf-8")
    code, _ = refused(plan, "--audience", "mentors")
    assert code == 3
