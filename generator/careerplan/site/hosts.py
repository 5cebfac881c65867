"""Hosts that build sites: where a private plan must not be published in the open.

The variables are those that the hosts document for their build machines. A preview is a build that is
published at an address of its own beside the site: of a pull request, or of another branch.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path

HOST_VARIABLES = ("NETLIFY", "CF_PAGES", "WORKERS_CI", "VERCEL", "RENDER", "GITHUB_ACTIONS", "GITLAB_CI")

BRANCH_VARIABLE = "CAREERPLAN_BRANCH"
"""Names the branch that is published, where the host does not say which one it is."""

USUAL_BRANCHES = ("main", "master", "production")
"""Published branches, where neither the host nor the owner says which one it is."""

Environment = Mapping[str, str]


def on_host() -> str | None:
    """The variable of the host that this runs on; None at home."""
    return next((name for name in HOST_VARIABLES if os.environ.get(name)), None)


def plain_allowed() -> bool:
    """True if the owner has said that this machine may hold the plain site."""
    return os.environ.get("CAREERPLAN_ALLOW_PLAIN") == "1"


def is_preview() -> bool:
    """True if the host builds a preview; in doubt about a branch it is one, since previews hold nothing."""
    environment = os.environ
    return any(environment.get(name) and judge(environment) for name, judge in _PREVIEWS.items())


def _netlify(environment: Environment) -> bool:
    return environment.get("CONTEXT", "production") != "production"


def _cloudflare_pages(environment: Environment) -> bool:
    return _is_other_branch(environment, environment.get("CF_PAGES_BRANCH"), None)


def _cloudflare_workers(environment: Environment) -> bool:
    return _is_other_branch(environment, environment.get("WORKERS_CI_BRANCH"), None)


def _vercel(environment: Environment) -> bool:
    return environment.get("VERCEL_ENV") != "production"


def _render(environment: Environment) -> bool:
    return environment.get("IS_PULL_REQUEST") == "true"


def _github(environment: Environment) -> bool:
    if environment.get("GITHUB_EVENT_NAME", "").startswith("pull_request"):
        return True
    name = environment.get("GITHUB_REF", "")
    branch = name.removeprefix("refs/heads/") if name.startswith("refs/heads/") else None
    default = _default_branch(environment.get("GITHUB_EVENT_PATH"))
    return _is_other_branch(environment, branch, default) if default or BRANCH_VARIABLE in environment else False


def _gitlab(environment: Environment) -> bool:
    source = environment.get("CI_PIPELINE_SOURCE", "")
    if environment.get("CI_MERGE_REQUEST_IID") or source in ("merge_request_event", "external_pull_request_event"):
        return True
    return _is_other_branch(environment, environment.get("CI_COMMIT_BRANCH"), environment.get("CI_DEFAULT_BRANCH"))


_PREVIEWS: Mapping[str, Callable[[Environment], bool]] = {
    "NETLIFY": _netlify,
    "CF_PAGES": _cloudflare_pages,
    "WORKERS_CI": _cloudflare_workers,
    "VERCEL": _vercel,
    "RENDER": _render,
    "GITHUB_ACTIONS": _github,
    "GITLAB_CI": _gitlab,
}
"""A host's variable -> whether its build is a preview."""


def _is_other_branch(environment: Environment, branch: str | None, default: str | None) -> bool:
    """True for a branch that is not the published one; a build of no branch, as of a tag, was asked for."""
    if not branch:
        return False
    published = environment.get(BRANCH_VARIABLE) or default
    return branch != published if published else branch not in USUAL_BRANCHES


def _default_branch(event: str | None) -> str | None:
    """The repository's default branch, as GitHub's description of the event has it; None if it does not say."""
    try:
        described = json.loads(Path(event or "").read_text(encoding="utf-8"))
        name = described["repository"]["default_branch"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return name if isinstance(name, str) else None
