"""What a person says of a file, from the form of its page."""

from collections.abc import Mapping

from anggaran.impor.pasang_keluaran import AWAL_KUNCI, AWAL_PETA, LEWATI
from anggaran.impor.usulan_muat import BUAT
from anggaran.models import (
    IndikatorProgram,
    KeperluanMuatan,
    MuatanAnggaran,
    StatusMuatan,
    SubKegiatan,
)
from kinerja.jenis import JenisVersiAnggaran
from kinerja.langkah import ambil_terkunci
from kinerja.penolakan import TerkunciError, TidakSahError
from laporan.anggaran_impor.tabel_putusan import KELUARAN_BARU
from laporan.rangka.hari import hari_diketik

PUTUSAN = "putusan-"
SEMUA_KELUARAN = f"semua-{KELUARAN_BARU}"
_SEBUTAN = {"ke": "versi ke", "bulan": "bulan"}
_DIPILIH = frozenset({BUAT, LEWATI, "impor", "ketik"})


def simpan_pilihan(m: MuatanAnggaran, isi: Mapping[str, str]) -> None:
    """Store the choices, within the caller's transaction. Raises TidakSahError, TerkunciError."""
    m = ambil_terkunci(MuatanAnggaran.objects.filter(pk=m.pk))
    if m.status != StatusMuatan.DIPERIKSA:
        raise TerkunciError("Berkas ini sudah diterima; pilihannya tidak berubah lagi.")
    m.keperluan = _dari(isi, "keperluan", KeperluanMuatan.values)
    m.tahapan = _dari(isi, "tahapan", JenisVersiAnggaran.values)
    m.ke = _angka(isi, "ke", 1, 99)
    m.bulan = _angka(isi, "bulan", 1, 12)
    m.nomor = isi.get("nomor", "").strip()[:120]
    m.skpd = isi.get("skpd", "").strip()[:200]
    m.tanggal = hari_diketik(isi.get("tanggal", ""), "Tanggal dokumen bukan tanggal.")
    sub = SubKegiatan.objects.filter(pd=m.pd_id, tahun=m.tahun)
    dikenal = {str(pk) for pk in sub.values_list("pk", flat=True)}
    keluaran = IndikatorProgram.objects.filter(pd=m.pd_id, tahun=m.tahun)
    dikenal |= {f"{AWAL_PETA}{pk}" for pk in keluaran.values_list("pk", flat=True)}
    isi = _massal(isi)
    putusan = {
        nama.removeprefix(PUTUSAN): nilai
        for nama, nilai in isi.items()
        if nama.startswith(PUTUSAN) and (nilai in _DIPILIH or nilai in dikenal)
    }
    dipakai = {n.removeprefix(PUTUSAN) for n in isi if n.startswith(PUTUSAN)}
    m.putusan = {k: v for k, v in m.putusan.items() if k not in dipakai} | putusan
    m.save()


def _massal(isi: Mapping[str, str]) -> Mapping[str, str]:
    """The form with what was chosen for all outputs that are not decided one by one."""
    semua = isi.get(SEMUA_KELUARAN, "")
    if semua not in (BUAT, LEWATI):
        return isi
    awal = f"{PUTUSAN}{AWAL_KUNCI}"
    return {k: v or semua if k.startswith(awal) else v for k, v in isi.items()}


def _dari(isi: Mapping[str, str], nama: str, boleh: list[str]) -> str:
    nilai = isi.get(nama, "")
    return nilai if nilai in boleh else ""


def _angka(isi: Mapping[str, str], nama: str, awal: int, akhir: int) -> int | None:
    teks = isi.get(nama, "").strip()
    if not teks:
        return None
    if not (teks.isascii() and teks.isdecimal() and awal <= int(teks) <= akhir):
        raise TidakSahError(f"Isi {_SEBUTAN[nama]} dengan angka {awal} sampai {akhir}.")
    return int(teks)
