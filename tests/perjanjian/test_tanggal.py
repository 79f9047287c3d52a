"""When an agreement was signed and from when it is in force: finding C2, with the data that led to
it: dated 2 January 2024, in force from 1 January, signed on 30 November 2026.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.urls import reverse

from kinerja.models import JejakAudit, Pemangku, PerjanjianKinerja, TandaTangan
from laporan.cetak.registry import EXPORTERS
from laporan.dokumen.penomoran import semua_tabel
from laporan.dokumen.unsur import baris_lengkap, baris_tercetak
from laporan.perjanjian.aksi import (
    Pindaian,
    ajukan,
    catat_kertas,
    kembalikan,
    tandatangani,
    ubah_perjanjian,
)
from laporan.perjanjian.daftar import daftar_perjanjian
from laporan.perjanjian.dipakai import versi_dipakai
from laporan.perjanjian.penandatanganan import AlasanTanggalError
from laporan.perjanjian.penolakan import AksiDitolakError
from laporan.perjanjian.perubahan import siapkan_perubahan
from laporan.perjanjian.rekap import (
    isi_rekap,
    perjanjian_terakhir,
    rekap_pd,
    tanpa_perjanjian,
)
from laporan.perjanjian.siapkan import siapkan
from laporan.perjanjian.versi import daftar_versi
from tests.isian.bukti.berkas import PDF
from tests.perjanjian.bantu import PADA, TAHUN, PenyegelPalsu, cetak

pytestmark = pytest.mark.django_db

SUSULAN = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
AKHIR = date(2024, 12, 31)
ALASAN = "Aplikasi baru dipakai tahun 2026."


@pytest.fixture
def terlambat(pk: dict[str, Any], penanda: Any, sekretariat: Any) -> PerjanjianKinerja:
    """The head's agreement of 2024, signed by both on 30 November 2026."""
    p = pk["KADIS"]
    ubah_perjanjian(perjanjian=p, tanggal=date(2024, 1, 2), oleh=sekretariat, pada=PADA)
    ajukan(perjanjian=p, oleh=sekretariat, pada=PADA, perender=cetak)
    for pihak, jabatan in ((1, p.jabatan), (2, None)):
        tandatangani(
            perjanjian=p, pihak=pihak, oleh=penanda.akun(jabatan), pada=SUSULAN,
            penyegel=PenyegelPalsu(), alasan=ALASAN if pihak == 1 else "",
        )  # fmt: skip
    return PerjanjianKinerja.objects.get(pk=p.pk)


def test_alasan_diminta_disimpan_dan_tercatat(
    pk: dict[str, Any], penanda: Any, sekretariat: Any
) -> None:
    p = pk["KADIS"]
    ajukan(perjanjian=p, oleh=sekretariat, pada=PADA, perender=cetak)
    isi: dict[str, Any] = {
        "perjanjian": p, "pihak": 1, "oleh": penanda.akun(p.jabatan), "pada": SUSULAN,
    }  # fmt: skip
    penyegel = PenyegelPalsu()
    with pytest.raises(AlasanTanggalError, match="15 Januari 2024, mendahului"):
        tandatangani(**isi, penyegel=penyegel, alasan="  ")
    assert not penyegel.dipanggil  # nothing is sealed before it is asked
    assert not TandaTangan.objects.exists()
    tandatangani(**isi, penyegel=penyegel, alasan=ALASAN)
    assert TandaTangan.objects.get().alasan == ALASAN
    jejak = JejakAudit.objects.tentang(p).filter(aksi="tandatangani perjanjian").get()
    assert jejak.alasan == ALASAN


def test_dalam_sebulan_tidak_diminta(pk: dict[str, Any], penanda: Any) -> None:
    """Dated 15 January, signed on 15 February: within the month. An unneeded reason is not kept."""
    p = penanda.sampai(pk["KADIS"], "diajukan")
    tanda = tandatangani(
        perjanjian=p, pihak=1, oleh=penanda.akun(p.jabatan), penyegel=PenyegelPalsu(),
        pada=datetime(2024, 2, 15, 2, 0, tzinfo=UTC), alasan="Tidak perlu.",
    )  # fmt: skip
    assert tanda.alasan == ""


