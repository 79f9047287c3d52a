"""The years that the practice is made of: the flag, the year copy, targets, budget, schedule."""

from collections.abc import Mapping
from datetime import date, datetime

from anggaran.models import Program
from anggaran.salin_tahun import siapkan_tahun
from kinerja.isian.rencana import buat_rencana_aksi
from kinerja.latihan import CakupanLatihan
from kinerja.models import DokumenPerencanaan, JenisDokumen, Pengguna, PerangkatDaerah, Renstra
from kinerja.periode import Triwulan
from laporan.isian.rencana_langkah import ajukan_rencana_aksi, setujui_pengajuan
from laporan.latihan.angka import AngkaLatihan, Isi, terisi
from laporan.latihan.muatan import Lembar, muat_lembar

LAMA_RENSTRA = 5
#: A later version of the practice budget: its kind, its order, the day it was decided.
PERGESERAN, PERUBAHAN = ("pergeseran", 2, (3, 20)), ("perubahan", 3, (9, 30))


def tandai(
    pd: PerangkatDaerah, tahun: int, cakupan: CakupanLatihan, *, oleh: Pengguna | None,
    pada: datetime,
) -> None:  # fmt: skip
    """Set the flag of a year before there is anything to flag."""
    satu = {"tahun": str(tahun), "cakupan": cakupan.value}
    muat_lembar(pd, {"latihan": [satu]}, oleh=oleh, pada=pada)


def siapkan(
    pd: PerangkatDaerah, tahun: int, angka: AngkaLatihan, *, contoh: int, oleh: Pengguna,
    pada: datetime,
) -> None:  # fmt: skip
    """Copy the year, then what the copy leaves to people: schedule, targets, budget, signers."""
    tandai(pd, tahun, CakupanLatihan.TAHUN, oleh=oleh, pada=pada)
    siapkan_tahun(
        pd=pd,
        dari=contoh,
        ke=tahun,
        dokumen=("pk", "rencana_aksi", "anggaran_murni"),
        oleh=oleh,
        pada=pada,
    )
    target = angka.target()
    lembar = _renstra(pd, tahun, target)
    lembar["periode"] = [
        {
            "tahun": str(p.tahun),
            "triwulan": str(p.triwulan),
            # A quarter may be filled while it runs, so that there is always one to try.
            "buka": Triwulan(tahun, p.triwulan).awal.isoformat(),
            "tutup": p.tutup.isoformat(),
        }
        for p in pd.periodepengukuran_set.filter(tahun=tahun).order_by("triwulan")
    ]
    lembar["target"] = [
        *lembar.get("target", ()),
        *_target(target, "pk", tahun, f"PK-{tahun}"),
        *_target_triwulan(target, "latihan", tahun, f"RA-{tahun}"),
    ]
    lembar["kegiatan_rencana_aksi"] = [
        {"dokumen": f"RA-{tahun}", **satu} for satu in angka.kegiatan()
    ]
    lembar["pagu"] = _pagu(angka, "murni", f"MURNI-{tahun}")
    lembar |= _keluaran(pd, tahun, angka.keluaran(), f"MURNI-{tahun}")
    mulai = date(tahun, 1, 1).isoformat()
    lembar["pemangku"] = [{**satu, "mulai": mulai} for satu in angka.pemangku()]
    muat_lembar(pd, lembar, oleh=oleh, pada=pada)


def _renstra(pd: PerangkatDaerah, tahun: int, target: list[Isi]) -> dict[str, Lembar]:
    """The Renstra of the year with its targets; a practice one where the agency's has ended.

    What the agency's own Renstra sets stays as it was printed.
    """
    if Renstra.objects.filter(pd=pd, tahun_awal__lte=tahun, tahun_akhir__gte=tahun).exists():
        return {}
    terakhir = Renstra.objects.filter(pd=pd).order_by("-tahun_akhir").first()
    assert terakhir is not None
    awal = terakhir.tahun_akhir + 1
    while awal + LAMA_RENSTRA <= tahun:
        awal += LAMA_RENSTRA
    akhir = awal + LAMA_RENSTRA - 1
    kode = f"RENSTRA-LATIHAN-{awal}-{akhir}"
    yang_akhir = "akhir_renstra" if tahun == akhir else "renstra"
    baris = list(_target(target, yang_akhir, tahun, kode))
    if tahun != akhir:
        baris += _target(target, "akhir_renstra", akhir, kode)
    return {
        "renstra": [
            {
                "kode": kode,
                "nama": f"Renstra {awal}–{akhir} (latihan)",
                "tahun_awal": str(awal),
                "tahun_akhir": str(akhir),
            }
        ],
        "dokumen": [
            {
                "kode": kode,
                "jenis": "renstra",
                "renstra": kode,
                "ke": "0",
                "nama": f"Renstra {awal}–{akhir} (latihan)",
            }
        ],
        "target": baris,
    }


