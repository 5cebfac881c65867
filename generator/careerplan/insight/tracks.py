"""Tracks: the same rank as a specialist and as a manager, and what lies between the two."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from careerplan.insight.roles import RoleComparison, compare_roles
from careerplan.plan.role import Role


class TrackPair(Struct, frozen=True, kw_only=True):
    """Two roles of one rank, one on each track."""

    ic: Role
    manager: Role
    over: RoleComparison
    """From the specialist's role to the manager's."""
    back: RoleComparison


def track_pairs(roles: Iterable[Role]) -> tuple[TrackPair, ...]:
    """A pair for each rank that both tracks have, the lowest first; of several on one track the first by id."""
    tracks: dict[str, dict[int, Role]] = {"ic": {}, "manager": {}}
    for role in sorted(roles, key=lambda role: role.id):
        if role.track in tracks and role.rank is not None:
            tracks[role.track].setdefault(role.rank, role)
    shared = sorted(tracks["ic"].keys() & tracks["manager"].keys())
    return tuple(_pair(tracks["ic"][rank], tracks["manager"][rank]) for rank in shared)


def _pair(ic: Role, manager: Role) -> TrackPair:
    return TrackPair(ic=ic, manager=manager, over=compare_roles(ic, manager), back=compare_roles(manager, ic))
