"""The step that begins a new Renstra, or a revision, from the one before: all of it or nothing."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from django.db import transaction

from kinerja.himpunan.galat import HimpunanDitolakError
from kinerja.himpunan.mentah import BarisMentah, HimpunanMentah, LembarMentah
from kinerja.himpunan.skema import Pelaku
from kinerja.jenis import JenisDokumen, KaitanPendahulu
from kinerja.langkah import ambil_terkunci, pastikan_dilihat
from kinerja.models import DokumenPerencanaan, Pengguna, PerangkatDaerah, Renstra
from kinerja.renstra_baru import (
    TETAP,
    PohonBaru,
    susun_perubahan,
    susun_pohon_baru,
    terlalu_baru,
)
from laporan.perencanaan.aksi import pastikan_boleh, tahun_kini
from laporan.perencanaan.aksi_salin import SalinDitolakError
from laporan.perencanaan.lembar_sini import MENURUT_NAMA, mesin_sebagian
from laporan.perencanaan.pintu import timbang_unggahan
from laporan.perencanaan.usulan import Dipilih
from laporan.perencanaan.usulan_renstra import LEMBAR_RENSTRA, UsulanRenstra

_KEPALA = "kepala"
_BERUBAH = (
    "Belum disimpan: pohon kinerja berubah sejak halaman ini dibuka. Halamannya sudah "
    "diperbarui; periksa, lalu simpan."
)


@transaction.atomic
def mulai_renstra(
    pd: PerangkatDaerah,
    renstra: Renstra,
    *,
    perubahan: bool,
    kepala: Mapping[str, str],
    dipilih: Dipilih,
    sidik: str | None,
    oleh: Pengguna,
    pada: datetime,
) -> tuple[int, str]:
    """Write the new tree and end the old one; returns how many rows and the document's code.

    `kepala`: code, name, years and the year in which the new nodes begin. `sidik`: of the tree that
    was shown. Raises SalinDitolakError with the sentence of each row, BentrokError.
    """
    pastikan_boleh(pd, oleh)
    ambil_terkunci(PerangkatDaerah.objects.filter(pk=pd.pk))
    usulan = UsulanRenstra(pd, renstra, perubahan=perubahan)
    pastikan_dilihat(usulan.sidik, sidik, _BERUBAH)
    mulai = _tahun(kepala.get("mulai", ""))
    if salah := _kepala_keliru(usulan, kepala, mulai) or _kosong(dipilih):
        raise SalinDitolakError(salah, salah.get(_KEPALA, ""))
    lanjut = usulan.lanjutan(dipilih)
    hasil = PohonBaru()
    if not perubahan:
        hasil.tulis("renstra", _KEPALA, {
            k: kepala[k] for k in ("kode", "nama", "tahun_awal", "tahun_akhir")
        })  # fmt: skip
    pohon = (
        susun_perubahan(usulan.pohon, lanjut, mulai=mulai)
        if perubahan
        else susun_pohon_baru(usulan.pohon, lanjut, renstra=kepala["kode"], mulai=mulai)
    )
    if perubahan and not pohon.baris:
        raise SalinDitolakError({}, "Belum ada indikator yang berubah, diganti, atau berakhir.")
    for nama, semua in pohon.baris.items():
        for nomor, isi in enumerate(semua):
            hasil.tulis(nama, pohon.asal[nama, nomor], isi)
    hasil.tulis("dokumen", _KEPALA, {
        "kode": kepala["kode"], "jenis": JenisDokumen.RENSTRA.value,
        "renstra": renstra.kode if perubahan else kepala["kode"],
        "ke": str(usulan.ke) if perubahan else "0", "nama": kepala["nama"],
        "alasan": kepala.get("alasan", ""),
    })  # fmt: skip
    return _tulis(pd, hasil, renstra, oleh=oleh, pada=pada), kepala["kode"]


def _tulis(
    pd: PerangkatDaerah, hasil: PohonBaru, renstra: Renstra, *, oleh: Pengguna, pada: datetime
) -> int:
    mentah = HimpunanMentah(
        {
            nama: LembarMentah(
                nama,
                list(MENURUT_NAMA[nama].nama_kolom),
                [
                    BarisMentah(nomor, {k: v for k, v in isi.items() if v})
                    for nomor, isi in enumerate(semua, 2)
                ],
            )
            for nama, semua in hasil.baris.items()
        }
    )
    mesin = mesin_sebagian(*LEMBAR_RENSTRA)
    try:
        kerja, _ = timbang_unggahan(
            mentah, pd, oleh=oleh, tahun_kini=tahun_kini(pd, pada), mesin=mesin
        )
        beda = mesin.tulis(
            kerja,
            partial(ambil_terkunci, PerangkatDaerah.objects.filter(pk=pd.pk)),
            lambda: Pelaku(oleh, pada, f"Disiapkan dari {renstra.nama}."[:200], "lewat persiapan"),
        )
    except HimpunanDitolakError as galat:
        salah: dict[str, str] = {}
        lain = []
        for satu in galat.galat:
            kunci = hasil.asal.get((satu.lembar, satu.baris - 2), _KEPALA)
            if kunci == _KEPALA:
                lain.append(str(satu))
            else:
                salah.setdefault(kunci, satu.pesan)
        raise SalinDitolakError(salah, " ".join(lain)) from galat
    return beda.jumlah()


def _tahun(isi: str) -> int:
    return int(isi) if isi.isascii() and isi.isdigit() and len(isi) == 4 else 0


def _kepala_keliru(usulan: UsulanRenstra, kepala: Mapping[str, str], mulai: int) -> dict[str, str]:
    """What keeps the head of the form from being taken, in one sentence."""
    r = usulan.renstra
    if not kepala.get("kode") or not kepala.get("nama"):
        return {_KEPALA: "Isi kode dan namanya."}
    milik = {"pd": r.pd_id, "kode": kepala["kode"]}
    terpakai = DokumenPerencanaan.objects.filter(**milik).exists()
    if terpakai or (not usulan.perubahan and Renstra.objects.filter(**milik).exists()):
        return {_KEPALA: f"Kode {kepala['kode']} sudah dipakai; tulis kode lain."}
    if usulan.perubahan:
        awal, akhir = r.tahun_awal, r.tahun_akhir
        if not kepala.get("alasan"):
            return {_KEPALA: "Isi alasan perubahannya."}
    else:
        awal, akhir = _tahun(kepala.get("tahun_awal", "")), _tahun(kepala.get("tahun_akhir", ""))
        if not awal or not akhir or akhir <= awal:
            return {_KEPALA: "Isi tahun awal dan tahun akhir Renstra; tahun akhir sesudahnya."}
    if not awal <= mulai <= akhir:
        return {_KEPALA: f"Pohon baru mulai berlaku antara {awal} dan {akhir}."}
    if mulai <= usulan.terpakai:
        return {
            _KEPALA: f"Indikator yang berlaku sudah mempunyai target PK, perjanjian, atau "
            f"realisasi {usulan.terpakai}; pohon baru paling cepat mulai {usulan.terpakai + 1}."
        }
    if baru := terlalu_baru(usulan.pohon, mulai):
        return {
            _KEPALA: f"“{baru[0]}” baru berlaku pada {mulai} atau sesudahnya, jadi tidak dapat "
            "berakhir sebelumnya. Pilih tahun mulai yang lebih kemudian."
        }
    return {}


def _kosong(dipilih: Dipilih) -> dict[str, str]:
    """Rows whose words were emptied, and what nobody could have chosen."""
    salah = {}
    sah = {TETAP, *KaitanPendahulu.values}
    for kunci, isi in dipilih.items():
        wajib = ("uraian",) if "uraian" in isi else ("nama", "satuan")
        if not all(isi[medan] for medan in wajib):
            salah[kunci] = "rumusan, nama, dan satuannya tidak boleh kosong."
        elif isi.get("kaitan", TETAP) not in sah:
            salah[kunci] = "pilih kaitannya dari daftar."
    return salah
