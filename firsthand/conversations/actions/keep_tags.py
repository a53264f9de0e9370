"""The words by which matters are found again are looked after: made, renamed, put away, made one."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from firsthand.conversations.facts import TagMade, TagPutAway, TagRenamed, TagsMerged, TagTakenOut
from firsthand.conversations.models import Conversation, Tag
from firsthand.journal.actor import Acts
from firsthand.journal.changing import record_beginning, record_change
from firsthand.kit.errors import Refused
from firsthand.organisation.rules import a_name
from firsthand.team.rules.permissions import must_administer


class TagExists(Refused):
    words = _("There is already a tag called “{name}”. To make one of two, open the other one.")


class NotIntoItself(Refused):
    words = _("Choose another tag, into which this one goes.")


@transaction.atomic
def make_tag(name: str, *, by: Acts, at: datetime) -> Tag:
    """Everybody can put it on conversations. Raises OnlyAdministratorsMay, Unnamed, TagExists."""
    must_administer(by)
    tag = Tag(name=_a_tag(name))
    _save(tag)
    record_beginning(TagMade(tag=tag.pk), of="tag", number=tag.pk, parts={"name": tag.name}, by=by, at=at)
    return tag


@transaction.atomic
def rename_tag(tag: Tag, *, name: str, by: Acts, at: datetime) -> None:
    """Every conversation that bears it bears it under this name. Raises OnlyAdministratorsMay, Unnamed, TagExists."""
    must_administer(by)
    before, tag.name = tag.name, _a_tag(name)
    if tag.name == before:
        return
    _save(tag)
    parts = {"name": (before, tag.name)}
    record_change(TagRenamed(tag=tag.pk), of="tag", number=tag.pk, parts=parts, by=by, at=at)


@transaction.atomic
def put_tag_away(tag: Tag, *, by: Acts, at: datetime) -> None:
    """It is offered no more, and stays where it is. Raises OnlyAdministratorsMay."""
    must_administer(by)
    if tag.is_put_away:
        return
    tag.is_put_away = True
    tag.save(update_fields=["is_put_away"])
    parts = {"is_put_away": (False, True)}
    record_change(TagPutAway(tag=tag.pk), of="tag", number=tag.pk, parts=parts, by=by, at=at)


@transaction.atomic
def take_tag_out(tag: Tag, *, by: Acts, at: datetime) -> None:
    """It is offered again. Raises OnlyAdministratorsMay."""
    must_administer(by)
    if not tag.is_put_away:
        return
    tag.is_put_away = False
    tag.save(update_fields=["is_put_away"])
    parts = {"is_put_away": (True, False)}
    record_change(TagTakenOut(tag=tag.pk), of="tag", number=tag.pk, parts=parts, by=by, at=at)


@transaction.atomic
def merge_tags(tag: Tag, *, into: Tag, by: Acts, at: datetime) -> None:
    """What bore the one bears the other, and the one is gone; this cannot be taken back.

    Raises OnlyAdministratorsMay, NotIntoItself.
    """
    must_administer(by)
    if tag == into:
        raise NotIntoItself
    borne = Conversation.tags.through.objects
    already = borne.filter(tag=into).values("conversation")
    borne.filter(tag=tag, conversation__in=already).delete()
    borne.filter(tag=tag).update(tag=into)
    parts = {"merged": (tag.name, into.name)}
    record_change(TagsMerged(tag=tag.pk, into=into.pk), of="tag", number=into.pk, parts=parts, by=by, at=at)
    tag.delete()


def _a_tag(words: str) -> str:
    """As a word of a conversation is kept: small letters, no comma, for commas stand between them."""
    return a_name(words.lower().replace(",", " "), at_most=60)


def _save(tag: Tag) -> None:
    try:
        with transaction.atomic():
            tag.save()
    except IntegrityError as twice:
        raise TagExists(name=tag.name) from twice
