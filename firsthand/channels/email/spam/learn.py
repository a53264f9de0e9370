"""What representatives say of a conversation becomes, or is no longer, part of what the filter knows."""

from datetime import datetime

from django.db import transaction

from firsthand.channels.email.models import Lesson
from firsthand.channels.email.spam.counting import add_to_counts, forget_rare_words, take_from_counts
from firsthand.channels.email.spam.vocabulary import Written, vocabulary
from firsthand.conversations.models import Conversation, Hold, Message
from firsthand.conversations.rules.states import HeldFor

# The first letters of a conversation tell what it is; whoever wrote ten says the same in the eleventh.
MOST_LETTERS = 3
# The words of older lessons are let go; such a mark can be taken back no more.
MOST_LESSONS = 5_000
# Good letters arrive by every answer, spam only by marks: so many more of the good ones, and no more, keep the balance.
GOOD_FOR_SPAM, GOOD_AT_FIRST = 3, 200


@transaction.atomic
def learn_from(conversation_id: int, *, at: datetime) -> None:
    """Its first letters have taught exactly what representatives say of it now, each once, however often this is done."""
    conversation = Conversation.objects.locked().filter(pk=conversation_id).first()
    if conversation is None:
        return
    said = said_of(conversation)
    for message in _letters(conversation):
        lesson = Lesson.objects.filter(message=message).first()
        if lesson and lesson.is_spam != said:
            forget(lesson)
            lesson = None
        if lesson is None and said is not None and _is_wanted(conversation, is_spam=said):
            teach(message, is_spam=said, at=at)


def said_of(conversation: Conversation) -> bool | None:
    """Whether a person said that it is spam, or that it is not, or nothing. What was answered is none."""
    hold = conversation.holds.exclude(ended=Hold.Ended.TAKEN_BACK).order_by("-pk").first()
    if hold is not None and hold.ended == Hold.Ended.NOT_YET:
        # Whoever marks it first and then blocks its sender has still said that it is spam.
        marked = conversation.holds.filter(
            held_for=HeldFor.MARKED, ended__in=[Hold.Ended.NOT_YET, Hold.Ended.CONFIRMED]
        )
        return True if marked.exists() else None
    if hold is not None and hold.ended == Hold.Ended.LET_THROUGH:
        return False
    answered = conversation.messages.filter(kind=Message.Kind.REPLY, author_representative__isnull=False).exists()
    return False if answered else None


def teach(message: Message, *, is_spam: bool, at: datetime) -> None:
    """The letter is learnt."""
    words = list(vocabulary(Written.of(message)))
    Lesson.objects.create(message=message, is_spam=is_spam, words=words, at=at)
    add_to_counts(words, is_spam=is_spam)


def forget(lesson: Lesson) -> None:
    """As if it had never been learnt."""
    take_from_counts(lesson.words, is_spam=lesson.is_spam)
    lesson.delete()


def tidy() -> None:
    """What is remembered stays within its bounds; for the clock."""
    forget_rare_words()
    newest = Lesson.objects.order_by("-pk").values_list("pk", flat=True)[MOST_LESSONS : MOST_LESSONS + 1]
    if last := next(iter(newest), None):
        Lesson.objects.filter(pk__lte=last).exclude(words=[]).update(words=[])


def _letters(conversation: Conversation) -> list[Message]:
    received = conversation.messages.filter(kind=Message.Kind.RECEIVED, author_customer=conversation.customer_id)
    return list(received.order_by("pk")[:MOST_LETTERS])


def _is_wanted(conversation: Conversation, *, is_spam: bool) -> bool:
    """Whatever was marked; of what was only answered, as much as keeps the balance."""
    if is_spam or conversation.holds.exists():
        return True
    good = Lesson.objects.filter(is_spam=False).count()
    return good < GOOD_AT_FIRST + GOOD_FOR_SPAM * Lesson.objects.filter(is_spam=True).count()
