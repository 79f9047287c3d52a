"""Sections of the report: marked, listed, replaced, taken away again."""

from dataclasses import replace
from datetime import date

import pytest

from kinerja.models import PerangkatDaerah
from laporan.bahan.bahan import Bahan
from laporan.cetak import json as ekspor_json
from laporan.dokumen.penomoran import nomori, semua_blok, semua_gambar, semua_tabel
from laporan.dokumen.seksi import (
    HILANG,
    SEBUTAN_PENULIS,
    SEKSI,
    bab_seksi,
    belum_ada,
    jenis_seksi,
    pertanyaan,
    ratakan,
    rujukan_hilang,
    seksi_dokumen,
    terapkan_naskah,
)
from laporan.dokumen.unsur import (
    Bab,
    Butir,
    Daftar,
    Dokumen,
    DokumenError,
    Gambar,
    Judul,
    Kolom,
    Mendatar,
    Paragraf,
    Rujukan,
    Seksi,
    Sisipan,
    Tabel,
    Teks,
    teks_polos,
)
from laporan.lkjip.susun import susun_berseksi
from tests import factories as f
from tests.susunan import susun_lkjip

DICETAK = date(2025, 2, 28)


def _tabel(kunci: str) -> Tabel:
    return Tabel(kunci, f"Judul {kunci}", (Kolom("A"),), ())


def _gambar(kunci: str) -> Gambar:
    return Gambar(kunci, f"Judul {kunci}", "<svg/>", "alt")


def _dokumen(*isi: Seksi | Paragraf | Judul | Mendatar) -> Dokumen:
    return Dokumen(
        "J", "S", "PD", "Pemda", 2024, "Tempat, 2025", bab=(Bab("SATU", tuple(isi), "bab-1"),)
    )


def _isi(dokumen: Dokumen, kunci: str) -> tuple[object, ...]:
    return seksi_dokumen(dokumen)[kunci].isi


AWAL = Seksi(
    "bab1:a", "A. Contoh", (Paragraf("Konsep."), _tabel("t1"), _gambar("g1"), _tabel("t2"))
)


def test_naskah_menggantikan_konsep_dan_yang_otomatis_menyusul() -> None:
    hasil = terapkan_naskah(_dokumen(AWAL), {"bab1:a": (Paragraf("Tulisan."),)})

    assert _isi(hasil, "bab1:a") == (
        Paragraf((Teks("Tulisan."),)),
        _tabel("t1"),
        _gambar("g1"),
        _tabel("t2"),
    )


def test_sisipan_menentukan_tempat_dan_isinya_tetap_milik_sistem() -> None:
    basi = replace(_tabel("t2"), judul="Salinan lama")
    naskah = (Sisipan("g1"), Paragraf("Tengah."), basi, Sisipan("g1"), Sisipan("tidak-ada"))

    isi = _isi(terapkan_naskah(_dokumen(AWAL), {"bab1:a": naskah}), "bab1:a")

    assert isi == (_gambar("g1"), Paragraf((Teks("Tengah."),)), _tabel("t2"), _tabel("t1"))


def test_tabel_buatan_penulis_tetap_ada() -> None:
    sendiri = _tabel("naskah:1")
    isi = _isi(terapkan_naskah(_dokumen(AWAL), {"bab1:a": (sendiri,)}), "bab1:a")
    assert isi == (sendiri, _tabel("t1"), _gambar("g1"), _tabel("t2"))


def test_seksi_pada_halaman_mendatar_diganti_di_tempatnya() -> None:
    dokumen = _dokumen(Mendatar((Judul("A."), AWAL)))
    hasil = terapkan_naskah(dokumen, {"bab1:a": (Paragraf("Baru."),)})
    assert isinstance(hasil.bab[0].isi[0], Mendatar)
    assert teks_polos(next(b.isi for b in semua_blok(hasil) if isinstance(b, Paragraf))) == "Baru."


def test_naskah_bagi_seksi_yang_tidak_ada_dilewati() -> None:
    dokumen = _dokumen(AWAL)
    assert terapkan_naskah(dokumen, {"bab9:x": (Paragraf("x"),)}) == dokumen


def test_rujukan_mati_pada_naskah_menjadi_penanda_dan_terdaftar() -> None:
    mati = (Teks("Lihat "), Rujukan("tabel-lama"), Teks("."))
    hidup = (Teks("Lihat "), Rujukan("t1"), Teks("."))
    naskah = (
        Paragraf(mati),
        Paragraf(hidup),
        Daftar((Butir("a", (Paragraf(mati),)), Butir(mati))),
    )
    dokumen = _dokumen(AWAL)
    with pytest.raises(DokumenError):
        nomori(_dokumen(replace(AWAL, isi=(*naskah, _tabel("t1")))))

    hasil = nomori(terapkan_naskah(dokumen, {"bab1:a": naskah}))

    teks = [teks_polos(b.isi) for b in semua_blok(hasil) if isinstance(b, Paragraf)]
    assert teks == [f"Lihat {HILANG}.", "Lihat Tabel 1.", f"Lihat {HILANG}."]
    assert [x.seksi for x in rujukan_hilang(hasil)] == ["bab1:a"] * 3


