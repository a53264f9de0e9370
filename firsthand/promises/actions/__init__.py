"""What is done with promises."""

from firsthand.promises.actions.count import count
from firsthand.promises.actions.fall_due import fall_due
from firsthand.promises.actions.intend import intend
from firsthand.promises.actions.keep import keep
from firsthand.promises.actions.make import Saying, make
from firsthand.promises.actions.make_good import make_good
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

__all__ = [
    "Aim",
    "Saying",
    "TargetExists",
    "TargetIsWrong",
    "TargetSaysNothing",
    "count",
    "drop_target",
    "fall_due",
    "intend",
    "keep",
    "make",
    "make_good",
    "redate",
    "release",
    "renegotiate",
    "set_target",
]
