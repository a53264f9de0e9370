"""Every setting of an installation, from its `FIRSTHAND_*` variables."""

import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ

from firsthand.access.allauth_settings import *  # noqa: F403
from firsthand.access.allauth_settings import allows_insecure_passkeys, caches
from firsthand.run.databases import database
from firsthand.run.installation import data_folder, secret_key, whole_number
from firsthand.run.mail import mail_settings
from firsthand.run.static_headers import add_headers

PACKAGE = Path(__file__).resolve().parent.parent
DATA = data_folder()
env = environ.Env()

SECRET_KEY = secret_key(DATA)
DEBUG = env.bool("FIRSTHAND_DEBUG", default=False)
BASE_URL = env.str("FIRSTHAND_BASE_URL", default="http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.list(
    "FIRSTHAND_ALLOWED_HOSTS", default=[urlsplit(BASE_URL).hostname, "127.0.0.1", "localhost", "[::1]"]
)
IS_SECURE = BASE_URL.startswith("https://")

INSTALLED_APPS = [
    "firsthand.look",
    "firsthand.journal",
    "firsthand.live",
    "firsthand.files",
    "firsthand.search",
    "firsthand.organisation",
    "firsthand.access",
    "firsthand.team",
    "firsthand.notices",
    "firsthand.people",
    "firsthand.conversations",
    "firsthand.promises",
    "firsthand.batches",
    "firsthand.desk",
    "firsthand.channels.email",
    "firsthand.channels.webform",
    "firsthand.channels.chat",
    "firsthand.workspace",
    "firsthand.portal",
    "firsthand.api",
    "firsthand.run",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django_tasks",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

# Files first: what stands after them is for pages.
MIDDLEWARE = [
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "firsthand.access.rules_of_sessions.DoorRulesMiddleware",
    "firsthand.access.middleware.ReaderMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

WHITENOISE_ADD_HEADERS_FUNCTION = add_headers
WHITENOISE_ALLOW_ALL_ORIGINS = False

ROOT_URLCONF = "firsthand.run.urls"
WSGI_APPLICATION = "firsthand.run.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "access" / "django_templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        ("django.template.loaders.filesystem.Loader", [PACKAGE / "access" / "django_templates"]),
                        "firsthand.access.template_loading.AllauthLoader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "firsthand.access.context.door",
            ],
        },
    },
    {
        "BACKEND": "firsthand.look.engine.Templates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {"environment": "firsthand.look.jinja.environment"},
    },
]

DATABASES = {"default": database(env, DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "firsthand.journal.errands.backend.ErrandBackend"}}

AUTH_USER_MODEL = "access.Account"
CACHES = caches(DATABASES["default"])
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = allows_insecure_passkeys(BASE_URL)
SESSION_ENGINE = "firsthand.access.session_db"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [BASE_URL]
CSRF_FAILURE_VIEW = "firsthand.workspace.views.troubles.not_allowed"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "frame-src": ["'self'"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("lt", "Lietuvių"), ("it", "Italiano"), ("bg", "Български")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
FILES_FOLDER = DATA / "files"
MOVING_FOLDER = DATA / "moving-in"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "firsthand.run.static.Static"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 60 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

SMTP_URL = env.str("FIRSTHAND_SMTP_URL", default="")
globals().update(mail_settings(SMTP_URL))
DEFAULT_FROM_EMAIL = env.str("FIRSTHAND_MAIL_FROM", default=f"Firsthand <no-reply@{urlsplit(BASE_URL).hostname}>")
DNS = env.str("FIRSTHAND_DNS", default="")
AUTHSERV_IDS = frozenset(one.lower() for one in env.list("FIRSTHAND_AUTHSERV_IDS", default=[]))
ARC_SEALERS = frozenset(one.lower() for one in env.list("FIRSTHAND_ARC_SEALERS", default=[]))
MAIL_RELAYS = env.list("FIRSTHAND_MAIL_RELAYS", default=[])
MAIL_DOMAINS = [domain.lower() for domain in env.list("FIRSTHAND_MAIL_DOMAINS", default=[])]
# Where the inlet of this installation takes mail, as the guide of the first steps tells it.
SMTP_INLET = env.str("FIRSTHAND_SMTP", default="127.0.0.1:8025")
SMTP_CERTIFICATE = env.str("FIRSTHAND_SMTP_CERTIFICATE", default="")
VALKEY_URL = env.str("FIRSTHAND_VALKEY_URL", default="")
PRIVATE_HOSTS = [host.lower() for host in env.list("FIRSTHAND_PRIVATE_HOSTS", default=[])]
PROXIES = env.list("FIRSTHAND_PROXIES", default=[])
WEB_THREADS = whole_number("FIRSTHAND_WEB_THREADS", default=8)
LOGGING_CONFIG = None  # what is written down is set up by `firsthand.run.serving.logs`
IS_DEMO = env.bool("FIRSTHAND_DEMO", default=False)
IS_TESTING = "pytest" in sys.modules
