"""The devices on which one is told while no page is open."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.notices.actions import Subscription, add_device, remove_device
from firsthand.notices.models import Device
from firsthand.workspace import addresses
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, resource
from firsthand.workspace.views.signed_in import AtDesk


def add(request: AtDesk) -> HttpResponse:
    """This browser is told from now on, as long as one is signed in on it."""
    said = Subscription(
        endpoint=asked(request, "endpoint"),
        public_key=asked(request, "public_key"),
        auth=asked(request, "auth"),
        name=asked(request, "name"),
    )
    add_device(said, session=request.session.session_key or "", by=request.representative, at=timezone.now())
    return HttpResponse(status=204)


def remove(request: AtDesk, number: int) -> HttpResponse:
    """That browser is told no more."""
    device = get_object_or_404(Device.objects.of(request.representative), pk=number)
    remove_device(device, by=request.representative, at=timezone.now())
    return done(request, words=_("That device is told no more."), back=addresses.PROFILE)


devices = resource(POST=add)
device = resource(POST=remove)
