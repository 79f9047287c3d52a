"""PURE. What the made-up region wants: misi, tujuan and sasaran, and who stands behind each.

The agencies are named by the abbreviation in their code; one that was not made leaves its place
empty. Figures that an agency keeps are taken from it, the others are the region's own.
"""

from dataclasses import dataclass

from kinerja.jenis import JenisPD
from laporan.latihan.kabupaten.instansi import Instansi

IKU, IKD, IKK = "iku", "ikd", "ikk"


@dataclass(frozen=True)
class AngkaDaerah:
    """An indicator that the region reports itself: figure of the first year and what a year adds,
    in hundredths. `pengampu` keeps it, `pendukung` contribute.
    """

    kode: str
    nama: str
    satuan: str
    dasar: int
    naik: int
    jenis: str
    pengampu: str
    pendukung: tuple[str, ...] = ()
    jadwal: str = "tahunan"


@dataclass(frozen=True)
class AngkaPerangkat:
    """An indicator whose figures are those of an agency's: its code there."""

    perangkat: str
    indikator: str
    jenis: str = IKK
    pendukung: tuple[str, ...] = ()


@dataclass(frozen=True)
class SasaranDaerah:
    """A sasaran with the agencies whose tujuan support it."""

    uraian: str
    perangkat: tuple[str, ...]
    angka: tuple[AngkaDaerah | AngkaPerangkat, ...]
    jenis: tuple[JenisPD, ...] = ()
    """Every agency of these kinds supports it too."""

    def pendukung(self, semua: list[Instansi]) -> list[Instansi]:
        """Those of the agencies that support it."""
        return [i for i in semua if singkat(i) in self.perangkat or i.jenis in self.jenis]


@dataclass(frozen=True)
class TujuanDaerah:
    """A tujuan, its own indicator, its sasaran."""

    uraian: str
    angka: AngkaDaerah
    sasaran: tuple[SasaranDaerah, ...]


@dataclass(frozen=True)
class MisiDaerah:
    """A misi and its tujuan."""

    uraian: str
    tujuan: TujuanDaerah


def singkat(i: Instansi) -> str:
    """How this file names an agency."""
    return i.kode.removeprefix("tk-")


