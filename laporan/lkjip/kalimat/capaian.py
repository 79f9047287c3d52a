"""PURE. Sentences about one indicator's year and about the method that measured it."""

from collections.abc import Iterable

from kinerja.angka import Pembulatan, format_angka, format_persen
from kinerja.capaian import (
    JenisTarget,
    Kebijakan,
    Polaritas,
    Rerata,
    RumusRendah,
    uraikan_rerata,
)
from kinerja.kata_daftar import urutkan
from kinerja.kriteria import Pita
from kinerja.periode import ROMAWI
from kinerja.turunan import IsianVariabel, Turunan
from kinerja.ukuran import AsalNilai, BentukIndikator, IsianTriwulan, TargetTampil, Ukuran
from laporan.dokumen.kalimat import cacah, kecilkan, rangkai, satuan_kecil, tanpa_titik
from laporan.dokumen.unsur import Isi, Potongan, Teks

BELUM_DITETAPKAN = "belum ditetapkan"


def nilai_capaian(kode: str, ukuran: Ukuran) -> Teks:
    """`100,37%`, or the reason in words."""
    teks = ukuran.capaian_teks if ukuran.capaian.dapat else ukuran.capaian.keterangan
    return Teks(teks, medan=f"capaian:{kode}:{ukuran.tahun}")


def nilai_realisasi(kode: str, ukuran: Ukuran) -> Teks:
    """`2,71%`, `belum diisi`."""
    return Teks(satuan_kecil(ukuran.realisasi_teks), medan=f"realisasi:{kode}:{ukuran.tahun}")


def target_kalimat(target: TargetTampil) -> str:
    """A target inside a sentence: the agreement's own words as they are, a figure with its unit."""
    return target.teks if target.apa_adanya else satuan_kecil(target.teks)


def nilai_target(kode: str, ukuran: Ukuran) -> Teks:
    """`2,72%`, or that there is none."""
    teks = BELUM_DITETAPKAN if ukuran.target is None else target_kalimat(ukuran.target)
    return Teks(teks, medan=f"target:{kode}:{ukuran.tahun}")


def ringkas(nama: str, kode: str, ukuran: Ukuran) -> tuple[Potongan, ...]:
    """One indicator in one clause: `X: realisasi … dari target …, capaian … (kriteria)`."""
    nilai = rangkai(
        f"{nama}: realisasi ",
        nilai_realisasi(kode, ukuran),
        " dari target " if ukuran.target and ukuran.terisi else ", target ",
        nilai_target(kode, ukuran),
    )
    if ukuran.capaian.dapat:
        ekor = rangkai(", capaian ", nilai_capaian(kode, ukuran), f" ({ukuran.kriteria})")
    elif ukuran.target is None or not ukuran.terisi:
        ekor = rangkai(f"; capaian {ukuran.capaian.keterangan}")
    else:
        ekor = rangkai(", capaian ", nilai_capaian(kode, ukuran))
    return rangkai(nilai, ekor)


def baris_capaian(kode: str, ukuran: Ukuran) -> tuple[Potongan, ...]:
    """The calculation line with the figure itself as a field."""
    uraian = ukuran.uraian_capaian
    if not ukuran.capaian.dapat:
        return rangkai("Capaian ", nilai_capaian(kode, ukuran))
    if ukuran.ditetapkan:
        return rangkai("Capaian ", nilai_capaian(kode, ukuran), f": {uraian.partition(': ')[2]}")
    if ukuran.dilaporkan:
        return rangkai("Capaian ", nilai_capaian(kode, ukuran), f" ({kecilkan(uraian)})")
    kriteria = f" (kriteria {ukuran.kriteria})"
    if uraian.endswith(ukuran.capaian_teks):
        return rangkai(
            f"Capaian = {uraian.removesuffix(ukuran.capaian_teks)}",
            nilai_capaian(kode, ukuran),
            kriteria,
        )
    return rangkai(f"Capaian = {uraian}", kriteria)


def baris_turunan(kode: str, tahun: int, turunan: Turunan, bentuk: BentukIndikator) -> Isi:
    """`8.604 ÷ 317.696 × 100 = 2,71%`."""
    if turunan.nilai is None:
        return f"Perhitungan atas variabel belum dapat dilakukan: {tanpa_titik(turunan.alasan)}."
    suku = turunan.uraian.rpartition(" = ")[0]
    hasil = Teks(satuan_kecil(bentuk.tampil(turunan.nilai)), medan=f"turunan:{kode}:{tahun}")
    return rangkai(f"Realisasi = {suku} = ", hasil)


