"""BAB IV Penutup of a region's report."""

from laporan.dokumen.kalimat import rangkai, tanpa_titik, urutkan_titik_koma
from laporan.dokumen.unsur import Bab, Isi
from laporan.lkjip.susun import bab4
from laporan.lkjip.susun.daerah_dasar import KonteksDaerah


def susun(k: KonteksDaerah) -> Bab:
    """The chapter, with what only a region can conclude."""
    return bab4.susun(k, _tambahan(k))


def _tambahan(k: KonteksDaerah) -> list[Isi]:
    hasil: list[Isi] = []
    total = k.daerah.anggaran.total
    if total.pagu is not None:
        hasil.append(rangkai("Anggaran seluruh perangkat daerah ", k.dana("total", total), "."))
    ada = [n for n in k.daerah.akip if n.kini is not None]
    if ada:
        hasil.append(
            rangkai(
                "Evaluasi AKIP tercatat untuk ",
                k.angka("akip", len(ada)),
                " dari ",
                k.cacah("perangkat", len(k.daerah.perangkat), "perangkat daerah"),
                ".",
            )
        )
    if k.tanpa_dukungan and len(k.tanpa_dukungan) < len(k.bahan.sasaran_strategis):
        nama = urutkan_titik_koma([tanpa_titik(s.uraian) for s in k.tanpa_dukungan])
        hasil.append(f"Sasaran yang belum dikaitkan dengan tujuan perangkat daerah: {nama}.")
    return hasil
