"""What can be done with conversations."""

from firsthand.conversations.actions.accept_hand_over import accept_hand_over
from firsthand.conversations.actions.acknowledge import acknowledge
from firsthand.conversations.actions.announce import announce
from firsthand.conversations.actions.assign import assign
from firsthand.conversations.actions.begin import begin
from firsthand.conversations.actions.change_inbox import InboxSettings, change_inbox, open_inbox
from firsthand.conversations.actions.change_unsent import change_unsent
from firsthand.conversations.actions.discard_draft import discard_draft, drop_other
from firsthand.conversations.actions.discard_unsent import discard_unsent
from firsthand.conversations.actions.finish import finish
from firsthand.conversations.actions.follow import follow, stop_following
from firsthand.conversations.actions.give_to_customer import give_to_customer
from firsthand.conversations.actions.hand_back import hand_back
from firsthand.conversations.actions.hand_over import hand_over
from firsthand.conversations.actions.hear import hear
from firsthand.conversations.actions.hear_customer import hear_solved, hear_unsolved
from firsthand.conversations.actions.hold_back_after_all import hold_back_after_all, weigh_again
from firsthand.conversations.actions.keep_as_note import keep_as_note
from firsthand.conversations.actions.keep_draft import Written, keep_draft
from firsthand.conversations.actions.keep_for_good import keep_for_good
from firsthand.conversations.actions.keep_tags import (
    NotIntoItself,
    TagExists,
    make_tag,
    merge_tags,
    put_tag_away,
    rename_tag,
    take_tag_out,
)
from firsthand.conversations.actions.let_through import hold_again, hold_again_many, let_through
from firsthand.conversations.actions.link import link, unlink
from firsthand.conversations.actions.link_to_page import end_page_links, link_to_page
from firsthand.conversations.actions.look_at import look_at
from firsthand.conversations.actions.mail_answers import mail_answers, make_letter
from firsthand.conversations.actions.mark_delivery import (
    mark_arrived,
    mark_bounced,
    mark_complained,
    mark_failed,
    mark_retrying,
    mark_sent,
    mark_waiting,
)
from firsthand.conversations.actions.mark_spam import mark_spam
from firsthand.conversations.actions.merge import merge
from firsthand.conversations.actions.move import move
from firsthand.conversations.actions.note import note
from firsthand.conversations.actions.notice_late import notice_late
from firsthand.conversations.actions.own import own
from firsthand.conversations.actions.part_from import part_from
from firsthand.conversations.actions.pin import pin, unpin
from firsthand.conversations.actions.postpone import postpone
from firsthand.conversations.actions.prioritise import prioritise
from firsthand.conversations.actions.put_back import put_back, standing_of
from firsthand.conversations.actions.read_aside import read_asides
from firsthand.conversations.actions.recall import Recalled, recall_received, recall_report, recall_sent
from firsthand.conversations.actions.receive import receive
from firsthand.conversations.actions.receive_aside import receive_aside
from firsthand.conversations.actions.receive_bounce import receive_bounce
from firsthand.conversations.actions.receive_complaint import receive_complaint
from firsthand.conversations.actions.redirect import redirect
from firsthand.conversations.actions.release import release
from firsthand.conversations.actions.remind import remind
from firsthand.conversations.actions.reopen import reopen
from firsthand.conversations.actions.reply import reply
from firsthand.conversations.actions.reply_and_resolve import reply_and_resolve
from firsthand.conversations.actions.resolve import resolve
from firsthand.conversations.actions.resume import resume
from firsthand.conversations.actions.return_silent import return_silent
from firsthand.conversations.actions.say_solved import say_solved, say_unsolved
from firsthand.conversations.actions.send_unsent import send_at_its_time, send_now
from firsthand.conversations.actions.snooze import snooze
from firsthand.conversations.actions.speak import speak
from firsthand.conversations.actions.split import split
from firsthand.conversations.actions.start import start
from firsthand.conversations.actions.tag import known_tags, tag
from firsthand.conversations.actions.tag_many import put_tags_back, tag_many
from firsthand.conversations.actions.take_apart import take_apart
from firsthand.conversations.actions.take_back import take_back
from firsthand.conversations.actions.take_back_page_link import return_page_link, take_back_page_link
from firsthand.conversations.actions.take_back_spam import take_back_spam, take_back_spam_of_many
from firsthand.conversations.actions.take_back_unsent import take_back_unsent
from firsthand.conversations.actions.take_down import take_down
from firsthand.conversations.actions.wait import wait
from firsthand.conversations.actions.waive_follow_up import waive_follow_up
from firsthand.conversations.actions.wake import wake
from firsthand.conversations.actions.write_aside import answer_aside, begin_aside
from firsthand.conversations.actions.write_at_page import begin_at_page, write_along, write_at_page

__all__ = [
    "InboxSettings",
    "NotIntoItself",
    "Recalled",
    "TagExists",
    "Written",
    "accept_hand_over",
    "acknowledge",
    "announce",
    "answer_aside",
    "assign",
    "begin",
    "begin_aside",
    "begin_at_page",
    "change_inbox",
    "change_unsent",
    "discard_draft",
    "discard_unsent",
    "drop_other",
    "end_page_links",
    "finish",
    "follow",
    "give_to_customer",
    "hand_back",
    "hand_over",
    "hear",
    "hear_solved",
    "hear_unsolved",
    "hold_again",
    "hold_again_many",
    "hold_back_after_all",
    "keep_as_note",
    "keep_draft",
    "keep_for_good",
    "known_tags",
    "let_through",
    "link",
    "link_to_page",
    "look_at",
    "mail_answers",
    "make_letter",
    "make_tag",
    "mark_arrived",
    "mark_bounced",
    "mark_complained",
    "mark_failed",
    "mark_retrying",
    "mark_sent",
    "mark_spam",
    "mark_waiting",
    "merge",
    "merge_tags",
    "move",
    "note",
    "notice_late",
    "open_inbox",
    "own",
    "part_from",
    "pin",
    "postpone",
    "prioritise",
    "put_back",
    "put_tag_away",
    "put_tags_back",
    "read_asides",
    "recall_received",
    "recall_report",
    "recall_sent",
    "receive",
    "receive_aside",
    "receive_bounce",
    "receive_complaint",
    "redirect",
    "release",
    "remind",
    "rename_tag",
    "reopen",
    "reply",
    "reply_and_resolve",
    "resolve",
    "resume",
    "return_page_link",
    "return_silent",
    "say_solved",
    "say_unsolved",
    "send_at_its_time",
    "send_now",
    "snooze",
    "speak",
    "split",
    "standing_of",
    "start",
    "stop_following",
    "tag",
    "tag_many",
    "take_apart",
    "take_back",
    "take_back_page_link",
    "take_back_spam",
    "take_back_spam_of_many",
    "take_back_unsent",
    "take_down",
    "take_tag_out",
    "unlink",
    "unpin",
    "wait",
    "waive_follow_up",
    "wake",
    "weigh_again",
    "write_along",
    "write_at_page",
]
