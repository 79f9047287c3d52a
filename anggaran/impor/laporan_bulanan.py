"""PURE. Reports that give one amount for each sub kegiatan: the printed realisasi per sub kegiatan
(twelve amounts) and the monthly RFK, which names sub kegiatan without a code.
"""

from dataclasses import dataclass

from anggaran.impor.bentuk import RincianBerkas
from anggaran.impor.kepala import Sel
from anggaran.impor.nilai import (
    AngkaPersen,
    SelDitolakError,
    baca_kode_sub,
    baca_rupiah_sel,
    pisah_kode_nama,
    rapi,
)
from anggaran.impor.penampung import Penampung, baris_nomor, berjumlah, rupiah

_CARA = ("realisasi_kkpd", "realisasi_up", "realisasi_tu", "realisasi_ls")
_TIDAK_DIRINCI = "5"


def baca_per_sub(p: Penampung) -> None:
    """Pagu, SPD, plans and realisasi by way of payment; what is left proves each row."""
    kepala = p.tabel.kepala
    akhir = kepala.baris
    for nomor, sel in p.tabel.baris:
        if baris_nomor(sel):
            continue
        kode, nama = _kode_nama(p, sel)
        if berjumlah(sel) and not kode:
            _kendali(p, nomor, sel, "pagu", p.hasil.total_pagu)
            continue
        if not (kode or nama) or kepala.ambil(sel, "pagu") is None:
            continue
        p.rusak, akhir = False, nomor
        try:
            kode = baca_kode_sub(kode) if kode else ""
        except SelDitolakError as galat:
            if kode.count(".") < 5 and kode.replace(".", "").isdecimal() and kode.count(".") != 3:
                continue  # a program or kegiatan above its rows
            p.tolak(nomor, "kode_sub", kode, galat.pesan, galat.usul)
        pagu = p.rupiah(nomor, sel, "pagu")
        realisasi = sum(p.rupiah(nomor, sel, cara) for cara in _CARA)
        _sisa(p, nomor, sel, "sisa_pagu", pagu - realisasi, "pagu")
        if "spd" in kepala and "sisa_spd" in kepala:
            _sisa(p, nomor, sel, "sisa_spd", p.rupiah(nomor, sel, "spd") - realisasi, "SPD")
        if kode:
            p.hasil.simpul.setdefault(kode, nama)
        p.tambah(
            RincianBerkas(
                p.tabel.lembar, nomor, kode, _TIDAK_DIRINCI, skpd=p.skpd(nomor, sel), pagu=pagu,
                realisasi=realisasi, nama="" if kode else nama,
            )
        )  # fmt: skip
    p.periksa_gabungan(akhir)
    p.periksa_kendali()


def _kode_nama(p: Penampung, sel: Sel) -> tuple[str, str]:
    kepala = p.tabel.kepala
    if "kode_sub" in kepala:
        return p.teks(sel, "kode_sub").replace(" ", "").rstrip("."), p.teks(sel, "nama_sub")
    kode, nama = pisah_kode_nama(kepala.ambil(sel, "nama_sub"))
    return (kode, nama) if kode.count(".") >= 2 else ("", p.teks(sel, "nama_sub"))


def _sisa(p: Penampung, nomor: int, sel: Sel, medan: str, hitungan: int, dari: str) -> None:
    if p.rusak:
        return
    tertulis = p.rupiah(nomor, sel, medan)
    if not p.cocok(tertulis, hitungan, 1 + len(_CARA)):
        p.tolak(
            nomor, medan, rupiah(tertulis),
            f"tidak sama dengan {dari} dikurangi realisasi, {rupiah(hitungan)}.",
        )  # fmt: skip


def _kendali(p: Penampung, nomor: int, sel: Sel, medan: str, hitungan: int) -> None:
    try:
        nilai = baca_rupiah_sel(p.tabel.kepala.ambil(sel, medan))
    except SelDitolakError:
        return
    p.kendali.append((nomor, p.tabel.kepala.judul(medan), nilai, hitungan))


