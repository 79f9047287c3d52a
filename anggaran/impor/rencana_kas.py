"""PURE. The cash plan (rencana anggaran kas): one row for one line, a column for each month."""

import re

from anggaran.impor.bentuk import RincianBerkas
from anggaran.impor.nilai import SelDitolakError, baca_rupiah_sel, rapi
from anggaran.impor.penampung import Penampung, baris_nomor, berjumlah, rupiah
from anggaran.impor.pola import BULAN_RAK

_TANPA_REKENING = "5"
_REKENING = re.compile(r"5\.\d(\.\d+)*")


def baca_rencana_kas(p: Penampung) -> None:
    """Twelve amounts of each row, which make its pagu where the file gives one."""
    kepala = p.tabel.kepala
    akhir = kepala.baris
    p.periksa_urutan(BULAN_RAK, "bulan")
    ada: dict[tuple[str, str, str, str], int] = {}
    for nomor, sel in p.tabel.baris:
        if baris_nomor(sel):
            continue
        if kepala.ambil(sel, "kode_sub") is None:
            if berjumlah(sel):
                _kendali(p, nomor, sel)
            elif any(kepala.ambil(sel, b) is not None for b in BULAN_RAK):
                p.tolak(nomor, "kode_sub", "", "baris ini bernilai tetapi kodenya kosong.")
            continue
        p.rusak, akhir = False, nomor
        sub = p.sub(nomor, sel)
        rekening = p.rekening(nomor, sel) if "kode_rekening" in kepala else _TANPA_REKENING
        if "kode_rekening" not in kepala and any(
            isinstance(s, str) and _REKENING.fullmatch(rapi(s)) for s in sel
        ):
            p.tolak(nomor, "kode_rekening", "", "kode rekening ini berada di kolom tanpa judulnya.")
        p.tahun(nomor, sel)
        if sub:
            p.simpul(nomor, sel, sub)
        skpd, unit = p.skpd(nomor, sel), p.unit(nomor, sel)
        nilai = [p.rupiah(nomor, sel, b) for b in BULAN_RAK]
        if "pagu" in kepala and not p.rusak:
            pagu = p.rupiah(nomor, sel, "pagu")
            p.sen.get(nomor, {}).pop("pagu", None)  # it only proves the months
            if not p.cocok(pagu, sum(nilai), len(nilai)):
                p.tolak(
                    nomor, "pagu", kepala.ambil(sel, "pagu"),
                    f"tidak sama dengan jumlah dua belas bulannya, {rupiah(sum(nilai))}.",
                )  # fmt: skip
        diri = (skpd, unit, sub, f"{rekening}|{p.sumber(nomor, sel)}")
        if lalu := ada.get(diri):
            p.tolak(nomor, "kode_sub", sub, f"rencana baris ini sudah ada pada baris {lalu}.")
        ada[diri] = nomor
        for bulan, satu in enumerate(nilai, 1):
            if satu < 0:
                p.tolak(nomor, BULAN_RAK[bulan - 1], satu, "rencana kas tidak boleh negatif.")
        for bulan, satu in enumerate(nilai, 1):
            p.tambah(
                RincianBerkas(
                    p.tabel.lembar, nomor, sub, rekening, sub_unit=unit, skpd=skpd, pagu=satu,
                    bulan=bulan,
                )
            )  # fmt: skip
    p.periksa_gabungan(akhir)
    p.periksa_kendali()


def _kendali(p: Penampung, nomor: int, sel: tuple[object, ...]) -> None:
    """A row of sums: each month of it, and the whole."""
    for bulan, medan in enumerate(BULAN_RAK, 1):
        try:
            nilai = baca_rupiah_sel(p.tabel.kepala.ambil(sel, medan))
        except SelDitolakError:
            continue
        hitungan = sum(r.pagu or 0 for r in p.hasil.rincian if r.bulan == bulan)
        p.kendali.append((nomor, p.tabel.kepala.judul(medan), nilai, hitungan))
