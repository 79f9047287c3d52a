"""PURE. A budget that is known only per program or kegiatan: one row for one of them, or for one of
its rekening. It stays with the node, in the codes that stand for what is not split up (0044).
"""

from collections import defaultdict

from anggaran.impor.bentuk import RincianBerkas
from anggaran.impor.kepala import Sel
from anggaran.impor.nilai import SelDitolakError, baca_kode_atas, baca_rupiah_sel, jalur_kode
from anggaran.impor.penampung import Penampung, baris_nomor, berjumlah, rupiah
from anggaran.kode import kode_belum_dirinci

EKOR = " (belum dirinci)"
_TANPA_REKENING = "5"


def baca_per_program(p: Penampung) -> None:
    """Rows of programs and kegiatan; a program above its kegiatan only proves them."""
    akhir = p.tabel.kepala.baris
    p.periksa_urutan(("no", "pagu", "realisasi"), "nomor, anggaran, dan realisasi")
    baca: list[tuple[str, str, RincianBerkas]] = []
    kembar: dict[tuple[str, str, str, str], int] = {}
    jumlah: list[tuple[int, Sel]] = []
    for nomor, sel in p.tabel.baris:
        if baris_nomor(sel):
            continue
        if p.tabel.kepala.ambil(sel, "kode_program") is None:
            if berjumlah(sel):
                jumlah.append((nomor, sel))
            elif _berangka(p, sel):
                p.tolak(nomor, "kode_program", "", "baris ini bernilai tetapi kodenya kosong.")
            continue
        p.rusak, akhir = False, nomor
        satu = _satu(p, nomor, sel)
        if satu is None or p.rusak:
            continue
        program, kegiatan, r = satu
        diri = (r.skpd, r.sub, r.rekening, r.sumber)
        if lalu := kembar.get(diri):
            p.tolak(nomor, "kode_program", r.sub, f"sudah ada pada baris {lalu}; hapus satu.")
        kembar[diri] = nomor
        baca.append((program, kegiatan, r))
    _tambah(p, baca)
    for nomor, sel in jumlah:
        _kendali(p, nomor, sel)
    p.periksa_terbalik()
    p.periksa_gabungan(akhir)
    p.periksa_kendali()
    if not p.hasil.rincian and not p.hasil.tolak:
        p.tolak(p.tabel.kepala.baris, "pagu", "", "tidak ada baris di bawah judul kolom.")


def _satu(p: Penampung, nomor: int, sel: Sel) -> tuple[str, str, RincianBerkas] | None:
    kepala = p.tabel.kepala
    program = p.baca(lambda isi: baca_kode_atas(isi, "program"), nomor, sel, "kode_program")
    kegiatan = ""
    if kepala.ambil(sel, "kode_kegiatan") is not None:
        kegiatan = (
            p.baca(lambda isi: baca_kode_atas(isi, "kegiatan"), nomor, sel, "kode_kegiatan") or ""
        )
        if program and jalur_kode(kegiatan)[: len(jalur_kode(program))] != jalur_kode(program):
            p.tolak(nomor, "kode_kegiatan", kegiatan, f"bukan kegiatan dari program {program}.")
    p.tahun(nomor, sel)
    nama = p.teks(sel, "nama_program")
    if not any(c.isalpha() for c in nama):
        p.tolak(nomor, "nama_program", nama, "nama program kosong, atau bukan nama.")
    ada = "kode_rekening" in kepala
    rekening = p.rekening(nomor, sel) if ada else _TANPA_REKENING
    pagu = p.rupiah(nomor, sel, "pagu")
    realisasi = p.rupiah(nomor, sel, "realisasi") if "realisasi" in kepala else None
    if pagu < 0 or (realisasi or 0) < 0:
        p.tolak(nomor, "pagu", pagu, "anggaran dan realisasi tidak boleh negatif.")
    if program is None:
        return None
    p.hasil.simpul.setdefault(program, nama)
    sub = _catat_nama(p, program, kegiatan, nama, p.teks(sel, "nama_kegiatan"))
    return program, kegiatan, RincianBerkas(
        p.tabel.lembar, nomor, sub, rekening, p.sumber(nomor, sel), skpd=p.skpd(nomor, sel),
        pagu=pagu, realisasi=realisasi,
    )  # fmt: skip


def _catat_nama(p: Penampung, program: str, kegiatan: str, nama: str, nama_kegiatan: str) -> str:
    """Names of the nodes that will hold it; the code of its sub kegiatan."""
    if kegiatan:
        nama = nama_kegiatan or nama
        p.hasil.simpul.setdefault(kegiatan, nama)
    else:
        kegiatan = kode_belum_dirinci(program, "program")
        p.hasil.simpul.setdefault(kegiatan, nama + EKOR)
    sub = kode_belum_dirinci(kegiatan, "kegiatan")
    p.hasil.simpul.setdefault(sub, nama + EKOR)
    return sub


def _tambah(p: Penampung, baca: list[tuple[str, str, RincianBerkas]]) -> None:
    """Keep the leaves; hold a program that stands above its kegiatan to their sums."""
    per_program: dict[tuple[str, str], list[RincianBerkas]] = defaultdict(list)
    for program, kegiatan, r in baca:
        if kegiatan:
            per_program[r.skpd, program].append(r)
    for program, kegiatan, r in baca:
        p.rusak = False
        milik = per_program.get((r.skpd, program))
        if kegiatan or milik is None:
            p.tambah(r)
            continue
        for medan in ("pagu", "realisasi"):
            tertulis, hitungan = getattr(r, medan) or 0, sum(getattr(m, medan) or 0 for m in milik)
            if not p.cocok(tertulis, hitungan, len(milik)):
                p.tolak(
                    r.baris, medan, rupiah(tertulis),
                    f"{program} tidak sama dengan jumlah kegiatannya, {rupiah(hitungan)}.",
                )  # fmt: skip


def _berangka(p: Penampung, sel: Sel) -> bool:
    try:
        return bool(baca_rupiah_sel(p.tabel.kepala.ambil(sel, "pagu")))
    except SelDitolakError:
        return False


def _kendali(p: Penampung, nomor: int, sel: Sel) -> None:
    for medan, total in (("pagu", p.hasil.total_pagu), ("realisasi", p.hasil.total_realisasi)):
        try:
            nilai = baca_rupiah_sel(p.tabel.kepala.ambil(sel, medan))
        except SelDitolakError:
            continue
        p.kendali.append((nomor, p.tabel.kepala.judul(medan), nilai, total))
