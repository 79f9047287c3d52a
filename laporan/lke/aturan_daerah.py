"""PURE. The sheet of a pemda: one small rule per criterion that the data can show.

Where the criterion asks for something of every agency, all of them is yes, some in part, none no,
and the share is told. Where it asks for the region's own documents and figures too, both must hold.
Of the plan and the report of the region alone the rules of an agency's sheet speak.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from kinerja.angka import format_angka
from laporan.lke.aturan import ATURAN, tahun_data
from laporan.lke.aturan_sebagian import SEBAGIAN
from laporan.lke.fakta import Hitung
from laporan.lke.fakta_daerah import (
    TRIWULAN,
    FaktaDaerah,
    KeadaanPerangkat,
    rerata_nilai,
    sebut_bagian,
)
from laporan.lke.usulan import UsulanLKE, menurut, sebut_fakta
from laporan.models.tahap_lke import JawabanKriteria

AturanDaerah = Callable[[FaktaDaerah], UsulanLKE]
HALAMAN = "lke_daerah"
"""Where the agencies stand side by side."""
BERJENJANG = 2
_PD = "perangkat daerah"


def bersama(a: UsulanLKE, b: UsulanLKE) -> UsulanLKE:
    """Both hold: yes; neither: no; else in part. The facts of both are told."""
    jawaban = a.jawaban if a.jawaban == b.jawaban else JawabanKriteria.SEBAGIAN
    return UsulanLKE(jawaban, f"{a.dasar} {b.dasar}", b.halaman)


def _sendiri(kunci: str) -> AturanDaerah:
    """As of an agency: the region's own plan, measurement and report."""
    return lambda f: ATURAN[kunci](f.sendiri)


def _pd(kalimat: str, syarat: Callable[[KeadaanPerangkat], bool]) -> AturanDaerah:
    """So many agencies of all. `kalimat` holds {n}, and may hold {tahun} and {lalu}."""

    def aturan(f: FaktaDaerah) -> UsulanLKE:
        return _bagian(f, f.pd(syarat), kalimat, _PD)

    return aturan


def _bagian(f: FaktaDaerah, h: Hitung, kalimat: str, apa: str) -> UsulanLKE:
    sebut = f"{h.sebut(apa)}{sebut_bagian(h)}"
    return menurut(h, kalimat.format(n=sebut, tahun=f.tahun, lalu=f.lalu), HALAMAN)


def _keduanya(kunci: str, kalimat: str, syarat: Callable[[KeadaanPerangkat], bool]) -> AturanDaerah:
    """The region's own, and that of the agencies."""
    milik, lain = _sendiri(kunci), _pd(kalimat, syarat)
    return lambda f: bersama(milik(f), lain(f))


def _fakta(*aturan: AturanDaerah) -> AturanDaerah:
    """Only facts: the answer needs more than data."""
    return lambda f: sebut_fakta(" ".join(a(f).dasar for a in aturan), HALAMAN)


# --- planning ------------------------------------------------------------------------------------

_renstra = _pd("Renstra yang mencakup {tahun} tersusun pada {n}.", lambda p: p.renstra)
_pk = _pd("PK kepala {tahun} ditandatangani pada {n}.", lambda p: p.pk_kepala)
_rencana = _pd("Rencana aksi {tahun} disetujui pada {n}.", lambda p: p.rencana_aksi)
_pagu = _pd("Pagu {tahun} tersusun pada {n}.", lambda p: p.pagu)


def _jangka_pendek(f: FaktaDaerah) -> UsulanLKE:
    n = f.sendiri.perencanaan.iku
    iku = Hitung(int(n > 0), 1)
    milik = menurut(iku, f"{n} IKU daerah ditetapkan.")
    return bersama(milik, _pk(f))


def _penjenjangan(f: FaktaDaerah) -> UsulanLKE:
    sasaran = _bagian(
        f, f.didukung, "{n} didukung tujuan perangkat daerah.", "sasaran strategis RPJMD"
    )
    terhubung = _pd("Tujuan {n} mendukung sasaran RPJMD.", lambda p: p.terhubung)
    return bersama(sasaran, terhubung(f))


def _lintas(f: FaktaDaerah) -> UsulanLKE:
    return _bagian(
        f, f.bersama, "{n} didukung lebih dari satu perangkat daerah.", "sasaran strategis RPJMD"
    )


def _mengacu(f: FaktaDaerah) -> UsulanLKE:
    return _bagian(
        f, f.beranggaran, "{n} didukung anggaran perangkat daerah {tahun}.",
        "sasaran strategis RPJMD",
    )  # fmt: skip


