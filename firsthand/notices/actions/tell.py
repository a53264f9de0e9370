"""Representatives are told something."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from firsthand.journal.errands import Work, enqueue_many
from firsthand.live import tell
from firsthand.notices.errands import mail_notice
from firsthand.notices.models import Notice, Way
from firsthand.notices.rules import wants_mail
from firsthand.team.models import Representative

# Who is at the desk sees it within a minute and needs no mail.
MAILED_AFTER = timedelta(minutes=1)


@dataclass(frozen=True)
class Telling:
    """Who is told (a representative's id), about what (a code of `About`), in which conversation."""

    representative: int
    about: str
    conversation: int


def tell_representatives(tellings: Sequence[Telling], *, at: datetime) -> None:
    """Each notice stands among theirs, and their screens show it; one that they have not read yet is not doubled.

    Whoever wants a mail about it and is not here gets one, unless they have read it by then.
    """
    if not tellings:
        return
    rows = [
        Notice(representative_id=one.representative, about=one.about, conversation_id=one.conversation, at=at)
        for one in tellings
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    tell([f"representative:{one.representative}" for one in tellings])
    enqueue_many(_mails(tellings, at=at))


def _mails(tellings: Sequence[Telling], *, at: datetime) -> Iterable[Work]:
    away = _away({one.representative for one in tellings}, at=at)
    ways = _ways(away) if away else {}
    for one in dict.fromkeys(tellings):
        if one.representative in away and wants_mail(one.about, ways=ways.get(one.representative, {})):
            # The key is the notice: while its mail waits, no second one is written.
            key = f"notice:{one.representative}:{one.about}:{one.conversation}"
            args = (one.representative, one.about, one.conversation)
            yield Work(mail_notice, args, key=key, run_at=at + MAILED_AFTER)


def _away(ids: Iterable[int], *, at: datetime) -> set[int]:
    """Those of the people who are not at the desk now; machines read no mail."""
    people = Representative.objects.active().people().filter(pk__in=ids).only("pk", "seen_at")
    return {rep.pk for rep in people if not rep.is_present(at=at)}


def _ways(ids: Iterable[int]) -> Mapping[int, Mapping[str, bool]]:
    chosen: dict[int, dict[str, bool]] = defaultdict(dict)
    for rep, about, mailed in Way.objects.filter(representative__in=ids).values_list(
        "representative", "about", "by_mail"
    ):
        chosen[rep][about] = mailed
    return chosen
