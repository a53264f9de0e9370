"""The organisation with its brands, hours, teams and doors."""

from collections.abc import Mapping

from firsthand.channels.email.models import Mailbox
from firsthand.conversations.models import Inbox, Tag
from firsthand.organisation.models import Brand, Organisation
from firsthand.run.demo.content import Story
from firsthand.run.demo.content.story import Branch
from firsthand.run.demo.loading.cast import House
from firsthand.team.models import Calendar, Skill, Team

DEFAULT_INBOX = "en"


def open_house(story: Story) -> House:
    """All that stands before anybody comes to work."""
    Organisation.objects.create(**vars(story.house))
    Skill.objects.bulk_create(Skill(name=name) for name in story.skills)
    teams = {one.key: Team(name=one.name) for one in story.teams}
    tags = {name: Tag(name=name) for name in story.tags}
    Team.objects.bulk_create(teams.values())
    Tag.objects.bulk_create(tags.values())
    inboxes = _inboxes(story, teams=teams)
    return House(
        name=story.house.name,
        domain=story.house.domain,
        teams=teams,
        inboxes=inboxes,
        mailboxes=_mailboxes(story, inboxes=inboxes),
        tags=tags,
    )


def _inboxes(story: Story, *, teams: Mapping[str, Team]) -> dict[str, Inbox]:
    brands = {one.key: Brand(name=f"{story.house.name} {one.city}") for one in story.branches}
    calendars = {one.key: _calendar(one) for one in story.branches}
    Brand.objects.bulk_create(brands.values())
    Calendar.objects.bulk_create(calendars.values())
    inboxes = {
        one.key: Inbox(
            name=one.name,
            team=teams[one.team],
            brand=brands[one.branch],
            calendar=calendars[one.branch],
            language=one.language,
            answer_within=one.answer_within,
            is_default=one.key == DEFAULT_INBOX,
        )
        for one in story.inboxes
    }
    Inbox.objects.bulk_create(inboxes.values())
    return inboxes


def _calendar(branch: Branch) -> Calendar:
    return Calendar(name=branch.city, timezone=branch.timezone, hours=branch.hours, holidays=list(branch.holidays))


def _mailboxes(story: Story, *, inboxes: Mapping[str, Inbox]) -> dict[str, Mailbox]:
    boxes = {
        one.key: Mailbox(inbox=inboxes[one.key], address=one.address, sender_name=story.house.name)
        for one in story.inboxes
    }
    Mailbox.objects.bulk_create(boxes.values())
    return boxes
