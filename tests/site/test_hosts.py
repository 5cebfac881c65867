"""What a host's variables say: whether this is a host, and whether it builds a preview."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from careerplan.site.hosts import HOST_VARIABLES, is_preview, on_host

OTHERS = (
    "CONTEXT",
    "CF_PAGES_BRANCH",
    "WORKERS_CI_BRANCH",
    "VERCEL_ENV",
    "IS_PULL_REQUEST",
    "GITHUB_EVENT_NAME",
    "GITHUB_EVENT_PATH",
    "GITHUB_REF",
    "CI_PIPELINE_SOURCE",
    "CI_MERGE_REQUEST_IID",
    "CI_COMMIT_BRANCH",
    "CI_DEFAULT_BRANCH",
    "CAREERPLAN_BRANCH",
)

Set = Callable[[str], None]


@pytest.fixture
def surroundings(monkeypatch: pytest.MonkeyPatch) -> Set:
    """Sets variables, written as in a shell, and no other of a host."""
    for name in (*HOST_VARIABLES, *OTHERS):
        monkeypatch.delenv(name, raising=False)

    def set_them(line: str) -> None:
        for word in line.split():
            monkeypatch.setenv(*word.split("=", 1))

    return set_them


PUBLISHED = (
    "",
    "NETLIFY=true CONTEXT=production",
    "NETLIFY=true",
    "CF_PAGES=1 CF_PAGES_BRANCH=main",
    "CF_PAGES=1 CF_PAGES_BRANCH=master",
    "CF_PAGES=1 CF_PAGES_BRANCH=trunk CAREERPLAN_BRANCH=trunk",
    "WORKERS_CI=1 WORKERS_CI_BRANCH=main",
    "VERCEL=1 VERCEL_ENV=production",
    "RENDER=true IS_PULL_REQUEST=false",
    "RENDER=true",
    "GITHUB_ACTIONS=true GITHUB_EVENT_NAME=push GITHUB_REF=refs/heads/anything",
    "GITHUB_ACTIONS=true GITHUB_EVENT_NAME=push GITHUB_REF=refs/heads/live CAREERPLAN_BRANCH=live",
    "GITHUB_ACTIONS=true GITHUB_EVENT_NAME=push GITHUB_REF=refs/tags/v1 CAREERPLAN_BRANCH=live",
    "GITLAB_CI=true CI_PIPELINE_SOURCE=push CI_COMMIT_BRANCH=trunk CI_DEFAULT_BRANCH=trunk",
    "GITLAB_CI=true CI_PIPELINE_SOURCE=schedule CI_COMMIT_BRANCH=main CI_DEFAULT_BRANCH=main",
    "CONTEXT=deploy-preview",  # no host
)

PREVIEWS = (
    "NETLIFY=true CONTEXT=deploy-preview",
    "NETLIFY=true CONTEXT=branch-deploy",
    "NETLIFY=true CONTEXT=staging",
    "CF_PAGES=1 CF_PAGES_BRANCH=new-goals",
    "CF_PAGES=1 CF_PAGES_BRANCH=main CAREERPLAN_BRANCH=trunk",
    "WORKERS_CI=1 WORKERS_CI_BRANCH=new-goals",
    "VERCEL=1 VERCEL_ENV=preview",
    "VERCEL=1 VERCEL_ENV=development",
    "VERCEL=1",
    "RENDER=true IS_PULL_REQUEST=true",
    "GITHUB_ACTIONS=true GITHUB_EVENT_NAME=pull_request GITHUB_REF=refs/pull/3/merge",
    "GITHUB_ACTIONS=true GITHUB_EVENT_NAME=pull_request_target GITHUB_REF=refs/heads/main",
    "GITHUB_ACTIONS=true GITHUB_EVENT_NAME=push GITHUB_REF=refs/heads/new-goals CAREERPLAN_BRANCH=main",
    "GITLAB_CI=true CI_PIPELINE_SOURCE=merge_request_event CI_DEFAULT_BRANCH=main",
    "GITLAB_CI=true CI_PIPELINE_SOURCE=push CI_MERGE_REQUEST_IID=7 CI_DEFAULT_BRANCH=main",
    "GITLAB_CI=true CI_PIPELINE_SOURCE=push CI_COMMIT_BRANCH=new-goals CI_DEFAULT_BRANCH=main",
)


@pytest.mark.parametrize("line", PUBLISHED)
def test_p11_a_build_of_what_is_published_is_no_preview(surroundings: Set, line: str) -> None:
    surroundings(line)
    assert not is_preview()


@pytest.mark.parametrize("line", PREVIEWS)
def test_p11_a_build_of_a_pull_request_or_another_branch_is_a_preview(surroundings: Set, line: str) -> None:
    surroundings(line)
    assert is_preview()
    assert on_host() == line.partition("=")[0]


def test_p11_github_says_the_default_branch_in_the_event(surroundings: Set, tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"repository": {"default_branch": "trunk"}}), encoding="utf-8")
    surroundings(f"GITHUB_ACTIONS=true GITHUB_EVENT_NAME=push GITHUB_EVENT_PATH={event}")
    previews = {}
    for branch in ("trunk", "main", "new-goals"):
        surroundings(f"GITHUB_REF=refs/heads/{branch}")
        previews[branch] = is_preview()
    assert previews == {"trunk": False, "main": True, "new-goals": True}


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"repository": null}', '{"repository": {"default_branch": 3}}', "[" * 9999]
)
def test_p11_an_event_that_cannot_be_read_says_nothing(surroundings: Set, tmp_path: Path, text: str) -> None:
    event = tmp_path / "event.json"
    event.write_text(text, encoding="utf-8")
    surroundings(f"GITHUB_ACTIONS=true GITHUB_EVENT_NAME=push GITHUB_REF=refs/heads/main GITHUB_EVENT_PATH={event}")
    assert not is_preview()


@pytest.mark.parametrize("variable", HOST_VARIABLES)
def test_every_host_is_known_by_its_variable(surroundings: Set, variable: str) -> None:
    assert on_host() is None
    surroundings(f"{variable}=1")
    assert on_host() == variable
