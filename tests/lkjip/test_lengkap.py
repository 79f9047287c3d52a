"""What the best reports have: each table and sentence of tests/contoh/laporan-lengkap, read back.

The expected values stand in its README, worked out by hand.
"""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from docx import Document
from PIL import Image

from anggaran.models import Program
from kinerja.models import BerkasTetap, PerangkatDaerah
from laporan.bahan.bahan import Bahan
from laporan.cetak.registry import EXPORTERS
from laporan.data.himpunan import muat
from laporan.dokumen.penomoran import semua_blok, semua_gambar, semua_tabel
from laporan.dokumen.unsur import Daftar, Dokumen, Judul, Paragraf, baris_tercetak, teks_polos
from laporan.lkjip.susun import susun_berseksi
from laporan.lkjip.tabel import TABEL
from laporan.perjanjian.temuan import Tingkat
from laporan.uji.final import uji_final
from tests.cetak.teks_pdf import teks_halaman
from tests.cetak.test_docx import teks_tabel
from tests.cetak.test_exporters import rapat
from tests.factories import (
    PADA,
    FotoKegiatanFactory,
    IndikatorFactory,
    RealisasiFactory,
    TargetFactory,
)
from tests.susunan import susun_lkjip

FOLDER = Path(__file__).parent.parent / "contoh" / "laporan-lengkap"


@pytest.fixture
def bahan(db) -> Bahan:
    muat(FOLDER, oleh=None, pada=timezone.now())
    return Bahan(PerangkatDaerah.objects.get(kode="distan-lengkap"), 2024)


@pytest.fixture
def cetak(bahan, tmp_path) -> dict[str, Any]:
    """The report as the JSON that the command writes."""
    keluaran = tmp_path / "lkjip.json"
    call_command(
        "lkjip", pd="distan-lengkap", tahun=2024, format="json", keluaran=keluaran, verbosity=0
    )
    return dict(json.loads(keluaran.read_bytes()))


def tabel(cetak: dict[str, Any], kunci: str) -> dict[str, Any]:
    (satu,) = (t for t in cetak["tabel"] if t["kunci"] == kunci)
    return dict(satu)


def baris(cetak: dict[str, Any], kunci: str) -> list[list[str]]:
    return list(tabel(cetak, kunci)["baris"])


def kalimat(dokumen: Dokumen) -> list[str]:
    hasil = []
    for b in semua_blok(dokumen):
        if isinstance(b, Paragraf):
            hasil.append(teks_polos(b.isi))
        elif isinstance(b, Daftar):
            hasil += [teks_polos(x.isi) for x in b.butir]
    return hasil


def nomor(cetak: dict[str, Any]) -> dict[str, str]:
    return {t["kunci"]: t["nomor"] for t in cetak["tabel"] if t["nomor"]}


# --- the picture of the year ---------------------------------------------------------------


def test_gambaran_setahun(cetak, bahan):
    assert baris(cetak, "gambaran_utama") == [
        ["1", "Produksi Padi", "1.000 Ton", "900 Ton", "90,00%", "Tinggi"],
        ["2", "Produksi Jagung", "1.100 Ton", "1.210 Ton", "110,00%", "Sangat Tinggi"],
        ["3", "Kehilangan Hasil Panen", "10,00%", "8,00%", "120,00%", "Sangat Tinggi"],
    ]
    assert baris(cetak, "gambaran_kriteria") == [
        ["Sangat Tinggi", "4"],
        ["Tinggi", "1"],
        ["Rendah", "0"],
        ["Jumlah", "5"],
    ]
    isi = kalimat(susun_lkjip(bahan))
    assert (
        "Kinerja: 4 dari 5 indikator kinerja mencapai target; menurut kriteria: Sangat Tinggi 4 "
        "dan Tinggi 1."
    ) in isi
    assert (
        "Capaian tertinggi: Kehilangan Hasil Panen: realisasi 8,00% dari target 10,00%, capaian "
        "120,00% (Sangat Tinggi)."
    ) in isi
    assert (
        "Capaian terendah: Produksi Padi: realisasi 900 ton dari target 1.000 ton, capaian 90,00% "
        "(Tinggi)."
    ) in isi
    (anggaran,) = (x for x in isi if x.startswith("Anggaran: pagu"))
    assert "1.200.000.000" in anggaran
    assert "1.100.000.000 (91,67%)" in anggaran