def angka_resmi(kode: str, tahun: int, isian: IsianTriwulan, bentuk: BentukIndikator) -> Isi:
    """Which figure counts where an official one stands over the derived one; empty where none does.

    Why it was set is for those who keep the data (laporan/lkjip/susun/catatan.py).
    """
    if isian.asal is not AsalNilai.RESMI:
        return ""
    resmi = Teks(satuan_kecil(bentuk.tampil(isian.nilai)), medan=f"realisasi:{kode}:{tahun}")
    turunan = isian.turunan
    if turunan is None or turunan.nilai is None:
        return rangkai("Realisasi yang dipakai: angka resmi ", resmi, ".")
    if isian.berbeda:
        return rangkai(
            "Realisasi yang dipakai: angka resmi ",
            resmi,
            ", berbeda dengan hasil perhitungan ",
            Teks(satuan_kecil(bentuk.tampil(turunan.nilai)), medan=f"turunan:{kode}:{tahun}"),
            ".",
        )
    return rangkai("Angka resmi ", resmi, " sama dengan hasil perhitungan.")


def baris_variabel(v: IsianVariabel) -> str:
    """`Jumlah pengangguran: 8.604 orang (BPS Kabupaten Banjar, 2024)`."""
    if v.nilai is None:
        return f"{v.nama}: belum diisi"
    nilai = v.uraian if v.bagian else format_angka(v.nilai)
    satuan = "" if not v.satuan or v.nama.casefold().startswith(v.satuan.casefold()) else v.satuan
    teks = f"{v.nama}: {nilai} {kecilkan(satuan)}".rstrip()
    if v.sumber:
        teks += f" (sumber: {v.sumber})"
    return f"{teks}; rincian: {tanpa_titik(v.rincian)}" if v.rincian else teks


def tak_terisi(variabel: Iterable[IsianVariabel]) -> bool:
    """Whether no variable at all was entered."""
    return all(v.nilai is None and tak_terisi(v.bagian) for v in variabel)


def asal_realisasi(ukuran: Ukuran, *, berformula: bool) -> str:
    """Where a figure that no formula explains comes from."""
    tw = ukuran.akumulasi.terpakai
    if not ukuran.terisi:
        return ""
    if len(tw) > 1:
        return f"Realisasi = {ukuran.akumulasi.uraian}"
    if berformula or not tw:
        return ""
    return (
        f"Realisasi menurut laporan penanggung jawab pada triwulan {ROMAWI[tw[0] - 1]}: "
        f"{satuan_kecil(ukuran.realisasi_teks)}."
    )


def rerata_isi(
    kunci: str,
    tahun: int,
    rerata: Rerata,
    kriteria: str,
    kebijakan: Kebijakan,
    *,
    sebut: str = "rata-rata capaian",
    banyak: bool = True,
) -> tuple[Potongan, ...]:
    """`rata-rata capaian 100,02% (Berhasil) dari 3 (tiga) indikator`, or why there is none.

    `sebut` replaces the first words; without `banyak` the reader already knows how many.
    """
    medan = f"rerata:{kunci}:{tahun}"
    if rerata.nilai is None and rerata.dilewati == 1 and not rerata.tanpa_bobot:
        # No mean of one, and that it has no capaian is no reason for having none.
        return rangkai("capaian ", Teks("belum dapat dihitung", medan=medan))
    if rerata.nilai is None:
        sebab = " karena belum ada indikator"
        if rerata.tanpa_bobot:
            sebab = f" karena {cacah(rerata.tanpa_bobot, 'indikator')} belum berbobot"
        elif rerata.dilewati:
            sebab = f" karena {cacah(rerata.dilewati, 'indikator')} belum bercapaian"
        return rangkai(f"{sebut} ", Teks("belum dapat dihitung", medan=medan), sebab)
    tunggal = rerata.dihitung == 1 and not rerata.dilewati
    hasil = rangkai(
        "capaian " if tunggal else f"{sebut} ",
        Teks(format_persen(rerata.nilai, kebijakan.desimal), medan=medan),
        f" ({kriteria})"
        if tunggal or not banyak
        else f" ({kriteria}) dari {cacah(rerata.dihitung, 'indikator')}",
    )
    if rerata.dilewati:
        hasil = rangkai(hasil, f"; {cacah(rerata.dilewati, 'indikator')} belum dapat dihitung")
    if rerata.tanpa_bobot:
        hasil = rangkai(hasil, f"; {cacah(rerata.tanpa_bobot, 'indikator')} tanpa bobot")
    # A part of the agency has its other readings under its table.
    for n, lain in enumerate(rerata.lain if kunci == "semua" else ()):
        hasil = rangkai(hasil, "; ", Teks(lain.kalimat, medan=f"rerata_lain:{n}:{tahun}"))
    return hasil


# --- The method in force -----------------------------------------------------------------


