"""The form of Permendagri 86/2017 for the evaluation of a Renja: whole, as a workbook takes it,
and cut into three tables that fit on paper, of the same cells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from anggaran.sebutan import baris_mata
from kinerja.akumulasi import Akumulasi
from kinerja.angka import KOSONG
from kinerja.capaian import CaraRerata, Hasil, Kebijakan, Polaritas, rerata
from kinerja.kriteria import PITA_PERMENDAGRI_86_2017
from kinerja.periode import format_tanggal, label_tw
from kinerja.ukuran import kriteria_dari
from laporan.dokumen.kalimat import cacah
from laporan.dokumen.unsur import Baris, Isi, JenisBaris, Kolom, Sel, Tabel
from laporan.lkjip.tabel import sel
from laporan.triwulanan.renja_bahan import EvaluasiRenja, KinerjaRenja, UangRenja

_TINGKAT = {"program": 0, "kegiatan": 1, "sub_kegiatan": 2}
_Sel = dict[str, Sel]
KENAL = ("no", "mata", "indikator")
RENCANA = ("no", "sasaran", "mata", "indikator", "k5", "rp5", "k6", "rp6", "k7", "rp7", "unit")
TRIWULAN = (*KENAL, *(f"{jenis}{n}" for n in range(8, 12) for jenis in ("k", "rp")))
HASIL = (*KENAL, *(f"{jenis}{n}" for n in range(12, 16) for jenis in ("k", "rp")))
LENGKAP = (*RENCANA[:-1], *TRIWULAN[len(KENAL) :], *HASIL[len(KENAL) :], "unit")


def _kolom(e: EvaluasiRenja, *, utuh: bool) -> dict[str, Kolom]:
    """By key. The caption of the second table says already that its columns are realisasi."""
    tahun, tw = e.tw.tahun, e.tw.label_pendek
    hasil = {
        "no": sel.KOLOM_NO,
        "sasaran": Kolom("(2) Sasaran", lebar=20, kunci="sasaran"),
        "mata": Kolom("(3) Program/Kegiatan/Sub Kegiatan", lebar=28, kunci="mata", pohon=True),
        "indikator": Kolom(
            "(4) Indikator Kinerja Program (outcome)/Kegiatan (output)", lebar=24, kunci="indikator"
        ),
        "unit": Kolom("(16) Unit Penanggung Jawab", lebar=14, kunci="unit"),
    }
    judul = {
        5: "(5) Target Renstra sampai Akhir Periode",
        6: f"(6) Realisasi Renstra s.d. {tahun - 1}",
        7: f"(7) Target Renja {tahun}",
        **{7 + n: f"({7 + n}) {'Realisasi ' if utuh else ''}{label_tw(n)}" for n in (1, 2, 3, 4)},
        12: f"(12) Realisasi Renja {tahun} s.d. {tw}",
        13: "(13) Tingkat Capaian Renja (%)",
        14: f"(14) Realisasi Renstra s.d. {tw} {tahun}",
        15: "(15) Tingkat Capaian Renstra (%)",
    }
    for n, kelompok in judul.items():
        hasil[f"k{n}"] = Kolom("K", "kanan", 8, kelompok, f"k{n}")
        hasil[f"rp{n}"] = Kolom("Rp", "kanan", 13, kelompok, f"rp{n}")
    return hasil


def formulir(e: EvaluasiRenja) -> Tabel:
    """The whole form in one table."""
    return _tabel(e, "evaluasi_renja", f"Evaluasi terhadap Hasil Renja {e.tw.label}", LENGKAP)


def formulir_cetak(e: EvaluasiRenja) -> tuple[Tabel, Tabel, Tabel]:
    """The same cells in three tables: what was planned, the quarters, what came of it."""
    tahun = e.tw.tahun
    return (
        _tabel(e, "evaluasi_renja:rencana", f"Target Renstra dan Renja {tahun}", RENCANA),
        _tabel(
            e, "evaluasi_renja:triwulan", f"Realisasi Kinerja dan Anggaran {e.tw.label}", TRIWULAN
        ),
        _tabel(
            e, "evaluasi_renja:hasil", f"Tingkat Capaian Renja dan Renstra s.d. {e.tw.label}", HASIL
        ),
    )


def _tabel(e: EvaluasiRenja, kunci: str, judul: str, dipakai: Sequence[str]) -> Tabel:
    utuh = dipakai == LENGKAP
    kolom = _kolom(e, utuh=utuh)
    baris = [
        replace(b, sel=tuple(_pakai(isi.get(k, Sel("")), utuh) for k in dipakai))
        for b, isi in _baris(e)
    ]
    if baris:
        for b, isi in _kaki(e):
            if any(k in isi for k in dipakai if k not in KENAL):
                baris.append(
                    replace(b, sel=tuple(_pakai(isi.get(k, Sel("")), utuh) for k in dipakai))
                )
    versi = e.k.anggaran.versi
    satu = Tabel(
        kunci,
        judul,
        tuple(kolom[k] for k in dipakai),
        tuple(baris),
        lebar=bool(baris),
        bernomor=False,
        catatan=tuple(_catatan(e, dipakai)) if baris else (),
        sumber=f"Anggaran {versi[-1].get_jenis_display().lower()} {versi[-1].nomor}".strip()
        if versi and "rp7" in dipakai
        else "",
        kosong=f"Program dan kegiatan tahun {e.tw.tahun} belum diisi.",
    )
    return sel.bermuatan(
        satu,
        *(k for k in dipakai if k not in (*KENAL, "sasaran", "unit")),
        kosong=_kalimat_kosong(e, dipakai),
    )


def _kalimat_kosong(e: EvaluasiRenja, dipakai: Sequence[str]) -> str:
    if dipakai == HASIL:
        return (
            "Tingkat capaian belum dapat dihitung karena realisasi kinerja dan anggaran s.d. "
            f"{e.tw.label} belum diisi."
        )
    if dipakai == TRIWULAN:
        return f"Realisasi kinerja dan anggaran s.d. {e.tw.label} belum diisi."
    return f"Target kinerja dan anggaran Renja tahun {e.tw.tahun} belum diisi."


def _pakai(satu: Sel, utuh: bool) -> Sel:
    """A formula only where every column that it speaks of stands."""
    return satu if utuh or not satu.formula else replace(satu, formula="")


def _baris(e: EvaluasiRenja) -> Iterator[tuple[Baris, _Sel]]:
    """Each node with its money once, beside its first indicator; the others follow without."""
    for nomor, s in enumerate(e.simpul, start=1):
        uang = _uang(e, e.uang(s), f"#{s.kunci}" if s.anak else "")
        mata = f"{baris_mata(s.tingkat, s.mata.nama)} ({s.mata.kode})"
        tetap = {
            "no": sel.teks(nomor),
            "mata": sel.teks(mata),
            "sasaran": sel.teks("; ".join(e.sasaran(s)) if s.tingkat == "program" else ""),
            "unit": sel.teks(s.mata.penanggung_jawab.unit.nama),
        }
        jenis: JenisBaris = "subjumlah" if s.tingkat == "program" else "biasa"
        grup = "puncak" if s.tingkat == "program" else e.k.anggaran.induk[s.kunci]
        semua = e.kinerja(s)
        pertama = _kinerja(e, semua[0]) if semua else {"indikator": sel.teks(KOSONG)}
        yield (
            Baris((), jenis, _TINGKAT[s.tingkat], kunci=s.kunci, grup=grup),
            {**tetap, **uang, **pertama},
        )
        for lain in semua[1:]:
            ulang = {k: replace(tetap[k], lanjutan=True) for k in ("mata", "unit")}
            yield Baris((), "biasa", _TINGKAT[s.tingkat]), {**ulang, **_kinerja(e, lain)}


def _uang(e: EvaluasiRenja, uang: UangRenja, grup: str) -> _Sel:
    kebijakan = e.k.bahan.kebijakan

    def jumlah(kunci: str) -> str:
        return f"=SUM({{{kunci}@{grup}}})" if grup else ""

    return {
        "rp5": sel.uang(uang.renstra),
        "rp6": sel.uang(uang.lalu),
        "rp7": sel.uang(uang.pagu, formula=jumlah("rp7")),
        **{
            f"rp{7 + n}": sel.uang(uang.triwulan.get(n), formula=jumlah(f"rp{7 + n}"))
            for n in (1, 2, 3, 4)
        },
        "rp12": sel.uang(uang.total, formula=jumlah("rp12")),
        "rp13": sel.persen(
            e.serapan(uang), kebijakan, formula=sel.rumus_persen("rp12", "rp7", kebijakan)
        ),
        "rp14": sel.uang(uang.sampai),
        "rp15": sel.persen(
            e.serapan_renstra(uang), kebijakan, formula=sel.rumus_persen("rp14", "rp5", kebijakan)
        ),
    }


def _kinerja(e: EvaluasiRenja, x: KinerjaRenja) -> _Sel:
    i, kebijakan = x.indikator, e.k.bahan.kebijakan

    def angka(nilai: object) -> Sel:
        return sel.angka(nilai, i.desimal)  # type: ignore[arg-type]  # Decimal or None

    return {
        "indikator": sel.teks(i.sebutan),
        "k5": angka(i.target_renstra),
        "k6": angka(x.lalu),
        "k7": angka(x.angka.target),
        **{
            f"k{7 + n}": angka(x.angka.realisasi.get(n) if n <= e.tw.nomor else None)
            for n in (1, 2, 3, 4)
        },
        "k12": angka(x.total),
        "k13": sel.persen(x.capaian, kebijakan, formula=_rumus(x, x.capaian, "12", "7", kebijakan)),
        "k14": angka(x.sampai),
        "k15": sel.persen(
            x.capaian_renstra,
            kebijakan,
            formula=_rumus(x, x.capaian_renstra, "14", "5", kebijakan),
        ),
    }


def _rumus(x: KinerjaRenja, hasil: Hasil, atas: str, bawah: str, kebijakan: Kebijakan) -> str:
    """Workbook formula of a capaian that is a plain quotient."""
    target = x.angka.target if bawah == "7" else x.indikator.target_renstra
    polos = (
        x.angka.bentuk.polaritas is Polaritas.TINGGI
        and target is not None
        and target > 0
        and hasil.nilai not in (kebijakan.minimum, kebijakan.maksimum)
    )
    return sel.rumus_persen(f"k{atas}", f"k{bawah}", kebijakan) if polos else ""


def rata_rata(e: EvaluasiRenja) -> tuple[Hasil, Hasil, int, int]:
    """Mean capaian against the target of the year and of the Renstra; how many the first counts
    and leaves out.
    """
    # Outcomes and outputs have no weight and no sasaran of their own: each counts alike.
    kebijakan = replace(e.k.bahan.kebijakan, rerata=CaraRerata.INDIKATOR)
    tahun = rerata((x.capaian for x in e.semua_kinerja), kebijakan)
    renstra = rerata((x.capaian_renstra for x in e.semua_kinerja), kebijakan)
    hasil = [
        Hasil.tidak_dapat(KOSONG) if r.nilai is None else Hasil.dari(r.nilai)
        for r in (tahun, renstra)
    ]
    return hasil[0], hasil[1], tahun.dihitung, tahun.dilewati


def predikat(hasil: Hasil) -> str:
    """By the law's scale."""
    return kriteria_dari(hasil, PITA_PERMENDAGRI_86_2017)[0]


