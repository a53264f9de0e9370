"""The installation has a key by which push services know it."""

from webpush import VAPID

from firsthand.kit.secrets import seal_secret
from firsthand.notices.models import PushKey


def the_push_key() -> PushKey:
    """The installation's key, made when it is first asked for; two who ask at once get the same."""
    if key := PushKey.objects.first():
        return key
    private, public, server_key = VAPID.generate_keys()
    made = {"private": seal_secret(f"{private.decode()}\n{public.decode()}"), "public": server_key}
    return PushKey.objects.get_or_create(pk=1, defaults=made)[0]
