"""PURE. Component 3: one small rule per criterion that the data can show."""

from kinerja.periode import format_tanggal
from laporan.lke.fakta import FaktaSakip, pada
from laporan.lke.usulan import AturanLKE, UsulanLKE, bertahap, bila, menurut, sebut_fakta


def _tersusun(f: FaktaSakip) -> UsulanLKE:
    p = f.pelaporan
    keadaan = "belum disusun"
    if p.final:
        keadaan = f"final{pada(p.final)}"
    elif p.disusun:
        keadaan = "masih disusun"
    return bertahap(p.final is not None, p.disusun, f"LKjIP {f.lalu} {keadaan}.", "lkjip")


def _berkala(f: FaktaSakip) -> UsulanLKE:
    h = f.pelaporan.triwulan
    return menurut(
        h, f"Laporan {h.sebut('triwulan')} {f.lalu} tersedia dan disahkan.", "triwulanan"
    )


def _formal(f: FaktaSakip) -> UsulanLKE:
    p = f.pelaporan
    return bila(
        p.disetujui is not None,
        f"LKjIP {f.lalu} disetujui kepala{pada(p.disetujui)}."
        if p.disetujui
        else f"LKjIP {f.lalu} belum disetujui kepala.",
        "reviu",
    )


def _direviu(f: FaktaSakip) -> UsulanLKE:
    p = f.pelaporan
    if p.reviu is None:
        return bila(False, f"LKjIP {f.lalu} belum direviu Inspektorat.", "reviu_inspektorat")
    hasil = "tanpa pengecualian" if p.reviu_bersih else "dengan pengecualian"
    dasar = f"LKjIP {f.lalu} direviu Inspektorat{pada(p.reviu)}, {hasil}."
    return bila(True, dasar, "reviu_inspektorat")


def _terbit(f: FaktaSakip) -> UsulanLKE:
    p = f.pelaporan
    if p.terbit is None:
        return bila(False, f"Tanggal publikasi LKjIP {f.lalu} belum dicatat.", "lke")
    dasar = f"LKjIP {f.lalu} dipublikasikan {format_tanggal(p.terbit)}"
    return bertahap(
        bool(p.terbit_tautan),
        True,
        f"{dasar}{' pada ' + p.terbit_tautan if p.terbit_tautan else '; alamatnya belum dicatat'}.",
        "lke",
    )


def _tepat_waktu(f: FaktaSakip) -> UsulanLKE:
    p = f.pelaporan
    if p.kirim is None or p.batas is None:
        return bila(False, f"Tanggal penyampaian LKjIP {f.lalu} belum dicatat.", "lke")
    return bila(
        p.kirim <= p.batas,
        f"LKjIP {f.lalu} disampaikan {format_tanggal(p.kirim)}; batasnya "
        f"{format_tanggal(p.batas)}.",
        "lke",
    )


def _standar(f: FaktaSakip) -> UsulanLKE:
    h = f.pelaporan.isi
    return menurut(h, f"Bab III LKjIP {f.lalu} memuat {h.sebut('bagian')} A.1 sampai A.7.", "lkjip",
                   "capaian")  # fmt: skip


def _lengkap(f: FaktaSakip) -> UsulanLKE:
    h = f.pelaporan.indikator
    return menurut(
        h, f"Realisasi {h.sebut('indikator')} perjanjian kinerja {f.lalu} disajikan.", "lkjip",
        "capaian",
    )  # fmt: skip


def _target(f: FaktaSakip) -> UsulanLKE:
    h = f.pelaporan.banding_target
    return menurut(h, f"Realisasi dan target {f.lalu} dibandingkan untuk {h.sebut('indikator')}.",
                   "tabel_daftar", "capaian")  # fmt: skip


def _menengah(f: FaktaSakip) -> UsulanLKE:
    h = f.pelaporan.banding_akhir
    return menurut(h, f"Target akhir Renstra disajikan untuk {h.sebut('indikator')}.",
                   "tabel_daftar", "akhir_renstra")  # fmt: skip


def _tahun(f: FaktaSakip) -> UsulanLKE:
    h = f.pelaporan.banding_lalu
    return menurut(
        h, f"Realisasi tahun sebelumnya disajikan untuk {h.sebut('indikator')}.", "tabel_daftar",
        "tahun_sebelumnya",
    )  # fmt: skip


def _nasional(f: FaktaSakip) -> UsulanLKE:
    """A benchmark exists only for what somebody else measures too: some indicators are enough."""
    h = f.pelaporan.banding_luar
    return bila(
        h.ada > 0,
        f"Pembanding nasional, provinsi, atau daerah lain disajikan untuk {h.sebut('indikator')}.",
        "tabel_daftar",
        "standar_nasional",
    )


def _kualitas(f: FaktaSakip) -> UsulanLKE:
    h = f.pelaporan.analisis
    return menurut(
        h, f"Faktor pendukung, penghambat, atau upaya ditulis untuk {h.sebut('indikator')}.",
        "penulisan",
    )  # fmt: skip


def _efisiensi(f: FaktaSakip) -> UsulanLKE:
    h = f.pelaporan.efisiensi
    return menurut(h, f"Efisiensi dihitung untuk {h.sebut('indikator')} beranggaran.",
                   "tabel_daftar", "efisiensi")  # fmt: skip


def _perbaikan(f: FaktaSakip) -> UsulanLKE:
    h = f.pelaporan.perbaikan
    if h.semua == 0 and f.pelaporan.indikator.ada:
        return bila(True, f"Tidak ada indikator {f.lalu} di bawah target.", "pelengkap")
    return menurut(
        h,
        f"Upaya perbaikan atau rencana tindak lanjut ditulis untuk {h.sebut('indikator')} di bawah "
        "target.",
        "pelengkap",
    )


def _aktivitas(f: FaktaSakip) -> UsulanLKE:
    h = f.pelaporan.tindak_lalu
    return menurut(
        h, f"{h.sebut('rencana tindak lanjut')} LKjIP {f.lalu} sudah selesai.", "pelengkap"
    )


def _evaluasi(f: FaktaSakip) -> UsulanLKE:
    p = f.pelaporan
    return sebut_fakta(
        f"LKjIP {f.lalu} {'direviu Inspektorat' + pada(p.reviu) if p.reviu else 'belum direviu'}.",
        "reviu_inspektorat",
    )


PELAPORAN: dict[str, AturanLKE] = {
    "lapor_tersusun": _tersusun,
    "lapor_berkala": _berkala,
    "lapor_formal": _formal,
    "lapor_direviu": _direviu,
    "lapor_terbit": _terbit,
    "lapor_tepat_waktu": _tepat_waktu,
    "lapor_standar": _standar,
    "lapor_lengkap": _lengkap,
    "banding_target": _target,
    "banding_menengah": _menengah,
    "banding_tahun": _tahun,
    "banding_nasional": _nasional,
    "lapor_kualitas": _kualitas,
    "lapor_efisiensi": _efisiensi,
    "lapor_perbaikan": _perbaikan,
    "lapor_aktivitas": _aktivitas,
    "lapor_evaluasi": _evaluasi,
}
