"""A plan with two shares, its secrets, and where its pages stand."""

from __future__ import annotations

from careerplan.share.derive import share_path
from careerplan.share.secret import Secret, read_key
from tests.cli.plans import KAFKA, TALK

KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
PASSPHRASE = "hedging paying chimp edging tamer liquefy"  # noqa: S105 - nobody uses it
SECRETS = {"CAREERPLAN_KEY": KEY, "CAREERPLAN_PASSPHRASE": PASSPHRASE}

FOR_MARIA, FOR_DILAN = "00112233445566778899aabbccddeeff", "ffeeddccbbaa99887766554433221100"
SETTINGS = """
[plan]
title = "Ana's plan"
owner = "Ana Silva"
[site]
url = "https://plan.example.org"
[audiences.mentors]
fields = ["goal.body"]
"""
FILES = {
    "skills/kafka.md": KAFKA.replace("title: Kafka", "title: Kafka\n    audience: mentors"),
    "goals/talk.md": TALK.replace("title: Give a talk", "title: Give a talk\n    audience: mentors"),
    "goals/leave.md": TALK.replace("Give a talk", "Leave Corvine quietly"),
    "people/maria.md": "---\ntitle: Maria Fontein\nrelations: [mentor]\n---\n",
    "people/dilan.md": "---\ntitle: Dilan Aksoy\nrelations: [mentor]\n---\n",
    "shares/maria.md": f"---\nperson: maria\nsees: mentors\nask: What would you cut?\nrate: [kafka]\n"
    f"until: 2026-12-31\nnonce: '{FOR_MARIA}'\n---\n",
    "shares/dilan.md": f"---\nperson: dilan\nsees: mentors\nask: Whom should I meet?\nnonce: '{FOR_DILAN}'\n---\n",
}


def share_file(nonce: str) -> str:
    return f"s/{share_path(master(), nonce)}.html"


def master() -> Secret:
    key = read_key(KEY)
    assert key is not None
    return key
