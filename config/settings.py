"""The only settings. Everything that differs between installations comes from config/env.py."""

import os
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from config.env import (
    BASE_DIR,
    DATA_DIR,
    alamat_basis,
    alamat_publik,
    bilangan,
    env,
    folder_data,
    kunci_rahasia,
    pilihan,
    saklar,
)
from config.galat import mulai_sentry
from config.klien import baca_jaringan
from config.log import pencatatan
from config.sambungan import pilihan_postgres

# What this installation writes is for its own account alone: the database with its journal, files
# of people, keys, backups, results. What web servers read has its own mode (STORAGES, staticfiles).
os.umask(0o077)
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700

DEBUG = saklar("TAPAK_DEBUG", False)
SECRET_KEY = kunci_rahasia()
ALLOWED_HOSTS = env.list("TAPAK_HOSTS", default=["127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS = env.list("TAPAK_ORIGINS", default=[])
# TLS is ended by a proxy in front of gunicorn; TAPAK_TLS=0 is for a laptop without one.
TLS = saklar("TAPAK_TLS", not DEBUG)

# Proxies whose X-Forwarded-… is believed: addresses and networks, `unix` for a socket.
try:
    TAPAK_PROXY = baca_jaringan(env.str("TAPAK_PROXY", default="127.0.0.1,::1,unix"))
except ValueError as galat:
    raise ImproperlyConfigured(f"TAPAK_PROXY: {galat}") from None

INSTALLED_APPS = [
    "config.admin_situs.AdminTapakConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_tables2",
    "import_export",
    "csp",
    "django_prose_editor",  # only its script, see docs/keputusan/0016-written-sections.md
    "kinerja",
    "anggaran",
    "laporan",
]

MIDDLEWARE = [
    "config.klien.AlamatKlien",
    "laporan.rangka.jawaban.JawabanPenolakan",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.pintu.WajibMasuk",
    "kinerja.masuk.penjaga.PenjagaSesi",
    "kinerja.akun.perantara.WajibGantiSandi",
    "laporan.rangka.bertindak.BertindakSebagai",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

CSRF_FAILURE_VIEW = "laporan.rangka.jawaban.csrf_gagal"
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            # A form says what its page showed wherever it has its token.
            "builtins": ["laporan.rangka.tanda_formulir"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.versi.konteks_versi",
                "laporan.rangka.konteks.rangka",
            ],
        },
    },
]

