"""PURE. Plan and spending of an agency by jenis belanja, month by month: one row for an agency with
a column for each month, or one row for each month.
"""

from anggaran.impor.bentuk import RincianBerkas
from anggaran.impor.kepala import Sel
from anggaran.impor.nilai import SelDitolakError, baca_rupiah_sel, nama_bulan, nomor_bulan, rapi
from anggaran.impor.penampung import Penampung, baris_nomor, berjumlah
from anggaran.impor.pola_jenis import REALISASI, RENCANA, berdeviasi, turunan

_TANPA_BULAN = 0


def baca_jenis_bulanan(p: Penampung) -> None:
    """Rows of agencies, or of their months."""
    kolom = [m for m in p.tabel.kepala.kolom if "|" in m]
    jenis = sorted({m.split("|")[2] for m in kolom})
    bulan = sorted({int(m.split("|")[0]) for m in kolom})
    _periksa_kepala(p, kolom, bulan, jenis)
    _periksa_deviasi(p, bulan, jenis)
    akhir = p.tabel.kepala.baris
    ada: dict[tuple[str, int], int] = {}
    jumlah: dict[str, int] = {}
    semua: dict[str, list[RincianBerkas]] = {}
    for nomor, sel in p.tabel.baris:
        if baris_nomor(sel):
            continue
        if berjumlah(sel):
            _kendali(p, nomor, sel, kolom, jumlah)
            continue
        if all(p.tabel.kepala.ambil(sel, m) is None for m in kolom):
            continue
        if not any(_berangka(p.tabel.kepala.ambil(sel, m)) for m in kolom):
            continue  # a signature, or letters that number the columns
        p.rusak, akhir = False, nomor
        _asing(p, nomor, sel)
        p.tahun(nomor, sel)
        skpd = p.skpd(nomor, sel)
        masa = [_bulan_baris(p, nomor, sel)] if bulan == [_TANPA_BULAN] else bulan
        baris = [
            satu
            for b in masa
            for j in jenis
            if (satu := _satu(p, nomor, sel, b if bulan != [_TANPA_BULAN] else 0, b, j, skpd))
        ]
        for b in masa:
            if lalu := ada.get((skpd, b)):
                p.tolak(nomor, "bulan", nama_bulan(b or 1), f"bulan ini ada pada baris {lalu}.")
            ada[skpd, b] = nomor
        semua.setdefault(skpd, []).extend(baris)
        for m in kolom:
            jumlah[m] = jumlah.get(m, 0) + (_angka(p.tabel.kepala.ambil(sel, m)) or 0)
        for satu in baris:
            p.tambah(satu)
    for milik in semua.values():
        _periksa_lewat(p, milik)
    if bulan == [_TANPA_BULAN]:
        _periksa_bulan_baris(p, ada)
    p.periksa_gabungan(akhir)
    p.periksa_kendali()
    if not p.hasil.rincian and not p.hasil.tolak:
        p.tolak(p.tabel.kepala.baris, kolom[0], "", "tidak ada baris di bawah judul kolom.")


def _satu(
    p: Penampung, nomor: int, sel: Sel, kolom: int, bulan: int, jenis: str, skpd: str
) -> RincianBerkas | None:
    rencana = f"{kolom}|{RENCANA}|{jenis}"
    realisasi = f"{kolom}|{REALISASI}|{jenis}"
    if rencana not in p.tabel.kepala:
        return None  # told of the header already
    nilai = p.rupiah(nomor, sel, rencana)
    # A month that is still to come has a plan only.
    ada = realisasi in p.tabel.kepala and rapi(p.tabel.kepala.ambil(sel, realisasi)) != ""
    terpakai = p.rupiah(nomor, sel, realisasi) if ada else None
    if nilai < 0 or (terpakai or 0) < 0:
        p.tolak(nomor, rencana, min(nilai, terpakai or 0), "rencana dan realisasi tidak negatif.")
    return RincianBerkas(
        p.tabel.lembar, nomor, "", jenis, skpd=skpd, pagu=nilai, realisasi=terpakai, bulan=bulan
    )


def _periksa_kepala(p: Penampung, kolom: list[str], bulan: list[int], jenis: list[str]) -> None:
    """Every month has every jenis, planned and spent, from January on without a gap."""
    baris = p.tabel.kepala.baris
    if bulan != [_TANPA_BULAN] and bulan != list(range(1, len(bulan) + 1)):
        p.tolak(baris, kolom[0], "", "kolom bulannya tidak berurutan sejak Januari.")
    terakhir = max((int(m.split("|")[0]) for m in kolom if m.split("|")[1] == REALISASI), default=0)
    for b in bulan:
        for apa in (RENCANA, REALISASI):
            for j in jenis:
                if apa == REALISASI and b > terakhir:
                    continue
                if f"{b}|{apa}|{j}" not in kolom:
                    masa = f" {nama_bulan(b)}" if b else ""
                    p.tolak(baris, kolom[0], "", f"kolom {apa} {j}{masa} tidak ada.")
    for apa in (RENCANA, REALISASI):
        for j in jenis:
            p.periksa_urutan([f"{b}|{apa}|{j}" for b in bulan], "bulan")
    for b in bulan:
        for apa in (RENCANA, REALISASI):
            p.periksa_urutan([f"{b}|{apa}|{j}" for j in jenis], "jenis belanja")
    for b in bulan:
        for j in jenis:
            pasangan = ("no", f"{b}|{RENCANA}|{j}", f"{b}|{REALISASI}|{j}")
            p.periksa_urutan(pasangan, "nomor, rencana, dan realisasi")


