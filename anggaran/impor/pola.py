"""PURE. The headings of every kind of file, as offices and SIPD write them."""

from anggaran.impor.bentuk import JenisBerkas
from anggaran.impor.kepala import PolaTabel
from anggaran.impor.pola_jenis import PolaJenisBulanan

_SIMPUL = {
    "kode_skpd": ("kode skpd", "kode opd", "kode unit skpd"),
    "nama_skpd": ("nama skpd", "nama opd"),
    "kode_sub_unit": ("kode sub unit", "kode sub skpd", "kode unit"),
    "nama_sub_unit": ("nama sub unit", "nama sub skpd", "nama unit"),
    "kode_urusan": ("kode urusan",),
    "kode_bidang": ("kode bidang urusan",),
    "kode_program": ("kode program",),
    "nama_program": ("nama program",),
    "kode_kegiatan": ("kode kegiatan",),
    "nama_kegiatan": ("nama kegiatan",),
    "kode_sub": ("kode sub kegiatan", "kode subkegiatan"),
    "nama_sub": ("nama sub kegiatan", "nama subkegiatan"),
    "kode_rekening": ("kode rekening", "kode rekening belanja", "kode akun"),
    "nama_rekening": ("nama rekening", "nama rekening belanja", "uraian rekening", "nama akun"),
    "kode_sumber": ("kode sumber dana",),
    "nama_sumber": ("nama sumber dana", "sumber dana"),
    "no": ("no", "nomor", "no urut"),
    "tahun": ("tahun", "tahun anggaran"),
}
BULAN_RAK = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
    "oktober", "november", "desember",
)  # fmt: skip
_REKAP = PolaTabel(
    {
        **_SIMPUL,
        "pagu": ("pagu", "pagu rp", "nilai pagu", "pagu anggaran", "anggaran", "anggaran rp"),
    },
    frozenset({"kode_sub", "kode_rekening", "pagu"}),
    bukan=frozenset(BULAN_RAK),
)
_ALOKASI = PolaTabel(
    {
        **_SIMPUL,
        "pagu": ("alokasi anggaran", "alokasi anggaran rp", "pagu", "pagu anggaran", "anggaran"),
        "realisasi": ("realisasi anggaran", "realisasi anggaran rp", "realisasi", "realisasi rp"),
    },
    frozenset({"kode_sub", "kode_rekening", "pagu", "realisasi"}),
    bukan=frozenset(BULAN_RAK),
)
_DOKUMEN = PolaTabel(
    {
        **_SIMPUL,
        "nomor_dokumen": ("nomor dokumen", "no dokumen"),
        "jenis_dokumen": ("jenis dokumen",),
        "jenis_transaksi": ("jenis transaksi",),
        "nomor_dpt": ("nomor dpt", "no dpt"),
        "tanggal_dokumen": ("tanggal dokumen",),
        "realisasi": ("nilai realisasi",),
        "setoran": ("nilai setoran",),
        "nomor_spd": ("nomor spd", "no spd"),
        "nilai_spd": ("nilai spd",),
        "tanggal_spp": ("tanggal spp",),
        "tanggal_spm": ("tanggal spm",),
        "nomor_sp2d": ("nomor sp2d", "no sp2d"),
        "tanggal_sp2d": ("tanggal sp2d",),
        "tanggal_transfer": ("tanggal transfer",),
        "nilai_sp2d": ("nilai sp2d",),
    },
    frozenset(
        {
            "kode_sub", "kode_rekening", "nomor_dokumen", "jenis_dokumen", "jenis_transaksi",
            "nomor_dpt", "tanggal_dokumen", "realisasi", "setoran", "nomor_spd", "nomor_sp2d",
            "tanggal_transfer",
        }
    ),
    (frozenset({"kode_skpd", "nama_skpd"}),),
)  # fmt: skip
_PENJABARAN = PolaTabel(
    {
        "opd": ("opd", "skpd", "perangkat daerah"),
        "sub_unit": ("sub unit", "sub skpd"),
        "program": ("program",),
        "kegiatan": ("kegiatan",),
        "sub": ("sub kegiatan", "subkegiatan"),
        "rekening": (
            "rekening sub rincian obyek", "rekening sub rincian objek", "rekening",
            "sub rincian obyek", "sub rincian objek",
        ),
        "pagu": ("apbd", "pagu", "anggaran", "jumlah"),
        "akun": ("akun",),
        "kelompok": ("kelompok",),
        "jenis": ("jenis",),
        "objek": ("objek", "obyek"),
        "rincian": ("rincian obyek", "rincian objek"),
    },
    frozenset({"sub", "rekening", "pagu"}),
    (frozenset({"opd", "sub_unit"}),),
)  # fmt: skip
_LRA = PolaTabel(
    {
        "kode": ("kode rekening", "kode", "kode rek"),
        "uraian": ("uraian", "nama", "uraian rekening"),
        "pagu": ("anggaran rp", "anggaran", "jumlah anggaran", "pagu", "pagu rp"),
        "realisasi": ("realisasi rp", "realisasi", "jumlah realisasi"),
        "selisih": (
            "lebih kurang rp", "lebih kurang", "sisa", "sisa anggaran", "sisa rp",
            "bertambah berkurang",
        ),
    },
    frozenset({"kode", "uraian", "pagu", "realisasi"}),
)  # fmt: skip
_PER_SUB = PolaTabel(
    {
        **{m: _SIMPUL[m] for m in ("kode_skpd", "nama_skpd", "no", "tahun")},
        "kode_sub": (*_SIMPUL["kode_sub"], "kode"),
        "nama_sub": (*_SIMPUL["nama_sub"], "sub kegiatan", "uraian"),
        "pagu": ("pagu", "pagu rp", "pagu anggaran", "anggaran"),
        "spd": ("spd", "spd rp", "nilai spd", "jumlah spd"),
        **{
            f"{macam}_{cara}": tuple(
                f"{macam} {sebut}{akhir}" for sebut in sebutan for akhir in ("", " rp")
            )
            for macam in ("rencana", "realisasi")
            for cara, sebutan in {
                "kkpd": ("kkpd",),
                "up": ("up gu", "up", "upgu", "gu", "up dan gu"),
                "tu": ("tu",),
                "ls": ("ls",),
            }.items()
        },
        "sisa_pagu": ("sisa pagu", "sisa pagu rp", "sisa pagu anggaran"),
        "sisa_spd": ("sisa spd", "sisa spd rp"),
    },
    frozenset(
        {
            "nama_sub", "pagu", "realisasi_kkpd", "realisasi_up", "realisasi_tu", "realisasi_ls",
            "sisa_pagu",
        }
    ),
)  # fmt: skip
_BULAN_INI = "realisasi pelaksanaan anggaran"
_RFK = PolaTabel(
    {
        "no": ("no",),
        "nama": (
            "program kegiatan sub kegiatan", "program kegiatan subkegiatan",
            "uraian", "program kegiatan sub kegiatan pekerjaan",
        ),
        "pagu": ("jumlah anggaran rp", "jumlah anggaran", "anggaran rp", "pagu rp", "pagu"),
        "bobot": ("bobot", "bobot persen"),
        **{
            f"{masa}_{apa}": tuple(
                f"{depan}{sebut} {isi}".strip()
                for depan in (f"{_BULAN_INI} ", "realisasi ", "")
                for sebut in sebutan
                for isi in isian
            )
            for masa, sebutan in {
                "lalu": ("bulan lalu", "s d bulan lalu"),
                "ini": ("bulan ini",),
                "sampai": ("s d bulan ini", "sampai dengan bulan ini", "s d bulan ini total"),
            }.items()
            for apa, isian in {
                "rp": ("keuangan rp", "rp"),
                "fisik": ("fisik", "fisik persen"),
            }.items()
        },
        "sisa": ("sisa anggaran rp", "sisa anggaran", "sisa rp", "sisa"),
    },
    frozenset({"nama", "pagu", "lalu_rp", "ini_rp", "sampai_rp", "sisa"}),
)  # fmt: skip
_RAK = PolaTabel(
    {
        **_SIMPUL,
        "pagu": ("anggaran", "anggaran rp", "pagu", "pagu rp", "jumlah anggaran", "jumlah"),
        **{b: (b, f"{b} rp") for b in BULAN_RAK},
    },
    frozenset({"kode_sub", *BULAN_RAK}),
)
TRIWULAN_BERKAS = (1, 2, 3, 4)
_ROMAWI = {1: "i", 2: "ii", 3: "iii", 4: "iv"}
_KELUARAN = PolaTabel(
    {
        **{m: _SIMPUL[m] for m in ("kode_skpd", "no", "tahun")},
        "nama_skpd": (*_SIMPUL["nama_skpd"], "skpd", "opd", "perangkat daerah"),
        "kode_sub": (*_SIMPUL["kode_sub"], "kode"),
        "nama_sub": (*_SIMPUL["nama_sub"], "sub kegiatan", "subkegiatan"),
        "volume": (
            "volume dpa setahun", "volume dpa", "volume setahun", "volume", "target setahun",
            "target volume setahun",
        ),
        "satuan": ("satuan", "satuan volume"),
        **{
            f"{apa}_{tw}": tuple(
                f"{awal}{sebut}{akhir}"
                for n in (str(tw), _ROMAWI[tw])
                for sebut in (f"tw {n}", f"tw{n}", f"triwulan {n}")
                for awal, akhir in (
                    (f"{apa} ", ""), (f"{apa} volume ", ""), (f"volume {apa} ", ""),
                    ("", f" {apa}"),
                )
            )
            for apa in ("target", "realisasi")
            for tw in TRIWULAN_BERKAS
        },
    },
    frozenset(
        {"kode_sub", "volume", "satuan"}
        | {f"{apa}_{tw}" for apa in ("target", "realisasi") for tw in TRIWULAN_BERKAS}
    ),
)  # fmt: skip
_PROGRAM = PolaTabel(
    {
        **_SIMPUL,
        "kode_program": (*_SIMPUL["kode_program"], "kode"),
        "nama_program": (*_SIMPUL["nama_program"], "program"),
        "nama_kegiatan": (*_SIMPUL["nama_kegiatan"], "kegiatan"),
        "pagu": ("pagu", "pagu rp", "pagu anggaran", "anggaran", "anggaran rp", "jumlah anggaran"),
        "realisasi": ("realisasi", "realisasi rp", "realisasi anggaran"),
    },
    frozenset({"kode_program", "nama_program", "pagu"}),
    bukan=frozenset(BULAN_RAK),
    tanpa=frozenset(
        {
            *_SIMPUL["kode_sub"], *_SIMPUL["nama_sub"], *_SIMPUL["kode_sub_unit"], "sub kegiatan",
            "subkegiatan", "kode urusan", "paket kelompok", "nomor dokumen", "uraian", "satuan",
            "nama paket kelompok", "bobot", "bobot persen",
        }
    ),
)  # fmt: skip
#: Kinds in the order in which they are tried, the more telling first; and whether a header may
#: span rows.
POLA: dict[JenisBerkas, tuple[PolaTabel, bool]] = {
    JenisBerkas.DOKUMEN: (_DOKUMEN, False),
    JenisBerkas.RENCANA_KAS: (_RAK, False),
    JenisBerkas.ALOKASI: (_ALOKASI, False),
    JenisBerkas.REKAP: (_REKAP, False),
    JenisBerkas.PENJABARAN: (_PENJABARAN, False),
    JenisBerkas.LRA: (_LRA, False),
    JenisBerkas.PER_SUB: (_PER_SUB, True),
    JenisBerkas.RFK: (_RFK, True),
    JenisBerkas.KELUARAN: (_KELUARAN, True),
    JenisBerkas.JENIS_BULANAN: (PolaJenisBulanan(), True),
    JenisBerkas.PROGRAM: (_PROGRAM, False),
}
