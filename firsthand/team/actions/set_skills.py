"""What a representative is good at."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from firsthand.journal.actor import Acts
from firsthand.journal.changing import record_change
from firsthand.organisation.rules import a_name
from firsthand.team.facts import SkillsChanged
from firsthand.team.models import Representative, Skill
from firsthand.team.rules.permissions import must_administer


@transaction.atomic
def set_skills(rep: Representative, names: Collection[str], *, by: Acts, at: datetime) -> None:
    """The representative has exactly these skills; new words become known. Raises OnlyAdministratorsMay, Unnamed."""
    must_administer(by)
    wanted = {name.casefold(): name for name in (a_name(name, at_most=80) for name in names)}
    known = {skill.name.casefold(): skill for skill in Skill.objects.all()}
    new = Skill.objects.bulk_create(Skill(name=name) for key, name in wanted.items() if key not in known)
    skills = [*(known[key] for key in wanted if key in known), *new]
    before = sorted(rep.skills.values_list("name", flat=True))
    rep.skills.set(skills)
    fact = SkillsChanged(representative=rep.pk, skills=tuple(sorted(skill.pk for skill in skills)))
    parts = {"skills": (before, sorted(skill.name for skill in skills))}
    record_change(fact, of="representative", number=rep.pk, parts=parts, by=by, at=at)
