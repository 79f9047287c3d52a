"""Fixtures of the whole suite: roles, users, the sample data set. Those of the browser stand in
tests/perlengkapan_peramban.py.

Markers set here, so that nobody can forget them: `postgres` on every test that uses the database
without a browser (those run on PostgreSQL too, see script/test), `peramban` on every browser test.
`@pytest.mark.sqlite` keeps a test away from PostgreSQL, `@pytest.mark.postgres_saja` away from
SQLite; give the reason beside it. BACAAN lists the files that are so marked as a whole.
`@pytest.mark.lama(detik=20)` says that a test takes long: its file is begun among the first.
"""

import gc
import os
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, ExitStack
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

# Fixtures of every test that asks for a page.
from tests.perlengkapan_peramban import _tanpa_sambungan as _tanpa_sambungan
from tests.perlengkapan_peramban import browser_context_args as browser_context_args
from tests.perlengkapan_peramban import browser_type_launch_args as browser_type_launch_args
from tests.perlengkapan_peramban import halaman as halaman
from tests.perlengkapan_peramban import playwright as playwright

# Playwright's event loop runs in the thread of the tests; the ORM is used only between its calls.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

CONTOH = Path(__file__).parent.parent / "contoh" / "disnakertrans-banjar-2024"
PD_CONTOH = "disnakertrans-banjar"
FIKTIF = Path(__file__).parent / "contoh" / "dinas-laut-fiktif"
# A file that takes longer is begun before the others; a browser test takes about so long.
DETIK_LAMA = 10
DETIK_PERAMBAN = 4
# New objects before the young ones are looked through, and how often the older ones after that.
AMBANG_PEMULUNG = (50_000, 20, 50)
# What only reads, reckons and prints asks the same questions of both databases: there it is enough
# that tests/test_akses.py opens every page and tests/lkjip/test_lkjip.py makes the whole report.
# A page that writes by an action is asked there by the tests of that action (isian/alur:
# test_pengajuan, test_sel, test_tempel; test_layar_pembukaan: test_pembukaan).
# What itself writes, locks, constrains, imports or migrates is never listed here.
BACAAN = (
    "admin/test_halaman",
    "admin/test_kueri",
    "anggaran/impor/test_laporan_berkas",
    "anggaran/impor/test_perintah",
    "anggaran/impor/test_putusan_perintah",
    "anggaran/impor/test_rekonsiliasi",
    "anggaran/impor/test_rusak",
    "anggaran/impor/test_setiap_berkas",
    "anggaran/test_sifat_tabel",
    "anggaran/test_silang",
    "anggaran/test_tabel_sepakat",
    "asal/test_layar",
    "dokumen/test_kunci_kolom",
    "dokumen/test_seksi",
    "isian/bukti/test_layar",
    "isian/test_layar",
    "isian/alur/test_jalan",
    "isian/alur/test_kotak_masuk",
    "isian/alur/test_papan",
    "isian/alur/test_pengecualian",
    "isian/test_layar_pembukaan",
    "kinerja/pengukuran/test_keadaan",
    "kinerja/pengukuran/test_mitra",
    "kinerja/pengukuran/test_penerus",
    "kinerja/test_perintah",
    "latihan/test_jelajah",
    "latihan/test_laporan_2024",
    "lhe/test_jalan_keluar",
    "lke/test_antrean",
    "lke/test_berkas",
    "lke/test_kumpul",
    "lke/test_layar",
    "lke/test_menunggu",
    "lke/test_paket",
    "lke/test_pengaturan",
    "lkjip/test_gambar",
    "lkjip/test_hukum",
    "lkjip/test_lengkap",
    "lkjip/test_penanda_tangan",
    "lkjip/test_pengukuran",
    "lkjip/test_sebanding",
    "lkjip/test_susun",
    "lkjip/test_tabel_contoh",
    "lkjip/test_tabel_fiktif",
    "lkjip/test_tabel_kosong",
    "panduan/test_layar",
    "pemda/test_data_induk",
    "pemda/test_dokumen",
    "pemda/test_halaman",
    "pemda/test_lkjip_daerah",
    "pemda/predikat/test_layar",
    "pemda/tinjauan/test_layar",
    "pemda/tinjauan/test_rapat",
    "penulisan/test_layar",
    "penulisan/test_medan",
    "perencanaan/test_langkah_awal",
    "perencanaan/test_layar_buku",
    "periksa_lkjip/test_layar",
    "periksa_lkjip/test_perintah",
    "perjanjian/test_jalan_keluar",
    "perjanjian/test_layar",
    "perjanjian/test_perubahan_lkjip",
    "perjanjian/test_rekap",
    "pohon/test_layar",
    "publik/test_api",
    "publik/test_bentuk",
    "publik/test_layar",
    "rangka/test_layar",
    "rangka/test_layar_kueri",
    "reviu/test_jalan_keluar",
    "reviu/test_layar",
    "segel/test_verifikasi",
    "serapan/test_layar",
    "terbit/test_halaman_lkjip",
    "triwulanan/test_laporan",
    "tugas/test_layar",
    "uji/test_final",
)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "sqlite: not repeated on PostgreSQL, for the reason given")
    config.addinivalue_line("markers", "lama(detik): takes so long; its file begins early")
    config.addinivalue_line("markers", "postgres_saja: shows something that only PostgreSQL has")
    _tanpa_jam()


