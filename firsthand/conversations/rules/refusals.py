"""What cannot be done with a conversation, each as a sentence that says what to do next."""

from django.utils.translation import gettext_lazy as _

from firsthand.kit.errors import Forbidden, Refused, Stale


class NotYours(Forbidden):
    words = _("This conversation is not open to you.")


class AlreadyResolved(Refused):
    words = _("It is resolved already. Reopen it to go on.")


class NotResolved(Refused):
    words = _("It is not resolved, so there is nothing to reopen.")


class TooLateToTakeBack(Refused):
    words = _("It was resolved a while ago. Reopen it to go on.")


class NobodyOwnsIt(Refused):
    words = _("Nobody owns it, so nobody can give it back.")


class NobodyToRemind(Refused):
    words = _("Nobody has it yet, so there is nobody to remind. Take it, or give it to somebody.")


class YoursToDo(Refused):
    words = _("It is yours. There is nobody else to remind.")


class NotLent(Refused):
    words = _("It is not yours for the time being, so there is nothing to keep. Take it instead.")


class NothingWritten(Refused):
    words = _("There are no words yet. Write something, then send it.")


class NobodyToWriteTo(Refused):
    words = _("No address is known for this customer. Add one, then send it.")


class SnoozeIsPast(Refused):
    words = _("That time is past. Choose a later one.")


class ChangedMeanwhile(Stale):
    words = _("Somebody changed this conversation meanwhile. Look at it again, then repeat your change.")


class AnsweredMeanwhile(Stale):
    words = _("{name} has just answered. Read it, then send yours if it is still needed.")


class WrittenForAnother(Stale):
    words = _("It was written to {name}, and the matter is another customer’s now.")


class CannotReceiveThere(Refused):
    words = _("{name} cannot take it: choose somebody who is here and belongs to a team.")


class IsHeldBack(Refused):
    words = _("It is held back. Say that it is not spam, then go on.")


class IsNotHeld(Refused):
    words = _("It is not held back, so there is nothing to let through.")


class IsMergedAway(Stale):
    words = _("It became part of another conversation. Go on in that one.")


class IsTheSame(Refused):
    words = _("That is the same conversation. Choose another one.")


class OfAnotherCustomer(Refused):
    words = _("One is the matter of {name}, the other of {other}. Say that you mean to merge them all the same.")


class NothingWouldRemain(Refused):
    words = _("Nothing would remain here: it is a matter of its own already.")


class NotOfTheThread(Refused):
    words = _("Only what stands in the thread itself can become a matter of its own.")


class TakenBackAlready(Stale):
    words = _("It is taken back already.")


class LeavesInThePast(Refused):
    words = _("That time is past. Choose a later one, or send it now.")


class LeavesTooLate(Refused):
    words = _("An answer waits for a year at most. Choose an earlier time.")


class HasLeft(Stale):
    words = _("It has left already and cannot be taken back.")


class WasThrownAway(Stale):
    words = _("It was thrown away meanwhile.")


class NobodyOutside(Refused):
    words = _("Say to whom it shall go: an address outside this house.")


class CustomerIsNotOutside(Refused):
    words = _("{address} is the customer’s. Answer in the conversation itself; aside they must not read anything.")


class NothingToHandOn(Refused):
    words = _("Only a letter that came by mail can be redirected. Forward its words instead.")


class TooManyPins(Refused):
    words = _("Five messages are pinned already. Take a pin from one of them first.")


class TeamStillAnswers(Refused):
    words = _("{team} still has open conversations or an inbox. Give them to another team first.")


class WhyHandOver(Refused):
    words = _("Say why it is handed over: whoever gets it begins with that.")


class HasItAlready(Refused):
    words = _("{name} has it already. Choose somebody else.")


class AskTooEarly(Refused):
    words = _("That time is past. Say by when the customer is asked whether it is solved.")


class NothingHandedOver(Stale):
    words = _("It is not handed over to anybody just now. Look again.")


class OfferedToAnother(Refused):
    words = _("It was handed over to {name}, who accepts it or gives it back.")


class WhyGiveBack(Refused):
    words = _("Say why it goes back: {name} needs to know.")


class NobodyHasToAsk(Stale):
    words = _("Nobody has to ask the customer any more. Look again.")


class StillToAsk(Refused):
    words = _("{name} still has to ask the customer whether it is solved. Only with the customer’s word can it close.")


class OnlyLeadsMay(Refused):
    words = _("Only who leads the team can close it without the customer’s word. Ask your lead.")


class WhyWithoutWord(Refused):
    words = _("Say why the customer is not asked any more.")


class NotProvenTheirs(Refused):
    """Whoever has the address may be somebody else."""

    words = _(
        "Nothing proves that {address} is an address of {name}. Let them prove it first, or answer as they wrote."
    )


class NoChatHere(Refused):
    words = _("This conversation has no chat. Answer it by e-mail.")


class NoCopiesInChat(Refused):
    words = _("Nobody can have a copy of what is said in a chat. Take the copies out, or answer by e-mail.")
