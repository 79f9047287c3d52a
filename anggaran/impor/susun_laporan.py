"""A report up to a month as spending and physical progress."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from anggaran.impor.banding import KunciGaris, SasaranAngka, rencana_realisasi
from anggaran.impor.batas_realisasi import periksa_kunci, sebut_selisih
from anggaran.impor.bentuk import HasilBacaBerkas, JenisBerkas
from anggaran.impor.fisik import rencana_fisik
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.nilai import nama_bulan
from anggaran.impor.pasang_sub import pasang_sub
from anggaran.impor.penampung import rupiah
from anggaran.impor.usulan_muat import UsulanMuatan, tolak
from kinerja.periode import label_tw, triwulan_bulan


def susun_laporan(u: UsulanMuatan, keadaan: KeadaanImpor, baca: HasilBacaBerkas) -> None:
    """What the report says up to its month, beside what is stored."""
    p = u.pilihan
    bulan = p.bulan or (p.tanggal.month if p.tanggal else None) or baca.bulan
    if bulan is None:
        tolak(u, "bulan", "berkas tidak menyebut bulannya; pilih sampai dengan bulan apa.")
        return
    if baca.bulan and baca.bulan != bulan:
        tolak(
            u, "bulan",
            f"berkas menyebut s.d. {nama_bulan(baca.bulan)}, sedangkan yang dipilih "
            f"{nama_bulan(bulan)}.", bulan,
        )  # fmt: skip
    sub = pasang_sub(u, keadaan, buat=False)
    angka: dict[SasaranAngka, int] = defaultdict(int)
    for n, r in enumerate(u.rincian):
        if n in sub and r.realisasi is not None:
            kunci = KunciGaris(sub[n], r.rekening, keadaan.sumber(r.sumber))
            angka[SasaranAngka(bulan, kunci)] += r.realisasi
    u.total_dimuat = sum(angka.values())
    u.rencana = rencana_realisasi(angka, keadaan.realisasi, p.putusan)
    if u.jenis is JenisBerkas.RFK:
        _susun_fisik(u, keadaan, sub, bulan)
    _banding_pagu(u, keadaan, sub)
    periksa_kunci(u, keadaan)
    sebut_selisih(u, keadaan)


def _susun_fisik(
    u: UsulanMuatan, keadaan: KeadaanImpor, sub: Mapping[int, int], bulan: int
) -> None:
    """Physical progress is reported by quarter: that of a file of the quarter's last month."""
    if bulan % 3:
        if any(r.fisik for r in u.rincian):
            u.catatan.append("Kemajuan fisik dimuat dari RFK bulan terakhir triwulan saja.")
        return
    tw = triwulan_bulan(bulan)
    u.fisik = rencana_fisik(
        ((sub[n], r.fisik) for n, r in enumerate(u.rincian) if n in sub), tw, keadaan.fisik(tw),
        lambda pk: bool(keadaan.terkunci(pk, tw)), u.pilihan.putusan,
    )  # fmt: skip
    u.catatan += u.fisik.catatan
    if u.fisik.ubahan:
        u.catatan.append(
            f"Kemajuan fisik {len(u.fisik.ubahan)} sub kegiatan dicatat pada {label_tw(tw)}."
        )


def _banding_pagu(u: UsulanMuatan, keadaan: KeadaanImpor, sub: Mapping[int, int]) -> None:
    """Say where the report's pagu is not the one in force: it may be of another version."""
    berkas: Counter[int] = Counter()
    for n, r in enumerate(u.rincian):
        if n in sub and r.pagu is not None:
            berkas[sub[n]] += r.pagu
    beda = [pk for pk, n in berkas.items() if pk in keadaan.pagu_sub and keadaan.pagu_sub[pk] != n]
    if beda:
        contoh = keadaan.sub[beda[0]]
        u.catatan.append(
            f"Pagu {len(beda)} sub kegiatan pada berkas ini berbeda dari pagu yang berlaku, mis. "
            f"{contoh.kode}: {rupiah(berkas[beda[0]])} dan {rupiah(keadaan.pagu_sub[beda[0]])}."
        )