def _tanpa_jam() -> None:
    """Properties are held against what they say, not against the clock of a busy machine: no limit
    for an example or for making one. Another profile stays (`-p tests.mutasi.profil`).
    """
    from hypothesis import HealthCheck, settings

    if settings.get_current_profile_name() == "default":
        settings.register_profile(
            "tapak", deadline=None, suppress_health_check=[HealthCheck.too_slow]
        )
        settings.load_profile("tapak")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> Generator[None, None, None]:
    """Set the markers, leave out what belongs to the other database, begin with the long files."""
    _tandai(config, items)
    yield
    if hasattr(config, "workerinput"):
        _dahulukan_yang_lama(items)


def pytest_collection_finish() -> None:
    """As the server does (config/gunicorn.py): not to walk through the code and the tests each time
    that memory is looked through; and to look less often, which else takes a tenth of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*AMBANG_PEMULUNG)


def _tandai(config: pytest.Config, items: list[pytest.Item]) -> None:
    di_postgres = os.environ.get("TAPAK_UJI_BASIS_DATA") == "postgresql"
    bacaan = {Path(__file__).parent / f"{nama}.py" for nama in BACAAN}
    if hilang := [b.name for b in bacaan if not b.exists()]:
        raise pytest.UsageError(f"BACAAN names tests that do not exist: {hilang}")
    dipakai: list[pytest.Item] = []
    dilewati: list[pytest.Item] = []
    for item in items:
        if item.path in bacaan:
            item.add_marker(pytest.mark.sqlite)
        fixture = set(getattr(item, "fixturenames", ()))
        if fixture & {"page", "browser", "context", "halaman"}:
            item.add_marker(pytest.mark.peramban)
        elif item.get_closest_marker("postgres_saja") or (
            not item.get_closest_marker("sqlite")
            and (fixture & {"db", "transactional_db"} or item.get_closest_marker("django_db"))
        ):
            item.add_marker(pytest.mark.postgres)
        lain = "sqlite" if di_postgres else "postgres_saja"
        (dilewati if item.get_closest_marker(lain) else dipakai).append(item)
    if dilewati:
        config.hook.pytest_deselected(items=dilewati)
        items[:] = dipakai


def _dahulukan_yang_lama(items: list[pytest.Item]) -> None:
    """Of two processes none should begin a long file when the other has nothing left to do.

    The longest first. The sort is stable: within the other files the order stays random.
    """
    lama: Counter[Path] = Counter()
    for item in items:
        if tanda := item.get_closest_marker("lama"):
            lama[item.path] += tanda.kwargs["detik"]
        elif item.get_closest_marker("peramban"):
            lama[item.path] += DETIK_PERAMBAN
    items.sort(key=lambda item: -lama[item.path] if lama[item.path] >= DETIK_LAMA else 0)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep SQLite's test database in a file: live-server threads then have their own connection.

    In memory they would share one, and with it one transaction.
    """
    from django.conf import settings

    basis = settings.DATABASES["default"]
    if basis["ENGINE"] == "django.db.backends.sqlite3":
        folder = tmp_path_factory.mktemp("basis-data")
        basis.setdefault("TEST", {})["NAME"] = str(folder / "tes.sqlite3")
        # A test database need not survive a power cut.
        basis["OPTIONS"]["init_command"] = basis["OPTIONS"]["init_command"].replace(
            "synchronous=FULL", "synchronous=OFF"
        )


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: Any,
    django_db_createdb: bool,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """A copy of the migrated database (tests/basis_data.py); `--create-db` migrates again."""
    from django.db import connection

    from tests.basis_data import siap

    dibuka = ExitStack()
    with django_db_blocker.unblock():
        dibuka.enter_context(siap(connection, ulang=django_db_createdb))
    yield
    with django_db_blocker.unblock():
        dibuka.close()


