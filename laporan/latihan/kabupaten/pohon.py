"""PURE. The tree of one made-up agency: tujuan, sasaran of three levels, their indicators."""

from collections.abc import Iterator
from dataclasses import dataclass

from laporan.latihan.kabupaten.dadu import Dadu
from laporan.latihan.kabupaten.instansi import Instansi
from laporan.latihan.kabupaten.organisasi import (
    KEPALA,
    SEKRETARIS,
    Baris,
    kode_bidang,
    kode_tim,
)
from laporan.latihan.kabupaten.waktu import MasaKarangan

RENSTRA, TUJUAN, TATA_KELOLA = "RENSTRA", "T1", "S2"


@dataclass(frozen=True)
class Indikator:
    """An indicator with the first year's figure and what a year adds, in hundredths."""

    kode: str
    simpul: str
    nama: str
    satuan: str
    penanggung: str
    dasar: int
    naik: int
    batas: int | None = None
    """No more than this, in hundredths."""
    jumlah: bool = False
    iku: bool = False
    jadwal: str = ""
    polaritas: str = "makin_tinggi"
    formulasi: str = ""
    sumber_data: str = "Rekapitulasi perangkat daerah"

    @property
    def desimal(self) -> int:
        """Decimals of its figures: none where it counts something."""
        return 0 if self.jumlah else 2


def indikator(i: Instansi, d: Dadu) -> list[Indikator]:
    """Every indicator of the agency, down the tree."""

    def angka(kode: str, dari: int, sampai: int) -> int:
        return d.bulat(dari, sampai, "dasar", kode)

    semua = [
        Indikator(
            "IK-T1", TUJUAN, f"Indeks {i.hasil}", "Indeks", KEPALA,
            angka("IK-T1", 5500, 7000), 90, 10000, iku=True, jadwal="tahunan",
        ),
        Indikator(
            "IK-S1", "S1", f"Indeks kepuasan atas {i.hasil}", "Indeks", KEPALA,
            angka("IK-S1", 7000, 8200), 80, 10000, iku=True, jadwal="semesteran",
        ),
        Indikator(
            "IK-S2", TATA_KELOLA, "Nilai AKIP", "Nilai", KEPALA,
            angka("IK-S2", 5800, 7200), 110, 10000, iku=True, jadwal="terbit:11",
        ),
        Indikator(
            "IK-S2-1", "S2-1", "Persentase dokumen perencanaan dan pelaporan yang tepat waktu",
            "Persen", SEKRETARIS, angka("IK-S2-1", 7800, 9000), 150, 10000,
        ),
    ]  # fmt: skip
    for n, b in enumerate(i.bidang, 1):
        atas, bawah = f"S1-{n}", f"S1-{n}-1"
        semua += [
            Indikator(
                f"IK-{atas}", atas, f"Tingkat {b.hasil}", "Persen", kode_bidang(n),
                angka(atas, 5500, 8200), 200, 10000, iku=n == 1,
            ),
            Indikator(
                f"IK-{bawah}a", bawah, f"Jumlah {b.keluaran}", b.satuan, kode_tim(n),
                angka(bawah, 40, 400) * 400, 800, jumlah=True,
            ),
            Indikator(
                f"IK-{bawah}b", bawah, f"Persentase {b.keluaran} menurut standar", "Persen",
                kode_tim(n), angka(f"{bawah}b", 6000, 8500), 180, 10000,
            ),
        ]  # fmt: skip
    return semua


def lembar_pohon(
    i: Instansi, r: MasaKarangan, semua: list[Indikator]
) -> Iterator[tuple[str, list[Baris]]]:
    """The sheets of the plan and its tree."""
    nama = f"Rencana Strategis {i.nama} Tahun {r.awal}–{r.akhir_renstra}"
    yield (
        "renstra",
        [{"kode": RENSTRA, "nama": nama, "tahun_awal": r.awal, "tahun_akhir": r.akhir_renstra}],
    )
    yield "masalah", list(_masalah(i))
    yield (
        "tujuan",
        [{"renstra": RENSTRA, "kode": TUJUAN, "uraian": f"Meningkatnya {i.hasil} di kabupaten"}],
    )
    yield "sasaran", list(_sasaran(i))
    yield "indikator", [baris_indikator(satu, tujuan=satu.simpul == TUJUAN) for satu in semua]


def _masalah(i: Instansi) -> Iterator[Baris]:
    def satu(kode: str, tingkat: str, induk: str, uraian: str) -> Baris:
        return {"renstra": RENSTRA, "kode": kode, "tingkat": tingkat, "induk": induk,
                "uraian": uraian}  # fmt: skip

    yield satu("M1", "pokok", "", f"Belum optimalnya {i.hasil}")
    for n, b in enumerate(i.bidang, 1):
        yield satu(f"M1.{n}", "masalah", "M1", f"Belum meratanya {b.hasil}")
        yield satu(f"M1.{n}.1", "akar", f"M1.{n}", f"Terbatasnya {b.keluaran}")


def _sasaran(i: Instansi) -> Iterator[Baris]:
    def satu(kode: str, induk: str, tingkat: str, uraian: str, jabatan: str) -> Baris:
        return {"kode": kode, "tujuan": TUJUAN, "induk": induk, "tingkat": tingkat,
                "uraian": uraian, "penanggung_jawab": jabatan}  # fmt: skip

    yield satu("S1", "", "strategis", f"Meningkatnya {i.hasil}", KEPALA)
    tata_kelola = "Meningkatnya akuntabilitas kinerja perangkat daerah"
    yield satu(TATA_KELOLA, "", "strategis", tata_kelola, KEPALA)
    for n, b in enumerate(i.bidang, 1):
        yield satu(f"S1-{n}", "S1", "eselon_iii", f"Meningkatnya {b.hasil}", kode_bidang(n))
        bawah = f"Bertambahnya {b.keluaran}"
        yield satu(f"S1-{n}-1", f"S1-{n}", "eselon_iv", bawah, kode_tim(n))
    dokumen = "Terlaksananya perencanaan dan pelaporan yang tepat waktu"
    yield satu("S2-1", TATA_KELOLA, "eselon_iii", dokumen, SEKRETARIS)


def baris_indikator(satu: Indikator, *, tujuan: bool) -> Baris:
    """The row of an indicator, of a tujuan or of a sasaran."""
    milik = "tujuan" if tujuan else "sasaran"
    persen = satu.satuan == "Persen"
    return {
        "kode": satu.kode, milik: satu.simpul, "nama": satu.nama, "satuan": satu.satuan,
        "pola_tampil": "{n}%" if persen else "{n}", "polaritas": satu.polaritas,
        "desimal": satu.desimal, "iku": "ya" if satu.iku else "tidak",
        "akumulasi": "jumlah" if satu.jumlah else "posisi_akhir",
        "definisi": f"{satu.nama} menurut pedoman yang berlaku",
        "formulasi": satu.formulasi
        or ("Jumlah yang memenuhi dibagi jumlah seluruhnya" if persen else satu.nama),
        "sumber_data": satu.sumber_data, "penanggung_jawab": satu.penanggung,
        "jadwal": satu.jadwal,
    }  # fmt: skip
