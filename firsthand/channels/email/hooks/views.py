"""Where providers call. A letter is on disk before they hear 2xx; on trouble of ours they hear 503 and come again."""

from collections.abc import Callable
from typing import Any

import structlog
from anymail.exceptions import AnymailError, AnymailWebhookValidationFailure
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from firsthand.channels.email.actions.accept import Envelope, accept
from firsthand.channels.email.actions.hear_event import hear_event
from firsthand.channels.email.hooks.callers import reader_of_events, reader_of_letters, signed_at
from firsthand.channels.email.hooks.events import heard
from firsthand.channels.email.hooks.letters import letters_in
from firsthand.channels.email.models import Hook, Letter
from firsthand.kit.tokens import fingerprint

log = structlog.get_logger(__name__)

# Providers try again for some hours with the same signature; what is older was kept by somebody to be played back.
OLDEST, AHEAD = 12 * 3600, 600  # seconds
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, IndexError, AnymailError)
Read = Callable[[Hook, HttpRequest, Any], None]


@csrf_exempt
@require_http_methods(["POST", "HEAD", "GET"])
def letters(request: HttpRequest, token: str) -> HttpResponse:
    """A provider brings letters."""
    return answered(request, token, reader_of_letters, _take_letters)


@csrf_exempt
@require_http_methods(["POST", "HEAD", "GET"])
def events(request: HttpRequest, token: str) -> HttpResponse:
    """A provider tells what became of our letters."""
    return answered(request, token, reader_of_events, _hear)


def answered(request: HttpRequest, token: str, reader: Callable[..., Any], read: Read) -> HttpResponse:
    """200 when all is kept, 403 to a wrong signature, 400 to what cannot be read, 503 when it is our own trouble."""
    hook = Hook.objects.select_related("mailbox").filter(fingerprint=fingerprint(token)).first()
    if hook is None:
        return HttpResponse(status=404)
    if request.method != "POST":
        return HttpResponse()  # providers look whether somebody is there
    try:
        _ = request.body  # the signature is over these bytes
        able = reader(hook, url=request.build_absolute_uri())
        able.run_validators(request)
        if not _is_recent(signed_at(hook, request)):
            return HttpResponse(status=403)
        read(hook, request, able)
    except AnymailWebhookValidationFailure:
        log.warning("hook.refused", hook=hook.pk)
        return HttpResponse(status=403)
    except RequestDataTooBig:
        return HttpResponse(status=413)
    except (OSError, DatabaseError) as trouble:
        log.error("hook.trouble", hook=hook.pk, why=type(trouble).__name__)
        return HttpResponse(status=503)
    except UNREADABLE as trouble:
        log.warning("hook.unreadable", hook=hook.pk, why=type(trouble).__name__)
        return HttpResponse(status=400)
    Hook.objects.filter(pk=hook.pk).update(used_at=timezone.now())
    return HttpResponse()


def _is_recent(signed: str) -> bool:
    if not signed:
        return True
    age = timezone.now().timestamp() - float(signed)
    return -AHEAD <= age <= OLDEST


def _take_letters(hook: Hook, request: HttpRequest, reader: Any) -> None:
    for one in letters_in(hook.provider, request, reader):
        to = one.recipients or (hook.mailbox.address,)
        accept(one.raw, way=Letter.Way.HOOK, envelope=Envelope(one.sender, to), at=timezone.now())


def _hear(hook: Hook, request: HttpRequest, reader: Any) -> None:
    for event in reader.parse_events(request):
        if said := heard(event):
            hear_event(said, mailbox=hook.mailbox, at=timezone.now())