# IMMEDIATE takes the write lock at BEGIN, so that writers queue instead of failing (see
# docs/keputusan/0002-sqlite.md); FULL keeps the last commit through a power cut.
_SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
        "PRAGMA busy_timeout=20000;PRAGMA foreign_keys=ON;"
    ),
}
DATABASES = {"default": alamat_basis(f"sqlite:///{DATA_DIR / 'tapak.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    folder_data()
    DATABASES["default"]["OPTIONS"] = _SQLITE_OPTIONS
    DATABASES["default"]["CONN_MAX_AGE"] = None
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"]["OPTIONS"] = pilihan_postgres(DATABASES["default"].get("OPTIONS", {}))
# Where `cadangkan` and `pulihkan` find pg_dump, pg_restore and psql; empty: on PATH.
TAPAK_PG_BIN = env.str("TAPAK_PG_BIN", default="")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "kinerja.Pengguna"
AUTHENTICATION_BACKENDS = [
    "kinerja.pengenal.PengenalAkun",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{nama}"}
    for nama in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "masuk"
LOGIN_REDIRECT_URL = "beranda"
LOGOUT_REDIRECT_URL = "masuk"

# Who fails often waits (docs/keputusan/0027-signing-in.md). Sessions end after so many minutes
# without use; on one's own device, by choice at sign-in, after 30 days.
TAPAK_SESI_MENIT = bilangan("TAPAK_SESI_MENIT", 480, paling_sedikit=5)
SESSION_COOKIE_AGE = TAPAK_SESI_MENIT * 60
# "wajib": signers and administrators sign in with a second factor; "pilihan": whoever wants to.
TAPAK_FAKTOR_KEDUA = pilihan(
    "TAPAK_FAKTOR_KEDUA", ("pilihan", "wajib") if DEBUG else ("wajib", "pilihan")
)

LANGUAGE_CODE = "id"
LOCALE_PATHS = [BASE_DIR / "config" / "locale"]
# Of the pemda: its days and hours where no agency's own zone counts.
ZONA = {"WITA": "Asia/Makassar", "WIB": "Asia/Jakarta", "WIT": "Asia/Jayapura"}
TIME_ZONE = ZONA[pilihan("TAPAK_ZONA", tuple(ZONA))]
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = DATA_DIR / "berkas"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "config.simpanan.SimpananBerkas"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "config.berkas_statis.BerkasStatis",
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}
# Evidence and results of jobs in an S3-compatible store, so that several hosts share them. The
# same store for all; SQLite, the seal and the secret key stay in TAPAK_DATA.
TAPAK_S3_BUCKET = env.str("TAPAK_S3_BUCKET", default="")
if TAPAK_S3_BUCKET:
    STORAGES["default"] = {
        "BACKEND": "kinerja.simpanan_s3.SimpananS3",
        "OPTIONS": {
            "bucket_name": TAPAK_S3_BUCKET,
            "endpoint_url": env.str("TAPAK_S3_ALAMAT", default="") or None,
            "access_key": env.str("TAPAK_S3_KUNCI"),
            "secret_key": env.str("TAPAK_S3_SANDI"),
            "region_name": env.str("TAPAK_S3_WILAYAH", default="us-east-1"),
            "location": env.str("TAPAK_S3_AWALAN", default=""),
        },
    }
DJANGO_TABLES2_TEMPLATE = "komponen/tabel.html"

_DIRI = "'self'"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [_DIRI],
        "img-src": [_DIRI, "data:"],
        "object-src": ["'none'"],
        "frame-ancestors": ["'none'"],
        "base-uri": [_DIRI],
        "form-action": [_DIRI],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
if TLS:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True

# Reminders go by e-mail only where EMAIL_URL names a server, e.g. smtp+tls://user:pass@host:587.
TAPAK_SUREL = bool(env.str("EMAIL_URL", default=""))
if TAPAK_SUREL:
    globals().update(env.email_url("EMAIL_URL"))
DEFAULT_FROM_EMAIL = env.str("TAPAK_SUREL_PENGIRIM", default="tapak@localhost")
EMAIL_TIMEOUT = 10

# Evidence files: the largest that a unit may upload, in megabytes.
TAPAK_BUKTI_MAKS_MB = env.int("TAPAK_BUKTI_MAKS_MB", default=10)

# Jobs: "otomatis" starts a worker when one is needed, "mandiri" leaves that to a service
# (`manage.py pekerja`). Results are kept for so many days.
TAPAK_PEKERJA = pilihan("TAPAK_PEKERJA", ("otomatis", "mandiri"))
# A worker counts each agency's findings of Uji Konsistensi once a day, after one in the night.
TAPAK_UJI_MALAM = env.bool("TAPAK_UJI_MALAM", default=True)
TAPAK_TUGAS_SIMPAN_HARI = env.int("TAPAK_TUGAS_SIMPAN_HARI", default=30)
#: Composed reports that each process keeps until their data change; 0: none.
TAPAK_SIMPANAN_LAPORAN = env.int("TAPAK_SIMPANAN_LAPORAN", default=16)
#: What Periksa LKjIP found in a report made elsewhere.
TAPAK_PERIKSA_SIMPAN_HARI = env.int("TAPAK_PERIKSA_SIMPAN_HARI", default=7)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# /sehat/ (docs/pasang/pantau.md): below so much free space this host asks for no more requests.
TAPAK_RUANG_MINIMUM_MB = env.int("TAPAK_RUANG_MINIMUM_MB", default=200)
# A probe speaks to this host without TLS.
SECURE_REDIRECT_EXEMPT = [r"^sehat/"]
# Numbers for Prometheus: off, for this machine alone, or for whoever has the token.
TAPAK_METRIK = pilihan("TAPAK_METRIK", ("mati", "loopback", "token"))
TAPAK_METRIK_TOKEN = env.str("TAPAK_METRIK_TOKEN", default="")
if TAPAK_METRIK == "token" and len(TAPAK_METRIK_TOKEN) < 20:
    raise ImproperlyConfigured("TAPAK_METRIK_TOKEN must have at least 20 characters.")
if TAPAK_METRIK != "mati":
    MIDDLEWARE.insert(1, "laporan.sehat.metrik.UkurPermintaan")

# Passkeys: the domain they are bound to, and the address at which this installation is opened.
# Off while the domain is empty; a browser offers them only by https, or on localhost.
TAPAK_WEBAUTHN_RP_ID = env.str("TAPAK_WEBAUTHN_RP_ID", default="")
TAPAK_WEBAUTHN_ORIGIN = env.str(
    "TAPAK_WEBAUTHN_ORIGIN",
    default=f"https://{TAPAK_WEBAUTHN_RP_ID}" if TAPAK_WEBAUTHN_RP_ID else "",
)

# Signing in at the pemda's own identity service (OpenID Connect); off while no issuer is named.
TAPAK_OIDC_PENERBIT = env.str("TAPAK_OIDC_PENERBIT", default="")
TAPAK_OIDC_KLIEN = env.str("TAPAK_OIDC_KLIEN", default="")
TAPAK_OIDC_RAHASIA = env.str("TAPAK_OIDC_RAHASIA", default="")
TAPAK_OIDC_NAMA = env.str("TAPAK_OIDC_NAMA", default="Layanan identitas")
TAPAK_OIDC_CAKUPAN = env.str("TAPAK_OIDC_CAKUPAN", default="openid profile email")
# The claim that names the account at the first sign-in: `email` its e-mail, any other its name.
TAPAK_OIDC_KLAIM = env.str("TAPAK_OIDC_KLAIM", default="email")
# Values of acr or amr by which the service says that it asked for a second factor.
TAPAK_OIDC_FAKTOR = env.list("TAPAK_OIDC_FAKTOR", default=[])
if TAPAK_OIDC_PENERBIT and not TAPAK_OIDC_KLIEN:
    raise ImproperlyConfigured("TAPAK_OIDC_PENERBIT needs TAPAK_OIDC_KLIEN.")
if TAPAK_OIDC_PENERBIT and not DEBUG and not TAPAK_OIDC_PENERBIT.startswith("https://"):
    raise ImproperlyConfigured("TAPAK_OIDC_PENERBIT must begin with https://.")

# Electronic seals (docs/keputusan/0012-electronic-seal.md). TAPAK_ALAMAT is the public address
# that documents print with their verification code.
TAPAK_ALAMAT = env.str("TAPAK_ALAMAT", default=alamat_publik(ALLOWED_HOSTS, TLS)).rstrip("/")
TAPAK_PENYEGEL = pilihan("TAPAK_PENYEGEL", ("segel", "bsre"))
TAPAK_SEGEL_BERKAS = env.str("TAPAK_SEGEL_BERKAS", default=str(DATA_DIR / "segel.p12"))
TAPAK_SEGEL_SANDI = env.str("TAPAK_SEGEL_SANDI", default="")
TAPAK_BSRE_URL = env.str("TAPAK_BSRE_URL", default="").rstrip("/")
TAPAK_BSRE_PENGGUNA = env.str("TAPAK_BSRE_PENGGUNA", default="")
TAPAK_BSRE_SANDI = env.str("TAPAK_BSRE_SANDI", default="")
TAPAK_BSRE_VERSI = pilihan("TAPAK_BSRE_VERSI", ("2", "1"))
TAPAK_BSRE_AKAR = env.str("TAPAK_BSRE_AKAR", default="")
TAPAK_VERIFIKASI_MAKS_MB = env.int("TAPAK_VERIFIKASI_MAKS_MB", default=10)

# One line for each event: text, or JSON for whoever collects it (config/log.py).
LOGGING = pencatatan(pilihan("TAPAK_LOG", ("teks", "json")))

# Faults are told to these addresses, or to a service that understands Sentry's protocol. Not by
# ADMINS: Django's own letters quote forms and cookies.
TAPAK_GALAT_SUREL = env.list("TAPAK_GALAT_SUREL", default=[])
if TAPAK_GALAT_SUREL:
    if not TAPAK_SUREL:
        raise ImproperlyConfigured("TAPAK_GALAT_SUREL needs EMAIL_URL.")
    LOGGING["handlers"]["surat_galat"] = {"class": "config.galat.SuratGalat"}
    LOGGING["root"]["handlers"].append("surat_galat")
if dsn := env.str("TAPAK_GALAT_DSN", default=""):
    mulai_sentry(dsn)
