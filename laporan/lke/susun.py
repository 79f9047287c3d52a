"""The LHE, and the sheet in the shape that offices hand in, as documents.

The LHE has the parts that offices use; what people write stands as they wrote it, and where they
wrote nothing the part says so. Numbers are printed with two decimals, never reckoned from them.
"""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.angka import KOSONG, format_angka
from kinerja.periode import format_tanggal
from kinerja.sebutan_daerah import sebutan_pemda
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.sel_angka import sel_dua_desimal
from laporan.dokumen.unsur import (
    Bab,
    Baris,
    Blok,
    Butir,
    Daftar,
    Dokumen,
    Judul,
    Kolom,
    Lampiran,
    Paragraf,
    Sampul,
    Sel,
    Tabel,
)
from laporan.lhe.matriks import tabel_tindak_lanjut
from laporan.lke.hasil import HasilLKE, JawabanHasil
from laporan.lke.lembar import BagianLKE, KriteriaLKE, SubLKE, nomor_kriteria
from laporan.lke.naskah import BagianLHE, blok_teks, teks_bagian
from laporan.lke.segel_cetak import lampiran_rujukan
from laporan.lke.skor import SkorSub
from laporan.models import JawabanKriteria, TahapLKE

_BELUM_PENUH = (JawabanKriteria.SEBAGIAN, JawabanKriteria.TIDAK)


def _terpenuhi(penuh: int, semua: int) -> str:
    """`24 dari 25 kriteria`; `Seluruh 20 kriteria`; `Belum satu pun dari 13 kriteria`."""
    if penuh == semua:
        return f"Seluruh {semua} kriteria"
    return f"{penuh or 'Belum satu pun'} dari {semua} kriteria"


def susun_lhe(h: HasilLKE, *tambahan: Lampiran) -> Dokumen:
    """The evaluation report, numbered; `tambahan` stand behind its own appendices."""
    if h.segel is not None:
        tambahan = (*tambahan, lampiran_rujukan(h.segel))
    return nomori(
        Dokumen(
            judul="Laporan Hasil Evaluasi Akuntabilitas Kinerja Instansi Pemerintah",
            subjudul=h.pd.nama,
            pd=h.pd.nama,
            pemda=h.pd.pemda,
            tahun=h.tahun,
            tempat_tanggal=_tempat_tanggal(h),
            sampul=_sampul(h),
            bab=(
                Bab("PENDAHULUAN", tuple(_pendahuluan(h)), "pendahuluan"),
                Bab("TINDAK LANJUT EVALUASI TAHUN SEBELUMNYA", tuple(_tindak_lanjut(h)), "lalu"),
                Bab("HASIL EVALUASI", tuple(_hasil(h)), "hasil"),
                Bab("REKOMENDASI", tuple(_rekomendasi(h)), "rekomendasi"),
                Bab("PENUTUP", tuple(_penutup(h)), "penutup"),
            ),
            lampiran=(
                Lampiran("Nilai Sub Komponen", (tabel_rekap(h),), "nilai"),
                Lampiran("Jawaban Kriteria", (tabel_kriteria(h),), "kriteria"),
                *tambahan,
            ),
            kepala=f"LHE {h.tahun} {h.pd.singkatan or h.pd.nama}",
            nama_berkas=f"LHE-{h.tahun}-{h.pd.kode}",
            bab_menyambung=True,
        )
    )


def susun_lembar(h: HasilLKE) -> Dokumen:
    """The sheet: recapitulation and data, one table each, as a workbook prints them."""
    return nomori(
        Dokumen(
            judul=f"Lembar Kerja Evaluasi {h.tahun}",
            subjudul=h.pd.nama,
            pd=h.pd.nama,
            pemda=h.pd.pemda,
            tahun=h.tahun,
            tempat_tanggal=_tempat_tanggal(h),
            bab=(
                Bab("REKAP LKE", (tabel_nilai(h), tabel_rekap(h)), "rekap"),
                Bab("DATA LKE", (tabel_data(h),), "data"),
            ),
            nama_berkas=f"LKE-{h.tahun}-{h.pd.kode}",
        )
    )


def _sampul(h: HasilLKE) -> Sampul:
    """What it is, of whom and of which year; number and day where they are entered."""
    nomor = f"Nomor {h.nomor}" if h.nomor else ""
    tanggal = f"Tanggal {format_tanggal(h.tanggal)}" if h.tanggal else ""
    return Sampul(
        judul=(
            "LAPORAN HASIL EVALUASI", "AKUNTABILITAS KINERJA", "INSTANSI PEMERINTAH",
            f"TAHUN {h.tahun}",
        ),
        pd=h.pd.nama,
        pemda=sebutan_pemda(h.pd.pemda),
        tahun_terbit=str(h.tanggal.year) if h.tanggal else "",
        status=". ".join(filter(None, (nomor, tanggal))),
    )  # fmt: skip


def _tempat_tanggal(h: HasilLKE) -> str:
    return f"{h.pd.tempat}, {format_tanggal(h.tanggal) if h.tanggal else h.tahun}"


def _par(teks: str) -> Paragraf:
    return Paragraf(teks)