def _tepat(f: FaktaDaerah) -> UsulanLKE:
    return _bagian(
        f, f.triwulan_tepat,
        "Disahkan kepala {lalu} sesudah isiannya diajukan tepat waktu: {n}.",
        "triwulan perangkat daerah",
    )  # fmt: skip


# --- evaluation ----------------------------------------------------------------------------------


def _dievaluasi(f: FaktaDaerah) -> UsulanLKE:
    h = f.pd(lambda p: p.nilai is not None)
    u = _bagian(f, h, "{n} mempunyai hasil evaluasi {lalu}.", _PD)
    if f.rerata is None:
        return u
    return replace(u, dasar=f"{u.dasar} Rata-rata nilainya {format_angka(f.rerata, 2)}.")


def _mendalam(f: FaktaDaerah) -> UsulanLKE:
    return _bagian(
        f, f.catatan, "Catatan evaluator pada LKE {lalu} perangkat daerah: {n}.", "kriteria"
    )


def _tuntas(f: FaktaDaerah) -> UsulanLKE:
    perangkat = _bagian(
        f,
        f.rekomendasi,
        "Selesai ditindaklanjuti dari LHE {lalu} perangkat daerah: {n}.",
        "rekomendasi",
    )
    if f.sendiri.evaluasi.nilai is None:
        return perangkat
    return bersama(ATURAN["rekomendasi_tuntas"](f.sendiri), perangkat)


def _meningkat(f: FaktaDaerah) -> UsulanLKE:
    """The mean of those with both years: an agency that is new neither raises nor lowers it."""
    semua = f.berpasangan
    kini = rerata_nilai(p.nilai for p in semua)
    dulu = rerata_nilai(p.nilai_lalu for p in semua)
    if kini is None or dulu is None:
        dasar = f"Nilai {f.lalu - 1} dan {f.lalu} belum keduanya tercatat pada perangkat daerah."
        perangkat = menurut(Hitung(0, 1), dasar, HALAMAN)
    else:
        naik = sum(
            p.nilai is not None and p.nilai_lalu is not None and p.nilai > p.nilai_lalu
            for p in semua
        )
        perangkat = menurut(
            Hitung(int(kini > dulu), 1),
            f"Rata-rata nilai {len(semua)} perangkat daerah {f.lalu - 1} "
            f"{format_angka(dulu, 2)}, {f.lalu} {format_angka(kini, 2)}; {naik} meningkat.",
            HALAMAN,
        )
    if f.sendiri.evaluasi.naik is None:
        return perangkat
    return bersama(ATURAN["sakip_meningkat"](f.sendiri), perangkat)


