"""A rencana aksi from draft to force by the buttons that its page shows: checked, returned, pasted,
moved to another quarter, given up.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.isian.rencana import revisi_rencana_aksi
from kinerja.models import DokumenPerencanaan, JejakAudit, PengesahanTriwulan, TargetTriwulan
from laporan.isian.rencana_langkah import pengajuan_terakhir, pengembalian_terakhir
from tests import factories as f
from tests.baca import terbaca
from tests.halaman import cari_formulir, formulir_halaman
from tests.isian.dunia import PADA, TAHUN, Dunia

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia(pengguna: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> Dunia:
    monkeypatch.setattr(timezone, "now", lambda: PADA)
    return Dunia(pengguna)


class Halaman:
    """The page as one person sees it: what its forms offer, and pressing one of them."""

    def __init__(self, client: Any, siapa: Any, **kueri: Any) -> None:
        self.client, self.siapa = client, siapa
        client.force_login(siapa)
        self.alamat = f"{reverse('rencana_aksi')}?tahun={TAHUN}"
        respons = client.get(self.alamat, kueri or None)
        assert respons.status_code == 200
        self.teks = terbaca(respons)
        self.formulir = {
            f.isi["langkah"]: f.isi for f in formulir_halaman(respons) if "langkah" in f.isi
        }

    @property
    def langkah(self) -> set[str]:
        """The steps that the page offers."""
        return set(self.formulir)

    def tekan(self, langkah: str, **isi: Any) -> Any:
        """Send the form as it stands with what is typed into it."""
        return self.client.post(self.alamat, {**self.formulir[langkah], **isi})


@pytest.fixture
def draf(dunia: Dunia, client: Any) -> DokumenPerencanaan:
    Halaman(client, dunia.sekretariat).tekan("buat")
    return DokumenPerencanaan.objects.get(jenis="rencana_aksi")


def _isi(dunia: Dunia, client: Any, *teks: str, siapa: Any = None) -> Any:
    isi = {f"target-{dunia.angka.pk}-{n}": satu for n, satu in enumerate(teks, start=1)}
    return Halaman(client, siapa or dunia.sekretariat).tekan("simpan", **isi)


# --- the checks at the door -----------------------------------------------------------------


def test_kurang_hanya_dengan_alasan(dunia: Dunia, draf: Any, client: Any) -> None:
    """Yearly target 80 and 90, of two indicators; the predicate one has none."""
    _isi(dunia, client, "20", "40", "60", "85")
    halaman = Halaman(client, dunia.sekretariat)
    assert "Target TW IV 85,00%, sedangkan target setahun 80,00%." in halaman.teks
    assert "TW I, TW II, TW III, dan TW IV belum bertarget." in halaman.teks
    respons = halaman.tekan("ajukan", alasan="  ")
    assert respons.status_code == 422
    assert "3 indikator belum lengkap atau tidak sejalan" in terbaca(respons)
    assert pengajuan_terakhir(draf) is None
    assert halaman.tekan("ajukan", alasan="Menunggu data BPS.").status_code == 302
    kepala = Halaman(client, dunia.kadis)
    assert "Diajukan dengan alasan" in kepala.teks
    assert kepala.formulir["setujui"]["alasan"] == "Menunggu data BPS."
    assert kepala.tekan("setujui", alasan="").status_code == 422
    draf.refresh_from_db()
    assert draf.disetujui_pada is None
    assert kepala.tekan("setujui", alasan="Dilengkapi pada perubahan.").status_code == 302
    teks = Halaman(client, dunia.sekretariat).teks
    assert "Disetujui dengan alasan" in teks
    assert "<p>Dilengkapi pada perubahan.</p>" in teks


def test_lengkap_tanpa_alasan(dunia: Dunia, draf: Any, client: Any) -> None:
    d = dunia
    isi = {f"target-{d.angka.pk}-{n}": t for n, t in enumerate(("20", "40", "60", "80"), 1)}
    isi |= {f"target-{d.rumus.pk}-{n}": t for n, t in enumerate(("90", "90", "90", "90"), 1)}
    isi |= {f"target-{d.predikat.pk}-{n}": "BB" for n in (1, 2, 3, 4)}
    Halaman(client, d.sekretariat).tekan("simpan", **isi)
    halaman = Halaman(client, d.sekretariat)
    assert "alasan" not in halaman.formulir["ajukan"]
    assert halaman.tekan("ajukan").status_code == 302
    assert Halaman(client, d.kadis).tekan("setujui").status_code == 302
    draf.refresh_from_db()
    assert draf.disetujui_oleh == d.kadis
    assert "Disetujui dengan alasan" not in Halaman(client, d.kadis).teks


def test_dikembalikan_diperbaiki_diajukan_lagi(dunia: Dunia, draf: Any, client: Any) -> None:
    _isi(dunia, client, "20")
    Halaman(client, dunia.sekretariat).tekan("ajukan", alasan="Awal.")
    kepala = Halaman(client, dunia.kadis)
    respons = kepala.tekan("kembalikan", catatan=" ")
    assert respons.status_code == 422
    assert "Tulis apa yang perlu diperbaiki." in terbaca(respons)
    assert kepala.tekan("kembalikan", catatan="TW II terlalu rendah.").status_code == 302
    assert JejakAudit.objects.tentang(draf).filter(aksi="kembalikan rencana aksi").count() == 1
    for _ in range(2):  # also while it is being mended
        halaman = Halaman(client, dunia.sekretariat)
        assert "Dikembalikan untuk diperbaiki" in halaman.teks
        assert "TW II terlalu rendah." in halaman.teks
        assert "ajukan" in halaman.langkah
        _isi(dunia, client, "20", "50")
    Halaman(client, dunia.sekretariat).tekan("ajukan", alasan="Sudah diperbaiki.")
    assert pengembalian_terakhir(draf) is None
    assert "Dikembalikan" not in Halaman(client, dunia.kadis).teks
    # A page from before the last change neither returns nor approves.
    lama = Halaman(client, dunia.kadis)
    TargetTriwulan.objects.filter(triwulan=2).update(teks="55")
    assert lama.tekan("kembalikan", catatan="Lagi.").status_code == 409


def test_beranda_menyebut_pengembalian(dunia: Dunia, draf: Any, client: Any) -> None:
    from laporan.isian.menunggu_rencana import tunggu_rencana

    _isi(dunia, client, "20")
    Halaman(client, dunia.sekretariat).tekan("ajukan", alasan="Awal.")
    Halaman(client, dunia.kadis).tekan("kembalikan", catatan="TW II terlalu rendah.")
    (satu,) = tunggu_rencana(dunia.pd, TAHUN, PADA.date())
    assert satu.teks.startswith("Rencana Aksi Tahun 2024 dikembalikan ")
    assert satu.catatan == "TW II terlalu rendah."


# --- no dead end ----------------------------------------------------------------------------


def test_setiap_keadaan_dan_peran(dunia: Dunia, draf: Any, client: Any) -> None:
    """State × role → the steps on the page; in each state somebody has a way on."""
    d = dunia

    def langkah() -> dict[str, set[str]]:
        return {
            nama: Halaman(client, getattr(d, nama)).langkah
            for nama in ("sekretariat", "kadis", "operator", "operator_lain")
        }

    tulis = {"simpan", "tempel"}
    susun = {*tulis, "ajukan", "geser", "buang"}
    assert langkah() == {
        "sekretariat": susun, "kadis": set(), "operator": tulis, "operator_lain": set(),
    }  # fmt: skip
    _isi(d, client, "20", siapa=d.operator)
    Halaman(client, d.sekretariat).tekan("ajukan", alasan="Awal.")
    diajukan = langkah()
    # Who drafts may still mend it, which takes the hand-over back; and may send it back by name.
    assert diajukan["sekretariat"] == {*susun, "kembalikan"} - {"ajukan"}
    assert diajukan["kadis"] == {"setujui", "kembalikan"}
    Halaman(client, d.kadis).tekan("kembalikan", catatan="Perbaiki.")
    assert langkah()["sekretariat"] == susun
    Halaman(client, d.sekretariat).tekan("ajukan", alasan="Awal.")
    Halaman(client, d.kadis).tekan("setujui", alasan="Ya.")
    assert langkah() == {
        "sekretariat": {"ubah"}, "kadis": set(), "operator": set(), "operator_lain": set(),
    }  # fmt: skip


def test_triwulan_yang_sudah_disahkan_digeser(dunia: Dunia, draf: Any, client: Any) -> None:
    """A quarter endorsed meanwhile: the draft begins after it, and its targets there go."""
    d = dunia
    _isi(d, client, "20", "40", "60", "80")
    PengesahanTriwulan.objects.create(pd=d.pd, tahun=TAHUN, triwulan=1, oleh=d.kadis, pada=PADA)
    halaman = Halaman(client, d.sekretariat)
    assert "Ada triwulan yang sudah disahkan" in halaman.teks
    halaman.tekan("ajukan", alasan="Awal.")
    respons = Halaman(client, d.kadis).tekan("setujui", alasan="Ya.")
    assert respons.status_code == 422
    assert "TW I sudah disahkan" in terbaca(respons)
    halaman = Halaman(client, d.sekretariat)
    assert halaman.tekan("geser", mulai_triwulan="1").status_code in (302, 422)
    assert halaman.tekan("geser", mulai_triwulan="2").status_code == 302
    assert list(TargetTriwulan.objects.order_by("triwulan").values_list("triwulan", "teks")) == [
        (2, "40"), (3, "60"), (4, "80"),
    ]  # fmt: skip
    jejak = JejakAudit.objects.tentang(draf).get(aksi="geser mulai rencana aksi")
    assert jejak.perubahan["mulai_triwulan"] == [1, 2]
    assert jejak.perubahan[f"{d.angka.kode} TW I"] == ["20", ""]
    assert pengajuan_terakhir(draf) is None  # handed over as it was before
    Halaman(client, d.sekretariat).tekan("ajukan", alasan="Awal.")
    assert Halaman(client, d.kadis).tekan("setujui", alasan="Ya.").status_code == 302


def test_draf_dibuang(dunia: Dunia, draf: Any, client: Any) -> None:
    d = dunia
    _isi(d, client, "20")
    Halaman(client, d.sekretariat).tekan("ajukan", alasan="Awal.")
    Halaman(client, d.kadis).tekan("setujui", alasan="Ya.")
    import datetime

    draf.refresh_from_db()
    ubah = revisi_rencana_aksi(
        dokumen=draf, alasan="Refocusing", nomor="050/1", tanggal=datetime.date(2024, 7, 1),
        mulai_triwulan=3, oleh=d.sekretariat, pada=PADA,
    )  # fmt: skip
    halaman = Halaman(client, d.sekretariat)
    assert halaman.tekan("buang", alasan="").status_code == 422
    assert halaman.tekan("buang", alasan="Tidak jadi.").status_code == 302
    assert not DokumenPerencanaan.objects.filter(pk=ubah.pk).exists()
    assert JejakAudit.objects.filter(aksi="buang draf rencana aksi").get().alasan == "Tidak jadi."
    assert "ubah" in Halaman(client, d.sekretariat).langkah
    client.force_login(d.sekretariat)
    respons = client.post(
        f"{reverse('rencana_aksi')}?tahun={TAHUN}",
        {"langkah": "buang", "dokumen": draf.pk, "alasan": "Salah."},
    )
    assert respons.status_code == 422  # what is approved stays
    assert DokumenPerencanaan.objects.filter(pk=draf.pk).exists()


# --- paste ----------------------------------------------------------------------------------


def _tempel(dunia: Dunia, client: Any, teks: str) -> Any:
    return Halaman(client, dunia.sekretariat).tekan("tempel", tempelan=teks)


def _formulir(respons: Any, langkah: str) -> dict[str, Any]:
    return cari_formulir(respons, langkah=langkah).isi


def test_tempel_dengan_pratinjau(dunia: Dunia, draf: Any, client: Any) -> None:
    d = dunia
    _isi(d, client, "20", "35")
    teks = "\n".join(
        (
            "No\tIndikator\tTW I\tTW II\tTW III\tTW IV",
            f"1\t{d.angka.nama}\t20\t40\t\t80",
            f"2\t{d.rumus.kode}\t90\tsembilan\t90\t90",
            "3\tTidak ada\t1\t2\t3\t4",
        )
    )
    respons = _tempel(d, client, teks)
    isi = terbaca(respons)
    assert TargetTriwulan.objects.count() == 2  # nothing kept yet
    # 40 and 80 of the first, three of the second; one cell and one row cannot be kept.
    assert "5 target berubah, 2 tidak dapat disimpan" in isi
    assert "Indikatornya tidak ditemukan" in isi
    simpan = _formulir(respons, "simpan_tempelan")
    assert simpan["tempelan"].split("\n")[1].rstrip("\r") == teks.split("\n")[1]
    alamat = f"{reverse('rencana_aksi')}?tahun={TAHUN}"
    assert client.post(alamat, simpan).status_code == 302
    nilai = dict(TargetTriwulan.objects.filter(indikator=d.angka).values_list("triwulan", "teks"))
    assert nilai == {1: "20", 2: "40", 4: "80"}  # the empty cell changed nothing
    assert set(
        TargetTriwulan.objects.filter(indikator=d.rumus).values_list("triwulan", flat=True)
    ) == {1, 3, 4}
    # The same page again: the draft is not what the preview was made with.
    assert client.post(alamat, simpan).status_code == 409


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("", "Papan klip kosong"),
        ("20\t40", "sedikitnya empat kolom"),
        ("20\t40\t60\t80", "Sertakan kolom nama atau kode"),
    ],
    ids=["kosong", "kurang-kolom", "kurang-baris"],
)
def test_tempelan_yang_tidak_terbaca(
    dunia: Dunia, draf: Any, client: Any, teks: str, pesan: str
) -> None:
    respons = _tempel(dunia, client, teks)
    assert respons.status_code == 422
    assert pesan in terbaca(respons)
    assert not TargetTriwulan.objects.exists()


def test_tempel_ganda_dan_unit_lain(dunia: Dunia, draf: Any, client: Any) -> None:
    """A row twice is kept once and said; a unit pastes only what is its own."""
    d = dunia
    lain = f.IndikatorFactory(
        sasaran=d.angka.sasaran, penanggung_jawab=d.jabatan_lain, nama="Milik bidang lain"
    )
    teks = f"{d.angka.nama}\t1\t2\t3\t4\n{d.angka.kode}\t5\t6\t7\t8\n{lain.nama}\t1\t1\t1\t1"
    isi = terbaca(Halaman(client, d.operator).tekan("tempel", tempelan=teks))
    assert "Indikator ini sudah ada di atasnya." in isi
    assert "4 target berubah, 2 tidak dapat disimpan" in isi