def test_tidak_berlaku_sebelum_ditandatangani(
    contoh: Any, terlambat: PerjanjianKinerja, sekretariat: Any
) -> None:
    assert terlambat.lengkap_pada == date(2026, 11, 30)
    dipakai = versi_dipakai(contoh, TAHUN, AKHIR)
    assert dipakai.perjanjian == ()
    assert dipakai.kalimat == (
        "Perjanjian Kinerja Tahun 2024 untuk 1 (satu) jabatan baru ditandatangani kedua pihak pada "
        "30 November 2026, sehingga belum berlaku pada 31 Desember 2024."
    )
    assert [v.masa for v in daftar_versi(terlambat, sekretariat)] == [
        "ditandatangani 30 November 2026, sesudah tahunnya berakhir"
    ]


def test_lkjip_memuat_sejak_ditandatangani(contoh: Any, terlambat: PerjanjianKinerja) -> None:
    from laporan.bahan.bahan import Bahan
    from tests.susunan import susun_lkjip

    teks = EXPORTERS["html"](susun_lkjip(Bahan(contoh, TAHUN))).isi.decode()
    assert "Sampai dengan 31 Desember 2024 belum ada Perjanjian Kinerja Tahun 2024" in teks
    assert "baru ditandatangani kedua pihak pada 30 November 2026" in teks
    assert (
        "14 dari 14 Perjanjian Kinerja belum ada atau belum ditandatangani kedua pihak pada "
        "31 Desember 2024." in teks
    )
    assert terlambat.kode not in teks


def test_laporan_triwulan_tidak_menyebutnya_berlaku(
    contoh: Any, terlambat: PerjanjianKinerja
) -> None:
    """Chapter I says that it was not yet in force: the notes of Table 2.1 do not deny it."""
    from laporan.bahan.bahan import Bahan
    from laporan.triwulanan.bahan import Kuartal
    from laporan.triwulanan.tabel import kinerja

    k = Kuartal(Bahan(contoh, TAHUN), 4)
    assert "belum berlaku pada 31 Desember 2024" in k.versi.kalimat
    catatan = " ".join(str(satu) for satu in kinerja(k).catatan)
    assert "Target tahun menurut" in catatan
    assert "Perjanjian Kinerja Tahun 2024." in catatan
    assert "yang berlaku pada" not in catatan


def test_lkjip_mencetak_hari_penandatanganan(contoh: Any, pk: dict[str, Any], penanda: Any) -> None:
    """In force in its year, but signed on another day than its date."""
    from laporan.bahan.bahan import Bahan
    from tests.susunan import susun_lkjip

    p = penanda.sampai(pk["KADIS"], "pihak_kedua", datetime(2024, 2, 1, 2, 0, tzinfo=UTC))
    teks = EXPORTERS["html"](susun_lkjip(Bahan(contoh, TAHUN))).isi.decode()
    assert "ditandatangani kedua pihak pada 1 Februari 2024 (bertanggal 15 Januari 2024)" in teks
    assert f"(kode {p.kode}), ditandatangani pada 1 Februari 2024" in teks
    assert teks.count("Ditandatangani 1 Februari 2024") == 2
    assert "13 dari 14 Perjanjian Kinerja belum ada atau belum ditandatangani" in teks


