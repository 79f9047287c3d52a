"""PURE. Flat tables, one row for one rekening: the rekap of SIPD, alokasi with realisasi, and the
penjabaran whose cells join code and name. Every row is a leaf; sums are only compared.
"""

from collections.abc import Callable

from anggaran.impor.bentuk import JenisBerkas, RincianBerkas
from anggaran.impor.kepala import Sel
from anggaran.impor.nilai import (
    SelDitolakError,
    baca_kode_rekening,
    baca_kode_sub,
    baca_rupiah_sel,
    pisah_kode_nama,
    rapi,
)
from anggaran.impor.penampung import Penampung, baris_nomor, berjumlah

_JENJANG = {"akun": 1, "kelompok": 2, "jenis": 3, "objek": 4, "rincian": 5}
_LENGKAP = 10
"""Columns from which on a rekap is SIPD's own, which names the agency in every row."""


def baca_datar(p: Penampung) -> None:
    """Rekap and alokasi."""
    kepala = p.tabel.kepala
    bersumber = {"kode_skpd", "nama_skpd"} & kepala.kolom.keys()
    if len(kepala.kolom) >= _LENGKAP and not bersumber:
        p.tolak(kepala.baris, "kode_skpd", "", "kolom KODE SKPD tidak ada; unduh ulang dari SIPD.")
    if len(kepala.kolom) >= _LENGKAP and "nama_sumber" in kepala and "kode_sumber" not in kepala:
        p.tolak(
            kepala.baris, "kode_sumber", "",
            "kolom KODE SUMBER DANA tidak ada; unduh ulang dari SIPD.",
        )  # fmt: skip
    urut, akhir = 0, kepala.baris
    for nomor, sel in p.tabel.baris:
        if _bukan_rincian(p, nomor, sel, "kode_sub", "kode_rekening"):
            continue
        p.rusak, akhir = False, nomor
        urut = _nomor_urut(p, nomor, sel, urut)
        sub, rekening = p.sub(nomor, sel), p.rekening(nomor, sel)
        p.tahun(nomor, sel)
        if sub:
            p.simpul(nomor, sel, sub)
        satu = RincianBerkas(
            p.tabel.lembar, nomor, sub, rekening, p.sumber(nomor, sel),
            p.unit(nomor, sel), p.skpd(nomor, sel), p.rupiah(nomor, sel, "pagu"),
        )  # fmt: skip
        if p.tabel.jenis is JenisBerkas.ALOKASI:
            satu.realisasi = p.rupiah(nomor, sel, "realisasi")
        _tak_negatif(p, nomor, satu)
        _kembar(p, nomor, sel)
        p.tambah(satu)
    _tutup(p, akhir)


def baca_penjabaran(p: Penampung) -> None:
    """The pivot of the penjabaran: `KODE Nama` in each cell. Twin rows are two packages of one
    rekening: the form has no column that tells them apart.
    """
    akhir = p.tabel.kepala.baris
    kembar: dict[tuple[object, ...], int] = {}
    banyak, lalu = 0, 0
    for nomor, sel in p.tabel.baris:
        if _bukan_rincian(p, nomor, sel, "sub", "rekening"):
            continue
        p.rusak, akhir = False, nomor
        sub = _dengan_nama(p, nomor, sel, "sub", baca_kode_sub)
        rekening = _dengan_nama(p, nomor, sel, "rekening", baca_kode_rekening)
        for medan in ("program", "kegiatan"):
            kode, nama = pisah_kode_nama(p.tabel.kepala.ambil(sel, medan))
            if kode and nama:
                p.hasil.simpul.setdefault(kode, nama)
                if sub and not sub.startswith(f"{kode}."):
                    p.tolak(nomor, medan, kode, f"bukan {medan} dari sub kegiatan {sub}.")
        _periksa_jenjang(p, nomor, sel, rekening)
        opd = pisah_kode_nama(p.tabel.kepala.ambil(sel, "opd"))
        p.pastikan_satu_nama(nomor, "opd", *opd)
        skpd = p.catat_skpd(*opd)
        unit, _ = pisah_kode_nama(p.tabel.kepala.ambil(sel, "sub_unit"))
        satu = RincianBerkas(
            p.tabel.lembar, nomor, sub, rekening, "", unit, skpd, p.rupiah(nomor, sel, "pagu")
        )
        _tak_negatif(p, nomor, satu)
        # SIPD lists the packages of a rekening one below the other; a twin elsewhere was pasted.
        diri = tuple(map(rapi, sel))
        if diri in kembar and kembar[diri] == lalu:
            banyak += 1
        elif diri in kembar:
            p.tolak(nomor, "sub", "", f"baris ini sama persis dengan baris {kembar[diri]}.")
        kembar[diri] = lalu = nomor
        p.tambah(satu)
    if banyak:
        p.hasil.catatan.append(
            f"{banyak} baris sama persis dengan baris di atasnya dan ikut dijumlahkan: bentuk "
            "ini tidak menyebut paketnya. Periksa jumlahnya terhadap dokumen."
        )
    _tutup(p, akhir)


