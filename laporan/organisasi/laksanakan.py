"""Carrying out a change of SOTK: all of it in one transaction, or nothing."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import models, transaction

from anggaran.models import Kegiatan, Program, SubKegiatan
from kinerja.akun.jabatan import JABATAN_SENDIRI, belum_meneken, catat_jabatan, menyangkut_sendiri
from kinerja.akun.penetapan import mengubah_akun
from kinerja.akun.tugas_lain import akhiri_tugas
from kinerja.isian.pintu import hari_lokal
from kinerja.jenis import JenisJabatan
from kinerja.langkah import Pencatat, ambil_terkunci, pastikan_dilihat, sidik_dilihat
from kinerja.masa_organisasi import hari_sebelum
from kinerja.models import (
    Indikator,
    Jabatan,
    JabatanLama,
    Pemangku,
    Pengguna,
    PerangkatDaerah,
    PerubahanSOTK,
    Sasaran,
    TanggungJawabLama,
    TugasLain,
    UnitKerja,
    UnitLama,
)
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from laporan.organisasi.keadaan import baca_keadaan, berakhir_bersama, pimpinan_unit
from laporan.organisasi.rencana import (
    KeadaanSOTK,
    RencanaSOTK,
    halangan,
    nama_jabatan_ikut,
    uraikan,
)

IZIN_SOTK = "kinerja.change_unitkerja"
AKSI = "perubahan SOTK"
_MATA: tuple[type[Program] | type[Kegiatan] | type[SubKegiatan], ...] = (
    Program,
    Kegiatan,
    SubKegiatan,
)


def sidik_organisasi(k: KeadaanSOTK) -> str:
    """A fingerprint of the organisation that a preview was made of."""
    return sidik_dilihat(
        sorted((pk, u.nama, u.induk, u.sejak) for pk, u in k.unit.items()),
        sorted(k.unit_jabatan.items()),
        sorted(k.penanggung.items()),
    )


@transaction.atomic
def ubah_sotk(
    *,
    pd: PerangkatDaerah,
    rencana: RencanaSOTK,
    oleh: Pengguna,
    pada: datetime,
    dilihat: str | None = None,
) -> PerubahanSOTK:
    """Carry out a change. What was, stays readable as of its days; accounts follow their units.

    Raises TidakDitemukanError outside the person's reach, TidakBerizinError (no right, or it would
    change the own account or post), TidakSahError with every reason, BentrokError where the
    organisation is not what `dilihat` was taken of.
    """
    if not oleh.menjangkau(pd.pk):
        raise TidakDitemukanError
    if not oleh.has_perm(IZIN_SOTK):
        raise TidakBerizinError("Perubahan SOTK dicatat oleh Sekretariat.")
    ambil_terkunci(PerangkatDaerah.objects.filter(pk=pd.pk))
    k = baca_keadaan(pd, rencana.berlaku, hari_lokal(pd, pada))
    pastikan_dilihat(sidik_organisasi(k), dilihat)
    if alasan := halangan(rencana, k):
        raise TidakSahError(" ".join(alasan))
    pelaksana = _Pelaksana(pd, rencana, oleh, pada)
    pelaksana.jalankan()
    perubahan = PerubahanSOTK.objects.create(
        pd=pd,
        berlaku=rencana.berlaku,
        dasar=rencana.dasar.strip(),
        uraian="\n".join(uraikan(rencana, k)),
        oleh=oleh,
        pada=pada,
    )
    pelaksana.catatan.catat(perubahan, {"uraian": (None, perubahan.uraian)}, pindah=False)
    pelaksana.catatan.simpan()
    return perubahan


class _Pelaksana:
    """The steps, each on rows in memory; stored at the end."""

    def __init__(self, pd: PerangkatDaerah, r: RencanaSOTK, oleh: Pengguna, pada: datetime) -> None:
        self.pd, self.r, self.oleh, self.pada = pd, r, oleh, pada
        self.sampai = hari_sebelum(r.berlaku)
        self.catatan = Pencatat(
            oleh=oleh, pada=pada, aksi=AKSI, pd=pd, alasan=r.dasar.strip(), kelompok=uuid4()
        )
        self.unit = {u.pk: u for u in UnitKerja.objects.filter(pd=pd)}
        semua = Jabatan.objects.filter(pd=pd).ada_pada(r.berlaku).order_by("urutan", "pk")
        self.jabatan = {j.pk: j for j in semua}
        self.pimpinan = pimpinan_unit(self.jabatan.values())
        self._lama: dict[models.Model, dict[str, Any]] = {}
        self._berakhir = {j.pk for j in self.jabatan.values() if berakhir_bersama(j, r)}
        self._belum: list[Jabatan] = []

    def jalankan(self) -> None:
        """Every step, then the rows."""
        unit_lama = {j.pk: j.unit_id for j in self.jabatan.values()}
        self._bentuk_unit_baru()
        self._ganti_nama()
        self._pindah_unit()
        self._pindah_jabatan()
        self._akhiri_unit()
        self._simpan()
        self._alihkan()
        catat_jabatan(self._belum, oleh=self.oleh, pada=self.pada)
        self._pindahkan_akun(unit_lama)

    # --- steps ------------------------------------------------------------------------

    def _ubah(self, baris: UnitKerja | Jabatan, **nilai: Any) -> None:
        """Change a row; what it was before the first change is kept."""
        medan = UnitLama.BENTUK if isinstance(baris, UnitKerja) else JabatanLama.BENTUK
        masa = ("sampai", "penerus_id") if isinstance(baris, UnitKerja) else ("sampai",)
        self._lama.setdefault(baris, {m: getattr(baris, m) for m in (*medan, *masa)})
        for nama, isi in nilai.items():
            setattr(baris, nama, isi)

    def _atasi(self, j: Jabatan, atasan: Jabatan | None) -> None:
        """Put a post under another one; nobody does so to the own, nor under it."""
        if atasan is None or j.atasan_id == atasan.pk or j.pk == atasan.pk:
            return
        self._ubah(j, atasan_id=atasan.pk)
        if menyangkut_sendiri(self.oleh, j, ["atasan"]):
            raise TidakBerizinError(JABATAN_SENDIRI)
        self._belum += belum_meneken(j)

    def _bentuk_unit_baru(self) -> None:
        for nomor, satu in self.r.nomor_baru():
            asal = self.unit[satu.dari]
            baru = UnitKerja(
                pd=self.pd,
                kode=satu.kode.strip(),
                nama=satu.nama.strip(),
                jenis=satu.jenis,
                induk_id=asal.induk_id or asal.pk,
                urutan=asal.urutan,
                mulai=self.r.berlaku,
            )
            self._tambah(baru)
            self.unit[nomor] = baru
            if satu.pimpinan.strip():
                self._bentuk_pimpinan(baru, satu.pimpinan.strip(), satu.eselon)

    def _bentuk_pimpinan(self, unit: UnitKerja, nama: str, eselon: str) -> None:
        atas = self.pimpinan.get(unit.induk_id or 0)
        baru = Jabatan(
            pd=self.pd,
            unit=unit,
            kode=f"KA-{unit.kode}"[:40],
            nama=nama,
            jenis=JenisJabatan.STRUKTURAL,
            eselon=eselon,
            atasan=atas,
            urutan=atas.urutan if atas else 0,
            mulai=self.r.berlaku,
        )
        if menyangkut_sendiri(self.oleh, baru, ["atasan"]):
            raise TidakBerizinError(JABATAN_SENDIRI)
        self._belum += belum_meneken(baru)
        self._tambah(baru)
        self.pimpinan[unit.pk] = self.jabatan[baru.pk] = baru

    def _tambah(self, baris: UnitKerja | Jabatan) -> None:
        baris.full_clean()
        baris.save(force_insert=True)
        self.catatan.catat(baris, {"nama": (None, baris.nama)}, pindah=False)

    def _ganti_nama(self) -> None:
        for pk, nama in self.r.nama.items():
            unit = self.unit[pk]
            lama, baru = unit.nama, nama.strip()
            self._ubah(unit, nama=baru)
            for j in self.jabatan.values():
                ikut = nama_jabatan_ikut(j.nama, lama, baru)
                if j.unit_id == pk and ikut != j.nama and j.pk not in self._berakhir:
                    self._ubah(j, nama=ikut)

    def _pindah_unit(self) -> None:
        for pk, ke in self.r.pindah.items():
            self._ubah(self.unit[pk], induk_id=ke)
            if (kepala := self.pimpinan.get(pk)) is not None:
                self._atasi(kepala, self.pimpinan.get(ke))

    def _pindah_jabatan(self) -> None:
        for pk, ke in self.r.jabatan.items():
            j, unit = self.jabatan[pk], self.unit[ke]
            self._ubah(j, unit_id=unit.pk)
            if (kepala := self.pimpinan.get(unit.pk)) is not None:
                self._atasi(j, kepala)

    def _akhiri_unit(self) -> None:
        for pk, ke in self.r.gabung.items():
            penerus = self.pimpinan[ke]
            self._ubah(self.unit[pk], sampai=self.sampai, penerus_id=ke)
            for anak in list(self.unit.values()):
                if anak.induk_id == pk and anak.sampai is None:
                    self._ubah(anak, induk_id=ke)
            for j in self.jabatan.values():
                if j.unit_id == pk and j.pk in self._berakhir:
                    self._ubah(j, sampai=self.sampai)
                elif j.unit_id == pk:
                    self._ubah(j, unit_id=ke)
            for j in self.jabatan.values():
                atas = self.jabatan.get(j.atasan_id or 0)
                if atas is None or j.pk in self._berakhir:
                    continue
                if atas.pk in self._berakhir and atas.unit_id == pk:
                    self._atasi(j, penerus)

    # --- storing ----------------------------------------------------------------------

    def _simpan(self) -> None:
        """Rows as they are now, and what they were where their shape changed."""
        for baris, lama in self._lama.items():
            model: Any = UnitLama if isinstance(baris, UnitKerja) else JabatanLama
            beda = {m: (lama[m], getattr(baris, m)) for m in lama if lama[m] != getattr(baris, m)}
            if not beda:
                continue
            baris.save(update_fields=[m.removesuffix("_id") for m in beda])
            milik = "unit" if model is UnitLama else "jabatan"
            if set(beda) & set(model.BENTUK):
                bentuk = {m: lama[m] for m in model.BENTUK}
                if milik == "jabatan":
                    model.objects.create(jabatan=baris, sampai=self.sampai, **bentuk)
                else:
                    model.objects.create(unit=baris, sampai=self.sampai, **bentuk)
            self.catatan.catat(baris, {m: _teks(v) for m, v in beda.items()}, pindah=False)

    def _alihkan(self) -> None:
        """Responsibilities of posts that end, and of indicators sent elsewhere."""
        ke = {pk: self._penerus(pk) for pk in self._berakhir}
        for sasaran in Sasaran.objects.filter(penanggung_jawab__in=ke):
            self._ganti(sasaran, ke[sasaran.penanggung_jawab_id])
        for i in Indikator.objects.filter(pd=self.pd):
            tujuan = self.jabatan.get(self.r.indikator.get(i.pk, 0)) or ke.get(
                i.penanggung_jawab_id
            )
            if tujuan is not None and tujuan.pk != i.penanggung_jawab_id:
                self._ganti(i, tujuan)
        for model in _MATA:
            # A budget is of a year: the years before keep whom they had.
            milik: Iterable[Any] = model.objects.filter(
                pd=self.pd, tahun__gte=self.r.berlaku.year, penanggung_jawab__in=ke
            )
            for mata in milik:
                self._tunjuk(mata, ke[mata.penanggung_jawab_id])
        terbuka = Pemangku.objects.filter(jabatan__in=ke, mulai__lte=self.sampai, sampai=None)
        for satu in terbuka.select_related("jabatan"):
            satu.sampai = self.sampai
            satu.save(update_fields=["sampai"])
            self.catatan.catat(satu, {"sampai": (None, str(self.sampai))}, pindah=False)

    def _penerus(self, jabatan: int) -> Jabatan:
        return self.pimpinan[self.r.gabung[self.jabatan[jabatan].unit_id]]

    def _ganti(self, baris: Sasaran | Indikator, ke: Jabatan) -> None:
        lama: dict[str, Any] = {"jabatan_id": baris.penanggung_jawab_id, "sampai": self.sampai}
        if isinstance(baris, Sasaran):
            TanggungJawabLama.objects.create(sasaran=baris, **lama)
        else:
            TanggungJawabLama.objects.create(indikator=baris, **lama)
        self._tunjuk(baris, ke)

    def _tunjuk(self, baris: Any, ke: Jabatan) -> None:
        lama = self.jabatan.get(baris.penanggung_jawab_id)
        baris.penanggung_jawab = ke
        baris.save(update_fields=["penanggung_jawab"])
        self.catatan.catat(
            baris, {"penanggung jawab": (str(lama) if lama else None, ke.nama)}, pindah=False
        )

    def _pindahkan_akun(self, unit_lama: dict[int, int]) -> None:
        """Accounts follow their unit or their post; who held a post that ended holds none."""
        berakhir = TugasLain.objects.filter(jabatan__in=self._berakhir, dicabut_pada=None)
        for tugas in berakhir.select_related("jabatan"):
            akhiri_tugas(tugas=tugas, oleh=self.oleh, pada=self.pada)
        pindah = {pk: self.unit[ke].pk for pk, ke in self.r.jabatan.items()}
        for p in Pengguna.objects.filter(pd=self.pd).order_by("pk"):
            unit, jabatan = p.unit_id, p.jabatan_id
            if jabatan in pindah and unit == unit_lama.get(jabatan or 0):
                unit = pindah[jabatan or 0]
            unit = self.r.gabung.get(unit or 0, unit)
            if jabatan in self._berakhir:
                jabatan = None
            if (unit, jabatan) == (p.unit_id, p.jabatan_id):
                continue
            with mengubah_akun(p, oleh=self.oleh, pada=self.pada) as akun:
                akun.unit_id, akun.jabatan_id = unit, jabatan
                akun.save(update_fields=["unit", "jabatan"])


def _teks(pasangan: tuple[Any, Any]) -> tuple[Any, Any]:
    dari, ke = pasangan
    return (
        dari if dari is None or isinstance(dari, int) else str(dari),
        ke if ke is None or isinstance(ke, int) else str(ke),
    )
