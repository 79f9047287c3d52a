"""Adding and removing evidence: the locks of every writer, one audit row, no orphan file.

Evidence belongs to a realisasi row; a change of it is a change of that row, so the row version
moves, a returned row becomes a draft again, and the audit trail of the row accounts for it.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from kinerja.bukti.berkas import BerkasSah, Masuk, baca_berkas, buang, tersimpan
from kinerja.bukti.nama import PANJANG_JUDUL, periksa_tautan
from kinerja.isian import gembok
from kinerja.isian.pintu import IZIN_ISI, Pintu
from kinerja.isian.sel import PANJANG_TEKS
from kinerja.jenis import JenisBukti
from kinerja.langkah import Pencatat, ambil_terkunci, kunci_atau_buat
from kinerja.models import DataDukung, Indikator, Pengguna, Realisasi
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.periode import Triwulan, label_tw
from kinerja.senama import bedakan_dari_senama
from kinerja.status import StatusRealisasi

AKSI_TAMBAH, AKSI_HAPUS = "tambah bukti", "hapus bukti"
_SEBUTAN = {
    JenisBukti.BERKAS: "Berkas",
    JenisBukti.TAUTAN: "Tautan",
    JenisBukti.TEKS: "Keterangan",
}
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
) -> HasilBukti:
    """Attach a file, a link or a text to an indicator's quarter: exactly one of the three.

    The same thing on the same row again changes nothing and is answered with what is there. The
    same file on another indicator is allowed and pointed out.
    Raises TidakDitemukanError, TidakBerizinError, TerkunciError, TidakSahError.
    """
    satu = _indikator(indikator, triwulan.tahun)
    # Refuse before reading the file; it is asked again under the lock.
    _pastikan_boleh(Pintu(satu.pd, triwulan, oleh=oleh, pada=pada), satu, None)
    sah, bukti = _urai(berkas, tautan, teks, judul)
    bukti.diunggah_oleh, bukti.diunggah_pada = oleh, pada
    if sah is None:
        return _tulis(satu, triwulan, bukti, oleh, pada)
    if (lama := _sudah_ada(satu, triwulan, bukti)) is not None:
        return lama
    with tersimpan(bukti, sah):
        hasil = _tulis(satu, triwulan, bukti, oleh, pada)
    if not hasil.baru:  # its twin was quicker
        buang(bukti.berkas.name)
    return hasil


@transaction.atomic(durable=True)
def _tulis(
    satu: Indikator, triwulan: Triwulan, bukti: DataDukung, oleh: Pengguna, pada: datetime
) -> HasilBukti:
    gembok.bersama(satu.pd_id, triwulan.tahun, triwulan.nomor)
    pintu = Pintu(satu.pd, triwulan, oleh=oleh, pada=pada)
    r = _kunci_baris(satu, triwulan, oleh, pada)
    _pastikan_boleh(pintu, satu, r)
    ada = list(DataDukung.objects.filter(realisasi=r))
    if (kembar := _serupa(ada, bukti)) is not None:
        return _tetap(kembar, r, len(ada))
    if len(ada) >= BUKTI_MAKSIMUM:
        raise TidakSahError(
            f"Baris ini sudah memuat {BUKTI_MAKSIMUM} data dukung. Gabungkan beberapa berkas, atau "
            "hapus yang tidak diperlukan."
        )
    bukti.realisasi = r
    bukti.save(force_insert=True)
    _catat(
        r,
        AKSI_TAMBAH,
        {f"bukti:{bukti.pk}": (None, _ringkas(bukti))},
        oleh=oleh,
        pada=pada,
        pintu=pintu,
    )
    return HasilBukti(bukti, True, _kembar_lain(bukti, satu, oleh), r.versi, r.status, len(ada) + 1)


@transaction.atomic(durable=True)
def hapus_bukti(*, bukti: int, oleh: Pengguna, pada: datetime, alasan: str = "") -> HasilHapus:
    """Remove evidence while its row may be edited.

    The stored file goes with it, unless the row was submitted before: then a reason is asked, and
    the file that the submission froze stays in storage. Raises as `tambah_bukti` does.
    """
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
    if not DataDukung.objects.filter(pk=satu.pk).exists():
        raise TidakDitemukanError
    dibekukan = r.pengajuan.exists()
    if dibekukan and not alasan.strip():
        raise TidakSahError(
            "Baris ini pernah diajukan bersama data dukung itu. Tulis alasan menghapusnya."
        )
    ringkas = _ringkas(satu)
    DataDukung.objects.filter(pk=satu.pk).delete()
    r.indikator = indikator
    _catat(
        r,
        AKSI_HAPUS,
        {f"bukti:{satu.pk}": (ringkas, None)},
        oleh=oleh,
        pada=pada,
        pintu=pintu,
        alasan=alasan.strip()[:500],
    )
    if satu.berkas and not dibekukan:
        transaction.on_commit(partial(buang, satu.berkas.name))
    return HasilHapus(satu.judul, r.versi, r.status, DataDukung.objects.filter(realisasi=r).count())


def _indikator(pk: int, tahun: int) -> Indikator:
    satu = (
        Indikator.objects.filter(pk=pk)
        .berlaku(tahun)
        .select_related("pd", "penanggung_jawab")
        .first()
    )
    if satu is None:
        raise TidakDitemukanError
    return satu


def _pastikan_boleh(pintu: Pintu, indikator: Indikator, r: Realisasi | None) -> None:
    """In the order of every writer: known at all, role, lock."""
    unit, oleh = indikator.penanggung_jawab.unit_id, pintu.oleh
    if not pintu.terlihat(unit) or oleh is None:
        raise TidakDitemukanError
    if not oleh.has_perm(IZIN_ISI):
        raise TidakBerizinError("Peran Anda tidak mencakup pengisian data dukung.")
    status = StatusRealisasi.DRAF if r is None else r.status
    pintu.pastikan_terbuka(unit, status, pintu.keadaan(indikator))


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


def _ringkas(bukti: DataDukung) -> dict[str, Any]:
    """What the audit trail keeps of a piece of evidence."""
    isi: dict[str, Any] = {"jenis": bukti.jenis, "judul": bukti.judul}
    if bukti.berkas:
        isi |= {"berkas": bukti.berkas.name, "sha256": bukti.sha256, "ukuran": bukti.ukuran}
    if bukti.tautan:
        isi["tautan"] = bukti.tautan
    if bukti.teks:
        isi["teks"] = bukti.teks
    return isi


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
    catatan.simpan("status")