def test_di_atas_kertas_menurut_tanggal_kertasnya(
    pk: dict[str, Any], penanda: Any, sekretariat: Any
) -> None:
    """Signed on paper on 20 January, recorded in November 2026: in force since 20 January."""
    p = penanda.sampai(pk["KADIS"], "diajukan")
    for pihak, hari in ((1, 18), (2, 20)):
        catat_kertas(
            perjanjian=p, pihak=pihak, pindaian=Pindaian("a.pdf", PDF + b"%" * pihak),
            tanggal=date(2024, 1, hari), oleh=sekretariat, pada=SUSULAN,
        )  # fmt: skip
    p = PerjanjianKinerja.objects.get(pk=p.pk)
    assert (p.lengkap_pada, p.mulai_nyata) == (date(2024, 1, 20), date(2024, 1, 20))
    assert versi_dipakai(p.pd, TAHUN, date(2024, 1, 19)).perjanjian == ()
    assert versi_dipakai(p.pd, TAHUN, date(2024, 1, 20)).perjanjian == (p,)
    tanda = TandaTangan.objects.get(pihak=2)
    assert (tanda.oleh, tanda.pada, tanda.tanggal) == (sekretariat, SUSULAN, date(2024, 1, 20))
    jejak = JejakAudit.objects.tentang(p).filter(aksi="catat tanda tangan kertas").first()
    assert jejak is not None
    assert jejak.perubahan["tanggal penandatanganan"] == [None, "2024-01-20"]


@pytest.mark.parametrize("hari", [date(2026, 12, 1), date(2023, 9, 30)])
def test_tanggal_kertas_yang_mustahil(
    pk: dict[str, Any], penanda: Any, sekretariat: Any, hari: date
) -> None:
    p = penanda.sampai(pk["KADIS"], "diajukan")
    with pytest.raises(AksiDitolakError, match="Tanggal penandatanganan tidak boleh"):
        catat_kertas(
            perjanjian=p, pihak=1, pindaian=Pindaian("a.pdf", PDF), tanggal=hari,
            oleh=sekretariat, pada=SUSULAN,
        )  # fmt: skip


def test_dikembalikan_lalu_ditandatangani_lagi(
    pk: dict[str, Any], penanda: Any, sekretariat: Any
) -> None:
    """The reason belongs to the text that was signed, not to the next one."""
    p = pk["KADIS"]
    for _ in range(2):
        ajukan(perjanjian=p, oleh=sekretariat, pada=PADA, perender=cetak)
        with pytest.raises(AlasanTanggalError):
            tandatangani(
                perjanjian=p, pihak=1, oleh=penanda.akun(p.jabatan), pada=SUSULAN,
                penyegel=PenyegelPalsu(),
            )  # fmt: skip
        tandatangani(
            perjanjian=p, pihak=1, oleh=penanda.akun(p.jabatan), pada=SUSULAN,
            penyegel=PenyegelPalsu(), alasan=ALASAN,
        )  # fmt: skip
        kembalikan(perjanjian=p, catatan="Perbaiki.", oleh=sekretariat, pada=SUSULAN)


# --- lists ----------------------------------------------------------------------------------


def test_daftar_menyebut_berapa_yang_belum(
    client: Any, contoh: Any, pk: dict[str, Any], penanda: Any, sekretariat: Any
) -> None:
    penanda.sampai(pk["KADIS"], "pihak_kedua")
    client.force_login(sekretariat)
    halaman = " ".join(client.get(f"{reverse('perjanjian')}?tahun=2024").content.decode().split())
    assert "13 dari 14 belum ada atau belum ditandatangani kedua pihak; 1 berlaku" in halaman


def test_rancangan_perubahan_tidak_mengurangi_yang_ditandatangani(
    contoh: Any, pk: dict[str, Any], penanda: Any, sekretariat: Any
) -> None:
    """Preparing a Perubahan takes nothing from the count, nor the amounts from the recap."""
    p = penanda.sampai(pk["KADIS"], "pihak_kedua")
    siapkan_perubahan(
        perjanjian=p, jenis_alasan="strategi", alasan="Perubahan APBD.",
        berlaku_mulai=date(2024, 10, 1), oleh=sekretariat, pada=PADA,
    )  # fmt: skip
    daftar = daftar_perjanjian(sekretariat, contoh, TAHUN, temuan=[], geser={})
    assert (daftar.jabatan, daftar.lengkap, daftar.berlaku, daftar.kurang) == (14, 1, 1, 13)
    rekap = isi_rekap(sekretariat, contoh, TAHUN, AKHIR)
    assert rekap.perjanjian[0] == p
    assert [p.ke for p in rekap.disiapkan] == [1]
    assert perjanjian_terakhir(sekretariat, contoh, TAHUN)[0].ke == 1


