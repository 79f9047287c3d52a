"""PURE. The states that a row goes through, and which of them are open, submitted, signed."""

from kinerja.pilihan import PilihanBerlabel


class StatusRealisasi(PilihanBerlabel):
    """Draf → diajukan → (dikembalikan | diverifikasi) → disahkan."""

    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DIVERIFIKASI = "diverifikasi", "Diverifikasi"
    DISAHKAN = "disahkan", "Disahkan"


#: A reported row that its unit may still write.
#: A reported row that was handed in and not returned.
ISIAN_TERKUNCI = (
    StatusRealisasi.DIAJUKAN,
    StatusRealisasi.DIVERIFIKASI,
    StatusRealisasi.DISAHKAN,
)
#: A reported row that Sekretariat found in order.
ISIAN_DIVERIFIKASI = ISIAN_TERKUNCI[1:]
#: The steps that leave their time and their actor on a reported row.
PERISTIWA = ISIAN_TERKUNCI


class StatusPembukaan(PilihanBerlabel):
    """Diminta → (ditarik | ditolak | dibuka) → selesai."""

    DIMINTA = "diminta", "Menunggu keputusan"
    DIBUKA = "dibuka", "Dibuka"
    DITOLAK = "ditolak", "Ditolak"
    DITARIK = "ditarik", "Ditarik kembali"
    SELESAI = "selesai", "Selesai"


class StatusKesepakatan(PilihanBerlabel):
    """Diminta → (ditarik | ditolak | disetujui) → berakhir."""

    DIMINTA = "diminta", "Menunggu jawaban"
    DISETUJUI = "disetujui", "Disepakati"
    DITOLAK = "ditolak", "Ditolak"
    DITARIK = "ditarik", "Ditarik kembali"
    BERAKHIR = "berakhir", "Diakhiri"


#: A request or an agreement between units that still stands.
KESEPAKATAN_BERJALAN = (StatusKesepakatan.DIMINTA, StatusKesepakatan.DISETUJUI)
#: Answered by who was asked, also where it ended afterwards.
KESEPAKATAN_DIJAWAB = (
    StatusKesepakatan.DISETUJUI,
    StatusKesepakatan.DITOLAK,
    StatusKesepakatan.BERAKHIR,
)


class StatusPerjanjian(PilihanBerlabel):
    """Draf → diajukan → (dikembalikan) → pihak pertama → pihak kedua → berlaku → digantikan."""

    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    PIHAK_PERTAMA = "pihak_pertama", "Ditandatangani pihak pertama"
    PIHAK_KEDUA = "pihak_kedua", "Ditandatangani kedua pihak"
    BERLAKU = "berlaku", "Berlaku"
    DIGANTIKAN = "digantikan", "Digantikan perubahan"


#: An agreement still open to change.
PERJANJIAN_TERBUKA = (StatusPerjanjian.DRAF, StatusPerjanjian.DIKEMBALIKAN)
#: Carries at least one signature on the text now in use.
DITANDATANGANI = (
    StatusPerjanjian.PIHAK_PERTAMA,
    StatusPerjanjian.PIHAK_KEDUA,
    StatusPerjanjian.BERLAKU,
    StatusPerjanjian.DIGANTIKAN,
)
#: Signed by both.
LENGKAP = DITANDATANGANI[1:]
