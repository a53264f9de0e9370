"""What can be done with people."""

from firsthand.people.actions.add_address import add_address
from firsthand.people.actions.belong import belong
from firsthand.people.actions.carry import carry, carry_back, carry_some
from firsthand.people.actions.change import change
from firsthand.people.actions.company import add_domain, change_company, found_company, remove_domain
from firsthand.people.actions.consent import give_consent, withdraw_consent
from firsthand.people.actions.join import join
from firsthand.people.actions.keep_apart import ask_again, keep_apart
from firsthand.people.actions.mark_complaining import mark_complaining
from firsthand.people.actions.mark_reachable import mark_reachable
from firsthand.people.actions.mark_unreachable import mark_unreachable
from firsthand.people.actions.meet import meet
from firsthand.people.actions.part import part
from firsthand.people.actions.prove import doubt, mark_proven, prove
from firsthand.people.actions.put_away import bring_back, put_away
from firsthand.people.actions.recognise import recognise
from firsthand.people.actions.recognise_vouched_for import recognise_vouched_for
from firsthand.people.actions.remember import remember
from firsthand.people.actions.remove_address import remove_address
from firsthand.people.actions.reword import reword
from firsthand.people.actions.split_off import split_off

__all__ = [
    "add_address",
    "add_domain",
    "ask_again",
    "belong",
    "bring_back",
    "carry",
    "carry_back",
    "carry_some",
    "change",
    "change_company",
    "doubt",
    "found_company",
    "give_consent",
    "join",
    "keep_apart",
    "mark_complaining",
    "mark_proven",
    "mark_reachable",
    "mark_unreachable",
    "meet",
    "part",
    "prove",
    "put_away",
    "recognise",
    "recognise_vouched_for",
    "remember",
    "remove_address",
    "remove_domain",
    "reword",
    "split_off",
    "withdraw_consent",
]