def _semua_pemicu() -> list[Any]:
    from kinerja.pemicu import _TERDAFTAR

    return [p for daftar in _TERDAFTAR.values() for p in daftar]


def _lepas_pemicu(koneksi: Any) -> None:
    from kinerja.pemicu import lepas

    lepas(koneksi, _semua_pemicu())


@pytest.fixture
def client() -> Any:
    """Django's client that sends what its page showed, as a browser does (tests/klien.py)."""
    from tests.klien import Peramban

    return Peramban()


@pytest.fixture
def tanpa_pemicu(db: None) -> Iterator[None]:
    """Remove the triggers for one test, to reach what stands behind them."""
    from django.db import connection

    from kinerja.pemicu import pasang

    _lepas_pemicu(connection)
    yield
    if not connection.in_atomic_block:  # else the end of the test's transaction brings them back
        pasang(connection, _semua_pemicu())


@pytest.fixture(scope="class")
def tanpa_pemicu_sekelas(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The same for all tests of a class: to take some hundred triggers off and to put them back
    takes longer than what the tests of constraints ask.
    """
    from django.db import connection

    from kinerja.pemicu import pasang

    with django_db_blocker.unblock():
        _lepas_pemicu(connection)
    yield
    with django_db_blocker.unblock():
        pasang(connection, _semua_pemicu())


# --- roles and users ---------------------------------------------------------------------------


@pytest.fixture(scope="session")
def potret(django_db_setup: None, django_db_blocker: Any) -> Callable[..., Any]:
    """Take a picture of rows (tests/potret.py): `potret(buat_dunia, …).pakai()` in each test."""
    from tests.potret import Potret

    def ambil(isi: Callable[[], Any], *dasar: Any) -> Any:
        with django_db_blocker.unblock():
            return Potret(isi, *dasar)

    return ambil


@pytest.fixture(scope="session")
def potret_peran(potret: Callable[..., Any]) -> Any:
    """What a picture of rows that need the roles is taken upon."""
    from kinerja.management.commands.pasang_peran import pasang_peran

    return potret(pasang_peran)


@pytest.fixture
def _peran_terpasang(db: None, potret_peran: Any) -> None:
    """Under a name that no test uses for a parameter of its own."""
    potret_peran.pakai()


@pytest.fixture
def peran(_peran_terpasang: None) -> None:
    """Install the roles of kinerja/peran.py."""


@pytest.fixture
def pengguna(_peran_terpasang: None) -> Callable[..., Any]:
    """Make a user: `pengguna(OPERATOR, pd=…, unit=…)`; without a role they may do nothing."""
    from tests.factories import buat_pengguna

    return buat_pengguna


# --- the sample data set -----------------------------------------------------------------------


def _muat_contoh(folder: Path = CONTOH) -> None:
    from django.core.management import call_command

    call_command("muat_data", str(folder), stdout=StringIO())


def _buat_akun() -> list[Any]:
    from kinerja.management.commands.buat_akun_contoh import akun_contoh
    from kinerja.models import PerangkatDaerah
    from tests.factories import SANDI

    return akun_contoh(pd=PerangkatDaerah.objects.get(kode=PD_CONTOH), sandi=SANDI)


@pytest.fixture(scope="session")
def potret_contoh(potret: Callable[..., Any]) -> Any:
    return potret(_muat_contoh)


@pytest.fixture(scope="session")
def _potret_akun(potret: Callable[..., Any], potret_contoh: Any, potret_peran: Any) -> Any:
    return potret(_buat_akun, potret_contoh, potret_peran)


@pytest.fixture
def contoh(db: None, potret_contoh: Any) -> Any:
    """Fill the database with the sample data set, loaded by `muat_data`; return its agency.

    Loaded once per session and copied into each test, so it works with `transactional_db` and
    `live_server` as well.
    """
    from kinerja.models import PerangkatDaerah
    from tests.potret import tabel_terisi

    if terisi := [nama for nama in tabel_terisi() if not nama.startswith("auth.")]:
        pytest.fail(f"Ask for the fixture `contoh` before making rows of your own: {terisi}")
    potret_contoh.pakai()
    return PerangkatDaerah.objects.get(kode=PD_CONTOH)


@pytest.fixture(scope="session")
def _potret_fiktif(potret: Callable[..., Any]) -> Any:
    return potret(lambda: _muat_contoh(FIKTIF))


@pytest.fixture
def fiktif(db: None, _potret_fiktif: Any) -> Any:
    """Fill the database with the made-up data set whose figures are easy; return its agency."""
    from kinerja.models import PerangkatDaerah

    _potret_fiktif.pakai()
    return PerangkatDaerah.objects.get(kode=FIKTIF.name)


@pytest.fixture
def akun(_peran_terpasang: None, contoh: Any, _potret_akun: Any) -> dict[str, Any]:
    """The sample accounts by name, as `buat_akun_contoh` makes them; the password is SANDI."""
    return {a.pengguna.username: a.pengguna for a in _potret_akun.pakai()}


@pytest.fixture(scope="session")
def _nomor() -> dict[Any, dict[str, str]]:
    return {}


@pytest.fixture
def nomor_sekali(contoh: Any, _nomor: dict[Any, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Compose the report that numbers the tables once for many pages of the unchanged sample."""
    from laporan.terbit.nomor import nomor_tabel

    def nomor(bahan: Any) -> Any:
        kunci = (getattr(bahan, "unit_lingkup", None), bahan.pd.kode, bahan.tahun)
        if kunci not in _nomor:
            _nomor[kunci] = nomor_tabel(bahan)
        return _nomor[kunci]

    monkeypatch.setattr("laporan.terbit.layar_tabel.nomor_tabel", nomor)


# --- what a run makes once ---------------------------------------------------------------------


@pytest.fixture(scope="session")
def sekali(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Any:
    """Make a value once per run, in whichever process asks first: `sekali(kunci, buat)`.

    The key names everything that the value is made of, but the code; each caller gets a copy.
    """
    import pickle

    from tests.simpanan import ambil

    folder = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        folder = folder.parent  # of all processes

    def minta(kunci: str, buat: Callable[[], Any]) -> Any:
        nama = sha256(kunci.encode()).hexdigest()
        return pickle.loads(ambil(folder / "sekali", nama, lambda: pickle.dumps(buat())))

    return minta


# --- electronic seal ---------------------------------------------------------------------------


@pytest.fixture(scope="session")
def _kunci_segel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One key pair for the whole session: making it takes half a second."""
    from datetime import UTC, datetime, timedelta

    from laporan.segel.sertifikat import buat_p12, tulis_p12

    berkas = tmp_path_factory.mktemp("segel") / "segel.p12"
    # Valid since some years ago, so that tests may sign at a fixed time.
    pada = datetime.now(UTC) - timedelta(days=3 * 365)
    tulis_p12(berkas, buat_p12(nama="Segel Tes", sandi="", pada=pada))
    return berkas


@pytest.fixture
def sertifikat_segel(_kunci_segel: Path, settings: Any) -> Path:
    """Let this installation seal: `penyegel_aktif()` works in the test."""
    settings.TAPAK_SEGEL_BERKAS = str(_kunci_segel)
    return _kunci_segel


# --- queries -----------------------------------------------------------------------------------


@pytest.fixture
def jumlah_kueri(db: None) -> Callable[[], AbstractContextManager[Any]]:
    """Count queries: `with jumlah_kueri() as kueri: …` and then `len(kueri)`."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return lambda: CaptureQueriesContext(connection)


# --- what an installation keeps ----------------------------------------------------------------


@pytest.fixture
def laporan_disimpan(settings: Any) -> Iterator[None]:
    """The composed report is kept between requests, as an installation does (elsewhere the suite
    composes it anew each time, so that a test of one page asks what that page alone costs).
    """
    from laporan.bahan.terbaca import SIMPANAN_BAHAN
    from laporan.beranda.kelengkapan_pd import SIMPANAN_BERANDA
    from laporan.lke import usul
    from laporan.pemda.tinjauan.tetap import SIMPANAN_BARIS
    from laporan.pemda.tinjauan.tren import SIMPANAN_TREN
    from laporan.penulisan.tersusun import SIMPANAN
    from laporan.publik.tersimpan import SIMPANAN_PUBLIK

    settings.TAPAK_SIMPANAN_LAPORAN = 16
    lain = (usul.SIMPANAN, usul.SIMPANAN_DAERAH, SIMPANAN_BARIS, SIMPANAN_TREN)
    semua: tuple[Any, ...] = (*SIMPANAN_BERANDA, SIMPANAN, SIMPANAN_BAHAN, SIMPANAN_PUBLIK, *lain)
    for satu in semua:
        satu.kosongkan()
    yield
    for satu in semua:
        satu.kosongkan()