def test_rekap_menyebut_alasan_dan_yang_belum(
    contoh: Any, terlambat: PerjanjianKinerja, sekretariat: Any
) -> None:
    rekap = isi_rekap(sekretariat, contoh, TAHUN, AKHIR)
    semua = rekap.perjanjian
    dokumen = rekap_pd(rekap, contoh, TAHUN, tanpa_perjanjian(sekretariat, contoh, semua))
    teks = EXPORTERS["html"](dokumen).isi.decode()
    assert "13 dari 14 belum ditandatangani kedua pihak." in teks
    tabel = {t.kunci: t for t in semua_tabel(dokumen)}
    assert baris_lengkap(tabel["rekap_alasan"])[0] == (
        "1", "Kepala Dinas", "2 Januari 2024", "Kepala Dinas", "30 November 2026", ALASAN,
    )  # fmt: skip
    # Three posts fewer have any: then there are posts without one.
    assert tanpa_perjanjian(sekretariat, contoh, semua[:11]) == 3
    kurang = rekap_pd(replace(rekap, perjanjian=semua[:11]), contoh, TAHUN, 3)
    assert "13 dari 14 belum ada atau belum ditandatangani" in (
        EXPORTERS["html"](kurang).isi.decode()
    )


# --- the public page ------------------------------------------------------------------------


def _di_kertas(p: PerjanjianKinerja, hari: date, sekretariat: Any) -> PerjanjianKinerja:
    """Both parties on paper, so that no seal is looked for in the file."""
    for pihak in (1, 2):
        catat_kertas(
            perjanjian=p, pihak=pihak, pindaian=Pindaian("a.pdf", PDF + b"%" * pihak),
            tanggal=hari, alasan=ALASAN, oleh=sekretariat, pada=SUSULAN,
        )  # fmt: skip
    return PerjanjianKinerja.objects.get(pk=p.pk)


def test_halaman_umum_menyebut_masa_berlaku(
    client: Any, pk: dict[str, Any], penanda: Any, sekretariat: Any
) -> None:
    """Two years after its end an agreement is not "in force today"."""
    p = _di_kertas(penanda.sampai(pk["KADIS"], "diajukan"), date(2024, 1, 20), sekretariat)
    isi = " ".join(client.get(reverse("verifikasi_kode", args=[p.kode])).content.decode().split())
    assert "masa berlakunya sudah berakhir" in isi
    assert "Berlaku dari 20 Januari 2024 sampai dengan 31 Desember 2024." in isi
    assert "yang berlaku hari ini" not in isi
    assert "20 Januari 2024, dicatat perangkat daerah 30 November 2026" in isi


def test_halaman_umum_yang_tidak_pernah_berlaku(
    client: Any, pk: dict[str, Any], penanda: Any, sekretariat: Any
) -> None:
    p = _di_kertas(penanda.sampai(pk["KADIS"], "diajukan"), date(2026, 11, 30), sekretariat)
    isi = client.get(reverse("verifikasi_kode", args=[p.kode])).content.decode()
    assert "sehingga tidak pernah berlaku" in isi
    assert "<dt>Ditandatangani kedua pihak</dt><dd>30 November 2026</dd>" in isi
    assert "<dt>Masa berlaku</dt>" not in isi


def test_halaman_umum_tanpa_nip(
    client: Any, contoh: Any, pk: dict[str, Any], penanda: Any, sekretariat: Any
) -> None:
    nip = "190001011920011001"
    Pemangku.objects.filter(jabatan=pk["KADIS"].jabatan).update(nip=nip, pangkat="Pembina (IV/a)")
    p = siapkan(jabatan=pk["KADIS"].jabatan, tahun=TAHUN, oleh=sekretariat, pada=PADA)
    p = _di_kertas(penanda.sampai(p, "diajukan"), date(2024, 1, 20), sekretariat)
    assert p.nip_pertama == nip
    isi = client.get(reverse("verifikasi_kode", args=[p.kode])).content.decode()
    assert nip not in isi
    assert "Pembina" not in isi


