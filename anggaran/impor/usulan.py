"""The plan of a load: what a file would do as it stands now."""

from typing import Any

from anggaran.impor.bentuk import HasilBacaBerkas, JenisBerkas
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.lingkup import lingkup_skpd
from anggaran.impor.susun_dokumen import susun_dokumen
from anggaran.impor.susun_jenis import susun_jenis
from anggaran.impor.susun_kas import susun_rencana_kas
from anggaran.impor.susun_keluaran import susun_keluaran
from anggaran.impor.susun_laporan import susun_laporan
from anggaran.impor.susun_pagu import susun_pagu
from anggaran.impor.usulan_muat import PilihanMuat, UsulanMuatan
from anggaran.models import KeperluanMuatan

DUA_GUNA = (KeperluanMuatan.PAGU, KeperluanMuatan.REALISASI)
"""What a file that holds both may become."""
_KEPERLUAN = {
    JenisBerkas.RENCANA_KAS: KeperluanMuatan.RENCANA_KAS,
    JenisBerkas.KELUARAN: KeperluanMuatan.KELUARAN,
    JenisBerkas.JENIS_BULANAN: KeperluanMuatan.JENIS_BULANAN,
}


def usulkan(keadaan: KeadaanImpor, baca: HasilBacaBerkas, pilihan: PilihanMuat) -> UsulanMuatan:
    """The plan for a file as it stands now."""
    jenis = baca.jenis
    u = UsulanMuatan(keadaan.pd, keadaan.tahun, jenis, _keperluan(baca, pilihan), pilihan)
    u.tolak, u.catatan = list(baca.tolak), list(baca.catatan)
    u.simpul, u.banyak_baris = baca.simpul, baca.baris
    pagu = u.keperluan is not KeperluanMuatan.REALISASI
    u.total_berkas = baca.total_pagu if pagu else baca.total_realisasi
    u.rincian = lingkup_skpd(u, keadaan, baca)
    if u.keperluan is KeperluanMuatan.PAGU:
        susun_pagu(u, keadaan)
    elif jenis is JenisBerkas.RENCANA_KAS:
        susun_rencana_kas(u, keadaan)
    elif jenis is JenisBerkas.KELUARAN:
        susun_keluaran(u, keadaan)
    elif jenis is JenisBerkas.JENIS_BULANAN:
        susun_jenis(u, keadaan)
    elif jenis is JenisBerkas.DOKUMEN:
        susun_dokumen(u, keadaan)
    else:
        susun_laporan(u, keadaan, baca)
    if not u.dapat:
        u.total_dimuat = 0
    return u


def _keperluan(baca: HasilBacaBerkas, pilihan: PilihanMuat) -> KeperluanMuatan:
    """What the file becomes: as chosen where it can be both, else spending where it reports a
    month.
    """
    jenis = baca.jenis
    if tetap := _KEPERLUAN.get(jenis):
        return tetap
    tanpa = jenis is JenisBerkas.PROGRAM and all(r.realisasi is None for r in baca.rincian)
    if not jenis.berrealisasi or tanpa:
        return KeperluanMuatan.PAGU
    if not jenis.berpagu:
        return KeperluanMuatan.REALISASI
    if pilihan.keperluan in DUA_GUNA:
        return KeperluanMuatan(pilihan.keperluan)
    return KeperluanMuatan.PAGU if pilihan.tahapan else KeperluanMuatan.REALISASI


def json_usulan(u: UsulanMuatan) -> dict[str, Any]:
    """As the command line gives it."""
    h = u.rencana.hitungan
    return {
        "jenis": u.jenis.value,
        "baris": u.banyak_baris,
        "baru": h.baru,
        "berubah": h.berubah,
        "sama": h.sama,
        "hilang": h.hilang,
        "ditolak": [
            {
                "lembar": t.lembar, "baris": t.baris, "kolom": t.kolom, "nilai": t.nilai,
                "pesan": t.pesan, "usul": t.usul,
            }
            for t in u.tolak
        ],
        "total_berkas": u.total_berkas,
        "total_dimuat": u.total_dimuat,
        "catatan": u.catatan,
    }  # fmt: skip
