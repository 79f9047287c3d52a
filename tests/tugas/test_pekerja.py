"""The worker: results, failures in plain words, cancel, limits, its own death."""

import os
import signal
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db.models.functions import Now
from django.utils import timezone

from laporan.models import Pekerja as BarisPekerja
from laporan.models import Tugas
from laporan.tugas import anak, antrean, batalkan
from laporan.tugas.pekerja import ProsesPekerja
from tests.tugas.pekerjaan_uji import PEKERJAAN

pytestmark = pytest.mark.django_db(transaction=True)


def _tunggu(syarat: Callable[[], bool], detik: float = 15) -> float:
    """Seconds until the condition holds."""
    mulai = time.monotonic()
    while not syarat():
        assert time.monotonic() - mulai < detik, "It never came about."
        time.sleep(0.05)
    return time.monotonic() - mulai


def _status(t: Tugas) -> str:
    t.refresh_from_db()
    return t.status


def _mati(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def _jalan(**pilihan: Any) -> int:
    return ProsesPekerja(PEKERJAAN).jalan(sampai_kosong=True, nganggur=0, **pilihan)


def test_hasil_tersimpan(minta: Any) -> None:
    t, u = minta("cepat", nama="a"), minta("tanpa_berkas")
    assert _jalan() == 2
    assert _status(t) == "selesai"
    assert (t.persen, t.nama_berkas, t.tipe_berkas) == (100, "hasil.txt", "text/plain")
    with default_storage.open(t.berkas) as berkas:
        assert berkas.read() == b"isi a"
    assert t.ukuran_berkas == 5
    assert _status(u) == "selesai"
    assert not u.dapat_diunduh
    assert not BarisPekerja.objects.exists()


def test_kegagalan_dikatakan_sebab_teknis_hanya_di_log(minta: Any, capfd: Any) -> None:
    t, u = minta("gagal"), minta("runtuh")
    _jalan()
    assert _status(t) == "gagal"
    assert t.galat == "Indikator tahun 2031 belum ada."
    assert _status(u) == "gagal"
    assert u.galat == anak.PESAN_RUNTUH
    assert "rahasia-teknis" not in u.galat


def test_jenis_yang_tidak_dikenal(minta: Any) -> None:
    t = minta("cepat")
    Tugas.objects.filter(pk=t.pk).update(jenis="lama_sekali")
    _jalan()
    assert _status(t) == "gagal"


def test_anak_yang_mati_dicoba_lagi_lalu_dinyatakan_gagal(minta: Any) -> None:
    t = minta("mati")
    assert _jalan() == antrean.MAKS_PERCOBAAN
    assert (_status(t), t.galat) == ("gagal", antrean.PESAN_TERHENTI)


def test_memori_dibatasi(minta: Any) -> None:
    t = minta("rakus")
    _jalan()
    assert (_status(t), t.galat) == ("gagal", anak.PESAN_MEMORI)


def test_waktu_dibatasi(minta: Any) -> None:
    t = minta("kelamaan", detik=60)
    _jalan()
    assert _status(t) == "gagal"
    assert "tidak selesai dalam 1 menit" in t.galat


@pytest.mark.parametrize("jenis", ["lama", "tuli"])
def test_batal_dalam_dua_detik(
    minta: Any, orang: Any, proses_pekerja: Any, tmp_path: Path, jenis: str
) -> None:
    """Also a job that hears nothing is ended, process and all."""
    t = minta(jenis, detik=60)
    proses_pekerja()
    _tunggu(lambda: _status(t) == "berjalan")
    time.sleep(0.5)
    batalkan(tugas=t, oleh=orang, pada=timezone.now())
    assert _tunggu(lambda: _status(t) == "dibatalkan") < 2.5
    assert t.galat == ""


def test_kemajuan_terlihat_selagi_berjalan(minta: Any, proses_pekerja: Any) -> None:
    t = minta("lama", detik=2)
    proses_pekerja()
    _tunggu(lambda: _status(t) == "berjalan" and t.persen == 40)
    assert t.langkah == "BAB III, halaman 41 dari ± 81"
    _tunggu(lambda: _status(t) == "selesai")


def test_pekerja_dibunuh_yang_lain_menyelesaikan(
    minta: Any, proses_pekerja: Any, tmp_path: Path
) -> None:
    """kill -9 of the worker ends its child too; another one does the job after the time limit."""
    catat = tmp_path / "siapa"
    t = minta("lama", detik=3, catat=str(catat))
    p = proses_pekerja()
    _tunggu(lambda: catat.exists() and catat.read_text().endswith("\n"))
    anak_pertama = int(catat.read_text().split()[0])
    p.send_signal(signal.SIGKILL)
    p.wait(10)
    _tunggu(lambda: _mati(anak_pertama), 5)
    assert _status(t) == "berjalan"
    assert antrean.ambil("terlalu-cepat") is None
    Tugas.objects.update(detak=Now() - timedelta(seconds=antrean.BATAS_DETAK + 1))  # half a minute
    proses_pekerja()
    _tunggu(lambda: _status(t) == "selesai")
    assert t.percobaan == 2
    assert len(catat.read_text().splitlines()) == 2


@pytest.mark.lama(detik=34)
def test_pekerja_lambat_bertanda_hidup(minta: Any, proses_pekerja: Any, monkeypatch: Any) -> None:
    """A job longer than the limit keeps its worker: signs of life go on while the child works."""
    t = minta("tuli", detik=8)
    proses_pekerja()
    _tunggu(lambda: _status(t) == "berjalan")
    pertama = t.pekerja
    mulai = t.detak
    _tunggu(lambda: (_status(t), t.detak > mulai)[1], 10)
    monkeypatch.setattr(antrean, "BATAS_DETAK", 7)
    while _status(t) == "berjalan":
        assert antrean.ambil("perampas") is None
        time.sleep(0.2)
    assert (t.status, t.pekerja, t.percobaan) == ("selesai", pertama, 1)


def test_sigterm_mengembalikan_pekerjaan(
    minta: Any, proses_pekerja: Any, lingkungan: dict[str, str]
) -> None:
    """Asked to stop, the worker lets the job go on for a while, then puts it back uncounted."""
    tenggang = 4
    lingkungan["UJI_TENGGANG"] = str(tenggang)
    t = minta("lama", detik=tenggang + 60)
    p = proses_pekerja()
    _tunggu(lambda: _status(t) == "berjalan")
    mulai = time.monotonic()
    p.send_signal(signal.SIGTERM)
    assert p.wait(tenggang + 10) == 0
    assert time.monotonic() - mulai > tenggang - 1
    assert (_status(t), t.percobaan) == ("menunggu", 0)


def test_sigterm_menyelesaikan_yang_pendek(minta: Any, proses_pekerja: Any) -> None:
    t = minta("lama", detik=2)
    p = proses_pekerja()
    _tunggu(lambda: _status(t) == "berjalan")
    p.send_signal(signal.SIGTERM)
    assert p.wait(15) == 0
    assert _status(t) == "selesai"
    assert not BarisPekerja.objects.exists()


def test_dirampas_hasilnya_dibuang(minta: Any, simpanan: Path) -> None:
    """A worker that was away too long neither writes the row nor leaves its file behind."""
    t = minta("cepat")
    p = ProsesPekerja(PEKERJAAN, nama="lambat")
    diambil = antrean.ambil("lambat")
    assert diambil is not None
    Tugas.objects.update(pekerja="lain")
    p._tangani(diambil)
    assert (_status(t), t.pekerja, t.berkas) == ("berjalan", "lain", "")
    assert not [b for b in simpanan.rglob("*") if b.is_file()]


def test_beberapa_pekerja_membagi_antrean(minta: Any, proses_pekerja: Any, tmp_path: Path) -> None:
    catat = tmp_path / "siapa"
    semua = [minta("lama", detik=0.3, nama=str(n), catat=str(catat)) for n in range(6)]
    pekerja = [proses_pekerja("--sampai-kosong") for _ in range(3)]
    for p in pekerja:
        assert p.wait(60) == 0
    assert {_status(t) for t in semua} == {"selesai"}
    baris = catat.read_text().splitlines()
    assert len(baris) == 6
    assert {int(b.split()[1]) for b in baris} <= {p.pid for p in pekerja}
    assert os.getpid() not in {int(b.split()[1]) for b in baris}
