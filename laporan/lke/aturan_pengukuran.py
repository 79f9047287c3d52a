"""PURE. Component 2: one small rule per criterion that the data can show."""

from laporan.lke.fakta import FaktaSakip
from laporan.lke.usulan import AturanLKE, UsulanLKE, bila, menurut, sebut_fakta


def _definisi(f: FaktaSakip) -> UsulanLKE:
    h = f.perencanaan.kamus
    return menurut(
        h, f"Kamus indikator lengkap (definisi dan cara mengukur) untuk {h.sebut('indikator')}.",
        "pohon",
    )  # fmt: skip


def _mekanisme(f: FaktaSakip) -> UsulanLKE:
    h = f.pengukuran.berjenjang
    return sebut_fakta(
        f"Alur isi, ajukan, verifikasi, sahkan berjalan: {h.sebut('isian')} {f.lalu} diverifikasi "
        "orang lain; lampirkan pedomannya.",
        "kelengkapan",
    )


def _pimpinan(f: FaktaSakip) -> UsulanLKE:
    h = f.pengukuran.pengesahan
    return menurut(h, f"Kepala mengesahkan capaian {h.sebut('triwulan')} {f.lalu}.", "kelengkapan")


def _relevan(f: FaktaSakip) -> UsulanLKE:
    h = f.pengukuran.sumber_data
    return menurut(h, f"{h.sebut('indikator')} mempunyai variabel atau sumber data.", "pohon")


def _mendukung(f: FaktaSakip) -> UsulanLKE:
    h = f.pengukuran.bukti
    return menurut(
        h, f"{h.sebut('indikator')} yang dilaporkan {f.lalu} mempunyai data dukung.", "kelengkapan"
    )


def _berkala(f: FaktaSakip) -> UsulanLKE:
    p = f.pengukuran
    return menurut(
        p.pengesahan,
        f"Capaian {p.pengesahan.sebut('triwulan')} {f.lalu} disahkan; "
        f"{p.kirim_tepat.sebut('isian')} diajukan sebelum ditutup.",
        "kelengkapan",
    )


def _jenjang(f: FaktaSakip) -> UsulanLKE:
    h = f.pengukuran.berjenjang
    return menurut(
        h, f"{h.sebut('isian')} {f.lalu} diverifikasi orang lain daripada pengajunya.", "riwayat"
    )


def _data_aplikasi(f: FaktaSakip) -> UsulanLKE:
    h = f.pengukuran.lewat_aplikasi
    return menurut(h, f"{h.sebut('isian')} {f.lalu} dikumpulkan melalui aplikasi.", "kelengkapan")


def _ukur_aplikasi(f: FaktaSakip) -> UsulanLKE:
    h = f.pengukuran.terhitung
    return menurut(h, f"Capaian {h.sebut('indikator')} {f.lalu} dihitung aplikasi.", "pohon")


def _aktivitas(f: FaktaSakip) -> UsulanLKE:
    n = f.pengukuran.versi_rencana_aksi
    dasar = (
        f"Rencana aksi {f.lalu} disesuaikan {n - 1} kali."
        if n > 1
        else f"Rencana aksi {f.lalu} belum pernah disesuaikan."
    )
    return bila(n > 1, dasar, "rencana_aksi")


def _anggaran(f: FaktaSakip) -> UsulanLKE:
    n = f.pengukuran.versi_anggaran
    dasar = (
        f"Anggaran {f.lalu} disesuaikan {n - 1} kali (pergeseran atau perubahan)."
        if n > 1
        else f"Anggaran {f.lalu} belum pernah disesuaikan."
    )
    return bila(n > 1, dasar, "anggaran")


def _efisien(f: FaktaSakip) -> UsulanLKE:
    h = f.pengukuran.efisien
    return menurut(h, f"{h.sebut('indikator')} {f.lalu} mencapai efisiensi anggaran.", "anggaran")


PENGUKURAN: dict[str, AturanLKE] = {
    "definisi_operasional": _definisi,
    "mekanisme_data": _mekanisme,
    "pimpinan_terlibat": _pimpinan,
    "data_relevan": _relevan,
    "data_berbukti": _mendukung,
    "ukur_berkala": _berkala,
    "pantau_berjenjang": _jenjang,
    "data_aplikasi": _data_aplikasi,
    "ukur_aplikasi": _ukur_aplikasi,
    "dasar_aktivitas": _aktivitas,
    "dasar_anggaran": _anggaran,
    "efisiensi_anggaran": _efisien,
}
