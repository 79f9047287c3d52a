"""PURE. The budget of one made-up agency, its spending by month, outputs, and its evaluations."""

from collections.abc import Iterator

from kinerja.status import StatusRealisasi
from laporan.latihan.kabupaten.dadu import Dadu
from laporan.latihan.kabupaten.instansi import Instansi
from laporan.latihan.kabupaten.organisasi import SEKRETARIS, Baris, kode_bidang, kode_tim
from laporan.latihan.kabupaten.ukuran import Watak
from laporan.latihan.kabupaten.waktu import MasaKarangan
from laporan.models.status import StatusRekomendasi

_REKENING = ("5.1.02", "5.2.02")
_STATUS = (StatusRealisasi.DISAHKAN, StatusRealisasi.DRAF)
_KOMPONEN = (
    ("A", "Perencanaan Kinerja", 30), ("B", "Pengukuran Kinerja", 30),
    ("C", "Pelaporan Kinerja", 15), ("D", "Evaluasi Akuntabilitas Kinerja Internal", 25),
)  # fmt: skip
_PREDIKAT = (
    (90, "AA", "Sangat Memuaskan"), (80, "A", "Memuaskan"), (70, "BB", "Sangat Baik"),
    (60, "B", "Baik"), (50, "CC", "Cukup"), (0, "C", "Kurang"),
)  # fmt: skip


def _sub(i: Instansi) -> Iterator[tuple[str, str, str, str]]:
    """Code, name, post and the indicator that it supports: two below each program."""
    yield f"{i.urusan}.01.2.02.0001", "Penyediaan Gaji dan Tunjangan ASN", SEKRETARIS, "IK-S2-1"
    yield f"{i.urusan}.01.2.02.0002", "Penyusunan Dokumen Perencanaan", SEKRETARIS, "IK-S2-1"
    for n, b in enumerate(i.bidang, 1):
        induk = f"{i.urusan}.{n + 1:02}.2.01"
        yield f"{induk}.0001", f"Pembinaan {b.keluaran}", kode_tim(n), f"IK-S1-{n}-1a"
        yield f"{induk}.0002", f"Pengawasan mutu {b.keluaran}", kode_tim(n), f"IK-S1-{n}-1b"


