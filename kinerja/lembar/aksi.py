"""The sheet of what is done for an indicator: the activities of a rencana aksi."""

from kinerja.himpunan.pemuatan import Pemuatan
from kinerja.himpunan.skema import Baris, Kolom, Tabel
from kinerja.himpunan.susun import lembar_tabel
from kinerja.himpunan.tipe import Bulat, Rupiah
from kinerja.jenis import JenisDokumen
from kinerja.lembar.indikator import INDIKATOR
from kinerja.lembar.kolom import rujuk
from kinerja.lembar.target import DOKUMEN, dokumen_terkunci, medan_berubah
from kinerja.models import AksiRencana
from kinerja.models.aksi import KEGIATAN_MAKS, URAIAN_MAKS

AKSI = Tabel(
    AksiRencana,
    ("dokumen", "indikator", "urutan"),
    pd="dokumen__pd",
    urut=("dokumen__tahun", "dokumen__ke", "indikator__urutan", "indikator", "urutan"),
)
TABEL = (AKSI,)
_MEDAN = ("uraian", "anggaran_1", "anggaran_2", "anggaran_3", "anggaran_4")


def pada_rencana_aksi(kerja: Pemuatan, baris: list[Baris]) -> None:
    """Rule: activities belong to a rencana aksi, and one that was approved keeps its own."""
    terkunci = dokumen_terkunci(kerja)
    for kunci, calon in kerja.calon.get(AKSI, {}).items():
        if calon.asal.cacat:
            continue
        dokumen = kerja.lihat(DOKUMEN, kunci[0])
        isi = kerja.lihat(AKSI, kunci)
        if dokumen is None or isi is None:
            continue
        if dokumen["jenis"] != JenisDokumen.RENCANA_AKSI:
            calon.tolak(kerja, ("dokumen", "kegiatan hanya dimuat pada dokumen rencana_aksi."))
        elif len(isi["uraian"]) > URAIAN_MAKS:
            calon.tolak(kerja, ("uraian", f"paling panjang {URAIAN_MAKS} huruf."))
        elif (sebab := terkunci.get(kunci[0])) and (medan := medan_berubah(kerja, calon, _MEDAN)):
            calon.tolak(
                kerja,
                (
                    medan,
                    f"dokumen ini sudah {sebab}, sehingga kegiatannya tidak dapat diubah; "
                    "buat dokumen perubahan.",
                ),
            )


LEMBAR = (
    lembar_tabel(
        "kegiatan_rencana_aksi", AKSI,
        rujuk("dokumen", DOKUMEN, wajib=True), rujuk("indikator", INDIKATOR, wajib=True),
        Kolom("nomor", Bulat(1, KEGIATAN_MAKS), wajib=True, medan="urutan"),
        Kolom("kegiatan", wajib=True, medan="uraian"),
        *(Kolom(f"anggaran_tw_{n}", Rupiah(), medan=f"anggaran_{n}") for n in (1, 2, 3, 4)),
        kunci=("dokumen", "indikator", "nomor"), periksa=(pada_rencana_aksi,),
    ),
)  # fmt: skip
