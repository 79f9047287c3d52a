"""What the writers of the sample's report would still have to answer, answered."""

from typing import Any

from anggaran.models import SubKegiatan
from kinerja.models import Indikator, Realisasi
from kinerja.teks import butir
from tests.factories import LaporanSubFactory, RencanaTindakFactory

#: Tabel 3.13: serapan 41,23; 53,58; 68,43; 69,10; 73,58.
SERAPAN_RENDAH = ("2.07.05.2.02", "2.07.04.2.04", "2.07.04.2.01", "2.07.01.2.05", "2.07.01.2.08")
#: Tabel 3.2 and 3.3: 90,45 %; 39,00 to 37,90 %; 1.083 to 1.026 persons.
BELUM_ATAU_MEMBURUK = ("IK-E4.6a", "IK-E3.4", "IK-E4.4a2")
#: Causes of the sample that say how much, not why.
SEBAB_HASIL = {
    "IK-SS1": (
        "Penduduk bekerja mencapai 309.092 orang dari 317.696 angkatan kerja",
        "Pengangguran turun 0,02 poin persentase dibandingkan dengan 2023",
    ),
    "IK-SS2": ("Empat dari 19 kawasan telah memiliki lebih dari satu jenis kegiatan ekonomi",),
    "IK-E4.2a": (
        "Tahun 2024 dilatih 368 orang sehingga jumlah kumulatif sejak 2021 mencapai 1.143 orang",
    ),
    "IK-E4.2b": (
        "Dua puluh lima perusahaan telah menerapkan program peningkatan produktivitas",
    ),
    "IK-E3.4": ("Sebanyak 389 dari 1.026 pencari kerja terdaftar berhasil ditempatkan",),
    "IK-E4.4a1": ("Sebanyak 389 lowongan tercatat, naik 32 dari 357 lowongan pada 2023",),
    "IK-E4.4a3": ("Seluruh 31 PMI terdata menerima fasilitasi",),
    "IK-E4.5a": ("Empat dokumen tersusun dengan mengacu pada RPJMD dan kebijakan nasional",),
    "IK-E3.6": (
        "Sebanyak 169 dari 467 perusahaan binaan menerapkan tata kelola kerja yang layak",
    ),
    "IK-E4.6a": (
        "Hanya 169 dari 467 perusahaan yang mengesahkan PP, kurang 18 dari target setara 187 "
        "perusahaan",
    ),
    "IK-E4.6b": ("Seluruh 11 perkara yang dilaporkan terselesaikan",),
}  # fmt: skip


def jawab_pertanyaan(pd: Any) -> None:
    """Why money stayed, and what is planned where a target was missed or a figure got worse. Only
    adds rows.
    """
    for kode in SERAPAN_RENDAH:
        sub = SubKegiatan.objects.filter(kegiatan__pd=pd, kegiatan__kode=kode).first()
        LaporanSubFactory(
            sub_kegiatan=sub, triwulan=4, penjelasan=f"Harga penawaran {kode} di bawah pagu"
        )
    for kode in BELUM_ATAU_MEMBURUK:
        RencanaTindakFactory(indikator=Indikator.objects.get(pd=pd, kode=kode), tahun=2024)


def ganti_sebab_hasil(pd: Any) -> None:
    """Take out the causes that only tell a result."""
    for r in Realisasi.objects.filter(
        indikator__pd=pd, indikator__kode__in=SEBAB_HASIL, tahun=2024
    ).select_related("indikator"):
        hasil = SEBAB_HASIL[r.indikator.kode]
        ubah = {
            m: "\n".join(x for x in butir(getattr(r, m)) if x not in hasil)
            for m in ("faktor_pendukung", "faktor_penghambat")
        }
        Realisasi.objects.filter(pk=r.pk).update(**ubah)
