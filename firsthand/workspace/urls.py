"""Every address of the representative's pages."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path, register_converter

from firsthand.conversations.queries import View
from firsthand.workspace.sheets import CODES, LETTERS
from firsthand.workspace.views import (
    attachments,
    batches,
    beginning,
    companies,
    consents,
    conversation,
    customer_addresses,
    customers,
    desk,
    drafts,
    earlier,
    failures,
    files,
    hand_overs,
    handed,
    hands,
    letters,
    memories,
    message_acts,
    one_person,
    page_links,
    palette,
    paper,
    pictures,
    regrouping,
    saved_replies,
    search,
    side_threads,
    unsent,
)
from firsthand.workspace.views.block import block
from firsthand.workspace.views.cards import cards
from firsthand.workspace.views.customer_of_conversation import customer_of_conversation
from firsthand.workspace.views.following import following
from firsthand.workspace.views.language import language
from firsthand.workspace.views.list_look import list_look
from firsthand.workspace.views.notes import notes
from firsthand.workspace.views.owner import owner
from firsthand.workspace.views.priority import priority
from firsthand.workspace.views.promises import offers, promises
from firsthand.workspace.views.redirection import redirection
from firsthand.workspace.views.reminder import reminder
from firsthand.workspace.views.replies import replies
from firsthand.workspace.views.resolution import resolution, taking_back
from firsthand.workspace.views.said import said
from firsthand.workspace.views.spam import spam
from firsthand.workspace.views.spam import taking_back as taking_back_spam
from firsthand.workspace.views.state import sleep, state
from firsthand.workspace.views.tags import tags
from firsthand.workspace.views.team import team


class ViewOfDesk:
    """One of the lists that there are, or the number of a view that was kept."""

    regex = "|".join([*View, r"[0-9]{1,18}"])

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class CodeOfSheet(ViewOfDesk):
    """On what something is written in a conversation."""

    regex = CODES


class NumberOfLetter(ViewOfDesk):
    """The number that a browser gave to a new letter."""

    regex = LETTERS


register_converter(ViewOfDesk, "view")
register_converter(CodeOfSheet, "sheet")
register_converter(NumberOfLetter, "letter")

of_conversation = [
    path("", conversation.conversation, name="conversation"),
    path("hands/", hands.hands, name="hands"),
    path("keeping/", hands.keeping, name="keeping-for-good"),
    path("replies/", replies, name="replies"),
    path("drafts/<sheet:code>/", drafts.draft, name="draft"),
    path("drafts/<sheet:code>/files/", drafts.draft_files, name="draft-files"),
    path("pictures/<str:token>/", pictures.written_picture, name="written-picture"),
    path("saved-replies/", saved_replies.saved_replies, name="saved-replies"),
    path("unsent/<int:unsent>/", unsent.unsent, name="unsent"),
    path("unsent/<int:unsent>/holding/", unsent.holding, name="holding"),
    path("redirection/", redirection, name="redirection"),
    path("side-threads/", side_threads.side_threads, name="side-threads"),
    path("side-threads/<int:side>/", side_threads.side_thread, name="side-thread"),
    path("promises/", promises, name="promises-beside"),
    path("failures/", failures.failures, name="failures"),
    path("repairs/", failures.repairs, name="repairs"),
    path("promises/offer/", offers, name="promise-offer"),
    path("notes/", notes, name="notes"),
    path("cards/", cards, name="cards"),
    path("replies/said/", said, {"form": "form-"}, name="said"),
    path("notes/said/", said, {"form": "note-form-"}, name="said-among-us"),
    path("customer/", customer_of_conversation, name="customer-of-conversation"),
    path("hand-overs/", hand_overs.hand_overs, name="hand-overs"),
    path("hand-overs/preview/", hand_overs.previews, name="hand-over-preview"),
    path("acceptance/", handed.acceptance, name="acceptance"),
    path("return/", handed.giving_back, name="return"),
    path("finish/", handed.finishing, name="finish"),
    path("word/solved/", handed.solved, name="word-solved"),
    path("word/unsolved/", handed.unsolved, name="word-unsolved"),
    path("word/waiver/", handed.waiver, name="word-waiver"),
    path("owner/", owner, name="owner"),
    path("team/", team, name="team"),
    path("reminder/", reminder, name="reminder"),
    path("following/", following, name="following"),
    path("state/", state, name="state"),
    path("sleep/", sleep, name="sleep"),
    path("resolution/", resolution, name="resolution"),
    path("resolution/taking-back/", taking_back, name="taking-back"),
    path("others/", regrouping.others, name="others"),
    path("merge/", regrouping.merging, name="merge"),
    path("merge/<int:into>/", regrouping.preview, name="merge-preview"),
    path("links/", regrouping.links, name="links"),
    path("links/<int:link>/", regrouping.one_link, name="link"),
    path("messages/<int:message>/split/", regrouping.splitting, name="split"),
    path("block/", block, name="block"),
    path("spam/", spam, name="spam"),
    path("spam/taking-back/", taking_back_spam, name="taking-back-spam"),
    path("priority/", priority, name="priority"),
    path("tags/", tags, name="tags"),
    path("language/", language, name="language"),
    path("messages/<int:message>/original", letters.original, name="original"),
    path("messages/<int:message>/acts/", message_acts.message_acts, name="message-acts"),
    path("messages/<int:message>/asked-again/", failures.asked_again, name="asked-again"),
    path("messages/<int:message>/pin/", message_acts.pinning, name="pin"),
    path("earlier/", earlier.earlier, name="earlier"),
    path("files/", files.files, name="files"),
    path("page-links/", page_links.page_links, name="page-links"),
    path("page-links/<int:link>/", page_links.page_link, name="page-link"),
    path("paper/", paper.paper, name="paper"),
    path("messages/<int:message>/page", letters.page, name="page"),
    path("attachments/<int:attachment>/<str:token>/<str:name>", attachments.attachment, name="attachment"),
]

app_name = "workspace"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", desk.last_view, name="start"),
    path("desk/", desk.last_view, name="last"),
    path("desk/<view:view>/", desk.desk, name="desk"),
    path("desk/<view:view>/look/", list_look, name="list-look"),
    path("conversations/new/", beginning.beginning, name="beginning"),
    path("conversations/new/people/", beginning.people, name="people"),
    path("drafts/", drafts.drafts, name="drafts"),
    path("drafts/marks/", drafts.marks, name="draft-marks"),
    path("drafts/new/<letter:code>/", drafts.draft, name="letter-draft"),
    path("drafts/new/<letter:code>/files/", drafts.draft_files, name="letter-draft-files"),
    path("unsent/", unsent.everything, name="leaving"),
    path("conversations/<int:id>/", include(of_conversation)),
    path("customers/<int:id>/", customers.customer, name="customer"),
    path("customers/<int:id>/traits/", customers.traits_of, name="traits"),
    path("customers/<int:id>/memories/", memories.memories, name="memories"),
    path("customers/<int:id>/memories/put-away/", memories.was_put_away, name="put-away"),
    path("customers/<int:id>/memories/<int:memory>/", memories.memory, name="memory"),
    path("customers/<int:id>/memories/<int:memory>/putting-away/", memories.putting_away, name="putting-away"),
    path("customers/<int:id>/addresses/", customer_addresses.addresses_of, name="customer-addresses"),
    path("customers/<int:id>/addresses/<int:address>/", customer_addresses.address, name="customer-address"),
    path("customers/<int:id>/addresses/<int:address>/proof/", customer_addresses.proof, name="address-proof"),
    path("customers/<int:id>/addresses/<int:address>/person/", customer_addresses.person, name="address-person"),
    path("customers/<int:id>/company/", companies.company_of_customer, name="customer-company"),
    path("customers/<int:id>/consents/", consents.consents, name="consents"),
    path("customers/<int:id>/consents/<int:consent>/", consents.consent, name="consent"),
    path("customers/<int:id>/likely/", one_person.likely, name="likely"),
    path("customers/<int:id>/time-line/", customers.time_line, name="time-line"),
    path("customers/<int:id>/joining/<int:other>/", one_person.joining, name="joining"),
    path("customers/<int:id>/apart/<int:other>/", one_person.apart, name="apart"),
    path("joinings/<int:number>/taking-back/", one_person.parting, name="parting"),
    path("companies/", companies.companies, name="companies"),
    path("companies/names/", companies.names, name="company-names"),
    path("companies/<int:id>/", companies.company, name="company"),
    path("companies/<int:id>/domains/", companies.domains, name="company-domains"),
    path("companies/<int:id>/domains/<int:domain>/", companies.domain, name="company-domain"),
    path("customers/zones/", customers.zones, name="zones"),
    path("customers/<int:id>/picture/<int:file>", attachments.picture, name="picture"),
    path("batches/", batches.batches, name="batches"),
    path("batches/bar/", batches.bar, name="bar"),
    path("batches/bar/hands/", batches.hands, name="bar-hands"),
    path("batches/bar/moments/", batches.moments, name="bar-moments"),
    path("batches/bar/tags/", batches.tags, name="bar-tags"),
    path("batches/<int:number>/", batches.one, name="batch"),
    path("batches/<int:number>/undo/", batches.taking_back, name="batch-undo"),
    path("regroupings/<int:regrouping>/taking-back/", regrouping.taking_apart, name="taking-apart"),
    path("search/", search.page, name="search"),
    path("search/choices/", search.choices, name="search-choices"),
    path("palette/", palette.palette, name="palette"),
    path("colleagues/", hands.colleagues, name="colleagues"),
]

MORE = ("firsthand.workspace.settings_urls", "firsthand.workspace.notices_urls", "firsthand.workspace.promises_urls")
urlpatterns += [path("", include(more)) for more in MORE if find_spec(more)]