def test_gambaran_tanpa_iku_memakai_puncak_pohon(bahan):
    for b in bahan.baris_iku:
        b.indikator.iku = False
        b.indikator.save()
    dokumen = susun_lkjip(Bahan(bahan.pd, 2024))

    (utama,) = (t for t in semua_tabel(dokumen) if t.kunci == "gambaran_utama")
    assert utama.judul == "Indikator Tujuan dan Sasaran Strategis Tahun 2024"
    assert [b.sel[1].teks for b in utama.baris] == [
        "Produksi Padi", "Produksi Jagung", "Kehilangan Hasil Panen"
    ]  # fmt: skip


def test_satu_indikator_terukur_tanpa_tertinggi_dan_terendah(db):
    i = IndikatorFactory()
    TargetFactory(indikator=i, nilai=80, teks="80")
    RealisasiFactory(indikator=i, triwulan=4, nilai=72)
    isi = kalimat(susun_lkjip(Bahan(i.pd, 2024)))

    assert any(x.startswith("Kinerja: 1 indikator kinerja belum mencapai target") for x in isi)
    assert not [x for x in isi if x.startswith(("Capaian tertinggi:", "Capaian terendah:"))]
    assert not [x for x in isi if x.startswith("Anggaran: ")]


def test_tahun_tanpa_capaian_tanpa_gambaran(db):
    i = IndikatorFactory()
    kunci = {getattr(b, "kunci", "") for b in semua_blok(susun_lkjip(Bahan(i.pd, 2024)))}
    assert not kunci & {"gambaran_utama", "gambaran_kriteria", "gambaran_kinerja"}


# --- what hangs together -------------------------------------------------------------------


def test_iku_dengan_program_anggaran_dan_penanggung_jawab(cetak):
    kabid = "Kepala Bidang Tanaman Pangan"
    semua = tabel(cetak, "iku_program")

    assert semua["nomor"] == "2.3"
    assert semua["baris"] == [
        [
            "1", "Produksi Padi", "1.000 Ton", "Produksi Padi",
            "Pengelolaan Produksi Padi\nBenih Bersama", "500.000.000", kabid,
        ],
        [
            "2", "Produksi Jagung", "1.100 Ton", "Produksi Padi", "Benih Bersama", "100.000.000",
            "Sekretaris",
        ],
        [
            "", "", "", "Produksi Jagung", "Sub Kegiatan: Pelaksanaan Produksi Jagung",
            "500.000.000", kabid,
        ],
        [
            "3", "Kehilangan Hasil Panen", "10,00%", "Penyuluhan", "Penyuluhan Petani",
            "200.000.000", kabid,
        ],
        ["Jumlah anggaran", "", "", "", "", "1.200.000.000", ""],
    ]  # fmt: skip
    assert semua["catatan"] == [
        "Anggaran yang menunjang lebih dari satu indikator dihitung satu kali pada jumlah."
    ]


def test_lintas_unit(cetak, bahan):
    assert tabel(cetak, "lintas_unit")["nomor"] == "2.4"
    assert baris(cetak, "lintas_unit") == [
        [
            "Meningkatnya produksi tanaman pangan", "Kepala Dinas", "Sekretariat", "",
            "Menyediakan data harga",
        ],
        ["", "", "", "Dinas Perdagangan", "Menjaga harga gabah"],
        [
            "Meningkatnya kemampuan petani", "Kepala Bidang Tanaman Pangan", "",
            "Universitas Contoh", "Melatih penyuluh",
        ],
    ]  # fmt: skip
    assert (
        "Dua sasaran memerlukan unit kerja atau pihak lain (crosscutting); kontribusi setiap pihak "
        "disajikan pada Tabel 2.4."
    ) in kalimat(susun_lkjip(bahan))


def test_tanpa_lintas_unit_satu_kalimat(db):
    i = IndikatorFactory()
    dokumen = susun_lkjip(Bahan(i.pd, 2024))

    assert "Sasaran yang memerlukan unit kerja atau pihak lain tidak dicatat." in kalimat(dokumen)
    assert "lintas_unit" not in {getattr(b, "kunci", "") for b in semua_blok(dokumen)}


