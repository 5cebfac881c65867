from __future__ import annotations

from careerplan.insight.evidence import EvidenceFigure, evidence_figures
from careerplan.insight.gaps import skill_figures
from tests.insight.builders import TODAY, plan_from


def test_no_ratings() -> None:
    assert evidence_figures(()) == EvidenceFigure()


def test_two_of_ten_ratings_have_evidence() -> None:
    plan = plan_from("""
        === skills/kafka.md
        ---
        ratings:
          - {date: 2025-01, level: 2, evidence: the first cluster}
          - {date: 2025-02, level: 3, evidence: "https://example.org/talk"}
          - 2025-03 3
          - 2025-04 3
          - 2025-05 3
          - 2025-06 3
        ---
        === skills/go.md
        ---
        ratings: [2025-01 1, 2025-02 2, 2025-03 3, 2025-04 3]
        ---
        === feedback/2026-03-01-maria.md
        ---
        from: maria
        date: 2026-03-01
        ratings: {kafka: 2}
        ---
        """)
    found = evidence_figures(skill_figures(plan, TODAY))
    assert (found.ratings, found.without, found.skills) == (10, 8, ("go",))


def test_evidence_listed_with_the_skill_is_evidence() -> None:
    plan = plan_from("=== skills/kafka.md\n---\nlevel: 2\nevidence: [{what: the migration}]\n---")
    assert evidence_figures(skill_figures(plan, TODAY)) == EvidenceFigure(1, 1, ())