VISI = "Tirta Karsa yang sejahtera, berdaya saing, dan lestari"
ISU = (
    "Ketimpangan mutu layanan dasar antarkecamatan",
    "Nilai tambah usaha rakyat yang masih rendah",
    "Jalan dan air minum yang belum menjangkau seluruh desa",
    "Hasil pembangunan yang belum seluruhnya terukur",
)
ARAH = (
    MisiDaerah(
        "Mewujudkan manusia yang sehat, cerdas, dan sejahtera",
        TujuanDaerah(
            "Meningkatnya kualitas hidup masyarakat",
            AngkaDaerah(
                "IPM", "Indeks Pembangunan Manusia", "Indeks", 7010, 45, IKU, "bappeda",
                ("disdik", "dinkes"),
            ),
            (
                SasaranDaerah(
                    "Meningkatnya akses dan mutu pendidikan", ("disdik", "dispersip"),
                    (
                        AngkaDaerah("HLS", "Harapan Lama Sekolah", "Tahun", 1280, 9, IKD, "disdik"),
                        AngkaPerangkat("disdik", "IK-T1", IKU, ("dispersip",)),
                        AngkaPerangkat("dispersip", "IK-T1"),
                    ),
                ),
                SasaranDaerah(
                    "Meningkatnya derajat kesehatan masyarakat", ("dinkes", "rsud", "dppkb"),
                    (
                        AngkaDaerah(
                            "TENGKES", "Prevalensi Balita Tengkes", "Persen", 2140, -140, IKD,
                            "dinkes", ("dppkb", "dkp"),
                        ),
                        AngkaPerangkat("dinkes", "IK-T1", IKU, ("rsud", "dppkb")),
                        AngkaPerangkat("rsud", "IK-S1"),
                    ),
                    (JenisPD.UPTD,),
                ),
                SasaranDaerah(
                    "Menurunnya kemiskinan dan kerentanan sosial", ("dinsos", "dp3a"),
                    (
                        AngkaDaerah(
                            "MISKIN", "Persentase Penduduk Miskin", "Persen", 890, -40, IKU,
                            "bappeda", ("dinsos", "dpmd"),
                        ),
                        AngkaPerangkat("dinsos", "IK-S1-1"),
                        AngkaPerangkat("dp3a", "IK-T1"),
                    ),
                ),
            ),
        ),
    ),
    MisiDaerah(
        "Menumbuhkan perekonomian rakyat yang berdaya saing",
        TujuanDaerah(
            "Meningkatnya pertumbuhan ekonomi yang inklusif",
            AngkaDaerah(
                "LPE", "Laju Pertumbuhan Ekonomi", "Persen", 480, 15, IKU, "bappeda",
                ("dpmptsp", "diskopdag"),
            ),
            (
                SasaranDaerah(
                    "Meningkatnya produksi dan ketahanan pangan", ("distan", "diskan", "dkp"),
                    (
                        AngkaPerangkat("distan", "IK-T1", IKU, ("dkp",)),
                        AngkaPerangkat("diskan", "IK-T1"),
                        AngkaPerangkat("dkp", "IK-T1", IKD),
                    ),
                ),
                SasaranDaerah(
                    "Meningkatnya kesempatan kerja dan daya saing usaha",
                    ("disnakertrans", "diskopdag", "dpmptsp", "disporapar"),
                    (
                        AngkaDaerah(
                            "TPT", "Tingkat Pengangguran Terbuka", "Persen", 560, -22, IKU,
                            "disnakertrans", ("diskopdag", "dpmptsp"),
                        ),
                        AngkaPerangkat("diskopdag", "IK-T1"),
                        AngkaPerangkat("dpmptsp", "IK-S1-1"),
                    ),
                ),
            ),
        ),
    ),
    MisiDaerah(
        "Membangun prasarana wilayah yang merata dan lestari",
        TujuanDaerah(
            "Meningkatnya pemerataan prasarana dan mutu lingkungan",
            AngkaDaerah(
                "INFRA", "Indeks Kepuasan Layanan Infrastruktur", "Indeks", 6850, 110, IKU,
                "bappeda", ("dpupr", "disperkim"),
            ),
            (
                SasaranDaerah(
                    "Meningkatnya prasarana wilayah dan hunian layak",
                    ("dpupr", "disperkim", "dishub"),
                    (
                        AngkaPerangkat("dpupr", "IK-S1-1", IKU),
                        AngkaPerangkat("disperkim", "IK-S1-1"),
                        AngkaPerangkat("dishub", "IK-T1"),
                    ),
                ),
                SasaranDaerah(
                    "Meningkatnya mutu lingkungan dan ketangguhan bencana",
                    ("dlh", "bpbd", "damkar"),
                    (
                        AngkaPerangkat("dlh", "IK-T1", IKU),
                        AngkaPerangkat("bpbd", "IK-T1", IKD, ("damkar",)),
                        AngkaPerangkat("damkar", "IK-S1-2"),
                    ),
                ),
            ),
        ),
    ),
    MisiDaerah(
        "Mewujudkan pemerintahan yang bersih dan melayani",
        TujuanDaerah(
            "Meningkatnya kualitas tata kelola pemerintahan",
            AngkaDaerah(
                "RB", "Indeks Reformasi Birokrasi", "Indeks", 6240, 180, IKU, "setda",
                ("inspektorat", "bkpsdm", "bpkad"), "terbit:11",
            ),
            (
                SasaranDaerah(
                    "Meningkatnya akuntabilitas kinerja dan keuangan",
                    ("setda", "setwan", "inspektorat", "bappeda", "bpkad", "bapenda", "bkpsdm"),
                    (
                        AngkaDaerah(
                            "SAKIP", "Nilai SAKIP Kabupaten", "Nilai", 6120, 170, IKU, "setda",
                            ("inspektorat", "bappeda"), "terbit:11",
                        ),
                        AngkaPerangkat("bappeda", "IK-T1"),
                        AngkaPerangkat("bpkad", "IK-T1", IKK, ("bapenda",)),
                        AngkaPerangkat("bkpsdm", "IK-T1"),
                    ),
                ),
                SasaranDaerah(
                    "Meningkatnya mutu pelayanan publik",
                    ("disdukcapil", "diskominfo", "dpmd"),
                    (
                        AngkaDaerah(
                            "IKM", "Indeks Kepuasan Masyarakat", "Indeks", 7920, 85, IKU, "setda",
                            ("disdukcapil", "dpmptsp"),
                        ),
                        AngkaPerangkat("disdukcapil", "IK-S1-1"),
                        AngkaPerangkat("diskominfo", "IK-T1"),
                    ),
                    (JenisPD.KECAMATAN, JenisPD.KELURAHAN),
                ),
                SasaranDaerah(
                    "Terjaganya ketenteraman dan kerukunan", ("satpol-pp", "kesbangpol"),
                    (
                        AngkaPerangkat("satpol-pp", "IK-T1", IKD),
                        AngkaPerangkat("kesbangpol", "IK-T1"),
                    ),
                ),
            ),
        ),
    ),
)  # fmt: skip