def test_keselarasan_renstra_dan_pk(cetak, bahan):
    assert tabel(cetak, "keselarasan")["nomor"] == "2.5"
    sasaran = "Meningkatnya produksi tanaman pangan"
    # Without the columns of tags: the sasaran of the RPJMD, and the other tags.
    assert [b[1:3] + b[4:] for b in baris(cetak, "keselarasan")] == [
        [sasaran, "Produksi Padi", "1.000 Ton", "1.000 Ton", "selaras"],
        ["", "Produksi Jagung", "1.000 Ton", "1.100 Ton", "berbeda"],
        ["", "Kehilangan Hasil Panen", "10,00%", "10,00%", "selaras"],
    ]
    (isi,) = (x for x in kalimat(susun_lkjip(bahan)) if "Tabel 2.5" in x)
    assert isi.endswith(
        "Tabel 2.5: 2 indikator bertarget sama dan 1 indikator bertarget berbeda. Yang berbeda: "
        "Produksi Jagung."
    )


# --- targets passed before their time ------------------------------------------------------


def test_saran_meninjau_target_yang_telah_dilampaui(bahan):
    (saran,) = (x for x in kalimat(susun_lkjip(bahan)) if "perlu ditinjau agar" in x)
    assert saran == (
        "Dua indikator telah mencapai target akhir Renstra tahun 2026 pada tahun 2024: Produksi "
        "Jagung (1.210 ton terhadap target 1.150 ton) dan Kehilangan Hasil Panen (8,00% terhadap "
        "target 8,00%). Targetnya untuk tahun yang tersisa perlu ditinjau agar tetap menantang."
    )


def test_tidak_ada_saran_pada_tahun_terakhir_renstra(bahan):
    """The year's own targets are then those of the Renstra's end: Jagung 1.210 against 1.000."""
    bahan.renstra.tahun_akhir = 2024
    bahan.renstra.save()
    isi = kalimat(susun_lkjip(Bahan(bahan.pd, 2024)))
    assert not [x for x in isi if "perlu ditinjau agar" in x]


# --- outside figures -----------------------------------------------------------------------


def test_pembanding_daerah_lain_dengan_sumber_dan_tahun(cetak, bahan):
    assert [b[1:2] + b[3:7] for b in baris(cetak, "standar_nasional")] == [
        ["Produksi Padi", "900 Ton", "Kabupaten Tetangga", "1.000 Ton", "BPS Kabupaten Tetangga"],
        ["", "900 Ton", "Provinsi Contoh", "800 Ton", "BPS Provinsi Contoh, angka tahun 2023"],
        ["Kehilangan Hasil Panen", "8,00%", "Nasional", "10,00%", "Kementerian Pertanian"],
    ]
    isi = kalimat(susun_lkjip(bahan))
    assert (
        "Produksi Padi: realisasi 900 ton, 100 ton di bawah angka Kabupaten Tetangga 1.000 ton "
        "(BPS Kabupaten Tetangga) (belum sebaik)."
    ) in isi
    assert (
        "Produksi Padi: realisasi 900 ton, 100 ton di atas angka Provinsi Contoh 800 ton (BPS "
        "Provinsi Contoh, angka tahun 2023) (lebih baik)."
    ) in isi
    assert (
        "Kehilangan Hasil Panen: realisasi 8,00%, 2,00 poin persentase di bawah angka nasional "
        "10,00% (Kementerian Pertanian) (lebih baik)."
    ) in isi


def test_pembanding_digambar(bahan):
    (gambar,) = (g for g in semua_gambar(susun_lkjip(bahan)) if g.kunci == "banding")

    assert gambar.alt == (
        "Produksi Padi: Realisasi 2024 900 Ton, Kabupaten Tetangga 1.000 Ton, Provinsi Contoh 800 "
        "Ton; Kehilangan Hasil Panen: Realisasi 2024 8,00%, Nasional 10,00%"
    )
    assert gambar.svg.count("<rect ") == 5


# --- tags ----------------------------------------------------------------------------------


def test_penanda_pada_tabel_keselarasan(cetak):
    pangan = "Meningkatnya ketahanan pangan daerah"
    isi = tabel(cetak, "keselarasan")

    assert isi["judul"] == "Keselarasan RPJMD, Renstra, dan Perjanjian Kinerja Tahun 2024"
    assert [(b[0], b[3]) for b in isi["baris"]] == [
        (pangan, "Asta Cita: Swasembada pangan\nSDG/TPB: Tujuan 2 Tanpa Kelaparan"),
        (pangan, "–"),
        ("–", "–"),
    ]


def test_tanpa_penanda_tanpa_kolomnya(bahan):
    for semua in bahan.penanda.values():
        for p in semua:
            p.delete()
    (isi,) = TABEL["keselarasan"](Bahan(bahan.pd, 2024))
    assert [k.judul for k in isi.kolom] == [
        "Tujuan/Sasaran Renstra", "Indikator Kinerja", "Target Renstra", "Target PK", "Keselarasan"
    ]  # fmt: skip