def _pendahuluan(h: HasilLKE) -> Iterator[Blok]:
    for bagian, judul in (
        (BagianLHE.DASAR, "Dasar Hukum"),
        (BagianLHE.LATAR_BELAKANG, "Latar Belakang"),
        (BagianLHE.TUJUAN, "Tujuan"),
        (BagianLHE.RUANG_LINGKUP, "Ruang Lingkup"),
        (BagianLHE.METODOLOGI, "Metodologi"),
        (BagianLHE.GAMBARAN, "Gambaran Umum Pelaksanaan SAKIP"),
    ):
        yield Judul(judul)
        yield from blok_teks(teks_bagian(h, bagian))


def _tindak_lanjut(h: HasilLKE) -> Iterator[Blok]:
    yield from blok_teks(teks_bagian(h, BagianLHE.TINDAK_LANJUT))
    if not h.tindak_lanjut:
        return
    yield tabel_tindak_lanjut(
        "tindak_lanjut",
        f"Tindak Lanjut Rekomendasi Tahun {h.tahun - 1}",
        h.tindak_lanjut,
        _LEBAR_TINDAK,
    )


_LEBAR_TINDAK = {
    "no": 5,
    "rekomendasi": 34,
    "rencana": 22,
    "tindak_lanjut": 30,
    "pj": 16,
    "status": 12,
}


def _hasil(h: HasilLKE) -> Iterator[Blok]:
    s = h.skor_akhir
    if s.predikat is not None:
        yield _par(
            f"Nilai akuntabilitas kinerja {h.pd.nama} tahun {h.tahun} adalah "
            f"{format_angka(s.nilai, 2)} dengan predikat {s.predikat.kode} "
            f"({s.predikat.sebutan})."
        )
    else:
        yield _par(
            f"Nilai belum lengkap: {s.dinilai} dari {len(list(h.lembar.sub))} sub komponen dinilai."
        )
    yield tabel_nilai(h)
    for komponen in h.lembar.komponen:
        yield Judul(komponen.nama)
        yield from _komponen(h, komponen)


def _komponen(h: HasilLKE, komponen: BagianLKE) -> Iterator[Blok]:
    """What is met, and each criterion that is not, with the evaluator's note."""
    semua = [(s, k) for s in komponen.sub for k in s.kriteria]
    kurang = [
        (s, k, j)
        for s, k in semua
        if (j := h.jawab(h.terakhir, k.kunci)) is not None and j.jawaban in _BELUM_PENUH
    ]
    dijawab = sum(h.jawab(h.terakhir, k.kunci) is not None for _, k in semua)
    yield _par(
        f"{_terpenuhi(dijawab - len(kurang), len(semua))} terpenuhi atau tidak berlaku."
        if dijawab
        else "Kriteria komponen ini belum dijawab."
    )
    if kurang:
        yield _par("Yang masih perlu diperbaiki:")
        yield Daftar(tuple(Butir(_sebut(s, k, j)) for s, k, j in kurang), bernomor=True)


def _sebut(s: SubLKE, k: KriteriaLKE, j: JawabanHasil) -> str:
    alasan = j.catatan or j.dasar
    return f"{nomor_kriteria(s, k)} {k.teks}: {j.label.lower()}. {alasan}".strip()


def _rekomendasi(h: HasilLKE) -> Iterator[Blok]:
    if h.rekomendasi:
        yield _par("Berdasarkan hasil evaluasi, direkomendasikan:")
        yield Daftar(tuple(Butir(r) for r in h.rekomendasi), bernomor=True)
    else:
        yield _par("Belum ada rekomendasi.")


def _penutup(h: HasilLKE) -> Iterator[Blok]:
    yield from blok_teks(teks_bagian(h, BagianLHE.PENUTUP))


# --- tables --------------------------------------------------------------------------------------


def tabel_nilai(h: HasilLKE) -> Tabel:
    """Component, weight, last year, this year."""
    s = h.skor_akhir
    baris = [
        Baris(
            (
                Sel(k.komponen.kode),
                Sel(k.komponen.nama),
                _bobot(k.komponen.bobot),
                sel_dua_desimal(lalu),
                sel_dua_desimal(k.nilai if k.lengkap else None),
            )
        )
        for k, lalu in zip(s.komponen, h.nilai_lalu, strict=True)
    ]
    total = h.lalu.nilai if h.lalu else None
    predikat = f" ({s.predikat.kode})" if s.predikat else ""
    baris.append(
        Baris(
            (
                Sel(f"Nilai dan predikat{predikat}", rentang=2),
                _bobot(Decimal(100)),
                sel_dua_desimal(total),
                sel_dua_desimal(s.nilai if s.lengkap else None),
            ),
            "jumlah",
        )
    )
    return Tabel(
        "nilai_komponen",
        "Nilai menurut Komponen",
        (
            Kolom("No", "tengah", 5, kunci="no"),
            Kolom("Komponen", lebar=40, kunci="komponen"),
            Kolom("Bobot", "kanan", 10, kunci="bobot"),
            Kolom(str(h.tahun - 1), "kanan", 12, kunci="lalu"),
            Kolom(str(h.tahun), "kanan", 12, kunci="kini"),
        ),
        tuple(baris),
        catatan=_catatan_lalu(h),
    )


