"""Somebody looks now whether a chat or a form is on their site."""

from functools import partial
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from firsthand.channels.chat.actions import found_on_site as chat_found
from firsthand.channels.chat.models import Chat
from firsthand.channels.chat.queries import chats as all_chats
from firsthand.channels.chat.rules.sites import may_stand_on
from firsthand.channels.webform.actions import found_on_site as form_found
from firsthand.channels.webform.models import Form
from firsthand.channels.webform.queries import forms_visible_to
from firsthand.workspace.settings import chats, forms, reading
from firsthand.workspace.settings.answering import administrators_only, done, unless_refused
from firsthand.workspace.settings.on_site import FormNotThere, Look, NotItsSite, NotThere, asked, looked_at
from firsthand.workspace.views.signed_in import AtDesk


@require_POST
@administrators_only
def chat_on_site(request: AtDesk, number: int) -> HttpResponse:
    """The page is looked at: when the chat is there it is known, else the chat's own page says what is amiss."""
    one = get_object_or_404(all_chats(), pk=number)

    def act() -> HttpResponse:
        site = looked_at(asked(request), sought=[chats.script_at(one)])
        if not may_stand_on(site, one.sites):
            raise NotItsSite(site=site)
        chat_found(one, site=site, at=timezone.now())
        return found(request, back=reverse("workspace:chat", args=[one.pk]))

    return unless_refused(act, otherwise=partial(chat_missing, request, one))


def chat_missing(request: AtDesk, one: Chat, *, error: str) -> HttpResponse:
    return chats.form(request, one, chats.fields_of(one), look=Look(asked(request), error))


@require_POST
@administrators_only
def form_on_site(request: AtDesk, number: int) -> HttpResponse:
    """The same for a form; a link to its own page counts as well."""
    one = get_object_or_404(forms_visible_to(request.representative), pk=number)

    def act() -> HttpResponse:
        at = forms.address(one)
        try:
            site = looked_at(asked(request), sought=[f"{at}embed.js", f"{at}embedded/", at])
        except NotThere as missing:
            raise FormNotThere from missing
        form_found(one, site=urlsplit(site).netloc, at=timezone.now())
        return found(request, back=reverse("workspace:form-site", args=[one.pk]))

    return unless_refused(act, otherwise=partial(form_missing, request, one))


def form_missing(request: AtDesk, one: Form, *, error: str) -> HttpResponse:
    return forms.on_site(request, one, look=Look(asked(request), error))


def found(request: AtDesk, *, back: str) -> HttpResponse:
    """It is there: said where they came from, be it the first steps."""
    is_guided = reading.words(request, "from") == "start"
    return done(request, _("It is there."), back=reverse("workspace:first-steps") if is_guided else back)
