"""What the answers of the API hold. Figures are texts with a decimal point, so that none is
rounded on the way; rupiah are whole numbers.
"""

from datetime import date, datetime

from ninja import Schema


class GalatApi(Schema):
    """Why nothing else is answered."""

    jenis: str
    pesan: str


class InfoApi(Schema):
    """Who publishes, under which licence."""

    versi: str
    lisensi: str
    lisensi_tautan: str
    kontak: str
    revisi: int
    diubah: datetime | None
    dokumentasi: str


class TahunApi(Schema):
    """The released parts of a year."""

    tahun: int
    bagian: list[str]


class PdApi(Schema):
    """An agency of which something is public."""

    kode: str
    nama: str
    pemda: str
    diperbarui: datetime
    tahun: list[TahunApi]


class RilisApi(Schema):
    """One released part."""

    bagian: str
    ke: int
    dirilis: datetime
    sidik: str


class AngkaApi(Schema):
    """A figure: every digit, and as it is printed."""

    nilai: str | None
    teks: str


class TargetTahunApi(AngkaApi):
    """A target of the Renstra."""

    tahun: int


class IndikatorPohonApi(Schema):
    """An indicator of the tree."""

    kode: str
    nama: str
    satuan: str
    polaritas: str
    iku: bool
    definisi: str
    formulasi: str
    sumber_data: str
    penanggung_jawab: str
    target: list[TargetTahunApi]


class SasaranApi(Schema):
    """A sasaran with all below it."""

    kode: str
    uraian: str
    tingkat: str
    penanggung_jawab: str
    indikator: list[IndikatorPohonApi]
    sasaran: list["SasaranApi"]


class TujuanApi(Schema):
    """A tujuan."""

    kode: str
    uraian: str
    indikator: list[IndikatorPohonApi]
    sasaran: list[SasaranApi]


class RenstraApi(Schema):
    """The plan."""

    kode: str
    nama: str
    tahun_awal: int
    tahun_akhir: int


class PohonApi(Schema):
    """The whole tree."""

    tahun: int
    renstra: RenstraApi
    tujuan: list[TujuanApi]


class IndukApi(Schema):
    """What an indicator measures."""

    kode: str
    uraian: str


class IndikatorApi(Schema):
    """An indicator in a quarter. `realisasi` and `capaian` are of the year up to it."""

    kode: str
    nama: str
    satuan: str
    iku: bool
    induk: IndukApi
    penanggung_jawab: str
    target_tahun: AngkaApi | None
    target_triwulan: AngkaApi | None
    realisasi_triwulan: AngkaApi | None
    realisasi: AngkaApi | None
    capaian_triwulan: AngkaApi | None
    capaian: AngkaApi | None
    kriteria: str
    keadaan: str
    sebab: str


class TitikApi(Schema):
    """An indicator in one year, up to the latest quarter that is released."""

    tahun: int
    triwulan: int
    target: AngkaApi | None
    realisasi: AngkaApi | None
    capaian: AngkaApi | None
    kriteria: str
    keadaan: str


class RiwayatApi(Schema):
    """An indicator over the years."""

    kode: str
    nama: str
    satuan: str
    riwayat: list[TitikApi]
    target_renstra: list[TargetTahunApi]


class PengesahanApi(Schema):
    """Which endorsement the figures are of."""

    ke: int
    tanggal: date


class TriwulanApi(Schema):
    """A quarter's indicators."""

    tahun: int
    triwulan: int
    pengesahan: PengesahanApi | None
    indikator: list[IndikatorApi]


class JumlahApi(Schema):
    """Rupiah, and their share in percent."""

    pagu: int | None
    realisasi: int | None
    serapan: AngkaApi | None


class MataApi(JumlahApi):
    """A program, kegiatan or sub kegiatan with all below it."""

    tingkat: str
    kode: str
    nama: str
    anak: list["MataApi"]


class JenisBelanjaApi(JumlahApi):
    """A jenis belanja."""

    rekening: str
    nama: str
    tingkat: int


class AnggaranApi(Schema):
    """The budget up to the end of a quarter."""

    tahun: int
    triwulan: int
    jumlah: JumlahApi
    program: list[MataApi]
    jenis: list[JenisBelanjaApi]


class BarisPerjanjianApi(Schema):
    """A target of an agreement, as written."""

    sasaran: str
    indikator: str
    kode: str | None
    satuan: str
    target: str


class PerjanjianApi(Schema):
    """A signed agreement; `verifikasi` leads to the page of its code."""

    kode: str
    jabatan: str
    unit: str
    ke: int
    tanggal: date | None
    sidik: str
    verifikasi: str
    baris: list[BarisPerjanjianApi]


class KomponenApi(Schema):
    """A component of the evaluation."""

    kode: str
    nama: str
    bobot: str
    nilai: str


class AkipApi(Schema):
    """An AKIP score."""

    pd: str
    tahun: int
    nilai: str
    predikat: str
    sebutan: str
    komponen: list[KomponenApi]


class PerubahanApi(Schema):
    """One change: `rilis` or `tarik`."""

    nomor: int
    peristiwa: str
    pada: datetime
    pd: str
    tahun: int
    bagian: str
    rilis: int
    sidik: str
    masih_berlaku: bool


class UmpanApi(Schema):
    """Changes after a number, and the number to ask with next."""

    perubahan: list[PerubahanApi]
    berikutnya: int
    masih_ada: bool


class IndikatorMilikApi(Schema):
    """An indicator of one's own agency as it stands now, whatever its state."""

    kode: str
    nama: str
    satuan: str
    iku: bool
    unit: str
    target_tahun: str | None
    target_triwulan: str | None
    realisasi: str | None
    capaian: str | None
    status: str
    versi: int
    diubah: datetime | None


class TriwulanMilikApi(Schema):
    """The quarter of one's own agency."""

    tahun: int
    triwulan: int
    disahkan: bool
    indikator: list[IndikatorMilikApi]
