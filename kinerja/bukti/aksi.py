"""Adding and removing evidence: the locks of every writer, one audit row, no orphan file.

Evidence belongs to a realisasi row; a change of it is a change of that row, so the row version
moves, a returned row becomes a draft again, and the audit trail of the row accounts for it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from kinerja.bukti.berkas import BerkasSah, Masuk, baca_berkas, buang, tersimpan
from kinerja.bukti.halaman import baca_halaman
from kinerja.bukti.jenis import MENURUT_TIPE
from kinerja.bukti.nama import PANJANG_JUDUL, periksa_tautan, simpanan_awan
from kinerja.bukti.terhapus import (
    AKSI_HAPUS,
    MASA_URUNG,
    dari_jejak,
    ringkas_bukti,
    ringkas_terhapus,
)
from kinerja.isian import gembok
from kinerja.isian.pintu import IZIN_ISI, Pintu
from kinerja.isian.sel import PANJANG_TEKS
from kinerja.jenis import JenisBukti
from kinerja.langkah import Pencatat, ambil_terkunci, kunci_atau_buat
from kinerja.models import DataDukung, Indikator, JejakAudit, Pengguna, Realisasi
from kinerja.models.alur import KOLOM_BUKA
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.periode import Triwulan, label_tw
from kinerja.senama import bedakan_dari_senama
from kinerja.status import StatusRealisasi

AKSI_TAMBAH, AKSI_KEMBALI = "tambah bukti", "kembalikan bukti"
AKSI_HALAMAN = "halaman bukti"
_SEBUTAN = {
    JenisBukti.BERKAS: "Berkas",
    JenisBukti.TAUTAN: "Tautan",
    JenisBukti.TEKS: "Keterangan",
}
_HANYA_DOKUMEN = "Halaman hanya untuk dokumen. Kosongkan halamannya."
BUKTI_MAKSIMUM = 50
"""Pieces of evidence of one row."""


@dataclass(frozen=True)
class HasilBukti:
    """What came of it: the evidence, whether it is new, notices for the user, the row's version."""

    bukti: DataDukung
    baru: bool
    pemberitahuan: tuple[str, ...]
    versi: int
    status: str
    banyak: int


@dataclass(frozen=True)
class HasilHapus:
    """The row after its evidence was removed."""

    judul: str
    versi: int
    status: str
    banyak: int


def tambah_bukti(
    *,
    indikator: int,
    triwulan: Triwulan,
    oleh: Pengguna,
    pada: datetime,
    berkas: Masuk | None = None,
    tautan: str = "",
    teks: str = "",
    judul: str = "",
    halaman: str = "",
    dari: int | None = None,
    dibagikan: bool = True,
) -> HasilBukti:
    """Attach a file, a link or a text to an indicator's quarter: exactly one of the three, or the
    file of other evidence (`dari`).

    The same thing on the same row again changes nothing and is answered with what is there. The
    same file on another indicator is allowed and pointed out; it is stored once. `halaman`: where
    in the file the evidence stands. `dibagikan`: whether a link to a store of somebody's own was
    shared; one that was not is refused.
    Raises TidakDitemukanError, TidakBerizinError, TerkunciError, TidakSahError.
    """
    satu = _indikator(indikator, triwulan)
    # Refuse before reading the file; it is asked again under the lock.
    _pastikan_boleh(Pintu(satu.pd, triwulan, oleh=oleh, pada=pada), satu, None)
    letak = baca_halaman(halaman)
    if dari is not None:
        bukti = _dari_lain(dari, satu, oleh, judul, berkas is not None or bool(tautan or teks))
        bukti.halaman = letak or bukti.halaman
        bukti.diunggah_oleh, bukti.diunggah_pada = oleh, pada
        return _tulis(satu, triwulan, bukti, oleh, pada, sebut_kembar=False)
    sah, bukti = _urai(berkas, tautan, teks, judul)
    _pastikan_dibagikan(bukti, dibagikan)
    _beri_halaman(bukti, sah, letak)
    bukti.diunggah_oleh, bukti.diunggah_pada = oleh, pada
    if sah is None:
        return _tulis(satu, triwulan, bukti, oleh, pada)
    if (lama := _sudah_ada(satu, triwulan, bukti)) is not None:
        return lama
    ada = _letak_tersimpan(satu.pd_id, sah.sha256)
    with tersimpan(bukti, sah, ada):
        hasil = _tulis(satu, triwulan, bukti, oleh, pada)
    if not hasil.baru and not ada:  # its twin was quicker
        buang(bukti.berkas.name)
    return hasil


