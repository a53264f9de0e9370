"""What screens ask of conversations; each question starts from what the asking representative may see."""

from firsthand.conversations.queries.asked import Asking
from firsthand.conversations.queries.come import has_come
from firsthand.conversations.queries.copies import Copies, copies
from firsthand.conversations.queries.desk import A_FIGURE, PAGE, CursorIsBad, DeskPage, desk_list, desk_rows
from firsthand.conversations.queries.drafts import (
    draft_on,
    draft_versions,
    drafts_of,
    files_of_drafts,
    files_of_unsent,
    letters_begun_by,
)
from firsthand.conversations.queries.followers import is_followed
from firsthand.conversations.queries.found import Answer, Found, Way, all_found, answer_to, search
from firsthand.conversations.queries.found_people import FoundPerson, files_found, holds, people_found
from firsthand.conversations.queries.hand_overs import hand_overs_of, home_of
from firsthand.conversations.queries.held import Figures, Held, held_back, hold_in_force, spam_figures
from firsthand.conversations.queries.inboxes import inboxes_to_write_from, inboxes_visible_to
from firsthand.conversations.queries.narrowed import narrowed_rows
from firsthand.conversations.queries.owned import count_open_of
from firsthand.conversations.queries.pressing import Pressing, pressing, silent
from firsthand.conversations.queries.regrouped import links_of, merged, regrouping_visible_to, regroupings_of
from firsthand.conversations.queries.said_along import copied_at, matters_along, said_along, written_along
from firsthand.conversations.queries.said_to import (
    answered_in_chat,
    files_said,
    is_address_of,
    is_said_solved,
    matter_behind,
    matters_of,
    opened_by,
    page_links_of,
    page_of_matters,
    page_of_words,
    said_to,
)
from firsthand.conversations.queries.tags import tags_used, tags_visible_to
from firsthand.conversations.queries.there import exactly, zone_there
from firsthand.conversations.queries.thread import (
    Thread,
    address_to_answer,
    earlier_of,
    files_of,
    is_answered_by_chat,
    pins_of,
    still_earlier_of,
    tags_of,
    thread,
)
from firsthand.conversations.queries.visible import (
    MOST_OTHERS,
    SOME_MORE,
    bare_one_visible_to,
    customers_visible_to,
    messages_visible_to,
    one_locked_for,
    one_visible_to,
    seeing,
    side_threads_visible_to,
    topics_visible_to,
    unsent_visible_to,
    visible_to,
)
from firsthand.conversations.rules.lists import Sort, View

__all__ = [
    "A_FIGURE",
    "MOST_OTHERS",
    "PAGE",
    "SOME_MORE",
    "Answer",
    "Asking",
    "Copies",
    "CursorIsBad",
    "DeskPage",
    "Figures",
    "Found",
    "FoundPerson",
    "Held",
    "Pressing",
    "Sort",
    "Thread",
    "View",
    "Way",
    "address_to_answer",
    "all_found",
    "answer_to",
    "answered_in_chat",
    "bare_one_visible_to",
    "copied_at",
    "copies",
    "count_open_of",
    "customers_visible_to",
    "desk_list",
    "desk_rows",
    "draft_on",
    "draft_versions",
    "drafts_of",
    "earlier_of",
    "exactly",
    "files_found",
    "files_of",
    "files_of_drafts",
    "files_of_unsent",
    "files_said",
    "hand_overs_of",
    "has_come",
    "held_back",
    "hold_in_force",
    "holds",
    "home_of",
    "inboxes_to_write_from",
    "inboxes_visible_to",
    "is_address_of",
    "is_answered_by_chat",
    "is_followed",
    "is_said_solved",
    "letters_begun_by",
    "links_of",
    "matter_behind",
    "matters_along",
    "matters_of",
    "merged",
    "messages_visible_to",
    "narrowed_rows",
    "one_locked_for",
    "one_visible_to",
    "opened_by",
    "page_links_of",
    "page_of_matters",
    "page_of_words",
    "people_found",
    "pins_of",
    "pressing",
    "regrouping_visible_to",
    "regroupings_of",
    "said_along",
    "said_to",
    "search",
    "seeing",
    "side_threads_visible_to",
    "silent",
    "spam_figures",
    "still_earlier_of",
    "tags_of",
    "tags_used",
    "tags_visible_to",
    "thread",
    "topics_visible_to",
    "unsent_visible_to",
    "visible_to",
    "written_along",
    "zone_there",
]
