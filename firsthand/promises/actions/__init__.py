"""What is done with promises."""

from firsthand.promises.actions.count import count
from firsthand.promises.actions.fall_due import fall_due
from firsthand.promises.actions.intend import intend
from firsthand.promises.actions.keep import keep
from firsthand.promises.actions.make import Saying, make
from firsthand.promises.actions.make_good import make_good
from firsthand.promises.actions.note_asked_again import note_asked_again, take_back_asked_again
from firsthand.promises.actions.plan_repair import Mending, plan_repair
from firsthand.promises.actions.recall_repairs import recall_repairs
from firsthand.promises.actions.redate import redate
from firsthand.promises.actions.release import release
from firsthand.promises.actions.renegotiate import renegotiate
from firsthand.promises.actions.set_target import (
    Aim,
    TargetExists,
    TargetIsWrong,
    TargetSaysNothing,
    drop_target,
    set_target,
)
from firsthand.promises.actions.settle_repair import do_repair, drop_repair

__all__ = [
    "Aim",
    "Mending",
    "Saying",
    "TargetExists",
    "TargetIsWrong",
    "TargetSaysNothing",
    "count",
    "do_repair",
    "drop_repair",
    "drop_target",
    "fall_due",
    "intend",
    "keep",
    "make",
    "make_good",
    "note_asked_again",
    "plan_repair",
    "recall_repairs",
    "redate",
    "release",
    "renegotiate",
    "set_target",
    "take_back_asked_again",
]