@transaction.atomic(durable=True)
def _tulis(
    satu: Indikator,
    triwulan: Triwulan,
    bukti: DataDukung,
    oleh: Pengguna,
    pada: datetime,
    *,
    sebut_kembar: bool = True,
) -> HasilBukti:
    gembok.bersama(satu.pd_id, triwulan.tahun, triwulan.nomor)
    pintu = Pintu(satu.pd, triwulan, oleh=oleh, pada=pada)
    r = _kunci_baris(satu, triwulan, oleh, pada)
    _pastikan_boleh(pintu, satu, r)
    ada = list(DataDukung.objects.filter(realisasi=r))
    if (kembar := _serupa(ada, bukti)) is not None:
        return _tetap(kembar, r, len(ada))
    _pastikan_muat(len(ada))
    bukti.realisasi = r
    bukti.save(force_insert=True)
    _catat(
        r,
        AKSI_TAMBAH,
        {f"bukti:{bukti.pk}": (None, ringkas_bukti(bukti))},
        oleh=oleh,
        pada=pada,
        pintu=pintu,
    )
    kembar_lain = _kembar_lain(bukti, satu, oleh) if sebut_kembar else ()
    return HasilBukti(bukti, True, kembar_lain, r.versi, r.status, len(ada) + 1)


@transaction.atomic(durable=True)
def hapus_bukti(*, bukti: int, oleh: Pengguna, pada: datetime, alasan: str = "") -> HasilHapus:
    """Remove evidence while its row may be edited; `kembalikan_bukti` undoes it for a while.

    The stored file is left to `kinerja.bukti.yatim`, which lets it go after that while. Where the
    row was submitted before, a reason is asked, and the file that the submission froze stays for
    good. Raises as `tambah_bukti` does.
    """
    satu, r, pintu = _buka_untuk_diubah(bukti, oleh, pada)
    dibekukan = pintu.disahkan or r.pengajuan.exists()
    if dibekukan and not alasan.strip():
        raise TidakSahError(
            "Baris ini pernah diajukan bersama data dukung itu. Tulis alasan menghapusnya."
        )
    ringkas = ringkas_terhapus(satu, pada, dibekukan=dibekukan)
    DataDukung.objects.filter(pk=satu.pk).delete()
    _catat(
        r,
        AKSI_HAPUS,
        {f"bukti:{satu.pk}": (ringkas, None)},
        oleh=oleh,
        pada=pada,
        pintu=pintu,
        alasan=alasan.strip()[:500],
    )
    return HasilHapus(satu.judul, r.versi, r.status, DataDukung.objects.filter(realisasi=r).count())


@transaction.atomic(durable=True)
def ubah_halaman(*, bukti: int, halaman: str, oleh: Pengguna, pada: datetime) -> HasilBukti:
    """Say where in a document the evidence stands. Raises as `tambah_bukti` does."""
    baru = baca_halaman(halaman)
    satu, r, pintu = _buka_untuk_diubah(bukti, oleh, pada)
    jenis = MENURUT_TIPE.get(satu.tipe)
    if baru and (satu.jenis == JenisBukti.TEKS or (jenis and jenis.keluarga == "gambar")):
        raise TidakSahError(_HANYA_DOKUMEN)
    banyak = DataDukung.objects.filter(realisasi=r).count()
    if baru != satu.halaman:
        isi = {f"bukti:{satu.pk}:halaman": (satu.halaman, baru)}
        satu.halaman = baru
        satu.save(update_fields=["halaman"])
        _catat(r, AKSI_HALAMAN, isi, oleh=oleh, pada=pada, pintu=pintu)
    return HasilBukti(satu, False, (), r.versi, r.status, banyak)


