"""Starter records: they go with the first real record of their kind."""

from __future__ import annotations

from collections.abc import Iterable

from careerplan.content.items import Item
from careerplan.plan.problem import Problem
from careerplan.plan.record import Kind

_BY_NAME = frozenset({"reference-unknown", "rater-unknown", "wikilink-unknown"})


def kinds_without_samples(items: Iterable[Item]) -> frozenset[Kind]:
    """Kinds that have a real record, so that their samples are gone."""
    return frozenset(item.key.kind for item in items if not item.sample)


def present(items: Iterable[Item]) -> tuple[Item, ...]:
    """All items but the samples that are gone."""
    listed = tuple(items)
    real = kinds_without_samples(listed)
    return tuple(item for item in listed if not (item.sample and item.key.kind in real))


def problems_of_sample(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems of a sample, without its references to samples that are gone."""
    return tuple(problem for problem in problems if problem.code not in _BY_NAME)