def _catatan_lalu(h: HasilLKE) -> tuple[str, ...]:
    """The official total of last year stands as printed, its difference to the sum is told."""
    if h.lalu is None or None in h.nilai_lalu:
        return ()
    from laporan.lhe.tampilan import uraian

    teks = uraian(h.lalu).penjelasan
    return (f"Tahun {h.tahun - 1}: {teks}",) if teks else ()


def _bobot(bobot: Decimal) -> Sel:
    return Sel(format_angka(bobot), bobot, "angka", 1)


def tabel_rekap(h: HasilLKE) -> Tabel:
    """Every sub-component: weight, grade and score of each step."""
    tahap = [t for t in h.tahap if t.value in h.skor] or [TahapLKE.MANDIRI]
    kolom = [
        Kolom("Kode", "tengah", 7, kunci="kode"),
        Kolom("Sub Komponen", lebar=40, kunci="sub"),
        Kolom("Bobot", "kanan", 8, kunci="bobot"),
    ]
    for t in tahap:
        kolom += [
            Kolom("Tingkat", "tengah", 8, t.label, f"tingkat_{t.value}"),
            Kolom("Nilai", "kanan", 8, t.label, f"nilai_{t.value}"),
        ]
    return Tabel(
        "nilai_sub",
        "Nilai menurut Sub Komponen",
        tuple(kolom),
        tuple(
            Baris(
                (
                    Sel(sub.kode),
                    Sel(sub.nama),
                    _bobot(sub.bobot),
                    *(x for t in tahap for x in _sel_sub(_cari(h, t, sub.kode))),
                )
            )
            for sub in h.lembar.sub
        ),
    )


def _cari(h: HasilLKE, tahap: TahapLKE, kode: str) -> SkorSub | None:
    s = h.skor.get(tahap.value)
    semua = (x for k in (s.komponen if s else ()) for x in k.sub)
    return next((x for x in semua if x.sub.kode == kode), None)


def _sel_sub(s: SkorSub | None) -> tuple[Sel, Sel]:
    return Sel((s.tingkat if s else "") or KOSONG, rata="tengah"), sel_dua_desimal(
        s.nilai if s else None
    )


def tabel_kriteria(h: HasilLKE) -> Tabel:
    """Every criterion with the answer of each step."""
    tahap = h.tahap or (TahapLKE.MANDIRI,)
    return Tabel(
        "jawaban_kriteria",
        "Jawaban Kriteria menurut Tahap",
        (
            Kolom("Nomor", "tengah", 8, kunci="nomor"),
            Kolom("Kriteria", lebar=44, kunci="kriteria"),
            *(Kolom(t.label, "tengah", 12, kunci=t.value) for t in tahap),
            Kolom("Catatan", lebar=34, kunci="catatan"),
        ),
        tuple(
            Baris(
                (
                    Sel(nomor_kriteria(s, k)),
                    Sel(k.teks),
                    *(Sel(j.label if (j := h.jawab(t, k.kunci)) else KOSONG) for t in tahap),
                    Sel(_catatan(h, k.kunci)),
                )
            )
            for s, k in h.lembar.kriteria
        ),
        lebar=True,
    )


def _catatan(h: HasilLKE, kunci: str) -> str:
    j = h.jawab(h.terakhir, kunci)
    return (j.catatan or j.dasar) if j else ""


def tabel_data(h: HasilLKE) -> Tabel:
    """The sheet "Data LKE" of the offices' workbook: number, code, criterion, answer, evidence."""
    return Tabel(
        "data_lke",
        "Data LKE",
        (
            Kolom("No", "tengah", 5, kunci="no"),
            Kolom("Kode", "tengah", 8, kunci="kode"),
            Kolom("Kriteria", lebar=44, kunci="kriteria"),
            Kolom("Bobot sub komponen", "kanan", 9, kunci="bobot"),
            Kolom("Jawaban", "tengah", 12, kunci="jawaban"),
            Kolom("Catatan", lebar=34, kunci="catatan"),
            Kolom("Bukti", lebar=30, kunci="bukti"),
        ),
        tuple(
            Baris(
                (
                    Sel(str(no)),
                    Sel(nomor_kriteria(s, k)),
                    Sel(k.teks),
                    _bobot(s.bobot),
                    Sel(j.label if (j := h.jawab(h.terakhir, k.kunci)) else KOSONG),
                    Sel(_catatan(h, k.kunci)),
                    Sel(sebut_bukti(h, k.kunci)),
                )
            )
            for no, (s, k) in enumerate(h.lembar.kriteria, start=1)
        ),
        lebar=True,
    )


def sebut_bukti(h: HasilLKE, kunci: str) -> str:
    """`LKjIP 2024, hlm. 33 (https://…); …`."""
    return "; ".join(
        judul
        + (f", hlm. {halaman}" if halaman else "")
        + (f" ({tautan})" if tautan and tautan != judul else "")
        for judul, halaman, tautan in h.bukti.get(kunci, ())
    )