def _buka_untuk_diubah(
    bukti: int, oleh: Pengguna, pada: datetime
) -> tuple[DataDukung, Realisasi, Pintu]:
    """The evidence, its row locked, and the door; the writer may. In a transaction."""
    satu = (
        DataDukung.objects.filter(pk=bukti)
        .select_related("realisasi__indikator__pd", "realisasi__indikator__penanggung_jawab")
        .first()
    )
    if satu is None:
        raise TidakDitemukanError
    indikator = satu.realisasi.indikator
    tw = Triwulan(satu.realisasi.tahun, satu.realisasi.triwulan)
    gembok.bersama(indikator.pd_id, tw.tahun, tw.nomor)
    pintu = Pintu(indikator.pd, tw, oleh=oleh, pada=pada)
    r = ambil_terkunci(Realisasi.objects.filter(pk=satu.realisasi_id))
    _pastikan_boleh(pintu, indikator, r)
    r.indikator = indikator
    try:
        satu.refresh_from_db(fields=["halaman"])  # as it stands under the lock
    except DataDukung.DoesNotExist as galat:
        raise TidakDitemukanError from galat
    return satu, r, pintu


@transaction.atomic(durable=True)
def kembalikan_bukti(*, jejak: int, oleh: Pengguna, pada: datetime) -> HasilBukti:
    """Undo a removal that the trail tells of, while its row may be edited.

    The evidence is again whose it was. What is there already is answered with that. Raises
    TidakSahError after MASA_URUNG, or where the file is gone, else as `tambah_bukti`.
    """
    catatan = JejakAudit.objects.filter(
        pk=jejak, aksi=AKSI_HAPUS, model=Realisasi._meta.label_lower
    ).first()
    milik = Realisasi.objects.filter(pk=catatan.objek_id) if catatan else Realisasi.objects.none()
    r = milik.select_related("indikator__pd", "indikator__penanggung_jawab").first()
    if catatan is None or r is None:
        raise TidakDitemukanError
    indikator, tw = r.indikator, Triwulan(r.tahun, r.triwulan)
    gembok.bersama(indikator.pd_id, tw.tahun, tw.nomor)
    pintu = Pintu(indikator.pd, tw, oleh=oleh, pada=pada)
    r = ambil_terkunci(Realisasi.objects.filter(pk=r.pk))
    _pastikan_boleh(pintu, indikator, r)
    if pada - catatan.pada > MASA_URUNG:
        raise TidakSahError(
            f"Data dukung yang dihapus hanya dapat dikembalikan dalam {MASA_URUNG.days} hari. "
            "Unggah kembali berkasnya."
        )
    bukti = dari_jejak(catatan)
    ada = list(DataDukung.objects.filter(realisasi=r))
    if (kembar := _serupa(ada, bukti)) is not None:
        return _tetap(kembar, r, len(ada))
    _pastikan_muat(len(ada))
    if (nama := bukti.berkas.name) and not bukti.berkas.storage.exists(nama):
        raise TidakSahError("Berkasnya sudah tidak tersimpan. Unggah kembali berkas itu.")
    bukti.realisasi, r.indikator = r, indikator
    bukti.save(force_insert=True)
    isi = {f"bukti:{bukti.pk}": (None, ringkas_bukti(bukti))}
    _catat(r, AKSI_KEMBALI, isi, oleh=oleh, pada=pada, pintu=pintu)
    return HasilBukti(bukti, True, (), r.versi, r.status, len(ada) + 1)


def _pastikan_muat(banyak: int) -> None:
    if banyak >= BUKTI_MAKSIMUM:
        raise TidakSahError(
            f"Baris ini sudah memuat {BUKTI_MAKSIMUM} data dukung. Gabungkan beberapa berkas, atau "
            "hapus yang tidak diperlukan."
        )


def _pastikan_dibagikan(bukti: DataDukung, dibagikan: bool) -> None:
    """A link into somebody's own store opens for nobody else until they share it."""
    if dibagikan or not (tempat := simpanan_awan(bukti.tautan)):
        return
    raise TidakSahError(
        f"Tautan {tempat} biasanya hanya dapat dibuka pemiliknya. Ubah hak aksesnya menjadi siapa "
        "saja yang memiliki tautan (hanya melihat), lalu centang “Tautan sudah dapat dibuka orang "
        "lain”."
    )


def _beri_halaman(bukti: DataDukung, sah: BerkasSah | None, halaman: str) -> None:
    if not halaman:
        return
    if bukti.jenis == JenisBukti.TEKS or (sah is not None and sah.jenis.keluarga == "gambar"):
        raise TidakSahError(_HANYA_DOKUMEN)
    bukti.halaman = halaman