def test_meratakan_membuang_semua_pembungkus_dan_tidak_mengubah_yang_lain() -> None:
    dokumen = _dokumen(Judul("A."), AWAL, Mendatar((replace(AWAL, kunci="b", isi=()),)))
    rata = ratakan(dokumen)
    assert rata.bab[0].isi == (Judul("A."), *AWAL.isi, Mendatar(()))
    assert seksi_dokumen(rata) == {}
    assert nomori(rata) == ratakan(nomori(dokumen))


def test_pertanyaan_dan_data_kosong_terdaftar_menurut_seksinya() -> None:
    seksi = Seksi(
        "bab1:a",
        "A. Contoh",
        (
            Paragraf((Teks("Fakta."), Teks("[Mengapa turun?]", medan="tanya:turun:IK1:2024"))),
            Daftar((Butir((Teks("Visi belum diisi.", medan="belum:visi"),)),)),
        ),
    )
    dokumen = _dokumen(seksi)
    (tanya,) = pertanyaan(dokumen)
    assert (tanya.seksi, tanya.judul, tanya.kunci) == ("bab1:a", "A. Contoh", "turun:IK1:2024")
    assert tanya.teks == "[Mengapa turun?]"
    assert [b.kunci for b in belum_ada(dokumen)] == ["visi"]


@pytest.mark.parametrize(
    ("kunci", "jenis"),
    [
        ("kata_pengantar", "kata_pengantar"),
        ("bab3:a1", "bab3:a1"),
        ("bab3:a1:IK1", "bab3:a1:*"),
        ("bab3:a5:tujuan:T1", "bab3:a5:*"),
        ("bab3:a1:", None),
        ("bab9", None),
    ],
)
def test_jenis_seksi(kunci: str, jenis: str | None) -> None:
    hasil = jenis_seksi(kunci)
    assert (hasil.kunci if hasil else None) == jenis


def test_daftar_jenis_seksi_tidak_berulang_dan_penulisnya_bernama() -> None:
    assert len({j.kunci for j in SEKSI}) == len(SEKSI)
    assert {j.penulis for j in SEKSI} == set(SEBUTAN_PENULIS)


# --- the sample ------------------------------------------------------------------------


@pytest.mark.django_db
def test_setiap_seksi_contoh_berjenis_dan_setiap_jenis_ada(contoh: PerangkatDaerah) -> None:
    seksi = seksi_dokumen(susun_berseksi(Bahan(contoh, 2024), dicetak=DICETAK))

    jenis = {kunci: jenis_seksi(kunci) for kunci in seksi}
    assert [k for k, j in jenis.items() if j is None] == []
    # Sections of what was not entered are absent; tests/lkjip/test_lengkap.py has them.
    bersyarat = {
        f"bab3:{x}" for x in ("sumber_daya", "tindak_lanjut", "prestasi", "dokumentasi")
    }  # fmt: skip
    # And those that only the report of a region has: tests/pemda/test_lkjip_daerah.py.
    bersyarat |= {"bab1:gambaran", "bab1:perangkat", "bab2:pengampu", "bab3:akip_pd"}
    assert {j.kunci for j in jenis.values() if j} == {j.kunci for j in SEKSI} - bersyarat
    assert all(s.judul and s.isi for s in seksi.values())
    assert list(bab_seksi(susun_berseksi(Bahan(contoh, 2024)))) == list(seksi)


@pytest.mark.django_db
def test_penandaan_tidak_mengubah_satu_byte_pun(contoh: PerangkatDaerah) -> None:
    berseksi = susun_berseksi(Bahan(contoh, 2024), dicetak=DICETAK)
    rata = susun_lkjip(Bahan(contoh, 2024), dicetak=DICETAK)
    sendiri = {k: s.isi for k, s in seksi_dokumen(berseksi).items()}
    diganti = susun_lkjip(Bahan(contoh, 2024), dicetak=DICETAK, naskah=sendiri)

    assert seksi_dokumen(rata) == {}
    assert ekspor_json.ekspor(ratakan(nomori(berseksi))) == ekspor_json.ekspor(rata)
    assert ekspor_json.ekspor(diganti) == ekspor_json.ekspor(rata)


@pytest.mark.django_db
def test_semua_seksi_diganti_semua_tabel_tinggal(contoh: PerangkatDaerah) -> None:
    bahan = Bahan(contoh, 2024)
    asal = susun_lkjip(bahan, dicetak=DICETAK)
    seksi = seksi_dokumen(susun_berseksi(bahan, dicetak=DICETAK))
    naskah = {kunci: (Paragraf(f"Naskah {kunci}."),) for kunci in seksi}

    hasil = susun_lkjip(bahan, dicetak=DICETAK, naskah=naskah)

    assert [t.kunci for t in semua_tabel(hasil)] == [t.kunci for t in semua_tabel(asal)]
    assert {t.kunci: t.baris for t in semua_tabel(hasil)} == {
        t.kunci: t.baris for t in semua_tabel(asal)
    }
    assert [g.kunci for g in semua_gambar(hasil)] == [g.kunci for g in semua_gambar(asal)]
    teks = {teks_polos(b.isi) for b in semua_blok(hasil) if isinstance(b, Paragraf)}
    assert teks >= {f"Naskah {kunci}." for kunci in seksi}


@pytest.mark.django_db
def test_perangkat_daerah_kosong_pun_bersusun_dan_bertanda() -> None:
    pd = f.PDFactory()
    dokumen = susun_berseksi(Bahan(pd, 2024))
    assert all(jenis_seksi(k) for k in seksi_dokumen(dokumen))