@dataclass
class _IndukRFK:
    """A row above others: somewhere below it their sums reach exactly its own."""

    baris: int
    pagu: int
    realisasi: int
    jumlah_pagu: int = 0
    jumlah_realisasi: int = 0
    banyak: int = 0
    terbukti: bool = False


def baca_rfk(p: Penampung) -> None:
    """Rows with a number (or a weight) are sub kegiatan; the others stand above them."""
    if "sampai_fisik" not in p.tabel.kepala:
        p.hasil.catatan.append(
            "Kolom fisik s.d. bulan ini tidak ditemukan; kemajuan fisik tidak dimuat."
        )
    induk: list[_IndukRFK] = []
    nama_induk, urut = "", 0
    akhir = p.tabel.kepala.baris
    for nomor, sel in p.tabel.baris:
        nama = p.teks(sel, "nama")
        if baris_nomor(sel) or not nama or p.tabel.kepala.ambil(sel, "pagu") is None:
            continue
        p.rusak = False
        pagu, sampai = p.rupiah(nomor, sel, "pagu"), p.rupiah(nomor, sel, "sampai_rp")
        if berjumlah(sel):
            p.kendali.append((nomor, p.tabel.kepala.judul("pagu"), pagu, p.hasil.total_pagu))
            p.kendali.append(
                (nomor, p.tabel.kepala.judul("sampai_rp"), sampai, p.hasil.total_realisasi)
            )
            continue
        akhir = nomor
        _sisa(p, nomor, sel, "sisa", pagu - sampai, "anggaran")
        if not p.teks(sel, "no") and p.tabel.kepala.ambil(sel, "bobot") is None:
            induk.append(_IndukRFK(nomor, pagu, sampai))
            nama_induk = nama
            continue
        _bulan_ini(p, nomor, sel, sampai)
        no = p.teks(sel, "no").rstrip(".")
        if no.isdecimal() and int(no) <= urut:
            p.tolak(nomor, "no", no, f"nomor urut sesudah {urut} harus lebih besar.")
        urut = int(no) if no.isdecimal() else urut
        if pagu and induk and all(satu.terbukti for satu in induk):
            p.tolak(nomor, "nama", nama, "baris ini tidak termasuk jumlah mana pun di atasnya.")
        if pagu < 0 or sampai < 0:
            p.tolak(nomor, "sampai_rp", sampai, "anggaran dan realisasi tidak boleh negatif.")
        p.tambah(
            RincianBerkas(
                p.tabel.lembar, nomor, "", _TIDAK_DIRINCI, skpd=p.skpd(nomor, sel), pagu=pagu,
                realisasi=sampai, nama=nama, induk=nama_induk, fisik=_fisik(p, sel),
            )
        )  # fmt: skip
        for satu in induk:
            satu.jumlah_pagu += pagu
            satu.jumlah_realisasi += sampai
            satu.banyak += 1
            satu.terbukti |= p.cocok(satu.pagu, satu.jumlah_pagu, satu.banyak) and p.cocok(
                satu.realisasi, satu.jumlah_realisasi, satu.banyak
            )
    for satu in induk:
        if not satu.terbukti:
            p.tolak(
                satu.baris, "pagu", rupiah(satu.pagu),
                "tidak sama dengan jumlah sub kegiatan di bawahnya.",
            )  # fmt: skip
    p.periksa_gabungan(akhir)
    p.periksa_kendali()


def _fisik(p: Penampung, sel: Sel) -> str:
    """Physical progress as the cell shows it."""
    isi = p.tabel.kepala.ambil(sel, "sampai_fisik")
    return f"{isi.tampak:f}" if isinstance(isi, AngkaPersen) else rapi(isi)


def _bulan_ini(p: Penampung, nomor: int, sel: Sel, sampai: int) -> None:
    lalu, ini = p.rupiah(nomor, sel, "lalu_rp"), p.rupiah(nomor, sel, "ini_rp")
    if not p.rusak and not p.cocok(sampai, lalu + ini, 2):
        p.tolak(
            nomor, "sampai_rp", rupiah(sampai),
            f"tidak sama dengan bulan lalu ditambah bulan ini, {rupiah(lalu + ini)}.",
        )  # fmt: skip