def _dari_lain(pk: int, satu: Indikator, oleh: Pengguna, judul: str, lainnya: bool) -> DataDukung:
    """New evidence with the file of other evidence of the agency that the writer may see."""
    if lainnya:
        raise TidakSahError("Pilih satu: berkas baru, atau berkas yang pernah diunggah.")
    sumber = berkas_terpakai(satu.pd_id, oleh).filter(pk=pk).first()
    if sumber is None:
        raise TidakDitemukanError
    sebutan = " ".join(judul.split())
    if len(sebutan) > PANJANG_JUDUL:
        raise TidakSahError(f"Judul paling banyak {PANJANG_JUDUL} karakter.")
    return DataDukung(
        jenis=JenisBukti.BERKAS,
        judul=sebutan or sumber.judul,
        berkas=sumber.berkas.name,
        sha256=sumber.sha256,
        ukuran=sumber.ukuran,
        tipe=sumber.tipe,
        halaman=sumber.halaman,
    )


def berkas_terpakai(pd: int, oleh: Pengguna) -> QuerySet[DataDukung]:
    """Files that are evidence of the agency's rows that the user may see."""
    return DataDukung.objects.filter(
        jenis=JenisBukti.BERKAS,
        realisasi__indikator__pd=pd,
        realisasi__indikator__in=Indikator.objects.untuk(oleh),
    )


def _letak_tersimpan(pd: int, sha256: str) -> str:
    """Where the agency's evidence keeps this very content; empty where it does not."""
    ada = DataDukung.objects.filter(realisasi__indikator__pd=pd, sha256=sha256).first()
    if ada is None or not ada.berkas.name or not ada.berkas.storage.exists(ada.berkas.name):
        return ""
    return ada.berkas.name


def _indikator(pk: int, triwulan: Triwulan) -> Indikator:
    satu = (
        Indikator.objects.filter(pk=pk)
        .berlaku(triwulan.tahun)
        .berunit(triwulan.akhir)
        .select_related("pd", "penanggung_jawab")
        .first()
    )
    if satu is None:
        raise TidakDitemukanError
    return satu


def _pastikan_boleh(pintu: Pintu, indikator: Indikator, r: Realisasi | None) -> None:
    """In the order of every writer: known at all, role, lock."""
    unit, oleh = indikator.unit_pada or pintu.organisasi.unit_penanggung(indikator), pintu.oleh
    if not pintu.terlihat(unit) or oleh is None:
        raise TidakDitemukanError
    if not oleh.has_perm(IZIN_ISI):
        raise TidakBerizinError("Peran Anda tidak mencakup pengisian data dukung.")
    status = StatusRealisasi.DRAF if r is None else r.status
    pintu.pastikan_terbuka(
        unit, status, f"indikator:{indikator.pk}", jadwal=pintu.keadaan(indikator)
    )


def _urai(
    berkas: Masuk | None, tautan: str, teks: str, judul: str
) -> tuple[BerkasSah | None, DataDukung]:
    """Check what was given. Raises TidakSahError."""
    sebutan = " ".join(judul.split())
    if len(sebutan) > PANJANG_JUDUL:
        raise TidakSahError(f"Judul paling banyak {PANJANG_JUDUL} karakter.")
    tautan, teks = tautan.strip(), teks.replace("\r\n", "\n").strip()
    if sum((berkas is not None, bool(tautan), bool(teks))) != 1:
        raise TidakSahError("Pilih satu berkas, atau tulis satu tautan, atau satu keterangan.")
    if berkas is not None:
        sah = baca_berkas(berkas)
        return sah, DataDukung(
            jenis=JenisBukti.BERKAS, judul=sebutan or sah.nama, sha256=sah.sha256
        )
    if tautan:
        alamat = periksa_tautan(tautan)
        judul_tautan = sebutan or alamat.partition("://")[2].rstrip("/")
        return None, DataDukung(
            jenis=JenisBukti.TAUTAN, judul=judul_tautan[:PANJANG_JUDUL], tautan=alamat
        )
    if len(teks) > PANJANG_TEKS or "\x00" in teks:
        raise TidakSahError(f"Keterangan paling banyak {PANJANG_TEKS} karakter.")
    awal = " ".join(teks.split())
    return None, DataDukung(
        jenis=JenisBukti.TEKS,
        judul=sebutan or (awal if len(awal) <= 80 else f"{awal[:79].rstrip()}…"),
        teks=teks,
    )


