"""What pages cost one user as the installation holds more and more agencies.

`script/bench --pemda [--basis-data …] [--instansi 1,10,40,400] [--tahun 5] [--ulang N]`

A made-up kabupaten (`buat_kabupaten`) is loaded; beyond ten agencies it is copied within the
database. Requests go straight to the application: no network and no second process, so that what is
measured is the work itself, in processor time of this process, which a busy machine does not
lengthen. What PostgreSQL works is not in it: its time on the wall stands beside. All as multiples
of an empty view and of the same page with one agency. Nothing is asserted.
"""

import argparse
import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from io import StringIO
from itertools import count, cycle
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.isian.uji_mati import basis_data, cetak, lingkungan_server

TERAKHIR = 2025
DIMUAT = 10
PEMANASAN = 2


@dataclass(frozen=True)
class Ukuran:
    """What one kind of request took: processor and wall milliseconds (median, p95), queries."""

    cpu: float
    cpu95: float
    jam: float
    kueri: int


# --- inside Django -------------------------------------------------------------------------------


def ukur(instansi: list[int], tahun: int, ulang: int, keluaran: str) -> None:
    """Build each size in this process's database, measure; what was seen goes to a file."""
    from django.core.management import call_command

    from kinerja.management.commands.pasang_peran import pasang_peran

    call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
    pasang_peran()
    hasil: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="tapak-bench-") as folder:
        ada = 0
        for banyak in instansi:
            mulai = time.process_time()
            muat = tumbuhkan(Path(folder), ada, banyak, tahun)
            ada = banyak
            satu = _semua(tahun, ulang)
            satu["muat satu"] = vars(_muat(Path(folder), tahun)) if banyak > 1 else muat
            satu["malam satu"] = vars(_malam(min(banyak, 3)))
            hasil[str(banyak)] = satu
            Path(keluaran).write_text(json.dumps(hasil))
            cetak(f"{banyak} PD: {time.process_time() - mulai:.0f} detik prosesor")