# --- people, time, assets ------------------------------------------------------------------


def test_sumber_daya_di_samping_capaian(cetak, bahan):
    semua = tabel(cetak, "sumber_daya")

    assert semua["nomor"] == "3.14"
    assert semua["baris"] == [
        ["1", "Produksi Padi", "Sumber daya manusia: Penyuluh", "10 Orang", "8 Orang", "80,00%",
         "90,00%", "target belum tercapai"],
        ["2", "Produksi Jagung", "Sumber daya manusia: Penyuluh", "20 Orang", "15 Orang", "75,00%",
         "110,00%", "efisien"],
        ["3", "", "Waktu: Pendampingan", "30 Hari", "36 Hari", "120,00%", "110,00%",
         "melebihi rencana"],
        ["4", "Kehilangan Hasil Panen", "Aset: Mesin perontok", "4 Unit", "4 Unit", "100,00%",
         "120,00%", "sesuai rencana"],
    ]  # fmt: skip
    (isi,) = (x for x in kalimat(susun_lkjip(bahan)) if x.startswith("Pemakaian sumber daya"))
    assert isi == (
        "Pemakaian sumber daya manusia, waktu, dan aset disajikan pada Tabel 3.14: 1 sumber daya "
        "dipakai di bawah rencana dan target indikatornya tercapai; 1 sumber daya dipakai sesuai "
        "rencana dan target indikatornya tercapai; 1 sumber daya dipakai melebihi rencana; dan 1 "
        "sumber daya tidak melebihi rencana, tetapi target indikatornya belum tercapai. Yang "
        "melebihi rencana: Pendampingan untuk Produksi Jagung."
    )


# --- last year's steps ---------------------------------------------------------------------


def test_tindak_lanjut_laporan_lalu(cetak, bahan):
    semua = tabel(cetak, "tindak_lanjut_lalu")
    kabid = "Kepala Bidang Tanaman Pangan"

    assert semua["nomor"] == "3.15"
    assert semua["baris"] == [
        ["1", "LHE AKIP 2023", "Menyusun pohon kinerja", "Sekretaris", "Pohon kinerja ditetapkan",
         "Selesai"],
        ["2", "", "Mengukur kinerja bulanan", "–", "–", "Belum ditindaklanjuti"],
        ["3", "LKjIP 2023", "Produksi Padi: Memperbaiki saluran irigasi", kabid,
         "Empat saluran diperbaiki", "Selesai"],
        ["4", "", "Petani yang Disuluh: Menambah jadwal penyuluhan", kabid, "–", "Dalam proses"],
    ]  # fmt: skip
    (isi,) = (x for x in kalimat(susun_lkjip(bahan)) if "laporan kinerja tahun 2023" in x)
    assert isi == (
        "Tindak lanjut atas evaluasi dan laporan kinerja tahun 2023 disajikan pada Tabel 3.15: 2 "
        "rekomendasi LHE AKIP (1 selesai dan 1 belum ditindaklanjuti) dan 2 rencana tindak lanjut "
        "LKjIP (1 selesai dan 1 dalam proses)."
    )


# --- planned steps -------------------------------------------------------------------------


def test_rencana_tindak_lanjut(cetak, bahan):
    semua = tabel(cetak, "rencana_tindak")

    assert semua["nomor"] == "4.1"
    assert semua["baris"] == [
        ["1", "Produksi Padi", "90,00%", "Memperbaiki pompa air", "Sekretaris", "31 Maret 2025"],
        ["2", "", "90,00%", "Menyalurkan benih tahan hama", "Kepala Bidang Tanaman Pangan",
         "30 Juni 2025"],
    ]  # fmt: skip
    assert (
        "Rencana tindak lanjut dengan penanggung jawab dan tenggat belum diisi untuk Petani yang "
        "Disuluh."
    ) in kalimat(susun_lkjip(bahan))


def test_rencana_tindak_lanjut_ditanyakan_sebelum_final(bahan):
    temuan = [t for t in uji_final(bahan, susun_berseksi(bahan)) if t.kode == "F14"]

    assert [(t.tingkat, t.milik) for t in temuan] == [
        (Tingkat.PERINGATAN, "Kepala Bidang Tanaman Pangan")
    ]
    assert "“Petani yang Disuluh”" in temuan[0].kalimat


