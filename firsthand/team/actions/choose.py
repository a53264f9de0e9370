"""Somebody says how they want their own screen."""

from firsthand.team.models import Representative


def choose(*, name: str, value: object, by: Representative) -> None:
    """It is so on every device from now on. No fact: it changes nothing for anybody else."""
    by.choices = {**by.choices, name: value}
    by.save(update_fields=["choices"])
