"""PURE. Outputs by quarter: volume of the year, targets and figures of the four quarters, one row
for one output of a sub kegiatan. Volumes are of the quarter itself or of a position; which of the
two is told by how the targets make the volume of the year.
"""

from decimal import Decimal

from anggaran.impor.bentuk import RincianBerkas
from anggaran.impor.kepala import Sel
from anggaran.impor.nilai import AngkaPersen, baca_volume, kunci_teks, rapi
from anggaran.impor.penampung import Penampung, baris_nomor, berjumlah
from anggaran.impor.pola import TRIWULAN_BERKAS

TARGET_TRIWULAN = tuple(f"target_{tw}" for tw in TRIWULAN_BERKAS)
REALISASI_TRIWULAN = tuple(f"realisasi_{tw}" for tw in TRIWULAN_BERKAS)
_ANGKA = ("volume", *TARGET_TRIWULAN, *REALISASI_TRIWULAN)


def baca_keluaran(p: Penampung) -> None:
    """Rows that say more than their number."""
    kepala = p.tabel.kepala
    akhir = kepala.baris
    p.periksa_urutan(("no", *_ANGKA), "nomor, volume, target, dan realisasi triwulan")
    p.periksa_urutan(("kode_sub", "nama_sub", "satuan"), "kode, sub kegiatan, dan satuan")
    if abs(kepala.kolom["satuan"] - kepala.kolom["volume"]) != 1:
        p.tolak(
            kepala.baris, "satuan", "",
            "kolom satuan tidak di sebelah kolom volume; mungkin judulnya tertukar.",
        )  # fmt: skip
    ada: dict[tuple[str, str, str], int] = {}
    for nomor, sel in p.tabel.baris:
        if baris_nomor(sel) or berjumlah(sel):
            continue
        berangka = any(_terisi(p, sel, m) for m in _ANGKA)
        if kepala.ambil(sel, "kode_sub") is None or not berangka:
            if berangka and any(_volume(p, sel, m) for m in _ANGKA):
                p.tolak(nomor, "kode_sub", "", "baris ini bervolume tetapi kodenya kosong.")
            elif _terisi(p, sel, "satuan"):
                p.tolak(nomor, "volume", "", "baris ini bersatuan tetapi volumenya kosong.")
            continue
        p.rusak, akhir = False, nomor
        sub, satuan = p.sub(nomor, sel), p.teks(sel, "satuan")
        p.tahun(nomor, sel)
        if not any(c.isalpha() or c == "%" for c in satuan):
            p.tolak(nomor, "satuan", satuan, "satuan kosong atau bukan satuan.")
        _periksa_persen(p, nomor, sel, satuan)
        isian = {"satuan": satuan}
        for medan in _ANGKA:
            wajib = medan == "volume"
            if wajib or _terisi(p, sel, medan):
                angka = p.baca(baca_volume, nomor, sel, medan)
                if angka is not None:
                    isian[medan] = f"{angka:f}"
        _periksa_target(p, nomor, isian)
        _periksa_lewat(p, nomor, sel)
        skpd = p.skpd(nomor, sel)
        diri = (skpd, sub, kunci_teks(satuan))
        if lalu := ada.get(diri):
            p.tolak(
                nomor, "kode_sub", sub,
                f"keluaran sub kegiatan ini dengan satuan {satuan} sudah ada pada baris {lalu}.",
            )  # fmt: skip
        ada[diri] = nomor
        p.tambah(
            RincianBerkas(
                p.tabel.lembar, nomor, sub, "", skpd=skpd, nama=p.teks(sel, "nama_sub"),
                isian=isian,
            )
        )  # fmt: skip
    p.periksa_gabungan(akhir)
    if not p.hasil.rincian and not p.hasil.tolak:
        p.tolak(kepala.baris, "volume", "", "tidak ada keluaran di bawah judul kolom.")


def menjumlah(isian: dict[str, str]) -> bool | None:
    """Whether the quarters' targets add up to the year's volume, or the last one is it; None where
    both are so.
    """
    target = [Decimal(isian[m]) for m in TARGET_TRIWULAN if m in isian]
    if not target or target[-1] == sum(target):
        return None
    return sum(target) == Decimal(isian["volume"])


def _terisi(p: Penampung, sel: Sel, medan: str) -> bool:
    return bool(rapi(p.tabel.kepala.ambil(sel, medan)))


def _volume(p: Penampung, sel: Sel, medan: str) -> bool:
    """Whether a cell holds a number, as no signature does."""
    return any(c.isdecimal() for c in rapi(p.tabel.kepala.ambil(sel, medan)))


def _periksa_persen(p: Penampung, nomor: int, sel: Sel, satuan: str) -> None:
    """A cell that shows 85% is 85 percent, of nothing else; and it stands beside cells like it."""
    rupa = {
        m: isinstance(p.tabel.kepala.ambil(sel, m), AngkaPersen)
        for m in _ANGKA
        if _terisi(p, sel, m)
    }
    berformat = [m for m, persen in rupa.items() if persen]
    if berformat and not any(k in kunci_teks(satuan) for k in ("persen", "prosen")):
        p.tolak(
            nomor, berformat[0], p.tabel.kepala.ambil(sel, berformat[0]),
            f"selnya berformat persen, sedangkan satuannya {satuan}.",
        )  # fmt: skip
    elif berformat and not all(rupa.values()):
        lain = next(m for m, persen in rupa.items() if not persen)
        p.tolak(
            nomor, lain, p.tabel.kepala.ambil(sel, lain),
            "sebagian angka baris ini berformat persen dan sebagian tidak; samakan formatnya.",
        )  # fmt: skip


def _periksa_target(p: Penampung, nomor: int, isian: dict[str, str]) -> None:
    """The targets of the quarters make the volume of the year: added up, or by the last one."""
    target = [Decimal(isian[m]) for m in TARGET_TRIWULAN if m in isian]
    if p.rusak or not target:
        return
    volume = Decimal(isian["volume"])
    if volume not in (sum(target), target[-1]):
        p.tolak(
            nomor, "volume", isian["volume"],
            f"target triwulannya berjumlah {sum(target):f} dan berakhir pada {target[-1]:f}; salah "
            "satunya seharusnya sama dengan volume setahun.",
        )  # fmt: skip


def _periksa_lewat(p: Penampung, nomor: int, sel: Sel) -> None:
    """No quarter is left out before one that is filled: the figures may stand in wrong columns."""
    isi = [_terisi(p, sel, m) for m in REALISASI_TRIWULAN]
    if True in isi and not all(isi[: 4 - isi[::-1].index(True)]):
        p.tolak(
            nomor, REALISASI_TRIWULAN[isi.index(False)], "",
            "realisasi triwulan ini kosong, sedangkan triwulan sesudahnya terisi; tulis 0 bila "
            "memang nihil.",
        )  # fmt: skip