def _periksa_deviasi(p: Penampung, bulan: list[int], jenis: list[str]) -> None:
    """What is left or deviates stands after what was spent: else the headings were swapped."""
    kolom = p.tabel.kepala.kolom
    for b in bulan:
        rencana = [kolom[m] for j in jenis if (m := f"{b}|{RENCANA}|{j}") in kolom]
        realisasi = [kolom[m] for j in jenis if (m := f"{b}|{REALISASI}|{j}") in kolom]
        if not rencana or not realisasi:
            continue
        antara = p.tabel.judul[min(rencana) : max(realisasi)]
        if any(berdeviasi(judul) for judul in antara):
            p.tolak(
                p.tabel.kepala.baris, f"{b}|{REALISASI}|{jenis[0]}", "",
                "kolom deviasi berada di depan kolom realisasi; mungkin judulnya tertukar.",
            )  # fmt: skip


def _asing(p: Penampung, nomor: int, sel: Sel) -> None:
    """A figure in a column that has no heading of its own: the heading may have been lost."""
    dikenal = set(p.tabel.kepala.kolom.values())
    awal = min(n for m, n in p.tabel.kepala.kolom.items() if "|" in m)
    for n, isi in enumerate(sel):
        judul = p.tabel.judul[n] if n < len(p.tabel.judul) else ""
        if n > awal and n not in dikenal and not turunan(judul) and _berangka(isi):
            p.tolak(nomor, f"kolom ke-{n + 1}", isi, "angka ini berada di kolom tanpa judul.")
            return


def _bulan_baris(p: Penampung, nomor: int, sel: Sel) -> int:
    isi = p.tabel.kepala.ambil(sel, "bulan")
    teks = rapi(isi)
    bulan = int(teks) if teks.isdecimal() and len(teks) < 3 else nomor_bulan(teks.split(" ")[0])
    if bulan is None or not 1 <= bulan <= 12:
        p.tolak(nomor, "bulan", isi, "bukan nama bulan.")
        return 0
    return bulan


def _periksa_bulan_baris(p: Penampung, ada: dict[tuple[str, int], int]) -> None:
    for skpd in {s for s, _ in ada}:
        semua = sorted(b for s, b in ada if s == skpd)
        urut = sorted(semua, key=lambda b: ada[skpd, b])
        if semua != urut or semua != list(range(1, len(semua) + 1)):
            p.tolak(
                ada[skpd, semua[-1]], "bulan", nama_bulan(semua[-1] or 1),
                "bulan-bulannya tidak berurutan sejak Januari.",
            )  # fmt: skip


def _periksa_lewat(p: Penampung, baris: list[RincianBerkas]) -> None:
    """Once a month has no spending, no later one has: an empty cell may have been a figure."""
    berisi: dict[int, list[bool]] = {}
    for r in baris:
        berisi.setdefault(r.bulan or 0, []).append(r.realisasi is not None)
    habis = False
    for bulan in sorted(berisi):
        lengkap, sebagian = all(berisi[bulan]), any(berisi[bulan])
        if sebagian and (habis or not lengkap):
            letak = next(r.baris for r in baris if (r.bulan or 0) == bulan)
            p.tolak(
                letak, "bulan", nama_bulan(bulan or 1),
                f"realisasi {nama_bulan(bulan or 1)} atau bulan sebelumnya kosong sebagian; tulis "
                "0 bila memang nihil.",
            )  # fmt: skip
            return
        habis = habis or not sebagian


def _berangka(isi: object) -> bool:
    return _angka(isi) is not None


def _angka(isi: object) -> int | None:
    if rapi(isi) in ("", "-"):
        return 0 if rapi(isi) == "-" else None
    try:
        return baca_rupiah_sel(isi)
    except SelDitolakError:
        return 0 if any(c.isdecimal() for c in rapi(isi)) else None


def _kendali(p: Penampung, nomor: int, sel: Sel, kolom: list[str], jumlah: dict[str, int]) -> None:
    for m in kolom:
        try:
            nilai = baca_rupiah_sel(p.tabel.kepala.ambil(sel, m))
        except SelDitolakError:
            continue
        p.kendali.append((nomor, p.tabel.kepala.judul(m), nilai, jumlah.get(m, 0)))
