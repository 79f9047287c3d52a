"""A column is known by its key: another title changes what is printed above it, nothing else."""

import io
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook

from kinerja.models import PerangkatDaerah
from laporan.bahan.bahan import Bahan
from laporan.cetak import xlsx
from laporan.dokumen.beda import beda_dokumen
from laporan.dokumen.json import dari_dict, sebagai_dict
from laporan.dokumen.penomoran import semua_tabel
from laporan.dokumen.unsur import Bab, Baris, Dokumen, DokumenError, Kolom, Seksi, Sel, Tabel
from laporan.lkjip.susun import susun_berseksi
from laporan.lkjip.tabel import TABEL
from laporan.penulisan.potret import baca_potret, perubahan, potret_seksi
from laporan.terbit.tabel_layar import kolom_sasaran, pilihan_sasaran, saring, tampilkan
from laporan.triwulanan.bahan import Kuartal
from laporan.triwulanan.tabel import anggaran, kelengkapan, kinerja


@pytest.fixture
def bahan(contoh: PerangkatDaerah) -> Bahan:
    return Bahan(contoh, 2024)


def _berganti_judul(t: Tabel) -> Tabel:
    return replace(
        t, kolom=tuple(replace(k, judul=f"Lain {n}") for n, k in enumerate(t.kolom, start=1))
    )


def _dokumen(*tabel: Tabel, seksi: bool = False) -> Dokumen:
    isi: tuple[Any, ...] = (Seksi("s", "Seksi", tabel),) if seksi else tabel
    return Dokumen("J", "S", "PD", "Pemda", 2024, "Martapura, 2025", bab=(Bab("B", isi),))


def test_setiap_kolom_laporan_berkunci(bahan: Bahan) -> None:
    laporan = semua_tabel(susun_berseksi(bahan))
    daftar = [t for buat in TABEL.values() for t in buat(bahan)]  # empty ones are not in the report
    assert len(daftar) > 15
    kuartal = Kuartal(bahan, 4)
    for t in (*laporan, *daftar, kinerja(kuartal), anggaran(kuartal), kelengkapan(kuartal)):
        assert all(k.kunci for k in t.kolom), (t.kunci, [k.judul for k in t.kolom if not k.kunci])


def test_dua_kolom_tidak_berkunci_sama() -> None:
    with pytest.raises(DokumenError, match="berkunci sama"):
        Tabel("t", "T", (Kolom("A", kunci="x"), Kolom("B", kunci="x")), ())


def test_judul_lain_tidak_mengubah_layar(bahan: Bahan) -> None:
    bersasaran = 0
    for buat in TABEL.values():
        for t in buat(bahan):
            lain = _berganti_judul(t)
            semula, kini = tampilkan(t), tampilkan(lain)
            assert [c.attrs["th"]["class"] for c in kini.isi.columns] == [
                c.attrs["th"]["class"] for c in semula.isi.columns
            ]
            assert kini.isi.attrs == semula.isi.attrs
            assert [
                [(s.teks, s.kelas, s.rentang) for s in b["baris"].sel] for b in kini.isi.data
            ] == [[(s.teks, s.kelas, s.rentang) for s in b["baris"].sel] for b in semula.isi.data]
            assert kolom_sasaran(lain) == kolom_sasaran(t)
            for sasaran in pilihan_sasaran([t]):
                bersasaran += 1
                assert saring(lain, sasaran=sasaran) == saring(t, sasaran=sasaran) != []
    assert bersasaran > 20


def test_judul_lain_tidak_mengubah_buku_kerja(bahan: Bahan) -> None:
    """Sums, quotients and alignment: cell by cell, the heading rows left out."""
    semua = [t for buat in TABEL.values() for t in buat(bahan)]

    def sel(tabel: list[Tabel]) -> list[tuple[str, str, Any, Any]]:
        buku = load_workbook(io.BytesIO(xlsx.ekspor(_dokumen(*tabel)).isi))
        return [
            (lembar.title, s.coordinate, s.value, s.alignment.horizontal)
            for lembar in buku.worksheets
            for baris in lembar.iter_rows()
            for s in baris
        ]

    semula, kini = sel(semua), sel([_berganti_judul(t) for t in semua])
    beda = [(a, b) for a, b in zip(semula, kini, strict=True) if a != b]
    judul = [k.judul for t in semua for k in t.kolom]
    assert 0 < len(beda) <= len(judul)
    assert all(a[2] is None or a[2] in judul for a, _ in beda)
    assert all(a[3] == b[3] for a, b in beda)
    assert sum(str(s[2]).startswith("=") for s in kini) > 100