def tumbuhkan(folder: Path, ada: int, banyak: int, tahun: int) -> Any:
    """Load what is missing of the first ten, copy the rest; what loading one took."""
    from django.core.management import call_command

    from tests.kinerja_waktu.gandakan import gandakan

    sampai = min(banyak, DIMUAT)
    if ada < sampai:
        call_command(
            "buat_kabupaten", pd=sampai, tahun=tahun, terakhir=TERAKHIR, folder=folder, tulis=True,
            stdout=StringIO(),
        )  # fmt: skip
        semua = _urut(folder, sampai)
        with Jam() as jam:
            call_command("muat_data", *semua[ada:], stdout=StringIO())
        ada = sampai
        _periode()
    else:
        jam = Jam()
    if banyak > ada:
        if banyak % ada:
            raise SystemExit(f"{banyak} agencies are not a multiple of {ada}.")
        gandakan(banyak // ada)
    return vars(jam.ukuran(sampai))


def _urut(folder: Path, banyak: int) -> list[Path]:
    from laporan.latihan.kabupaten.instansi import daftar_instansi

    return [folder / i.kode for i in daftar_instansi(banyak)]


def _periode() -> None:
    """The last quarter is open, by whichever clock, so that cells can be saved."""
    from datetime import timedelta

    from django.utils import timezone

    from kinerja.models import PeriodePengukuran

    hari = timezone.now().date()
    PeriodePengukuran.objects.filter(tahun=TERAKHIR, triwulan=4).update(
        buka=hari - timedelta(days=2), tutup=hari + timedelta(days=2)
    )


class Jam:
    """Processor time, time on the wall and queries between `with` and its end."""

    def __enter__(self) -> "Jam":
        from django.db import connection

        self._dibuka = ExitStack()
        self._kueri = 0
        self._dibuka.enter_context(connection.execute_wrapper(self._hitung))
        self._cpu, self._jam = time.process_time(), time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.cpu = (time.process_time() - self._cpu) * 1000
        self.jam = (time.perf_counter() - self._jam) * 1000
        self.kueri = self._kueri
        self._dibuka.close()

    def _hitung(self, jalankan: Any, *isi: Any) -> Any:
        self._kueri += 1
        return jalankan(*isi)

    def ukuran(self, banyak: int) -> Ukuran:
        """Of one, where so many were done."""
        cpu, jam = getattr(self, "cpu", 0.0) / banyak, getattr(self, "jam", 0.0) / banyak
        return Ukuran(cpu, cpu, jam, getattr(self, "kueri", 0) // banyak)


def ulangi(kerja: Callable[[], Any], ulang: int) -> Ukuran:
    """What one kind of request takes, once it is warm."""
    semua = []
    for n in range(ulang + PEMANASAN):
        if n == PEMANASAN:  # as the server does in each of its processes
            gc.collect()
            gc.freeze()
        with Jam() as jam:
            kerja()
        if n >= PEMANASAN:
            semua.append(jam)
    cpu = sorted(j.cpu for j in semua)
    return Ukuran(
        statistics.median(cpu),
        cpu[int(0.95 * (len(cpu) - 1))],
        statistics.median(j.jam for j in semua),
        max(j.kueri for j in semua),
    )


def klien_masuk(p: Any) -> Any:
    """A client that is signed in as this account."""
    from django.test import Client

    k = Client(headers={"host": "127.0.0.1"})
    k.force_login(p, backend="kinerja.pengenal.PengenalAkun")
    return k


def buka_halaman(k: Any, alamat: str) -> Callable[[], Any]:
    """A request for a page, which must be there."""

    def kerja() -> None:
        jawab = k.get(alamat)
        if jawab.status_code != 200:
            raise RuntimeError(f"{alamat}: {jawab.status_code}")

    return kerja


def _semua(tahun: int, ulang: int) -> dict[str, Any]:
    hasil: dict[str, list[Ukuran]] = defaultdict(list)
    for nama, kerja in _permintaan(tahun):
        hasil[nama].append(ulangi(kerja, ulang))
    return {nama: _rerata(semua) for nama, semua in hasil.items()}


def _rerata(semua: list[Ukuran]) -> dict[str, float]:
    """The mean of what was measured at several times."""
    return {n: statistics.mean(getattr(u, n) for u in semua) for n in vars(semua[0])}


def _permintaan(tahun: int) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Every kind of request, as a user of the third agency (the first where there is one)."""
    from django.test import Client
    from django.urls import reverse

    from kinerja import peran
    from kinerja.models import Jabatan, PerangkatDaerah, Realisasi
    from tests import factories as f

    f.PenggunaFactory.reset_sequence(int(time.time() * 1000) % 10**9)
    semua = list(PerangkatDaerah.objects.order_by("pk")[:3])
    pd = semua[-1]
    jabatan = {j.kode: j for j in Jabatan.objects.filter(pd=pd).select_related("unit")}

    orang = {
        "operator": f.buat_pengguna(peran.OPERATOR, unit=jabatan["B1"].unit),
        "sekretariat": f.buat_pengguna(peran.SEKRETARIAT, pd=pd, unit=jabatan["SEK"].unit),
        "pejabat": f.buat_pengguna(peran.PEJABAT, jabatan=jabatan["B1"], unit=jabatan["B1"].unit),
        "kepala": f.buat_pengguna(
            peran.KEPALA_DINAS, jabatan=jabatan["KEPALA"], unit=jabatan["KEPALA"].unit
        ),
        "kepala daerah": f.buat_pengguna(peran.KEPALA_DAERAH, pd=None),
        "evaluator": f.buat_pengguna(peran.EVALUATOR, pd=None),
        "admin pemda": f.buat_pengguna(peran.ADMIN_PEMDA),
    }
    masuk = {nama: klien_masuk(p) for nama, p in orang.items()}
    sek = masuk["sekretariat"]

    buka = buka_halaman
    kosong = ("kosong", buka(sek, "/kosong/"))  # again later: the machine has other work, too
    yield kosong
    for nama, k in masuk.items():
        # Who is of no agency looks at one; only the administrator's page lists them all.
        pilih = f"&pd={pd.kode}" if nama in {"kepala daerah", "evaluator"} else ""
        yield f"beranda {nama}", buka(k, f"/?tahun={TERAKHIR}{pilih}")
    yield "cari", buka(sek, "/cari/?q=jumlah")
    yield "cari pemda", buka(masuk["admin pemda"], "/cari/?q=jumlah")
    yield "pohon", buka(sek, f"/pohon-kinerja/?tahun={TERAKHIR}")
    yield "tabel 3.2", buka(sek, reverse("tabel", args=["capaian"]))
    pratinjau = buka(sek, reverse("lkjip_halaman", args=["bab-1"]))
    yield "pratinjau", pratinjau

    def sesudah_berubah() -> None:
        PerangkatDaerah.objects.filter(pk=pd.pk).update(alamat=str(uuid4()))
        pratinjau()

    yield "pratinjau sesudah berubah", sesudah_berubah
    yield kosong
    _siapkan_semua(orang["sekretariat"])
    masa = f"?tahun={TERAKHIR}&triwulan=4"
    yield from _tinjauan(masuk["admin pemda"], masa)
    tamu = Client(headers={"host": "127.0.0.1"})
    yield "publik", buka(tamu, reverse("publik"))
    yield "publik satu", buka(tamu, reverse("publik_tahun", args=[pd.kode, TERAKHIR]))
    yield "api", buka(tamu, reverse("api_pd"))
    yield "simpan sel", _simpan(masuk["operator"], orang["operator"], Realisasi)
    yield kosong


def _tinjauan(k: Any, masa: str) -> Iterator[tuple[str, Callable[[], Any]]]:
    """The pages over all agencies, and the first look after one of them has changed."""
    from django.urls import reverse

    from kinerja.models import PerangkatDaerah

    for nama, rute in (
        ("tinjauan", "tinjauan"), ("peta", "tinjauan_peta"), ("rapat", "tinjauan_rapat"),
        ("lima tahun", "tinjauan_tren"), ("pengingat", "tinjauan_ingatkan"),
    ):  # fmt: skip
        yield nama, buka_halaman(k, f"{reverse(rute)}{masa}")
    urut = buka_halaman(k, f"{reverse('tinjauan')}{masa}&urut=-capaian")
    yield "tinjauan diurutkan", urut

    def sesudah_berubah() -> None:
        pd = PerangkatDaerah.objects.perangkat().order_by("pk")[:1]
        PerangkatDaerah.objects.filter(pk__in=pd.values("pk")).update(alamat=str(uuid4()))
        urut()

    yield "tinjauan sesudah berubah", sesudah_berubah


def _siapkan_semua(oleh: Any) -> None:
    """What the nights leave behind for the overview, and something of each agency to read."""
    from kinerja.models import PerangkatDaerah
    from laporan.models import PengaturanPublik, Rilis
    from tests.publik.pabrik import PengaturanPublikFactory, RilisFactory

    semua = list(PerangkatDaerah.objects.perangkat())
    for tahun in range(TERAKHIR - 4, TERAKHIR + 1):
        _ringkas(semua, tahun)
    _hitungan_setahun(semua)
    if not PengaturanPublik.objects.exists():
        PengaturanPublikFactory()
    dirilis = set(Rilis.objects.values_list("pd", flat=True))
    for p in semua:
        if p.pk not in dirilis:
            RilisFactory(pd=p, tahun=TERAKHIR, oleh=oleh)


def _ringkas(semua: list[Any], tahun: int) -> None:
    """The summaries of a year's end: those of the loaded agencies reckoned, the copies' copied."""
    from django.utils import timezone

    from laporan.models import RingkasanPemda
    from laporan.pemda.tinjauan.simpanan import cap_tahun, ringkasan_pemda

    asli, salinan = semua[:DIMUAT], semua[DIMUAT:]
    ringkasan_pemda(asli, tahun, 4, timezone.now(), batas=DIMUAT)
    milik = RingkasanPemda.objects.filter(tahun=tahun, triwulan=4)
    milik.exclude(pd__in=asli).delete()
    pola, sah = list(milik), cap_tahun(salinan, tahun)
    RingkasanPemda.objects.bulk_create(
        RingkasanPemda(pd=p, tahun=tahun, triwulan=4, cap=sah[p.pk], isi=satu.isi, pada=satu.pada)
        for p, satu in zip(salinan, cycle(pola), strict=False)
    )


def _hitungan_setahun(semua: list[Any]) -> None:
    """A count of findings for each night of the year."""
    from datetime import date, timedelta

    from laporan.models import HitunganUji

    HitunganUji.objects.bulk_create(
        (
            HitunganUji(
                pd=p, tahun=TERAKHIR, hari=date(TERAKHIR, 1, 1) + timedelta(days=n),
                galat=n % 7, peringatan=n % 5, catatan=0, diterima=0,
            )
            for p in semua for n in range(365)
        ),
        ignore_conflicts=True,
        batch_size=1_000,
    )  # fmt: skip


def _simpan(k: Any, operator: Any, realisasi: Any) -> Callable[[], Any]:
    """One cell of a row in draft, again and again."""
    baris = realisasi.objects.filter(
        indikator__penanggung_jawab__unit=operator.unit, tahun=TERAKHIR, triwulan=4
    ).first()
    realisasi.objects.filter(pk=baris.pk).update(
        status="draf", disahkan_oleh=None, disahkan_pada=None, diverifikasi_oleh=None,
        diverifikasi_pada=None, diajukan_oleh=None, diajukan_pada=None,
    )  # fmt: skip
    baris.refresh_from_db()
    versi, nomor = [baris.versi], count(1)

    def kerja() -> None:
        jawab = k.post(
            "/isian/api/sel/",
            {
                "kunci": str(uuid4()), "sasaran": f"indikator:{baris.indikator_id}",
                "tahun": TERAKHIR, "triwulan": 4, "medan": "faktor_pendukung",
                "teks": f"Catatan {next(nomor)}", "versi": versi[0],
            },
            content_type="application/json",
        )  # fmt: skip
        if jawab.status_code != 200:
            raise RuntimeError(f"{jawab.status_code}: {jawab.content[:300]!r}")
        versi[0] = jawab.json()["versi"]

    return kerja


def _muat(folder: Path, tahun: int) -> Ukuran:
    """Another agency, loaded into what is there; then taken for one of the copies."""
    from django.core.management import call_command
    from django.db import transaction

    from laporan.latihan.kabupaten.instansi import daftar_instansi
    from laporan.latihan.kabupaten.tulis import tulis_kabupaten
    from laporan.latihan.kabupaten.waktu import MasaKarangan

    baru = daftar_instansi(DIMUAT + 3)[-1:]
    tempat = next(tulis_kabupaten(baru, MasaKarangan(TERAKHIR, tahun), 2, folder / "baru"))
    with transaction.atomic():
        with Jam() as jam:
            call_command("muat_data", str(tempat), stdout=StringIO())
        transaction.set_rollback(True)
    return jam.ukuran(1)


def _malam(banyak: int) -> Ukuran:
    """The night's work for one agency."""
    from datetime import date

    from kinerja.models import PerangkatDaerah
    from laporan.terbit.malam import hitung_malam
    from laporan.terbit.simpanan import simpanan_berubah

    with Jam() as jam:
        for pd in PerangkatDaerah.objects.order_by("pk")[:banyak]:
            list(hitung_malam(pd, date(TERAKHIR + 1, 2, 1)))
            list(simpanan_berubah(pd))
    return jam.ukuran(banyak)


# --- outside -------------------------------------------------------------------------------------


def jalan(
    *, daftar: list[str], instansi: list[int], tahun: int, ulang: int, catat: Path | None
) -> None:
    """Measure each database and print one table for each."""
    baris: list[str] = []
    for jenis in daftar:
        with tempfile.TemporaryDirectory(prefix="tapak-bench-") as nama:
            keluaran = Path(nama) / "hasil.json"
            with basis_data(jenis, Path(nama)) as url:
                isi = (instansi, tahun, ulang, str(keluaran))
                kode = f"import django\ndjango.setup()\nfrom {__name__} import ukur\nukur{isi!r}"
                subprocess.run([sys.executable, "-c", kode], env=lingkungan_server(url), check=True)
            baris += tabel(jenis, json.loads(keluaran.read_text()))
    for satu in baris:
        cetak(satu)
    if catat is not None:
        catat.write_text("\n".join(baris) + "\n")


def tabel(jenis: str, hasil: dict[str, dict[str, dict[str, float]]]) -> list[str]:
    """Markdown: for each request its queries, and its time for each size (median / p95)."""
    ukuran = list(hasil)
    satu = hasil[ukuran[0]]
    kosong = satu["kosong"]["cpu"]
    kepala = [f"{n} PD" for n in ukuran]
    baris = [
        f"### {jenis}: halaman kosong {kosong:.1f} ms prosesor",
        "",
        "| permintaan | kueri | × kosong | " + " | ".join(kepala) + " | ms |",
        "|---|---|---|" + "---|" * (len(kepala) + 1),
    ]
    for nama in satu:
        semua = [hasil[n].get(nama) for n in ukuran]
        ada = [s for s in semua if s]
        kueri = sorted({int(s["kueri"]) for s in ada})
        kali = [
            " / ".join(f"{_kali(hasil[n], satu, nama, u):.2f}" for u in ("cpu", "cpu95"))
            if s
            else "–"
            for n, s in zip(ukuran, semua, strict=True)
        ]
        sebut = str(kueri[0]) if len(kueri) == 1 else f"{kueri[0]}–{kueri[-1]}"
        isi = [nama, sebut, f"{satu[nama]['cpu'] / kosong:.1f}", *kali, f"{ada[-1]['jam']:.0f}"]
        baris.append("| " + " | ".join(isi) + " |")
    return [*baris, ""]


def _kali(
    kini: dict[str, dict[str, float]],
    satu: dict[str, dict[str, float]],
    nama: str,
    ukuran: str,
) -> float:
    """A request as a multiple of the same with one agency, each beside the empty views of its own
    part of the run: what else the machine does meanwhile lengthens both.
    """
    dulu = (satu[nama][ukuran] or 1) / satu["kosong"]["cpu"]
    return kini[nama][ukuran] / kini["kosong"]["cpu"] / dulu


def angka(teks: str) -> list[int]:
    """`1,10,40` as numbers, ascending."""
    try:
        return sorted({int(t) for t in teks.split(",")})
    except ValueError as galat:
        raise argparse.ArgumentTypeError("1,10,40") from galat