def metode_capaian(
    kebijakan: Kebijakan,
    *,
    polaritas: Iterable[Polaritas],
    jenis: Iterable[JenisTarget],
    negatif: bool = False,
    rentang_searah: bool = True,
    berskor: bool = False,
) -> list[tuple[str, str]]:
    """(condition, formula) pairs for the kinds of target that the year has.

    `negatif`: whether a target below zero is among them; `rentang_searah`: whether a range is the
    target of an indicator that is better the higher or the lower; `berskor`: whether a predicate
    has its score on both sides.
    """
    ada, bentuk = set(polaritas), set(jenis)
    hasil: list[tuple[str, str]] = []
    if JenisTarget.MINIMAL in bentuk or not bentuk or Polaritas.TINGGI in ada:
        hasil.append(
            (
                "Indikator yang makin tinggi realisasinya makin baik:",
                "Capaian = realisasi ÷ target × 100%",
            )
        )
    if JenisTarget.MAKSIMAL in bentuk or Polaritas.RENDAH in ada:
        rumus = (
            "Capaian = (2 × target − realisasi) ÷ target × 100%"
            if kebijakan.rumus_rendah is RumusRendah.SELISIH
            else "Capaian = target ÷ realisasi × 100%"
        )
        hasil.append(("Indikator yang makin rendah realisasinya makin baik:", rumus))
    if negatif:
        hasil.append(
            (
                "Target di bawah nol: selisihnya terhadap besar target menjadi ukuran, dengan "
                "tanda kurang bila makin rendah makin baik:",
                "Capaian = (1 ± (realisasi − target) ÷ |target|) × 100%",
            )
        )
    if Polaritas.DALAM_RENTANG in ada:
        hasil.append(
            (
                "Indikator yang terbaik di dalam rentang: realisasi di dalam rentang bernilai "
                "100%; di atasnya dihitung terhadap batas atas, di bawahnya terhadap batas bawah:",
                "Capaian = (2 × batas atas − realisasi) ÷ batas atas × 100%, "
                "atau realisasi ÷ batas bawah × 100%",
            )
        )
    if JenisTarget.RENTANG in bentuk and rentang_searah and ada != {Polaritas.DALAM_RENTANG}:
        hasil.append(
            (
                "Target berupa rentang: realisasi di dalam rentang bernilai 100%; "
                "di luarnya, batas yang terdekat menjadi target:",
                "Capaian = realisasi terhadap batas terdekat",
            )
        )
    if JenisTarget.PREDIKAT in bentuk:
        hasil.append(
            (
                "Target berupa predikat: peringkat pada skala menjadi angkanya:",
                "Capaian = peringkat realisasi ÷ peringkat target × 100%",
            )
        )
    if berskor:
        hasil.append(
            (
                "Predikat yang nilainya disebut pada target dan realisasi:",
                "Capaian = nilai realisasi ÷ nilai target × 100%",
            )
        )
    return hasil


def aturan_hitung(kebijakan: Kebijakan, pita: Iterable[Pita], *, nol: bool = False) -> list[str]:
    """The policy in force, one sentence an item. `nol`: whether something was to stay at nought."""
    d = kebijakan.desimal
    bulat = (
        f"dibulatkan satu kali, setengah ke atas, menjadi {d} angka di belakang koma"
        if kebijakan.pembulatan is Pembulatan.SETENGAH_KE_ATAS
        else f"dipotong menjadi {d} angka di belakang koma tanpa pembulatan"
    )
    hasil = [
        "Realisasi dan target lebih dahulu dibulatkan sesuai dengan jumlah desimal indikatornya; "
        f"capaian dihitung dari angka yang tercetak, lalu {bulat}."
    ]
    match kebijakan.minimum, kebijakan.maksimum:
        case None, None:
            hasil.append("Capaian tidak diberi batas bawah maupun batas atas.")
        case bawah, None:
            hasil.append(f"Capaian paling rendah {format_persen(bawah, None)}, tanpa batas atas.")
        case None, atas:
            hasil.append(f"Capaian paling tinggi {format_persen(atas, None)}, tanpa batas bawah.")
        case bawah, atas:
            hasil.append(
                f"Capaian paling rendah {format_persen(bawah, None)} "
                f"dan paling tinggi {format_persen(atas, None)}."
            )
    hasil.append(
        f"{uraikan_rerata(kebijakan)} Rata-rata hanya mencakup indikator yang capaiannya dapat "
        "dihitung. Indikator yang belum dilaporkan, tidak berlaku, atau bertarget nol tidak "
        "dianggap bernilai nol; jumlahnya disebutkan di samping rata-rata."
    )
    if nol:
        hasil.append(
            "Target 0 yang realisasinya 0 bernilai capaian 100% bila makin rendah makin baik; "
            "target 0 yang terlampaui tidak tercapai, tanpa persentase."
        )
    batas = [f"{p.label} ≥ {format_persen(p.batas_bawah, None)}" for p in pita if p.batas_bawah]
    if batas:
        hasil.append(
            "Kriteria ditetapkan dari capaian yang tercetak menurut batas bawah: "
            f"{urutkan(batas)}. "
            "Capaian di bawahnya termasuk kriteria terakhir."
        )
    return hasil