# --- awards and innovations ----------------------------------------------------------------


def test_penghargaan_dan_inovasi(cetak, bahan):
    semua = tabel(cetak, "prestasi")

    assert semua["nomor"] == "3.16"
    assert semua["baris"] == [
        ["1", "Penghargaan", "Dinas Pertanian Terbaik", "Gubernur Contoh, Provinsi",
         "17 Agustus 2024", "–"],
        ["2", "Inovasi", "Lumbung Daring", "–", "–",
         "Petani memesan benih tanpa datang ke kantor"],
        ["3", "", "Kartu Tanam", "–", "–", "Jadwal tanam tercatat"],
    ]  # fmt: skip
    assert (
        "Pada tahun 2024, 1 penghargaan diterima dan 2 inovasi dihasilkan; rinciannya disajikan "
        "pada Tabel 3.16."
    ) in kalimat(susun_lkjip(bahan))


# --- nothing entered -----------------------------------------------------------------------


def test_yang_tidak_diisi_satu_kalimat_atau_tidak_ada(db):
    i = IndikatorFactory()
    dokumen = susun_lkjip(Bahan(i.pd, 2024))
    isi, kunci = kalimat(dokumen), {getattr(b, "kunci", "") for b in semua_blok(dokumen)}

    assert "Pemakaian sumber daya manusia, waktu, dan aset tidak dicatat." in " ".join(isi)
    assert "Tindak lanjut atas laporan kinerja tahun 2023 tidak dicatat." in isi
    assert not kunci & {
        "sumber_daya", "tindak_lanjut_lalu", "prestasi", "rencana_tindak", "banding"
    }  # fmt: skip
    judul = [b.teks for b in semua_blok(dokumen) if isinstance(b, Judul)]
    assert not [t for t in judul if "Penghargaan" in t or "Dokumentasi" in t]


# --- the other formats ---------------------------------------------------------------------

KUNCI = (
    "gambaran_utama", "gambaran_kriteria", "iku_program", "lintas_unit", "keselarasan",
    "standar_nasional", "sumber_daya", "tindak_lanjut_lalu", "prestasi", "rencana_tindak",
)  # fmt: skip


@pytest.mark.lama(detik=20)
def test_setiap_tabel_dan_kalimat_terbaca_di_pdf_dan_docx(bahan):
    """Read back by readers that are not ours; the photograph with its words."""
    foto = io.BytesIO()
    Image.new("RGB", (40, 30), (31, 92, 74)).save(foto, "PNG")
    FotoKegiatanFactory(
        program=Program.objects.get(pd=bahan.pd, kode="3.27.04"),
        gambar__berkas=BerkasTetap.objects.simpan(foto.getvalue(), tipe="image/png", pada=PADA),
        gambar__lebar=40,
        gambar__tinggi=30,
        keterangan="Penyuluhan di balai desa",
        alt="Petani duduk melingkar",
    )
    dokumen = susun_lkjip(Bahan(bahan.pd, 2024))
    pdf = rapat("".join(teks_halaman(EXPORTERS["pdf"](dokumen).isi)))
    word = Document(io.BytesIO(EXPORTERS["docx"](dokumen).isi))
    isi_word = teks_tabel(word)
    naskah_word = rapat(" ".join(p.text for p in word.paragraphs))
    semua = {t.kunci: t for t in semua_tabel(dokumen)}

    for kunci in KUNCI:
        tercetak = [list(b) for b in baris_tercetak(semua[kunci])]
        assert tercetak in [[list(b) for b in t][-len(tercetak) :] for t in isi_word], kunci
        for b in tercetak:
            assert all(rapat(sel) in pdf for sel in b), (kunci, b)
    for kalimat_ini in (
        "Kinerja: 4 dari 5 indikator kinerja mencapai target;",
        "Dua sasaran memerlukan unit kerja atau pihak lain (crosscutting);",
        "Dua indikator telah mencapai target akhir Renstra tahun 2026 pada tahun 2024:",
        "Pada tahun 2024, 1 penghargaan diterima dan 2 inovasi dihasilkan;",
        "Rencana tindak lanjut dengan penanggung jawab dan tenggat belum diisi untuk",
        "Penyuluhan di balai desa",
    ):
        assert rapat(kalimat_ini) in pdf, kalimat_ini
        assert rapat(kalimat_ini) in naskah_word, kalimat_ini
    assert 'descr="Petani duduk melingkar"' in word.element.xml