def _keluaran(
    pd: PerangkatDaerah, tahun: int, keluaran: list[Isi], versi: str
) -> dict[str, Lembar]:
    """Outcomes and outputs with their targets, and what the Renstra gives their programs."""
    tingkat = {2: "program", 4: "kegiatan", 5: "sub_kegiatan"}
    program = {p.kode: p for p in Program.objects.filter(pd=pd, tahun=tahun)}
    sama = (
        "kode", "dilaporkan_pada", "nama", "satuan", "desimal", "polaritas", "akumulasi",
        "target_renstra", "realisasi_renstra",
    )  # fmt: skip
    return {
        "program_kegiatan": [
            {
                "tahun": str(tahun),
                "tingkat": "program",
                "kode": p.kode,
                "nama": p.nama,
                "penanggung_jawab": p.penanggung_jawab.kode,
                "pagu_renstra": baris["pagu_renstra"],
                "belanja_renstra": baris["belanja_renstra"],
            }
            for baris in keluaran
            if (p := program.get(baris["simpul"])) is not None
        ],
        "indikator_program": [
            {
                "tahun": str(tahun),
                tingkat[baris["simpul"].count(".")]: baris["simpul"],
                **{kolom: baris[kolom] for kolom in sama},
            }
            for baris in keluaran
        ],
        "target_program": [
            {"versi": versi, "indikator": baris["kode"], "triwulan": masa, "target": teks}
            for masa, kolom in (("", "target"), *((str(n), f"target_{n}") for n in (1, 2, 3, 4)))
            for baris, teks in terisi(keluaran, kolom)
        ],
    }


def _target(target: list[Isi], kolom: str, tahun: int, dokumen: str) -> Lembar:
    return [
        {"indikator": baris["indikator"], "tahun": str(tahun), "dokumen": dokumen, "target": teks}
        for baris, teks in terisi(target, kolom)
    ]


def _target_triwulan(target: list[Isi], kolom: str, tahun: int, dokumen: str) -> Lembar:
    return [
        {**satu, "triwulan": str(n)}
        for n in (1, 2, 3, 4)
        for satu in _target(target, f"{kolom}_{n}", tahun, dokumen)
    ]


def _pagu(angka: AngkaLatihan, kolom: str, versi: str) -> Lembar:
    return [
        {
            "versi": versi,
            "sub_kegiatan": baris["sub_kegiatan"],
            "rekening": baris["rekening"],
            "nilai": teks,
        }
        for baris, teks in terisi(angka.anggaran(), kolom)
    ]


def rencana_aksi_contoh(
    pd: PerangkatDaerah, tahun: int, angka: AngkaLatihan, *, oleh: Pengguna, pada: datetime
) -> None:
    """Quarterly targets of the printed year, which it does not have."""
    dokumen = buat_rencana_aksi(pd=pd, tahun=tahun, oleh=oleh, pada=pada)
    target = _target_triwulan(angka.target(), "contoh", tahun, dokumen.kode)
    muat_lembar(pd, {"target": target}, oleh=oleh, pada=pada)


def setujui_rencana_aksi(
    pd: PerangkatDaerah, tahun: int, *, sekretariat: Pengguna, kepala: Pengguna,
    diajukan: datetime, disetujui: datetime,
) -> None:  # fmt: skip
    """Hand the year's rencana aksi over, and approve it."""
    dokumen = DokumenPerencanaan.objects.get(
        pd=pd, tahun=tahun, jenis=JenisDokumen.RENCANA_AKSI, ke=0
    )
    alasan = "Angka tiga indikator terbit sekali setahun, pada triwulan IV."
    ajukan_rencana_aksi(dokumen=dokumen, oleh=sekretariat, pada=diajukan, alasan=alasan)
    setujui_pengajuan(dokumen=dokumen, oleh=kepala, pada=disetujui, alasan=alasan)


def versi_anggaran(
    pd: PerangkatDaerah, tahun: int, angka: AngkaLatihan, *, sampai: date, oleh: Pengguna,
    pada: datetime,
) -> None:  # fmt: skip
    """The later versions of the budget that were decided by a day."""
    versi: list[dict[str, str]] = []
    pagu: list[Mapping[str, str]] = []
    for jenis, ke, (bulan, hari) in (PERGESERAN, PERUBAHAN):
        tanggal = date(tahun, bulan, hari)
        if tanggal > sampai:
            continue
        kode = f"{jenis.upper()}-{tahun}"
        versi.append(
            {
                "kode": kode,
                "tahun": str(tahun),
                "jenis": jenis,
                "ke": str(ke),
                "nomor": f"Dokumen {jenis} latihan {tahun}",
                "tanggal": tanggal.isoformat(),
            }
        )
        pagu += _pagu(angka, jenis, kode)
    if versi:
        muat_lembar(pd, {"versi_anggaran": versi, "pagu": pagu}, oleh=oleh, pada=pada)