def lembar_anggaran(
    i: Instansi, r: MasaKarangan, d: Dadu, w: Watak
) -> Iterator[tuple[str, list[Baris]]]:
    """The sheets of the budget and of what was made with it."""
    yield "program_kegiatan", [b for tahun in r.tahun for b in _program(i, tahun)]
    yield (
        "dukungan",
        [
            {"tahun": tahun, "kode": kode, "indikator": indikator}
            for tahun in r.tahun
            for kode, _, _, indikator in _sub(i)
        ],
    )
    yield (
        "versi_anggaran",
        [
            {"kode": f"{kode}-{tahun}", "tahun": tahun, "jenis": jenis, "ke": ke,
             "nomor": f"{ke}/{tahun}", "tanggal": f"{tahun - (ke == 1)}-{bulan}"}
            for tahun in r.tahun
            for kode, jenis, ke, bulan in _versi(tahun, r)
        ],
    )  # fmt: skip
    pagu = {(t, s[0], rek): _pagu(d, t, s[0], rek) for t in r.tahun for s in _sub(i)
            for rek in _REKENING}  # fmt: skip
    yield (
        "pagu",
        [
            {"versi": f"{kode}-{tahun}", "sub_kegiatan": sub, "rekening": rek,
             "nilai": nilai + (nilai // 20 // 1000 * 1000 if ke == 2 else 0)}
            for (tahun, sub, rek), nilai in pagu.items()
            for kode, _, ke, _ in _versi(tahun, r)
            if ke == 1 or rek == _REKENING[0]
        ],
    )  # fmt: skip
    yield (
        "realisasi_anggaran",
        [
            {"tahun": tahun, "sub_kegiatan": sub, "rekening": rek, "bulan": bulan,
             "nilai": nilai * w.laju // 100 * bulan * bulan // 144}
            for (tahun, sub, rek), nilai in pagu.items()
            for bulan in range(1, max(r.lewat(tahun), default=0) * 3 + 1)
        ],
    )  # fmt: skip
    yield "laporan_sub_kegiatan", list(_fisik(i, r, w))
    yield from _keluaran(i, r, d, w)


def _versi(tahun: int, r: MasaKarangan) -> Iterator[tuple[str, str, int, str]]:
    yield "M", "murni", 1, "12-20"
    if tahun < r.terakhir or r.triwulan == 4:
        yield "P", "perubahan", 2, "09-28"


def _pagu(d: Dadu, tahun: int, sub: str, rekening: str) -> int:
    if sub.endswith(".01.2.02.0001"):  # salaries
        return d.bulat(2_000, 6_000, "gaji", sub, rekening) * 1_000_000
    return d.bulat(60, 900, "pagu", tahun, sub, rekening) * 1_000_000


def _program(i: Instansi, tahun: int) -> Iterator[Baris]:
    def satu(tingkat: str, kode: str, induk: str, nama: str, jabatan: str) -> Baris:
        return {"tahun": tahun, "tingkat": tingkat, "kode": kode, "induk": induk, "nama": nama,
                "penanggung_jawab": jabatan}  # fmt: skip

    p = f"{i.urusan}.01"
    yield satu("program", p, "", "Penunjang Urusan Pemerintahan Daerah", SEKRETARIS)
    yield satu("kegiatan", f"{p}.2.02", p, "Administrasi Perangkat Daerah", SEKRETARIS)
    for n, b in enumerate(i.bidang, 1):
        p = f"{i.urusan}.{n + 1:02}"
        yield satu("program", p, "", f"Peningkatan {b.hasil}", kode_bidang(n))
        yield satu("kegiatan", f"{p}.2.01", p, f"Pengelolaan {b.keluaran}", kode_bidang(n))
    for kode, nama, jabatan, _ in _sub(i):
        yield satu("sub_kegiatan", kode, kode.rsplit(".", 1)[0], nama, jabatan)


def _fisik(i: Instansi, r: MasaKarangan, w: Watak) -> Iterator[Baris]:
    for tahun in r.tahun:
        for tw in r.lewat(tahun):
            berjalan = tahun == r.terakhir and tw == r.triwulan
            for kode, *_ in _sub(i):
                yield {"tahun": tahun, "sub_kegiatan": kode, "triwulan": tw,
                       "fisik": min(100, (w.laju + 3) * tw // 4),
                       "penjelasan": "Berjalan menurut jadwal.",
                       "status": _STATUS[berjalan]}  # fmt: skip


def _keluaran(i: Instansi, r: MasaKarangan, d: Dadu, w: Watak) -> Iterator[tuple[str, list[Baris]]]:
    indikator: list[Baris] = []
    target: list[Baris] = []
    realisasi: list[Baris] = []
    for tahun in r.tahun:
        for n, (kode, nama, *_) in enumerate(_sub(i), 1):
            keluaran, rencana = f"KEL-{n:02}", d.bulat(3, 60, "keluaran", tahun, kode) * 4
            indikator.append({"tahun": tahun, "kode": keluaran, "sub_kegiatan": kode,
                              "nama": f"Jumlah laporan {nama.lower()}",
                              "satuan": "Laporan"})  # fmt: skip
            target.append({"versi": f"M-{tahun}", "indikator": keluaran, "triwulan": "",
                           "target": rencana})  # fmt: skip
            realisasi += [
                {"tahun": tahun, "indikator": keluaran, "triwulan": tw,
                 "nilai": rencana * w.mutu // 400}
                for tw in r.lewat(tahun)
            ]  # fmt: skip
    yield "indikator_program", indikator
    yield "target_program", target
    yield "realisasi_program", realisasi


def lembar_evaluasi(r: MasaKarangan, d: Dadu) -> Iterator[tuple[str, list[Baris]]]:
    """The sheets of AKIP evaluations: one for each year that is over, a little better each time."""
    lewat = [t for t in r.tahun if t < r.terakhir or r.triwulan == 4]
    mutu = {t: min(92, d.bulat(52, 74, "akip") + 2 * (t - r.awal)) for t in lewat}
    komponen: list[Baris] = []
    evaluasi: list[Baris] = []
    for tahun, persen in mutu.items():
        nilai = {kode: bobot * persen for kode, _, bobot in _KOMPONEN}  # hundredths
        jumlah = sum(nilai.values())
        _, predikat, sebutan = next(p for p in _PREDIKAT if jumlah >= p[0] * 100)
        evaluasi.append({"tahun": tahun, "nilai": _dua(jumlah), "predikat": predikat,
                         "sebutan": sebutan})  # fmt: skip
        komponen += [
            {"tahun": tahun, "kode": kode, "nama": nama, "bobot": bobot, "nilai": _dua(nilai[kode])}
            for kode, nama, bobot in _KOMPONEN
        ]
    yield "evaluasi_akip", evaluasi
    yield "komponen_akip", komponen
    yield (
        "rekomendasi_lhe",
        [
            {"tahun": tahun, "kode": str(n), "rekomendasi": teks, "penanggung_jawab": SEKRETARIS,
             "tenggat": f"{tahun + 1}-06-30", "status": StatusRekomendasi.PROSES,
             "tindak_lanjut": "Sudah dibahas dalam rapat kinerja triwulan."}
            for tahun in lewat
            for n, teks in enumerate(
                ("Menyelaraskan target Renja dengan Renstra.",
                 "Melengkapi data dukung setiap triwulan."), 1
            )
        ],
    )  # fmt: skip


def _dua(ratusan: int) -> str:
    return f"{ratusan // 100},{ratusan % 100:02}"