def _periksa_jenjang(p: Penampung, nomor: int, sel: Sel, rekening: str) -> None:
    """The columns above the rekening name its levels, from the akun down."""
    for medan, panjang in _JENJANG.items():
        kode, _ = pisah_kode_nama(p.tabel.kepala.ambil(sel, medan))
        if rekening and kode and kode != ".".join(rekening.split(".")[:panjang]):
            p.tolak(nomor, medan, kode, f"bukan {medan} dari rekening {rekening}.")
    if rekening and "rincian" in p.tabel.kepala and rekening.count(".") < len(_JENJANG):
        p.tolak(
            nomor, "rekening", rekening,
            "bukan sub rincian objek, sedangkan rincian objeknya ada pada kolom lain.",
        )  # fmt: skip


def _dengan_nama(
    p: Penampung, nomor: int, sel: Sel, medan: str, baca: Callable[[object], str]
) -> str:
    isi = p.tabel.kepala.ambil(sel, medan)
    kode, nama = pisah_kode_nama(isi) if isinstance(isi, str) else ("", "")
    try:
        hasil = baca(kode or isi)
    except SelDitolakError as galat:
        p.tolak(nomor, medan, isi, galat.pesan, galat.usul)
        return ""
    if medan == "sub" and nama:
        p.hasil.simpul.setdefault(hasil, nama)
    return hasil


def _bukan_rincian(p: Penampung, nomor: int, sel: Sel, *kunci: str) -> bool:
    """Skip what is no row of money: numbers of columns, sums, signatures."""
    if any(p.tabel.kepala.ambil(sel, k) is not None for k in kunci):
        return baris_nomor(sel)
    jumlah = berjumlah(sel)
    ada = False
    for medan in ("pagu", "realisasi"):
        isi = p.tabel.kepala.ambil(sel, medan)
        if isi is None:
            continue
        try:
            nilai = baca_rupiah_sel(isi)
        except SelDitolakError:
            continue
        ada = True
        if jumlah:
            p.kendalikan(nomor, medan, nilai)
    if ada and not jumlah:
        p.tolak(nomor, kunci[0], "", "baris ini bernilai tetapi kodenya kosong.")
    return True


def _nomor_urut(p: Penampung, nomor: int, sel: Sel, lalu: int) -> int:
    """Row numbers only grow: a column of other figures under this heading was swapped."""
    teks = p.teks(sel, "no")
    if not teks:
        return lalu
    if not teks.isdecimal() or len(teks) > 6:
        p.tolak(nomor, "no", teks, "bukan nomor urut; judul kolom mungkin tertukar.")
        return lalu
    return int(teks)


def _tak_negatif(p: Penampung, nomor: int, satu: RincianBerkas) -> None:
    if (satu.pagu or 0) < 0:
        p.tolak(
            nomor, "pagu", satu.pagu,
            "pagu tidak boleh negatif. Pengurangan dimuat sebagai pagu sesudah pergeseran, bukan "
            "sebagai selisihnya.",
        )  # fmt: skip
    if (satu.realisasi or 0) < 0:
        p.tolak(nomor, "realisasi", satu.realisasi, "realisasi kumulatif tidak boleh negatif.")


def _kembar(p: Penampung, nomor: int, sel: Sel) -> None:
    """A row that repeats another in everything but its number was pasted twice."""
    no = p.tabel.kepala.kolom.get("no", -1)
    sidik = hash(tuple(rapi(isi) for n, isi in enumerate(sel) if n != no and isi is not None))
    if lalu := p.kembar[sidik]:
        p.tolak(nomor, "kode_sub", "", f"baris ini sama persis dengan baris {lalu}; hapus satu.")
    else:
        p.kembar[sidik] = nomor


def _tutup(p: Penampung, akhir: int) -> None:
    p.periksa_terbalik()
    p.periksa_gabungan(akhir)
    p.periksa_kendali()
    if not p.hasil.rincian and not p.hasil.tolak:
        p.tolak(p.tabel.kepala.baris, "pagu", "", "tidak ada baris di bawah judul kolom.")
