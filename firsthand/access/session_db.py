"""Django's sessions in the database, looked up by SQL that is made once: every page asks for one."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from firsthand.kit.prepared import prepared


class SessionStore(db.SessionStore):
    """Nothing is kept between two requests: a session that was ended elsewhere is ended here as well."""

    def _get_session_from_db(self) -> Session | None:
        found = next(iter(_kept(str(self.session_key))), None)
        if found is not None and found.expire_date > timezone.now():
            return found
        self._session_key = None
        return None


@prepared
def _kept(key: str) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key)
