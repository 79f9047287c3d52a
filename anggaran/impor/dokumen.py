"""PURE. "Laporan Realisasi per Dokumen" of SIPD Penatausahaan: one row for one document × rekening.

- A direct payment (SPP-LS) counts in the month of its transfer, everything else in that of the
  document; a direct payment without SP2D or transfer is not spent yet.
- What counts is Nilai Realisasi less Nilai Setoran. Nilai SP2D stands on each row of its document
  and is never added up; it is what the rows of an SP2D may not exceed.
- The columns of the person (NIP, name) are not read at all.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from anggaran.impor.bentuk import RincianBerkas
from anggaran.impor.kepala import Sel
from anggaran.impor.nilai import jalur_kode
from anggaran.impor.penampung import Penampung, baris_nomor, rupiah

_NOMOR = ("nomor_dokumen", "nomor_spd", "nomor_sp2d", "nomor_dpt")
_KODE_POLOS = re.compile(r"[\d.]+")
_NOMOR_LAIN = re.compile(r"\b(SPM|SPP|SPD)\b")
_PEMISAH = re.compile(r"[/.\-]")
_KATA = re.compile(r"[^A-Z0-9]+")
_JENIS_DOKUMEN = frozenset({"SPP", "TBP", "STS", "KKPD", "LPJ", "SPJ", "NPD"})
_JENIS_TRANSAKSI = frozenset({"LS", "UP", "GU", "TU", "KKPD", "SETORAN", "PENGEMBALIAN"})
_TANGGAL = ("tanggal_dokumen", "tanggal_spp", "tanggal_spm", "tanggal_sp2d")


@dataclass
class _Sp2d:
    """What the rows of one SP2D say."""

    nilai: int
    realisasi: int
    baris: int
    banyak: int = 0


def baca_dokumen(p: Penampung, tahun: int) -> None:
    """Rows of one file; `tahun`: the budget year, outside which nothing may be dated."""
    ada: dict[tuple[str, str], tuple[int, RincianBerkas]] = {}
    sp2d: dict[tuple[str, str], _Sp2d] = {}
    belum = ganda = langsung = 0
    akhir = p.tabel.kepala.baris
    for nomor, sel in p.tabel.baris:
        if p.tabel.kepala.ambil(sel, "kode_sub") is None and not p.teks(sel, "nomor_dokumen"):
            _tanpa_kunci(p, nomor, sel)
            continue
        if baris_nomor(sel):
            continue
        p.rusak, akhir = False, nomor
        satu, cair = _satu(p, nomor, sel, tahun, sp2d)
        langsung += "LS" in _KATA.split(p.teks(sel, "jenis_transaksi").upper())
        if not cair:
            belum += 1
            continue
        if satu is None or p.rusak:
            continue
        diri = (satu.skpd, satu.kunci)
        lalu = ada.get(diri)
        if lalu is None:
            ada[diri] = (nomor, satu)
            p.tambah(satu)
        elif (lalu[1].realisasi, lalu[1].bulan) == (satu.realisasi, satu.bulan):
            ganda += 1
        else:
            p.tolak(
                nomor, "nomor_dokumen", p.teks(sel, "nomor_dokumen"),
                f"dokumen, sub kegiatan, dan rekening ini sudah ada pada baris {lalu[0]} dengan "
                "nilai atau tanggal lain.",
            )  # fmt: skip
    for (_, nama), isi in sp2d.items():
        if isi.realisasi > isi.nilai and not p.cocok(isi.nilai, isi.realisasi, isi.banyak):
            p.tolak(
                isi.baris, "nilai_sp2d", rupiah(isi.nilai),
                f"realisasi baris-baris SP2D {nama} berjumlah {rupiah(isi.realisasi)}, melebihi "
                "nilai SP2D-nya.",
            )  # fmt: skip
    if belum > 1 and belum == langsung:
        p.tolak(
            p.tabel.kepala.baris, "tanggal_transfer", "",
            "tidak satu pun pembayaran LS bertanggal transfer; kolomnya mungkin tertukar.",
        )  # fmt: skip
    if belum:
        p.hasil.catatan.append(
            f"{belum} baris LS belum ber-SP2D atau belum ditransfer; belum dihitung."
        )
    if ganda:
        p.hasil.catatan.append(f"{ganda} baris tertulis dua kali dan dihitung sekali.")
    p.periksa_gabungan(akhir)


def _tanpa_kunci(p: Penampung, nomor: int, sel: Sel) -> None:
    nilai = p.tabel.kepala.ambil(sel, "realisasi")
    if (
        isinstance(nilai, (int, float, Decimal))
        and nilai
        and not any(isinstance(s, str) for s in sel)
    ):
        p.tolak(nomor, "kode_sub", "", "baris ini bernilai tetapi dokumen dan kodenya kosong.")


def _satu(
    p: Penampung, nomor: int, sel: Sel, tahun: int, sp2d: dict[tuple[str, str], _Sp2d]
) -> tuple[RincianBerkas | None, bool]:
    """The row, and whether its money has gone out."""
    sub, rekening = p.sub(nomor, sel), p.rekening(nomor, sel)
    if sub:
        p.simpul(nomor, sel, sub)
    realisasi, setoran = p.rupiah(nomor, sel, "realisasi"), p.rupiah(nomor, sel, "setoran")
    if realisasi < 0 or setoran < 0:
        p.tolak(nomor, "realisasi", realisasi, "nilai realisasi dan setoran tidak boleh negatif.")
    jenis = _jenis(p, nomor, sel, "jenis_dokumen", _JENIS_DOKUMEN)
    transaksi = _jenis(p, nomor, sel, "jenis_transaksi", _JENIS_TRANSAKSI)
    tanggal = {m: p.tanggal(nomor, sel, m) for m in (*_TANGGAL, "tanggal_transfer")}
    langsung = jenis.startswith("SPP") and "LS" in transaksi
    nomor_sp2d = p.teks(sel, "nomor_sp2d")
    skpd = p.skpd(nomor, sel)
    if langsung and (not nomor_sp2d or tanggal["tanggal_transfer"] is None):
        if not nomor_sp2d and (tanggal["tanggal_sp2d"] or tanggal["tanggal_transfer"]):
            p.tolak(nomor, "nomor_sp2d", "", "SP2D ini bertanggal tetapi tidak bernomor.")
        return None, p.rusak
    hari = tanggal["tanggal_transfer" if langsung else "tanggal_dokumen"]
    _urut(p, nomor, tanggal, langsung)
    if hari is None:
        p.tolak(nomor, "tanggal_dokumen", "", "tanggal dokumen kosong.")
    elif hari.year != tahun:
        medan = "tanggal_transfer" if langsung else "tanggal_dokumen"
        p.tolak(nomor, medan, f"{hari:%d/%m/%Y}", f"di luar tahun anggaran {tahun}.")
    if langsung:
        _catat_sp2d(p, nomor, sel, realisasi, sp2d, (skpd, nomor_sp2d))
    elif "nilai_spd" in p.tabel.kepala and p.tabel.kepala.ambil(sel, "nilai_spd") is not None:
        batas = p.rupiah(nomor, sel, "nilai_spd")
        if realisasi > batas and not p.cocok(batas, realisasi, 1):
            p.tolak(
                nomor, "realisasi", rupiah(realisasi),
                f"melebihi nilai SPD-nya, {rupiah(batas)}.",
            )  # fmt: skip
    kunci = _kunci(p, nomor, sel, sub, rekening, jenis, transaksi, langsung)
    dokumen = tanggal["tanggal_dokumen"]
    return RincianBerkas(
        p.tabel.lembar, nomor, sub, rekening, "", p.unit(nomor, sel), skpd,
        realisasi=realisasi - setoran, bulan=hari.month if hari else None,
        bulan_dokumen=dokumen.month if dokumen and dokumen.year == tahun else None, kunci=kunci,
    ), True  # fmt: skip


def _urut(p: Penampung, nomor: int, tanggal: dict[str, date | None], langsung: bool) -> None:
    """A transfer follows its document, its SPP, SPM and SP2D: else columns were swapped."""
    cair = tanggal["tanggal_transfer"]
    if not langsung or cair is None:
        return
    for medan in _TANGGAL:
        hari = tanggal[medan]
        if hari is not None and hari > cair:
            p.tolak(
                nomor, "tanggal_transfer", f"{cair:%d/%m/%Y}",
                f"lebih awal daripada {p.tabel.kepala.judul(medan)}, {hari:%d/%m/%Y}.",
            )  # fmt: skip
            return


def _catat_sp2d(
    p: Penampung,
    nomor: int,
    sel: Sel,
    realisasi: int,
    sp2d: dict[tuple[str, str], _Sp2d],
    nama: tuple[str, str],
) -> None:
    if "nilai_sp2d" not in p.tabel.kepala or p.tabel.kepala.ambil(sel, "nilai_sp2d") is None:
        return
    nilai = p.rupiah(nomor, sel, "nilai_sp2d")
    kunci = "|".join((*nama, p.teks(sel, "kode_sub"), p.teks(sel, "kode_rekening")))
    satu = sp2d.setdefault(nama, _Sp2d(nilai, 0, nomor))
    if satu.nilai != nilai:
        p.tolak(
            nomor, "nilai_sp2d", rupiah(nilai),
            f"baris {satu.baris} menyebut nilai lain untuk SP2D yang sama, {rupiah(satu.nilai)}.",
        )  # fmt: skip
    sidik = hash(("sp2d", kunci))
    if not p.kembar[sidik]:  # a row written twice counts once here too
        p.kembar[sidik] = nomor
        satu.realisasi += realisasi
        satu.banyak += 1


def _kunci(
    p: Penampung, nomor: int, sel: Sel, sub: str, rekening: str, jenis: str, transaksi: str,
    langsung: bool,
) -> str:  # fmt: skip
    """LS: SP2D; UP, GU, TU: document and SPD; with KKPD also its DPT; else the document."""
    dokumen = _nomor(p, nomor, sel, "nomor_dokumen")
    bagian = [".".join(map(str, jalur_kode(sub))), rekening]
    if langsung:
        bagian = ["LS", _nomor(p, nomor, sel, "nomor_sp2d"), *bagian]
    elif "KKPD" in jenis or "KKPD" in transaksi:
        dpt = _nomor(p, nomor, sel, "nomor_dpt")
        bagian = ["KKPD", dokumen, dpt, *bagian, _nomor(p, nomor, sel, "nomor_spd")]
    elif jenis.startswith("TBP"):
        bagian = ["TBP", dokumen, *bagian, _nomor(p, nomor, sel, "nomor_spd")]
    else:
        bagian = [jenis, dokumen, *bagian]
    return "|".join(bagian)


def _jenis(p: Penampung, nomor: int, sel: Sel, medan: str, dikenal: frozenset[str]) -> str:
    """A kind of document or transaction; one of those that SIPD writes."""
    teks = p.teks(sel, medan).upper()
    if len(teks) > 40 or not dikenal & set(_KATA.split(teks)):
        p.tolak(
            nomor, medan, teks,
            f"tidak dikenal; yang diharapkan salah satu dari {', '.join(sorted(dikenal))}.",
        )  # fmt: skip
    return teks


def _nomor(p: Penampung, nomor: int, sel: Sel, medan: str) -> str:
    """A number that tells documents apart: of its own, not a code, not another column's."""
    teks = p.teks(sel, medan)
    lain = {p.teks(sel, m) for m in _NOMOR if m != medan} if medan != "nomor_dokumen" else set()
    bernomor = any(c.isdecimal() for c in teks) and not _KODE_POLOS.fullmatch(teks)
    asing = _NOMOR_LAIN.search(teks.upper()) if medan == "nomor_sp2d" else None
    if not bernomor or asing or teks in lain or not _PEMISAH.search(teks):
        sebutan = p.tabel.kepala.judul(medan)
        p.tolak(
            nomor, medan, teks,
            f"{sebutan} kosong, atau bukan {sebutan}; judul kolom mungkin tertukar."
        )  # fmt: skip
    return teks
