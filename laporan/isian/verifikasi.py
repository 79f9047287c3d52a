"""Verification by Sekretariat, endorsement by the head, and what was done about it.

Every step is one transaction with its audit rows. Many rows are judged and stored together.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import prefetch_related_objects

from anggaran.isian.baris import PenyusunSub
from anggaran.models import LaporanSubKegiatan
from kinerja.akun.meneken import pastikan_boleh_meneken
from kinerja.catatan_kembali import catatan_kembali
from kinerja.isian import gembok
from kinerja.isian.baris import PenyusunIndikator
from kinerja.isian.beku import BedaIsi, beda_isi
from kinerja.isian.penolakan import BelumLengkapError, Kekurangan
from kinerja.isian.pintu import Pintu
from kinerja.jadwal import KeadaanJadwal
from kinerja.langkah import Pencatat, ambil_terkunci, kunci_semua
from kinerja.models import (
    Indikator,
    PengesahanTriwulan,
    Pengguna,
    PerangkatDaerah,
    PermintaanBuka,
    Realisasi,
    StatusRealisasi,
    UnitKerja,
)
from kinerja.penolakan import BentrokError, Penolakan, TidakBerizinError, TidakSahError
from kinerja.periode import Triwulan, triwulan_dari
from kinerja.status import ISIAN_DIVERIFIKASI
from laporan.isian.langkah import (
    Baris,
    R,
    kunci_baris,
    menurut_model,
    pastikan_izin,
    pencatat_langkah,
    pindahkan,
    simpan_langkah,
)
from laporan.isian.meja_periksa import MejaPeriksa
from laporan.isian.versi_pengesahan import baris_versi, bekukan_versi, isi_versi, selesaikan

IZIN_SAHKAN = "kinerja.sahkan_triwulan"
AKSI_VERIFIKASI, AKSI_KEMBALIKAN = "verifikasi", "kembalikan"
KOLOM_VERIFIKASI = ("diverifikasi_oleh", "diverifikasi_pada")
AKSI_BATAL, AKSI_SAHKAN = "batalkan verifikasi", "sahkan"
AKSI_SELESAI = "selesai dibuka kembali"
AKSI_SUSULAN = "sahkan susulan"


@dataclass(frozen=True)
class HasilVerifikasi:
    """What came of verifying many rows: those verified, and those skipped with the reason."""

    diverifikasi: tuple[Baris, ...]
    dilewati: tuple[tuple[Baris, str], ...]


@transaction.atomic
def verifikasi(
    *, baris: R, oleh: Pengguna, pada: datetime, alasan: str = "", versi: int | None = None
) -> R:
    """Verify one submitted row. Open findings need `alasan`.

    Raises TidakDitemukanError, TidakBerizinError (role, own entry), IsianTerkunciError,
    TidakSahError.
    """
    meja = MejaPeriksa([baris], oleh=oleh, pada=pada)
    r = meja.ambil(baris, versi)
    catatan = meja.pencatat(AKSI_VERIFIKASI, alasan.strip())
    _verifikasi(meja, r, catatan)
    simpan_langkah(catatan, KOLOM_VERIFIKASI)
    return r


@transaction.atomic
def verifikasi_banyak(
    *,
    baris: Iterable[Baris],
    oleh: Pengguna,
    pada: datetime,
    versi: Mapping[str, int] | None = None,
) -> HasilVerifikasi:
    """Each row as `verifikasi` does it, all in one transaction; what it refuses is skipped and
    named with its reason. A number of queries that does not grow with the rows of a quarter.

    `versi`: the row version that was seen, by the row's name (`indikator:12`).
    """
    dilihat = versi or {}
    lewat: list[tuple[Baris, str]] = []
    sudah: list[Baris] = []
    menurut: dict[tuple[int, Triwulan], list[Baris]] = {}
    for b in baris:
        menurut.setdefault((b.milik_pd.pk, b.kuartal), []).append(b)
    for satu in menurut.values():
        try:
            meja = MejaPeriksa(satu, oleh=oleh, pada=pada)
        except Penolakan as galat:
            lewat += [(b, galat.pesan) for b in satu]
            continue
        catatan = meja.pencatat(AKSI_VERIFIKASI)
        for b in satu:
            try:
                r = meja.ambil(b, dilihat.get(b.nama_isian))
                _verifikasi(meja, r, catatan)
                sudah.append(r)
            except Penolakan as galat:
                lewat.append((b, galat.pesan))
        simpan_langkah(catatan, KOLOM_VERIFIKASI)
    return HasilVerifikasi(tuple(sudah), tuple(lewat))


def _verifikasi(meja: MejaPeriksa, r: Baris, catatan: Pencatat) -> None:
    """Verify the row in memory. A refusal leaves nothing behind that would be stored."""
    _pastikan_diajukan(r)
    if meja.oleh.pk in (r.diubah_oleh_id, r.diajukan_oleh_id):
        raise TidakBerizinError(
            "Anda sendiri yang mengisi atau mengajukan baris ini; verifikasinya oleh orang lain."
        )
    if (temuan := meja.temuan(r)) and not catatan.alasan:
        raise TidakSahError(
            f"Masih ada temuan: {temuan[0].pesan} Kembalikan, atau verifikasi dengan alasan."
        )
    pindahkan(catatan, r, StatusRealisasi.DIVERIFIKASI)
    r.diverifikasi_oleh, r.diverifikasi_pada = meja.oleh, meja.pada


@transaction.atomic
def kembalikan(
    *, baris: R, catatan: str, oleh: Pengguna, pada: datetime, versi: int | None = None
) -> R:
    """Return one submitted row with a note; its unit may write again while the period is open."""
    meja = MejaPeriksa([baris], oleh=oleh, pada=pada)
    r = meja.ambil(baris, versi)
    _pastikan_diajukan(r)
    isi = catatan_kembali(catatan)
    langkah = meja.pencatat(AKSI_KEMBALIKAN, isi)
    pindahkan(langkah, r, StatusRealisasi.DIKEMBALIKAN)
    r.catatan_kembali = isi
    simpan_langkah(langkah, ("catatan_kembali",))
    return r


@transaction.atomic
def batalkan_verifikasi(
    *, baris: R, alasan: str, oleh: Pengguna, pada: datetime, versi: int | None = None
) -> R:
    """Withdraw a verification; refused once the quarter is endorsed."""
    meja = MejaPeriksa([baris], oleh=oleh, pada=pada)
    r = meja.ambil(baris, versi)
    if r.status != StatusRealisasi.DIVERIFIKASI:
        raise TidakSahError("Baris ini tidak berstatus diverifikasi.")
    if not (isi := alasan.strip()):
        raise TidakSahError("Pembatalan verifikasi wajib disertai alasan.")
    catatan = meja.pencatat(AKSI_BATAL, isi)
    pindahkan(catatan, r, StatusRealisasi.DIAJUKAN)
    r.diverifikasi_oleh = r.diverifikasi_pada = None
    simpan_langkah(catatan, KOLOM_VERIFIKASI)
    return r


@transaction.atomic
def sahkan_triwulan(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    triwulan: int,
    oleh: Pengguna,
    pada: datetime,
    dilihat: str | None = None,
) -> PengesahanTriwulan:
    """Endorse a whole quarter; of one that is endorsed already, what was reopened since.

    Each time makes the next version of the endorsement. Only rows that were changed are endorsed
    again; the others keep theirs. `dilihat`: the `sidik_triwulan` of what was read. Raises
    BelumLengkapError with every row that is not verified, BentrokError where what was read has
    changed.
    """
    tw = triwulan_dari(tahun, triwulan)
    pastikan_izin(oleh, IZIN_SAHKAN, pd, f"Pengesahan triwulan dilakukan {pd.kepala}.")
    pastikan_boleh_meneken(oleh, pada)
    gembok.sendiri(pd.pk, tahun, triwulan)
    pintu = Pintu(pd, tw, oleh=None, pada=pada)
    if pintu.disahkan and not pintu.pembukaan:
        raise TidakSahError(f"{tw.label} sudah disahkan.")
    indikator = PenyusunIndikator(pintu)
    sub = PenyusunSub(pintu, indikator.p.aturan(tahun).kebijakan)
    if kurang := belum_diverifikasi(indikator, sub):
        raise BelumLengkapError(
            f"{tw.label} belum dapat disahkan: {len(kurang)} baris belum diverifikasi.", kurang
        )
    if dilihat is not None and dilihat != sidik_triwulan(indikator, sub):
        raise BentrokError("Isian berubah sejak halaman ini dibuka. Baca kembali, lalu sahkan.")
    semua = _kunci_yang_disahkan(indikator, sub, hanya_berubah=pintu.disahkan)
    catatan = pencatat_langkah(pd, aksi=AKSI_SAHKAN, oleh=oleh, pada=pada, kelompok=uuid4())
    if pintu.disahkan:
        pengesahan = _sahkan_lagi(pintu, catatan, semua)
    else:
        pengesahan = PengesahanTriwulan.objects.create(
            pd=pd, tahun=tahun, triwulan=triwulan, oleh=oleh, pada=pada
        )
        catatan.catat(pengesahan, {"baris": (None, len(semua))}, pindah=False)
    lama = baris_versi(pengesahan, pengesahan.ke - 1)
    isi = isi_versi(indikator, sub, tetap=lama, berubah=[b.nama_isian for b in semua])
    bekukan_versi(pengesahan, isi, oleh=oleh, pada=pada)
    for b in semua:
        pindahkan(catatan, b, StatusRealisasi.DISAHKAN)
        b.disahkan_oleh, b.disahkan_pada = oleh, pada
    simpan_langkah(catatan, ("disahkan_oleh", "disahkan_pada"))
    return pengesahan


def _kunci_yang_disahkan(
    indikator: PenyusunIndikator, sub: PenyusunSub, *, hanya_berubah: bool
) -> list[Baris]:
    """The rows that this endorsement moves, locked."""
    ada = [
        r
        for i in indikator.semua()
        if (r := indikator.realisasi(i)) is not None and r.status in ISIAN_DIVERIFIKASI
    ]
    realisasi = kunci_baris(Realisasi, [r.pk for r in ada])
    laporan = kunci_baris(LaporanSubKegiatan, [r.pk for r in sub.laporan.values()])
    semua: list[Baris] = [*realisasi.values(), *laporan.values()]
    label = indikator.tw.label
    if hanya_berubah:
        semua = [b for b in semua if b.status == StatusRealisasi.DIVERIFIKASI]
        if not semua:
            raise TidakSahError(
                f"Belum ada baris {label} yang berubah sejak dibuka kembali. Bila memang tidak "
                "ada, akhiri pembukaannya."
            )
    if not semua:
        raise TidakSahError(f"{label} belum memuat satu pun baris.")
    return semua


def _sahkan_lagi(pintu: Pintu, catatan: Pencatat, semua: Sequence[Baris]) -> PengesahanTriwulan:
    """Count the endorsement up to its next version. Reopenings by which its rows were changed end
    here, as do those whose last day has passed; reopenings that nobody has used yet go on.
    """
    tw = pintu.triwulan
    pengesahan = ambil_terkunci(
        PengesahanTriwulan.objects.filter(pd=pintu.pd, tahun=tw.tahun, triwulan=tw.nomor)
    )
    pengesahan.ke, lama = pengesahan.ke + 1, pengesahan.ke
    pengesahan.oleh, pengesahan.pada = catatan.oleh, catatan.pada
    pengesahan.save(update_fields=["ke", "oleh", "pada"])
    catatan.catat(
        pengesahan, {"ke": (lama, pengesahan.ke), "baris": (None, len(semua))}, pindah=False
    )
    baris = [(pintu.atasan(b.milik_unit), b.nama_isian) for b in semua]
    berjalan = [
        p
        for p in kunci_semua(PermintaanBuka.objects.triwulan(pintu.pd, tw).berjalan())
        if p.sampai < pintu.hari_ini
        or any(p.aturan.mencakup(atasan, nama) for atasan, nama in baris)
    ]
    akhir = Pencatat(
        oleh=catatan.oleh,
        pada=catatan.pada,
        aksi=AKSI_SELESAI,
        pd=pintu.pd,
        kelompok=catatan.kelompok,
    )
    selesaikan(berjalan, akhir, pengesahan.ke)
    akhir.simpan("status", "menjadi_ke")
    return pengesahan


@transaction.atomic
def sahkan_susulan(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    triwulan: int,
    oleh: Pengguna,
    pada: datetime,
    dilihat: str | None = None,
) -> list[Realisasi]:
    """Endorse the rows that were verified after their quarter was endorsed.

    This makes the next version of the endorsement, of these rows alone; every row keeps the day of
    its own endorsement. `dilihat` as in `sahkan_triwulan`.
    """
    tw = triwulan_dari(tahun, triwulan)
    pastikan_izin(oleh, IZIN_SAHKAN, pd, f"Pengesahan triwulan dilakukan {pd.kepala}.")
    pastikan_boleh_meneken(oleh, pada)
    gembok.sendiri(pd.pk, tahun, triwulan)
    pintu = Pintu(pd, tw, oleh=None, pada=pada)
    if not pintu.disahkan:
        raise TidakSahError(f"{tw.label} belum disahkan; angkanya disahkan bersama triwulannya.")
    indikator = PenyusunIndikator(pintu)
    sub = PenyusunSub(pintu, indikator.p.aturan(tahun).kebijakan)
    if dilihat is not None and dilihat != sidik_triwulan(indikator, sub):
        raise BentrokError("Isian berubah sejak halaman ini dibuka. Baca kembali, lalu sahkan.")
    siap = [r.pk for _, r in susulan(indikator)]
    if not siap:
        raise TidakSahError(f"Tidak ada angka susulan {tw.label} yang sudah diverifikasi.")
    semua = list(kunci_baris(Realisasi, siap).values())
    catatan = pencatat_langkah(pd, aksi=AKSI_SUSULAN, oleh=oleh, pada=pada, kelompok=uuid4())
    pengesahan = _sahkan_lagi(pintu, catatan, semua)
    lama = baris_versi(pengesahan, pengesahan.ke - 1)
    isi = isi_versi(indikator, sub, tetap=lama, berubah=[r.nama_isian for r in semua])
    bekukan_versi(pengesahan, isi, oleh=oleh, pada=pada)
    for r in semua:
        pindahkan(catatan, r, StatusRealisasi.DISAHKAN)
        r.disahkan_oleh, r.disahkan_pada = oleh, pada
    simpan_langkah(catatan, ("disahkan_oleh", "disahkan_pada"))
    return semua


def susulan(p: PenyusunIndikator) -> list[tuple[Indikator, Realisasi]]:
    """Rows of an endorsed quarter whose published figures were verified after it."""
    return [
        (i, r)
        for i in p.semua()
        if (r := p.realisasi(i)) is not None
        and r.status == StatusRealisasi.DIVERIFIKASI
        and p.keadaan(i) is KeadaanJadwal.TERBIT
    ]


def sidik_triwulan(indikator: PenyusunIndikator, sub: PenyusunSub) -> str:
    """SHA-256 of the row versions of a quarter and of what is reopened: changes with any."""
    baris = [f"buka:{p}" for p in indikator.pintu.pembukaan]
    baris += [f"i{i.pk}@{r.versi}" for i in indikator.semua() if (r := indikator.realisasi(i))]
    baris += [f"s{pk}@{r.versi}" for pk, r in sub.laporan.items()]
    return hashlib.sha256(" ".join(sorted(baris)).encode()).hexdigest()


def belum_diverifikasi(indikator: PenyusunIndikator, sub: PenyusunSub) -> list[Kekurangan]:
    """Every row that the quarter expects and that is not verified.

    A row loaded as endorsed, by a data set, was verified before it came here. Of an endorsed
    quarter that is open again only the rows that it was reopened for are expected.
    """
    hasil: list[Kekurangan] = []
    pintu = indikator.pintu

    def tambah(sasaran: str, status: str | None, nama: str, unit_kerja: UnitKerja) -> None:
        if status not in ISIAN_DIVERIFIKASI and not pintu.tetap_sah(unit_kerja.pk, sasaran):
            unit = unit_kerja.nama
            label = "belum diisi" if status is None else StatusRealisasi(status).label.lower()
            hasil.append(
                Kekurangan(
                    sasaran, "status", status or "belum_diisi", f"Status: {label}.", nama, unit
                )
            )

    for i in indikator.semua():
        r = indikator.realisasi(i)
        if not _menahan(indikator, i, r):
            continue
        unit = i.penanggung_jawab.unit
        tambah(f"indikator:{i.pk}", r.status if r else None, i.sebutan, unit)
    for s in sub.sub.values():
        laporan = sub.laporan.get(s.pk)
        if laporan is not None or sub.diharapkan(s):
            unit = s.penanggung_jawab.unit
            tambah(f"sub:{s.pk}", laporan.status if laporan else None, s.nama, unit)
    return hasil


def _menahan(p: PenyusunIndikator, i: Indikator, r: Realisasi | None) -> bool:
    """Whether the quarter waits for a row: it is due, or it was handed in and waits for an answer.
    What is still to be published never holds it up.
    """
    if p.ditagih(i):
        return True
    diajukan = r is not None and r.status == StatusRealisasi.DIAJUKAN
    return diajukan and p.keadaan(i) is not KeadaanJadwal.TERBIT


def perubahan_sejak_pengajuan(baris: Sequence[Baris]) -> dict[str, list[BedaIsi]]:
    """Row name (`indikator:12`) → what its last submission changed against the one before.

    A row submitted once is left out. Two queries, whatever the number of rows.
    """
    for satu_model in menurut_model(baris).values():
        prefetch_related_objects(satu_model, "pengajuan")
    hasil: dict[str, list[BedaIsi]] = {}
    for b in baris:
        isi = [v.isi for v in sorted(b.pengajuan.all(), key=lambda v: v.ke)]
        if len(isi) > 1:
            hasil[b.nama_isian] = beda_isi(isi[-2], isi[-1])
    return hasil


def _pastikan_diajukan(r: Baris) -> None:
    if r.status != StatusRealisasi.DIAJUKAN:
        raise TidakSahError(
            f"Baris ini berstatus {StatusRealisasi(r.status).label.lower()}, bukan diajukan."
        )
