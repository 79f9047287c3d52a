"""A small agency in which no rule finds anything, and how a case changes one thing of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from anggaran.uji.potret import KeluaranDiuji, MataDiuji, PotretAnggaran, VersiDiuji
from kinerja.akumulasi import Akumulasi
from kinerja.capaian import Polaritas
from kinerja.uji.potret import (
    BuktiDiuji,
    IndikatorDiuji,
    IsianDiuji,
    JabatanDiuji,
    PemangkuDiuji,
    PeriodeDiuji,
    PotretKinerja,
    SasaranDiuji,
    TahunDiuji,
    TargetDiuji,
    TujuanDiuji,
    UnitDiuji,
)
from kinerja.ukuran import BentukIndikator

D = Decimal
TAHUN = 2024
KEPALA, KABID, KASI = 1, 2, 3
PERSEN = BentukIndikator(Polaritas.TINGGI, Akumulasi.POSISI_AKHIR, 2, "{n}%")
ORANG = BentukIndikator(Polaritas.TINGGI, Akumulasi.JUMLAH, 0, "{n} Orang")


def _isian(nilai: tuple[int | str, ...], sebab: str) -> dict[int, IsianDiuji]:
    return {
        tw: IsianDiuji(
            tw, D(n), analisis=(f"{sebab} pada triwulan ke-{tw}",), diajukan=date(2024, 3 * tw, 20)
        )
        for tw, n in enumerate(nilai, start=1)
    }


def _target(nilai: dict[int, int]) -> tuple[TargetDiuji, ...]:
    renstra = tuple(
        TargetDiuji(n, "renstra", "Renstra 2021–2026", D(x), str(x)) for n, x in nilai.items()
    )
    return (TargetDiuji(TAHUN, "pk", f"PK {TAHUN}", D(nilai[TAHUN]), str(nilai[TAHUN])), *renstra)


KAPASITAS = IndikatorDiuji(
    pk=10,
    nama="Indeks Kapasitas Pencari Kerja",
    satuan="Indeks",
    bentuk=BentukIndikator(Polaritas.TINGGI, Akumulasi.POSISI_AKHIR, 2, "{n}"),
    jabatan=KEPALA,
    tujuan=1,
    definisi="Rata-rata tertimbang empat unsur kapasitas.",
    formulasi="Jumlah unsur dibagi empat.",
    sumber_data="Survei tahunan",
    target=_target({2021: 60, 2022: 62, 2023: 64, 2024: 66, 2025: 68, 2026: 70}),
    tempo=frozenset({4}),
    tahun={
        2023: TahunDiuji(D(64), D(65), D("101.56"), isian={4: IsianDiuji(4, D(65))}),
        2024: TahunDiuji(
            D(66), D(67), D("101.52"), isian={4: IsianDiuji(4, D(67), diajukan=date(2024, 12, 20))}
        ),
    },
)
LULUS = IndikatorDiuji(
    pk=11,
    nama="Persentase Lulusan yang Bekerja",
    satuan="%",
    bentuk=PERSEN,
    jabatan=KEPALA,
    sasaran=1,
    iku=True,
    definisi="Bagian lulusan pelatihan yang bekerja enam bulan sesudahnya.",
    formulasi="Lulusan bekerja dibagi seluruh lulusan dikali 100.",
    formula="bekerja / lulusan * 100",
    sumber_data="Penelusuran lulusan",
    variabel=("bekerja", "lulusan"),
    dipakai=frozenset({"bekerja", "lulusan"}),
    target=_target({2021: 70, 2022: 72, 2023: 74, 2024: 76, 2025: 78, 2026: 80}),
    target_triwulan={1: D(71), 2: D(73), 3: D(75), 4: D(76)},
    tahun={
        2023: TahunDiuji(
            D(74), D(73), D("98.65"), isian=_isian((70, 71, 72, 73), "Bursa kerja daring")
        ),
        2024: TahunDiuji(
            D(76), D(75), D("98.68"), isian=_isian((70, 72, 74, 75), "Magang mitra industri")
        ),
    },
)
PESERTA = IndikatorDiuji(
    pk=12,
    nama="Jumlah Peserta Pelatihan",
    satuan="Orang",
    bentuk=ORANG,
    jabatan=KABID,
    sasaran=2,
    definisi="Pencari kerja yang menyelesaikan pelatihan.",
    formulasi="Dihitung dari daftar hadir penutupan.",
    sumber_data="Daftar hadir",
    target=_target({2021: 300, 2022: 320, 2023: 340, 2024: 360, 2025: 380, 2026: 400}),
    target_triwulan={1: D(60), 2: D(100), 3: D(100), 4: D(100)},
    tahun={
        2023: TahunDiuji(
            D(340), D(345), D("101.47"), isian=_isian((61, 92, 95, 97), "Kelas malam")
        ),
        2024: TahunDiuji(
            D(360), D(350), D("97.22"), isian=_isian((55, 98, 99, 98), "Jadwal balai latihan padat")
        ),
    },
)
_UNGGAH = {tw: date(2024, 3 * tw, 18) for tw in (1, 2, 3, 4)}

KINERJA = PotretKinerja(
    tahun=TAHUN,
    hari=date(2025, 2, 15),
    kepala="Kepala Dinas",
    renstra=(2021, 2026),
    unit=(UnitDiuji(1, "Dinas Latihan"), UnitDiuji(2, "Bidang Pelatihan", 1)),
    jabatan=(
        JabatanDiuji(KEPALA, "Kepala Dinas", 1, eselon="II"),
        JabatanDiuji(KABID, "Kepala Bidang Pelatihan", 2, KEPALA),
        JabatanDiuji(KASI, "Kepala Seksi Kurikulum", 2, KABID, eselon="IV"),
    ),
    pemangku=(
        PemangkuDiuji(KEPALA, "Pejabat Satu", date(2022, 1, 1)),
        PemangkuDiuji(KABID, "Pejabat Dua", date(2022, 1, 1)),
        PemangkuDiuji(KASI, "Pejabat Tiga", date(2022, 1, 1)),
    ),
    tujuan=(TujuanDiuji(1, "Terwujudnya tenaga kerja yang berdaya saing"),),
    sasaran=(
        SasaranDiuji(1, "Meningkatnya penempatan lulusan", "strategis", 1, None, KEPALA),
        SasaranDiuji(2, "Meningkatnya kompetensi peserta", "eselon_iii", 1, 1, KABID),
    ),
    indikator=(KAPASITAS, LULUS, PESERTA),
    bukti=tuple(
        BuktiDiuji(i.pk, TAHUN, tw, f"Rekap {i.pk} TW {tw}", _UNGGAH[tw], f"{i.pk}{tw}" * 8)
        for i in (KAPASITAS, LULUS, PESERTA)
        for tw in sorted(i.tempo)
    ),
    periode=tuple(
        PeriodeDiuji(tw, date(2024, 3 * tw, 1), date(2024, 3 * tw, 25), disahkan=True)
        for tw in (1, 2, 3, 4)
    ),
)

_MATA = (
    MataDiuji(1, "program", "2.07.03", "Pelatihan Kerja", KEPALA, 1000, 950),
    MataDiuji(1, "kegiatan", "2.07.03.2.01", "Pelatihan", KABID, 1000, 950, "2.07.03"),
    MataDiuji(1, "sub_kegiatan", "2.07.03.2.01.0001", "Kelas", KABID, 600, 580, "2.07.03.2.01"),
    MataDiuji(2, "sub_kegiatan", "2.07.03.2.01.0002", "Alat", KABID, 400, 370, "2.07.03.2.01"),
)
ANGGARAN = PotretAnggaran(
    kinerja=KINERJA,
    mata=_MATA,
    versi=(
        VersiDiuji(1, 1, "murni", "Murni 2024", "1/DPA/2024", date(2024, 1, 3), 1000),
        VersiDiuji(2, 2, "pergeseran", "Pergeseran 2024", "2/DPA/2024", date(2024, 5, 3), 1000),
    ),
    bulan={1: {3: 100, 6: 250, 9: 400, 12: 580}, 2: {6: 150, 9: 250, 12: 370}},
    sub_terkait=frozenset({1, 2}),
    sasaran_beranggaran=frozenset({1}),
    fisik={(1, 2): D(45), (1, 4): D(100), (2, 4): D(95)},
    keluaran=(
        KeluaranDiuji("sub_kegiatan-1", "Peserta kelas", D(360), D(350), "360"),
        KeluaranDiuji("sub_kegiatan-2", "Alat yang dibeli", D(12), D(12), "12"),
    ),
)


def indikator(pk: int, p: PotretKinerja = KINERJA, **ubah: Any) -> PotretKinerja:
    """The picture with something of one indicator changed."""
    return replace(p, indikator=tuple(replace(i, **ubah) if i.pk == pk else i for i in p.indikator))


def tahun(pk: int, n: int, p: PotretKinerja = KINERJA, **ubah: Any) -> PotretKinerja:
    """The picture with something of one indicator's year changed."""
    i = next(i for i in p.indikator if i.pk == pk)
    return indikator(pk, p, tahun={**i.tahun, n: replace(i.tahun[n], **ubah)})


def isian(
    pk: int, tw: int, p: PotretKinerja = KINERJA, n: int = TAHUN, **ubah: Any
) -> PotretKinerja:
    """The picture with something of one reported quarter changed."""
    i = next(i for i in p.indikator if i.pk == pk)
    semua = i.tahun[n].isian
    return tahun(pk, n, p, isian={**semua, tw: replace(semua[tw], **ubah)})


def daftar(medan: str, ke: int, p: Any = KINERJA, **ubah: Any) -> Any:
    """The picture with row number `ke` of a list changed."""
    semua = list(getattr(p, medan))
    semua[ke] = replace(semua[ke], **ubah)
    return replace(p, **{medan: tuple(semua)})


def tambah(medan: str, *baris: Any, p: Any = KINERJA) -> Any:
    """The picture with further rows in a list."""
    return replace(p, **{medan: (*getattr(p, medan), *baris)})


def mata(kunci: str, p: PotretAnggaran = ANGGARAN, **ubah: Any) -> PotretAnggaran:
    """The budget with something of one node changed."""
    return replace(p, mata=tuple(replace(m, **ubah) if m.kunci == kunci else m for m in p.mata))
