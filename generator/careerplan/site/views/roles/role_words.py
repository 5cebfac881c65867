"""Sentences about one role: how far it is, what stands out, and whether it serves the vision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from careerplan.insight.roles import NeedFigure, RoleFigure, compare_roles
from careerplan.insight.words import count, listing, verb
from careerplan.plan.role import Need, NeedSource, Origin
from careerplan.site.views.parts import Desk, Link
from careerplan.site.views.phrases import Phrase, joined
from careerplan.site.views.roles.role_columns import between_said

ORIGINS: dict[Origin, str] = {
    "guideline": "Guideline",
    "person": "People in the role",
    "manager": "Manager",
    "mentor": "Mentor",
    "advert": "Job adverts",
    "interview": "Interviews",
}
MOST_NAMED = 6


def standing(figure: RoleFigure) -> str:
    """How far it is, to be read after its title."""
    if not figure.needs:
        return "no needs yet" if not figure.optional else "only wishes"
    if not figure.known:
        return f"{count(len(figure.needs), 'need')}, none assessed" if figure.unknown else "nothing to compare"
    unknown = f", {len(figure.unknown)} not assessed" if figure.unknown else ""
    if not figure.gaps:
        return f"{'its one need is met' if figure.known == 1 else f'all {figure.known} met'}{unknown}"
    to_go = f", {count(figure.gap_sum, 'level')} to go" if figure.gap_sum else ""
    return f"{figure.met} of {figure.known} met{to_go}{unknown}"


def readiness(desk: Desk, figure: RoleFigure) -> tuple[Phrase, ...]:
    """What is not assessed, above, put off, and how large the largest step is."""
    return tuple(_readiness(desk, figure))


def _readiness(desk: Desk, figure: RoleFigure) -> Iterator[Phrase]:
    named = (
        ("Not assessed: ", figure.unknown),
        ("Above what it asks for: ", figure.surplus),
        ("Asked for, but not now: ", figure.not_now),
    )
    for words, skills in named:
        if skills:
            yield (words, *joined(desk.links("skill", skills), MOST_NAMED), ".")
    if figure.known and not figure.gaps and not figure.unknown:
        yield ("Everything it asks for is met: comfort, with no challenge left.",)
    if figure.zone == "panic":
        yield ("Its largest gap is three levels or more: too far out for one step.",)


def serves_said(desk: Desk, figure: RoleFigure) -> Phrase:
    """Which gaps of the plan it would exercise; nothing where there is no gap or no need."""
    gaps = desk.figures.gaps.count
    if not gaps or not (figure.needs or figure.optional):
        return ()
    exercised = len(figure.exercises)
    if not exercised:
        return ("It does not move any vision gap.",)
    skills = joined(desk.links("skill", figure.exercises), MOST_NAMED)
    if gaps == 1:
        return ("It exercises your one gap: ", *skills, ".")
    return (f"It exercises {exercised} of your {gaps} gaps: ", *skills, ".")


def reports_said(desk: Desk, figure: RoleFigure) -> str:
    """That it comes with another number of reports than is wished for; nothing if it fits or is not said."""
    vision = desk.figures.vision.current
    wished = vision.reports if vision is not None else None
    comes = figure.role.reports
    if wished is None or comes is None or (comes.low <= wished.high and comes.high >= wished.low):
        return ""
    people = "report" if str(comes) == "1" else "reports"
    return f"It comes with {comes} {people}; the vision wishes for {wished}."


def shape_said(desk: Desk, figure: RoleFigure) -> str:
    """That it is wide where the vision wishes for deep, or the other way round."""
    vision = desk.figures.vision.current
    if vision is None or vision.shape is None or figure.role.shape in (None, vision.shape):
        return ""
    return f"It is {figure.role.shape}; the vision wishes for {vision.shape}."


def compared_said(desk: Desk, figure: RoleFigure) -> Phrase:
    """What it asks more than the role held now; nothing where that is not known or the same."""
    present = next((role for role in desk.figures.roles if role.present), None)
    if present is None or present is figure or not figure.needs or not present.needs:
        return ()
    compared = compare_roles(present.role, figure.role)
    parts = []
    if compared.gaps:
        parts.append(f"raises {count(compared.gaps, 'need')} by {count(compared.gap_sum, 'level')}")
    if compared.surplus:
        parts.append(f"lowers {compared.surplus}")
    if compared.new:
        parts.append(f"adds {len(compared.new)}")
    said = listing(parts) or "asks for the same levels"
    return ("Beside ", desk.link("role", present.role.id), f", which you hold now, it {said}.")


def other_track_said(desk: Desk, figure: RoleFigure) -> Phrase:
    """What the role of the same rank on the other track asks instead; nothing where there is none."""
    for pair in desk.tracks:
        if pair.ic.id == figure.role.id:
            return ("On the manager track stands ", desk.link("role", pair.manager.id), f": {between_said(pair.over)}.")
        if pair.manager.id == figure.role.id:
            return ("On the IC track stands ", desk.link("role", pair.ic.id), f": {between_said(pair.back)}.")
    return ()


def sources_said(desk: Desk, figure: RoleFigure) -> str:
    """What is wrong with where the needs come from; nothing if people were asked, and not only one."""
    needs = len(figure.needs) + len(figure.optional)
    if not needs:
        return ""
    said = []
    if not figure.sources:
        said.append("No need says where it comes from.")
    elif len(figure.sources) == 1 and needs > 1:
        said.append(f"All that is known of it comes from one source: {_title(_source(desk, figure.sources[0]))}.")
    if not figure.asked_someone:
        said.append("You have asked nobody in the role yet.")
    return " ".join(said)


def _title(name: str | Link) -> str:
    return name if isinstance(name, str) else name.title


def source_names(desk: Desk, need: Need) -> Phrase:
    """Where one need is known from: `guideline, Jonas`."""
    names = [_source(desk, source) for source in need.sources]
    return tuple(part for place, name in enumerate(names) for part in (", " if place else "", name) if part)


def _source(desk: Desk, source: NeedSource) -> str | Link:
    return desk.link("person", source.person) if source.person is not None else source.origin


def origin_counts(needs: Sequence[NeedFigure]) -> tuple[tuple[str, int], ...]:
    """How many needs each sort of source names; those that name none are left out."""
    found = (
        (word, sum(any(source.origin == origin for source in need.need.sources) for need in needs))
        for origin, word in ORIGINS.items()
    )
    return tuple((word, number) for word, number in found if number)


def named_by(needs: Sequence[NeedFigure]) -> dict[str, list[str]]:
    """People who named needs, each with the skills that they named."""
    named: dict[str, list[str]] = {}
    for need in needs:
        for source in need.need.sources:
            if source.person is not None:
                named.setdefault(source.person, []).append(need.skill.id)
    return named


def reached_said(roles: Sequence[RoleFigure]) -> str:
    """The headline of the list of roles."""
    if not roles:
        return "No roles yet."
    met = sum(bool(figure.known) and not figure.gaps and not figure.unknown for figure in roles)
    if not met:
        return f"{count(len(roles), 'role')}."
    if len(roles) == 1:
        return "1 role, and you meet all of it."
    return f"{count(len(roles), 'role')}, {met} of them {verb(met, 'is', 'are')} met in full."