def test_masa_berakhir_saat_penggantinya_mulai() -> None:
    lama = PerjanjianKinerja(
        tahun=2024, berlaku_mulai=date(2024, 1, 1), lengkap_pada=date(2024, 1, 20)
    )
    baru = PerjanjianKinerja(
        tahun=2024, berlaku_mulai=date(2024, 10, 1), lengkap_pada=date(2024, 10, 7)
    )
    assert lama.masa(None) == (date(2024, 1, 20), AKHIR)
    assert lama.masa(baru) == (date(2024, 1, 20), date(2024, 10, 6))
    assert baru.masa(None) == (date(2024, 10, 7), AKHIR)
    baru.lengkap_pada = date(2024, 1, 10)
    baru.berlaku_mulai = date(2024, 1, 15)
    assert lama.masa(baru) is None  # replaced before it came into force


def test_dokumen_menyebut_kedua_hari_kertas(
    contoh: Any, pk: dict[str, Any], penanda: Any, sekretariat: Any
) -> None:
    """Signed on 20 January, recorded on 30 November 2026: report and recapitulation say both."""
    from laporan.bahan.bahan import Bahan
    from tests.susunan import susun_lkjip

    _di_kertas(penanda.sampai(pk["KADIS"], "diajukan"), date(2024, 1, 20), sekretariat)
    teks = EXPORTERS["html"](susun_lkjip(Bahan(contoh, TAHUN))).isi.decode()
    hari = "20 Januari 2024 di atas kertas, dicatat 30 November 2026"
    assert teks.count(f"Ditandatangani {hari}") == 2
    dokumen = rekap_pd(isi_rekap(sekretariat, contoh, TAHUN, AKHIR), contoh, TAHUN)
    tabel = {t.kunci: t for t in semua_tabel(dokumen)}["rekap_kertas"]
    sisanya = ["20 Januari 2024", "30 November 2026", sekretariat.sebutan]
    assert [[s.teks for s in b.sel] for b in tabel.baris] == [
        ["1", "Kepala Dinas", "Kepala Dinas", *sisanya],
        ["", "Kepala Dinas", "Bupati Banjar", *sisanya],
    ]
    assert baris_tercetak(tabel)[1][1] == ""  # the agreement is named once for both


def test_kertas_sebelum_naskahnya_diajukan(
    pk: dict[str, Any], penanda: Any, sekretariat: Any
) -> None:
    """The text was submitted on 15 January with the date of the 2nd: a paper of the 10th bears
    another print, which asks for a reason.
    """
    p = pk["KADIS"]
    ubah_perjanjian(perjanjian=p, tanggal=date(2024, 1, 2), oleh=sekretariat, pada=PADA)
    ajukan(perjanjian=p, oleh=sekretariat, pada=PADA, perender=cetak)
    isi: dict[str, Any] = {
        "perjanjian": p, "pihak": 1, "pindaian": Pindaian("a.pdf", PDF), "oleh": sekretariat,
        "pada": SUSULAN, "tanggal": date(2024, 1, 10),
    }  # fmt: skip
    with pytest.raises(AksiDitolakError, match="baru diajukan 15 Januari 2024"):
        catat_kertas(**isi)
    with pytest.raises(AksiDitolakError, match="sebelum tanggal perjanjiannya, 2 Januari 2024"):
        catat_kertas(**{**isi, "tanggal": date(2024, 1, 1)}, alasan=ALASAN)
    assert catat_kertas(**isi, alasan=ALASAN).alasan == ALASAN
    # The reason is of that print, not of a late signature: the other party is asked for its own.
    p.refresh_from_db()
    with pytest.raises(AlasanTanggalError):
        catat_kertas(
            **{**isi, "perjanjian": p, "pihak": 2, "tanggal": date(2024, 3, 1)}
            | {"pindaian": Pindaian("b.pdf", PDF + b"%2")}
        )
    rekap = isi_rekap(sekretariat, p.pd, TAHUN, AKHIR)
    assert "rekap_alasan" not in {t.kunci for t in semua_tabel(rekap_pd(rekap, p.pd, TAHUN))}