def _serupa(ada: list[DataDukung], bukti: DataDukung) -> DataDukung | None:
    """The same file, link or text among these."""
    kunci = (bukti.jenis, bukti.sha256, bukti.tautan, bukti.teks)
    return next((d for d in ada if (d.jenis, d.sha256, d.tautan, d.teks) == kunci), None)


def _sudah_ada(satu: Indikator, triwulan: Triwulan, bukti: DataDukung) -> HasilBukti | None:
    """The same file on the same row, before it is stored once more."""
    ada = list(
        DataDukung.objects.filter(
            realisasi__indikator=satu,
            realisasi__tahun=triwulan.tahun,
            realisasi__triwulan=triwulan.nomor,
        ).select_related("realisasi")
    )
    kembar = _serupa(ada, bukti)
    return None if kembar is None else _tetap(kembar, kembar.realisasi, len(ada))


def _tetap(kembar: DataDukung, r: Realisasi, banyak: int) -> HasilBukti:
    sebutan = _SEBUTAN[JenisBukti(kembar.jenis)]
    pesan = f"{sebutan} ini sudah terlampir pada baris yang sama, sebagai “{kembar.judul}”."
    return HasilBukti(kembar, False, (pesan,), r.versi, r.status, banyak)


def _kembar_lain(bukti: DataDukung, satu: Indikator, oleh: Pengguna) -> tuple[str, ...]:
    """Where else in the agency the same file is attached; other units are not named."""
    if not bukti.sha256:
        return ()
    lain = list(
        DataDukung.objects.filter(realisasi__indikator__pd=satu.pd_id, sha256=bukti.sha256)
        .exclude(realisasi=bukti.realisasi_id)
        .select_related("realisasi__indikator__penanggung_jawab")
        .order_by("realisasi__tahun", "realisasi__triwulan", "pk")[:20]
    )
    if not lain:
        return ()
    terlihat = [
        d
        for d in lain
        if oleh.lihat_semua_unit
        or d.realisasi.indikator.penanggung_jawab.unit_id in oleh.lingkup_unit
    ]
    disebut = [d.realisasi for d in terlihat[:5]]
    bedakan_dari_senama([r.indikator for r in disebut])
    butir = [_sebut(r) for r in disebut]
    if len(lain) > len(butir):
        butir.append(f"{len(lain) - len(butir)} baris lain")
    return (
        f"Berkas yang sama juga dilampirkan pada: {'; '.join(dict.fromkeys(butir))}. "
        "Pastikan isinya memang membuktikan angka indikator ini.",
    )


def _sebut(r: Realisasi) -> str:
    return f"{r.indikator.sebutan} ({label_tw(r.triwulan)} {r.tahun})"


def _kunci_baris(satu: Indikator, triwulan: Triwulan, oleh: Pengguna, pada: datetime) -> Realisasi:
    """The row, locked; made where evidence comes before the first figure."""
    baru = Realisasi(
        indikator=satu,
        tahun=triwulan.tahun,
        triwulan=triwulan.nomor,
        versi=0,
        diubah_pada=pada,
        diubah_oleh=oleh,
    )
    semua = Realisasi.objects.filter(indikator=satu, tahun=triwulan.tahun, triwulan=triwulan.nomor)
    (r,) = kunci_atau_buat(semua, lambda ada: [] if ada else [baru])
    r.indikator = satu
    return r


def _catat(
    r: Realisasi,
    aksi: str,
    perubahan: dict[str, tuple[Any, Any]],
    *,
    oleh: Pengguna,
    pada: datetime,
    pintu: Pintu,
    alasan: str = "",
) -> None:
    """Move the row on and write its audit row."""
    catatan = Pencatat(oleh=oleh, pada=pada, aksi=aksi, pd=pintu.pd, alasan=alasan)
    catatan.catat(r, perubahan | r.buka_kembali())
    catatan.simpan(*KOLOM_BUKA)