def _kaki(e: EvaluasiRenja) -> Iterator[tuple[Baris, _Sel]]:
    """Sum of the money, mean of the capaian, predicate."""
    kebijakan = e.k.bahan.kebijakan
    uang = _uang(e, e.jumlah, "#puncak")
    yield Baris((), "jumlah"), {"mata": sel.teks("Jumlah anggaran"), **uang}
    tahun, renstra, _, _ = rata_rata(e)
    serapan, serapan_renstra = e.serapan(e.jumlah), e.serapan_renstra(e.jumlah)
    yield (
        Baris((), "jumlah"),
        {
            "mata": sel.teks("Rata-rata capaian kinerja (%)"),
            "k13": sel.persen(tahun, kebijakan),
            "rp13": sel.persen(serapan, kebijakan),
            "k15": sel.persen(renstra, kebijakan),
            "rp15": sel.persen(serapan_renstra, kebijakan),
        },
    )
    yield (
        Baris((), "jumlah"),
        {
            "mata": sel.teks("Predikat kinerja"),
            "k13": sel.teks(predikat(tahun)),
            "rp13": sel.teks(predikat(serapan)),
            "k15": sel.teks(predikat(renstra)),
            "rp15": sel.teks(predikat(serapan_renstra)),
        },
    )


def _catatan(e: EvaluasiRenja, dipakai: Sequence[str]) -> Iterator[Isi]:
    """How the columns came to be; only of the columns that stand."""
    if "k7" in dipakai:
        yield (
            "K: kinerja; Rp: anggaran. Target dan pagu Renja menurut dokumen anggaran yang berlaku "
            f"pada {format_tanggal(e.tw.akhir)}. Anggaran program dan kegiatan adalah jumlah sub "
            "kegiatannya, masing-masing dihitung satu kali. Realisasi Renstra tahun-tahun "
            "sebelumnya sebagaimana diisi pada Data Induk, atau tercatat tahun demi tahun sejak "
            "awal Renstra."
        )
    if "k8" in dipakai:
        yield (
            "Rp setiap triwulan adalah belanja triwulan itu saja; tanda – berarti belum dilaporkan."
        )
        cara = {x.angka.bentuk.akumulasi for x in e.semua_kinerja} - {Akumulasi.JUMLAH}
        if cara:
            yield (
                "K yang bukan penjumlahan: "
                + "; ".join(
                    f"{x.indikator.sebutan}, {x.angka.bentuk.akumulasi.label.lower()}"
                    for x in e.semua_kinerja
                    if x.angka.bentuk.akumulasi in cara
                )
                + "."
            )
    if "k13" in dipakai:
        _, _, dihitung, dilewati = rata_rata(e)
        yield (
            "(12) gabungan triwulan s.d. triwulan ini; (13) = (12) terhadap (7); (14) = (6) + "
            "(12), untuk indikator yang berupa posisi atau rata-rata sama dengan (12); (15) = (14) "
            "terhadap (5)."
        )
        lewat = f", {cacah(dilewati, 'indikator')} tidak dapat dihitung" if dilewati else ""
        yield (
            f"Rata-rata capaian kinerja dari {cacah(dihitung, 'indikator')}{lewat}; untuk "
            "Rp, jumlah realisasi dibagi jumlah anggaran. Predikat menurut Permendagri Nomor 86 "
            "Tahun 2017: Sangat Tinggi mulai 91%, Tinggi mulai 76%, Sedang mulai 66%, Rendah "
            "mulai 51%, di bawahnya Sangat Rendah."
        )
