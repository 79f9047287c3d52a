"""PURE. Units and posts of one made-up agency, and who holds them."""

from collections.abc import Iterator

from kinerja.jenis import JenisPD, JenisUnit
from kinerja.sebutan import KEPALA as KEPALA_PD
from laporan.latihan.kabupaten.instansi import KEPALA_DAERAH, PEMDA, TEMPAT, Instansi
from laporan.latihan.kabupaten.waktu import MasaKarangan

Baris = dict[str, object]

KEPALA = "KEPALA"
SEKRETARIS = "SEK"
#: Kinds whose head has echelon III: their units have echelon IV.
_KECIL = {JenisPD.KECAMATAN, JenisPD.KELURAHAN, JenisPD.UPTD}


def kode_bidang(nomor: int) -> str:
    """Code of a unit and of its head's post."""
    return f"B{nomor}"


def kode_tim(nomor: int) -> str:
    """Code of the post that answers below the head of a unit."""
    return f"B{nomor}-TIM"


def lembar_organisasi(i: Instansi, r: MasaKarangan) -> Iterator[tuple[str, list[Baris]]]:
    """The sheets of the agency, its units, its posts and their holders."""
    yield (
        "perangkat_daerah",
        [
            {
                "kode": i.kode, "nama": i.nama, "singkatan": i.singkatan, "pemda": PEMDA,
                "kepala_daerah": KEPALA_DAERAH, "tempat": TEMPAT, "jenis": i.jenis.value,
                "zona_waktu": "Asia/Makassar",
            }
        ],
    )  # fmt: skip
    yield "unit_kerja", list(_unit(i))
    jabatan = list(_jabatan(i))
    yield "jabatan", jabatan
    yield (
        "pemangku",
        [
            {"jabatan": j["kode"], "status": "definitif", "mulai": f"{r.awal - 1}-01-02"}
            for j in jabatan
        ],
    )
    yield (
        "pegawai",
        [
            {"tahun": tahun, "jabatan": j["kode"], "gol_iii": 1, "s1": 1}
            for tahun in r.tahun
            for j in jabatan
        ],
    )
    yield "profil", list(_profil(i, r))


def _unit(i: Instansi) -> Iterator[Baris]:
    tugas = f"Membantu Bupati melaksanakan urusan pemerintahan untuk {i.hasil}"
    yield {"kode": "PD", "nama": i.nama, "jenis": JenisUnit.DINAS.value, "tugas": tugas}
    yield {
        "kode": SEKRETARIS, "nama": "Sekretariat", "jenis": "sekretariat", "induk": "PD",
        "tugas": "Mengelola perencanaan, keuangan, kepegawaian, dan umum",
    }  # fmt: skip
    for n, b in enumerate(i.bidang, 1):
        yield {
            "kode": kode_bidang(n), "nama": b.nama, "jenis": i.jenis_bidang.value, "induk": "PD",
            "tugas": f"Melaksanakan tugas untuk {b.hasil}",
        }  # fmt: skip


def _jabatan(i: Instansi) -> Iterator[Baris]:
    kecil = i.jenis in _KECIL
    atas, bawah = ("III", "IV") if kecil else ("II", "III")

    def satu(kode: str, nama: str, eselon: str, unit: str, atasan: str) -> Baris:
        jenis = "struktural" if eselon else "fungsional"
        return {"kode": kode, "nama": nama, "jenis": jenis, "eselon": eselon, "unit": unit,
                "atasan": atasan}  # fmt: skip

    yield satu(KEPALA, KEPALA_PD[i.jenis], atas, "PD", "")
    sekretaris = "Kepala Bagian Tata Usaha" if i.jenis.value.startswith("sekretariat") else (
        "Sekretaris"
    )  # fmt: skip
    yield satu(SEKRETARIS, sekretaris, bawah, SEKRETARIS, KEPALA)
    for n, b in enumerate(i.bidang, 1):
        kepala = b.nama if b.nama.startswith("Inspektur") else f"Kepala {b.nama}"
        yield satu(kode_bidang(n), kepala, bawah, kode_bidang(n), KEPALA)
        ketua = f"Ketua Tim Kerja {b.nama.split(' ', 1)[1]}"
        yield satu(kode_tim(n), ketua, "", kode_bidang(n), kode_bidang(n))


def _profil(i: Instansi, r: MasaKarangan) -> Iterator[Baris]:
    def butir(jenis: str, teks: str) -> Baris:
        return {"jenis": jenis, "mulai_tahun": r.awal, "teks": teks}

    yield butir("tugas", f"Membantu Bupati melaksanakan urusan pemerintahan untuk {i.hasil}")
    for b in i.bidang:
        yield butir("fungsi", f"pelaksanaan kebijakan untuk {b.hasil}")
    yield butir("dasar_hukum", f"Peraturan Bupati Nomor {r.awal % 90 + 5} Tahun {r.awal - 1}")
    for b in i.bidang:
        yield butir("isu_strategis", f"Belum meratanya {b.hasil}")
