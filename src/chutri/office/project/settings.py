"""Settings, all from the environment; the defaults suit one machine and refuse what is unsafe.

===========================  ==================================================================================
CHUTRI_HOME                  folder of the database, the files and the secret key (``var`` where the program starts)
CHUTRI_DATABASE_URL          ``sqlite:///…`` or ``postgres://…`` (SQLite in CHUTRI_HOME)
CHUTRI_DATABASE_CONNECTIONS  how many connections one process may hold open to PostgreSQL (16)
CHUTRI_INPROCESS_WORKER      ``on``: ``chutri serve`` runs background jobs too, ``off``: ``chutri worker`` does (``on`` with
                             SQLite, ``off`` with PostgreSQL)
CHUTRI_JOBS_AT_A_TIME        how many background jobs one worker runs at the same time (2)
CHUTRI_SECRET_KEY            (made once, kept in CHUTRI_HOME)
CHUTRI_ALLOWED_HOSTS         host names that the site answers to, parted by commas (this machine only)
CHUTRI_TRUSTED_ORIGINS       origins that forms may come from behind a proxy: ``https://chutri.example.vn``
CHUTRI_HTTPS                 ``off`` sends cookies over plain http and does not redirect (``on``; ``chutri serve`` on
                             this machine only turns it off by itself)
CHUTRI_BEHIND_PROXY          ``on`` trusts X-Forwarded-Proto and the last X-Forwarded-For from the proxy in front (``off``)
CHUTRI_SITE_URL              where people open the site, for links in mails: ``https://chutri.example.vn`` (this machine's)
CHUTRI_EMAIL_URL             the mail server: ``smtp+tls://user:password@mail.example.vn:587``, ``smtp://…`` (no mail is sent)
CHUTRI_EMAIL_FROM            who mails come from: ``Chủ Trì <chutri@example.vn>``
CHUTRI_OIDC_SERVER           address of an OpenID Connect server whose people may log in (none); it lets in who was invited
                             here with the e-mail address that it confirms. The address it must send people back to is
                             ``…/dang-nhap/lien-thong/oidc/tra-ve``
CHUTRI_OIDC_CLIENT_ID        what this site is called there
CHUTRI_OIDC_CLIENT_SECRET    what this site proves itself with
CHUTRI_OIDC_NAME             what the button says (``Tài khoản công vụ``)
CHUTRI_SIGNING_KEYS          file that names the keys which this server signs documents with (none); ``documents.rules.signing_keys``
                             says how it is written. PINs and passwords stand in files of their own
CHUTRI_DEBUG                 ``on`` shows Django's error pages: never on a real site (``off``)
===========================  ==================================================================================
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import environ

from chutri.office.project.secret import kept_secret

env = environ.Env()

HOME = Path(env.str("CHUTRI_HOME", default="var")).resolve()
DEBUG: bool = env.bool("CHUTRI_DEBUG", default=False)
SECRET_KEY: str = env.str("CHUTRI_SECRET_KEY", default="") or kept_secret(HOME / "secret_key")
ALLOWED_HOSTS: list[str] = env.list("CHUTRI_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CHUTRI_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    # before allauth, whose pages are shown by this site's own templates
    "chutri.office.ui",
    "chutri.office.background",
    "chutri.office.history",
    "chutri.office.people",
    "chutri.office.documents",
    "chutri.office.plans",
    "chutri.office.tasks",
    "chutri.office.drafts",
    "chutri.office.rollout",
    "chutri.office.reports",
    "chutri.office.dashboard",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "chutri.office.ui.middleware.content_security_policy",
    "chutri.office.ui.middleware.private_pages",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "chutri.office.ui.middleware.upload_limit",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "chutri.office.people.web.middleware.second_factor_first",
    "chutri.office.people.web.middleware.last_seen",
]

ROOT_URLCONF = "chutri.office.project.urls"
WSGI_APPLICATION = "chutri.office.project.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db_url("CHUTRI_DATABASE_URL", default=f"sqlite:///{HOME / 'chutri.sqlite3'}")
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # A writer takes the lock when it begins, so that two never deadlock half way; a waiting one waits this many seconds.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
ON_POSTGRESQL: bool = DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql"
if ON_POSTGRESQL:
    connections = env.int("CHUTRI_DATABASE_CONNECTIONS", default=16)
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": connections, "timeout": 20}
    INSTALLED_APPS.append("procrastinate.contrib.django")
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""  # apps declare jobs to background.registry, which procrastinate never sees
INPROCESS_WORKER: bool = env.bool("CHUTRI_INPROCESS_WORKER", default=not ON_POSTGRESQL)
JOBS_AT_A_TIME: int = max(1, env.int("CHUTRI_JOBS_AT_A_TIME", default=2))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["chutri.office.people.permissions.login.PersonBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "people:log-in"
LOGIN_REDIRECT_URL = "/"

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
FIRST_DAY_OF_WEEK = 1

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # an installed program has no collected folder: its apps' files are served as they are
WHITENOISE_MAX_AGE = 600

# Originals by the hash of their content; never under a URL of their own (documents.web gives them out).
MEDIA_ROOT = HOME / "files"
UPLOAD_LIMIT_MB = 50
UPLOAD_ACCEPTS = ".docx,.doc,.odt,.rtf,.pdf,.txt,.md,.html,.htm,.png,.jpg,.jpeg,.tif,.tiff"
SIGNING_KEYS: Path | None = Path(named) if (named := env.str("CHUTRI_SIGNING_KEYS", default="")) else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# What several processes must know of each other (how often a code was tried) stands in the database.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "people_cacherow"}}

ACCOUNT_ADAPTER = "chutri.office.people.web.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # there is no signing up; allauth wants to be told all the same
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
MFA_ADAPTER = "chutri.office.people.web.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Chủ Trì"
MFA_TOTP_TOLERANCE = 1  # servers and phones whose clocks differ by half a minute
SOCIALACCOUNT_ADAPTER = "chutri.office.people.web.adapters.OtherServerAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = False
OIDC_NAME = ""
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, Any]] = {}
if OIDC_SERVER := env.str("CHUTRI_OIDC_SERVER", default=""):
    OIDC_NAME = env.str("CHUTRI_OIDC_NAME", default="Tài khoản công vụ")
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "oidc",
                "name": OIDC_NAME,
                "client_id": env.str("CHUTRI_OIDC_CLIENT_ID"),
                "secret": env.str("CHUTRI_OIDC_CLIENT_SECRET"),
                "settings": {"server_url": OIDC_SERVER},
            }
        ],
    }

SITE_URL: str = env.str("CHUTRI_SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
MAIL_IS_SET_UP = bool(env.str("CHUTRI_EMAIL_URL", default=""))
vars().update(env.email_url("CHUTRI_EMAIL_URL", default="dummymail://"))
EMAIL_TIMEOUT = 20  # seconds: a mail server that says nothing must not hold a worker
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("CHUTRI_EMAIL_FROM", default="Chủ Trì <chutri@localhost>")

HTTPS: bool = env.bool("CHUTRI_HTTPS", default=True)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
BEHIND_PROXY: bool = env.bool("CHUTRI_BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
# A browser speaks of keys over plain http on this machine alone.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_NAME = "chutri_session"
CSRF_COOKIE_NAME = "chutri_csrf"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

# What the left rail offers: label, icon, URL name, and the permission that it takes. The project alone knows every app.
NAVIGATION: tuple[tuple[str, ...], ...] = (
    ("Hôm nay", "home", "dashboard:today"),
    ("Việc của tôi", "checkbox", "tasks:my-work"),
    ("Kế hoạch", "file-text", "plans:plan-list"),
    ("Nhiệm vụ", "list-check", "tasks:task-list"),
    ("Báo cáo", "clipboard-list", "reports:my-reports"),
    ("Soạn thảo", "pencil", "drafts:draft-list"),
    ("Văn bản", "inbox", "documents:register-list"),
    ("Danh bạ", "building", "people:agency-list"),
    ("Người dùng", "users", "people:people-list", "chutri.office.people.permissions.people.can_look_after_people"),
    ("Việc chạy nền", "refresh", "dashboard:failed-jobs", "chutri.office.dashboard.permissions.can_look_after_jobs"),
    ("Quét mã", "qrcode", "dashboard:scan"),
    ("Tìm", "search", "dashboard:search"),
)
# On a phone the bar below has room for four; the day's page leads to the rest.
PHONE_NAVIGATION = ("dashboard:today", "tasks:my-work", "dashboard:scan", "dashboard:search")