def test_judul_lain_bukan_angka_lain(bahan: Bahan) -> None:
    """Versions are compared by column; what is written about a table is not out of date."""
    (t,) = TABEL["capaian"](bahan)
    lain = _berganti_judul(t)
    (beda,) = beda_dokumen(_dokumen(t), _dokumen(lain)).tabel
    assert {s.kolom for s in beda.sel} == {"Judul kolom"}
    assert len(beda.sel) == len(t.kolom)
    potret = [potret_seksi(Seksi("s", "Seksi", (x,)), {}) for x in (t, lain)]
    assert potret[0].keys() == potret[1].keys()
    assert perubahan(*potret) == []

    tetap = list(lain.baris)
    sel = list(tetap[0].sel)
    sel[5] = replace(sel[5], teks="2,99%")
    berubah = replace(lain, baris=(replace(tetap[0], sel=tuple(sel)), *tetap[1:]))
    (beda,) = beda_dokumen(_dokumen(t), _dokumen(berubah)).tabel
    assert [(s.lama, s.baru) for s in beda.sel if s.kolom != "Judul kolom"] == [("2,71%", "2,99%")]
    (angka,) = perubahan(potret[0], potret_seksi(Seksi("s", "Seksi", (berubah,)), {}))
    assert (angka.dari, angka.menjadi) == ("2,71%", "2,99%")


def test_potret_lama_dibaca_menurut_judulnya() -> None:
    """What was stored before columns had keys: `t:table:row:title`."""
    t = Tabel(
        "capaian_sasaran:SS1",
        "Realisasi",
        (
            Kolom("Indikator Kinerja", kunci="indikator"),
            Kolom("Realisasi", kelompok="Tahun\n2024", kunci="realisasi"),
        ),
        (Baris((Sel("Laju: ekspor"), Sel("5,2%"))),),
    )
    seksi = Seksi("s", "Seksi", (t,))
    lama = {
        "m:capaian.A": ["Capaian A", "90%"],
        "t:capaian_sasaran:SS1:Laju: ekspor:Tahun 2024 Realisasi": ["Laju", "4,8%"],
        "t:sudah_tiada:Baris:Target": ["Baris", "1"],
    }
    dibaca = baca_potret(lama, seksi)
    assert dibaca == {
        "m:capaian.A": ["Capaian A", "90%"],
        "s:capaian_sasaran:SS1:Laju: ekspor:realisasi": ["Laju", "4,8%"],
        "t:sudah_tiada:Baris:Target": ["Baris", "1"],
    }
    hasil = [(a.dari, a.menjadi) for a in perubahan(dibaca, potret_seksi(seksi, {}))]
    assert hasil == [("4,8%", "5,2%"), ("1", "")]


def test_dokumen_lama_mendapat_kunci_dari_judulnya() -> None:
    """Titles as printed in the reports frozen under form 1, where only figures had keys."""
    judul = [
        ("", "No.", "no"),
        ("", "Tujuan/Sasaran Strategis/Sasaran Kinerja", "sasaran"),
        ("", "Indikator Kinerja", "indikator"),
        ("Tahun 2023", "Realisasi", "realisasi_2023"),
        ("Tahun 2023", "Capaian (%)", "capaian_2023"),
        ("", "Target 2024", "target"),
        ("", "Persentase (%)", "serapan"),
        ("", "Analisis", "analisis"),
        ("", "Analisis", "analisis_9"),
    ]
    t = Tabel("t", "T", tuple(Kolom(j, kelompok=k) for k, j, _ in judul), ())
    data = sebagai_dict(_dokumen(t))
    data["skema"] = 1
    (dibaca,) = semua_tabel(dari_dict(data))
    assert [k.kunci for k in dibaca.kolom] == [kunci for *_, kunci in judul]
    assert [k.judul for k in dibaca.kolom] == [j for _, j, _ in judul]

    data["skema"] = 2  # of a report that has keys: a column without one has none
    (dibaca,) = semua_tabel(dari_dict(data))
    assert {k.kunci for k in dibaca.kolom} == {""}
