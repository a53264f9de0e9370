"""The public interface: all resources behind one door."""

from ninja import NinjaAPI

from firsthand.api.caller import Bearer
from firsthand.api.once import once
from firsthand.api.parser import Strict
from firsthand.api.refusals import answer_errors
from firsthand.api.resources import (
    absences,
    batches,
    blocks,
    board,
    chats,
    companies,
    conversations,
    customers,
    failures,
    following,
    forms,
    hand_overs,
    house,
    messages,
    promises,
    redirects,
    regrouping,
    rotas,
    saved_replies,
    side_threads,
    unsent,
)
from firsthand.api.strict import known_parameters_only

VERSION = "1"

api = NinjaAPI(
    title="Firsthand",
    version=VERSION,
    description="Customers, their conversations and what was said in them.",
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
    auth=Bearer(),
    parser=Strict(),
)
api.add_decorator(once)
api.add_decorator(known_parameters_only)
api.add_router("", failures.router)
api.add_router("/customers", customers.router)
api.add_router("/companies", companies.router)
api.add_router("/conversations", conversations.router)
api.add_router("/forms", forms.router)
api.add_router("/chats", chats.router)
api.add_router("/batches", batches.router)
api.add_router("/unsent", unsent.router)
api.add_router("", messages.router)
api.add_router("", regrouping.router)
api.add_router("", side_threads.router)
api.add_router("", redirects.router)
api.add_router("", blocks.router)
api.add_router("", following.router)
api.add_router("", board.router)
api.add_router("", promises.router)
api.add_router("", hand_overs.router)
api.add_router("", saved_replies.router)
api.add_router("", absences.router)
api.add_router("", rotas.router)
api.add_router("", house.router)
answer_errors(api)