_PERENCANAAN: dict[str, AturanDaerah] = {
    "rencana_jangka_menengah": _fakta(_sendiri("rencana_jangka_menengah"), _renstra),
    "rencana_jangka_pendek": _jangka_pendek,
    "rencana_aktivitas": _fakta(_rencana),
    "rencana_anggaran": _fakta(_pagu),
    "rencana_formal": _fakta(_pk, _rencana),
    "rumusan_hasil": _sendiri("rumusan_hasil"),
    "indikator_smart": _sendiri("indikator_smart"),
    "iku_berkelanjutan": _sendiri("iku_berkelanjutan"),
    "target_realistis": _sendiri("target_realistis"),
    "penjenjangan": _penjenjangan,
    "lintas_bidang": _lintas,
    "unit_merencanakan": _pk,
    "anggaran_mengacu": _mengacu,
    "aktivitas_mendukung": _rencana,
    "target_tercapai": _sendiri("target_tercapai"),
    "rencana_aksi_dinamis": _pd(
        "Capaian keempat triwulan {lalu} ditanggapi dengan upaya atau tindak lanjut tertulis pada "
        "{n}.",
        lambda p: p.ditindak == TRIWULAN,
    ),
    "unit_berkomitmen": _fakta(_pk, _tepat),
}
_PENGUKURAN: dict[str, AturanDaerah] = {
    "definisi_operasional": _sendiri("definisi_operasional"),
    "mekanisme_data": _fakta(
        _pd("Isian {lalu} diverifikasi orang lain seluruhnya pada {n}.", lambda p: p.diperiksa)
    ),
    "pimpinan_terlibat": _pd(
        "Kepala mengesahkan keempat triwulan {lalu} pada {n}.", lambda p: p.sah == TRIWULAN
    ),
    "data_relevan": _sendiri("data_relevan"),
    "data_berbukti": _pd(
        "Setiap indikator yang dilaporkan {lalu} mempunyai data dukung pada {n}.",
        lambda p: p.berbukti,
    ),
    "ukur_berkala": _tepat,
    "pantau_berjenjang": _pd(
        "Setiap isian {lalu} diverifikasi orang lain daripada pengajunya pada {n}.",
        lambda p: p.diperiksa,
    ),
    "data_aplikasi": _pd(
        "Setiap isian {lalu} dikumpulkan melalui aplikasi pada {n}.", lambda p: p.lewat_aplikasi
    ),
    "ukur_aplikasi": _pd(
        "Capaian {lalu} dilaporkan dan dihitung melalui aplikasi pada {n}.", lambda p: p.baris > 0
    ),
    "dasar_aktivitas": _pd(
        "Rencana aksi {lalu} disesuaikan pada {n}.", lambda p: p.rencana_berubah
    ),
    "dasar_anggaran": _pd(
        "Anggaran {lalu} disesuaikan (pergeseran atau perubahan) pada {n}.",
        lambda p: p.anggaran_berubah,
    ),
    "efisiensi_anggaran": _sendiri("efisiensi_anggaran"),
}
_PELAPORAN: dict[str, AturanDaerah] = {
    "lapor_tersusun": _keduanya(
        "lapor_tersusun", "LKjIP {lalu} final pada {n}.", lambda p: p.lapor_final
    ),
    "lapor_berkala": _pd(
        "Laporan keempat triwulan {lalu} tersedia dan disahkan pada {n}.",
        lambda p: p.sah == TRIWULAN,
    ),
    "lapor_formal": _keduanya(
        "lapor_formal", "LKjIP {lalu} disetujui kepala pada {n}.", lambda p: p.lapor_disetujui
    ),
    "lapor_direviu": _keduanya(
        "lapor_direviu", "LKjIP {lalu} direviu Inspektorat pada {n}.", lambda p: p.lapor_direviu
    ),
    "lapor_terbit": _keduanya(
        "lapor_terbit", "LKjIP {lalu} dipublikasikan pada {n}.", lambda p: p.lapor_terbit
    ),
    "lapor_tepat_waktu": _keduanya(
        "lapor_tepat_waktu", "LKjIP {lalu} disampaikan tepat waktu pada {n}.",
        lambda p: p.lapor_tepat,
    ),
    **{
        kunci: _sendiri(kunci)
        for kunci in (
            "lapor_standar", "lapor_lengkap", "banding_target", "banding_menengah",
            "banding_tahun", "banding_nasional", "lapor_kualitas", "lapor_efisiensi",
            "lapor_perbaikan", "lapor_aktivitas",
        )
    },
    "lapor_evaluasi": _fakta(
        _sendiri("lapor_evaluasi"),
        _pd("LKjIP {lalu} direviu Inspektorat pada {n}.", lambda p: p.lapor_direviu),
    ),
}  # fmt: skip
_EVALUASI: dict[str, AturanDaerah] = {
    "evaluasi_seluruh": _dievaluasi,
    "evaluasi_berjenjang": _pd(
        "Evaluasi {lalu} dijawab pada sedikitnya dua tahap di {n}.",
        lambda p: p.tahap_lke >= BERJENJANG,
    ),
    "evaluasi_standar": _pd(
        "LHE {lalu} memakai komponen dan bobot PermenPANRB 88/2021 pada {n}.",
        lambda p: p.komponen_sesuai,
    ),
    "evaluasi_mendalam": _mendalam,
    "evaluasi_seluruh_unit": _dievaluasi,
    "evaluasi_aplikasi": _pd("LKE {tahun} diisi pada Tapak oleh {n}.", lambda p: p.lke_dibuka),
    "rekomendasi_tuntas": _tuntas,
    "sakip_meningkat": _meningkat,
    "evaluasi_perbaikan": _fakta(_tuntas),
    "kinerja_meningkat": _sendiri("kinerja_meningkat"),
}
_SEBAGIAN: dict[str, AturanDaerah] = {
    **{kunci: _sendiri(kunci) for kunci in SEBAGIAN},
    "rencana_terbit": _fakta(_pk),
    "dasar_tunjangan": _fakta(_tepat),
    "unit_peduli_ukur": _fakta(_tepat),
}
ATURAN_DAERAH: dict[str, AturanDaerah] = {
    **_PERENCANAAN, **_PENGUKURAN, **_PELAPORAN, **_EVALUASI, **_SEBAGIAN
}  # fmt: skip


def usulan_daerah(fakta: FaktaDaerah, kunci: Iterable[str]) -> dict[str, UsulanLKE]:
    """Key of a criterion → proposal, of those that have a rule."""
    return {
        k: replace(ATURAN_DAERAH[k](fakta), tahun=tahun_data(k, fakta.tahun))
        for k in kunci
        if k in ATURAN_DAERAH
    }
