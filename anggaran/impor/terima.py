"""Accepting a load, in one transaction with its audit rows."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from anggaran.impor.banding import KunciGaris
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.muat_fisik import tulis_fisik
from anggaran.impor.muat_keluaran import tulis_keluaran
from anggaran.impor.simpan_bacaan import bacaan_tersimpan, pilihan_tersimpan
from anggaran.impor.tulis_angka import catat_laporan, tulis_angka
from anggaran.impor.usulan import usulkan
from anggaran.impor.usulan_muat import UsulanMuatan
from anggaran.kode import induk_kode
from anggaran.models import (
    BarisAnggaran,
    IndikatorProgram,
    Kegiatan,
    KeperluanMuatan,
    MuatanAnggaran,
    Program,
    RincianMuatan,
    StatusMuatan,
    SubKegiatan,
    UbahanMuatan,
    VersiAnggaran,
)
from kinerja.isian.gembok import bersama
from kinerja.jenis import JenisVersiAnggaran
from kinerja.langkah import ambil_terkunci, pastikan_dilihat, sidik_dilihat
from kinerja.models import Pengguna, PerangkatDaerah, jejak
from kinerja.penolakan import TerkunciError, TidakSahError

_SEKALI = 2_000
Lapor = Callable[[int, str], None]


class MuatanDitolakError(TidakSahError):
    """The load cannot be accepted; `rincian` says what stands in the way."""


def sidik_usulan(u: UsulanMuatan) -> str:
    """A fingerprint of a plan: what a person saw is what is done, and under which document."""
    p = u.pilihan
    return sidik_dilihat(
        u.keperluan, u.ke, u.skpd, _angka_urut(u), u.total_dimuat,
        p.tahapan, p.nomor, p.tanggal, p.bulan,
        [satu.kunci for satu in u.dibuat], sorted(u.fisik.ubahan.items()),
        sorted(u.keluaran.ubahan.items()),
        [(n, i.kode, i.nama, i.satuan) for n, i in u.keluaran_baru.items()],
    )  # fmt: skip


def _angka_urut(u: UsulanMuatan) -> list[tuple[object, ...]]:
    """Every amount with its place, in one order whatever made the plan."""
    semua = u.rencana.ubahan
    return sorted((s.sasaran.dokumen, *s.sasaran.kunci, s.sebelum, s.sesudah) for s in semua)


def terima(
    m: MuatanAnggaran,
    *,
    oleh: Pengguna,
    pada: datetime,
    dilihat: str | None = None,
    lapor: Lapor = lambda persen, langkah: None,
) -> UsulanMuatan:
    """Do what the file says. Raises MuatanDitolakError where anything stands in the way,
    BentrokError where it would do something else than was seen.
    """
    with transaction.atomic():
        # One load of an agency at a time: each is compared with what the last one left.
        ambil_terkunci(PerangkatDaerah.objects.filter(pk=m.pd_id))
        for tw in (1, 2, 3, 4):
            bersama(m.pd_id, m.tahun, tw)
        m = ambil_terkunci(MuatanAnggaran.objects.filter(pk=m.pk))
        if m.status != StatusMuatan.DIPERIKSA:
            raise TerkunciError("Berkas ini sudah diterima atau dibatalkan.")
        lapor(5, "Membandingkan dengan data tersimpan")
        baca = bacaan_tersimpan(m)
        u = usulkan(KeadaanImpor(m.pd, m.tahun), baca, pilihan_tersimpan(m))
        pastikan_dilihat(
            sidik_usulan(u), dilihat,
            "Pilihan berkas ini atau data anggaran berubah sejak pratinjau dibuka. Periksa "
            "pratinjau yang baru.",
        )  # fmt: skip
        if not u.dapat:
            raise MuatanDitolakError(
                f"{len(u.menghalangi)} hal perlu diselesaikan sebelum berkas ini diterima.",
                u.menghalangi,
            )
        if not u.berubah and _pernah(m):
            raise MuatanDitolakError("Berkas ini sudah dimuat dan tidak mengubah apa pun.")
        _Penerima(m, u, oleh, pada, lapor).jalan()
    return u


def _pernah(m: MuatanAnggaran) -> bool:
    """Whether the same file is in force already."""
    return MuatanAnggaran.objects.filter(
        pd=m.pd_id, tahun=m.tahun, sidik=m.sidik, status=StatusMuatan.DITERIMA
    ).exists()


class _Penerima:
    """One acceptance under way."""

    def __init__(
        self, m: MuatanAnggaran, u: UsulanMuatan, oleh: Pengguna, pada: datetime, lapor: Lapor
    ) -> None:
        self.m, self.u, self.oleh, self.pada, self.lapor = m, u, oleh, pada, lapor
        self.hasil: dict[str, Any] = {"simpul": {}, "baris": [], "versi": []}

    def jalan(self) -> None:
        """Nodes, versions, lines, amounts, then the load itself."""
        m, u = self.m, self.u
        sub_baru = self._buat_simpul() if u.dibuat else {}
        versi = self._versi() if u.keperluan is KeperluanMuatan.PAGU else {}
        baris = self._baris(sub_baru)
        self.lapor(30, f"Menulis {len(u.rencana.ubahan)} angka")
        tulis_angka(u.rencana.ubahan, baris, versi)
        self.lapor(70, "Mencatat asal setiap angka")
        self._catat_ubahan(baris, versi)
        if u.keperluan is KeperluanMuatan.REALISASI:
            catat_laporan(u.rencana.ubahan, oleh=self.oleh, pada=self.pada, pd=m.pd)
            self.hasil["fisik"] = tulis_fisik(m, u.fisik, oleh=self.oleh, pada=self.pada)
        if u.keperluan is KeperluanMuatan.KELUARAN:
            rencana = u.keluaran.dengan(self._buat_keluaran())
            self.hasil["keluaran"] = tulis_keluaran(m, rencana, oleh=self.oleh, pada=self.pada)
        if u.skpd:
            RincianMuatan.objects.filter(muatan=m).exclude(skpd=u.skpd).delete()
        h = u.rencana.hitungan
        self.hasil |= {
            "baru": h.baru, "berubah": h.berubah, "sama": h.sama, "hilang": h.hilang,
            "total": u.total_dimuat, "asing": sum(u.asing.values()),
        }  # fmt: skip
        m.keperluan, m.skpd, m.hasil = u.keperluan.value, u.skpd, self.hasil
        m.ke = u.ke or None
        m.status, m.diterima_oleh, m.diterima_pada = StatusMuatan.DITERIMA, self.oleh, self.pada
        m.save()
        jejak(
            aksi="terima berkas anggaran", objek=m, oleh=self.oleh, pada=self.pada, pd=m.pd,
            perubahan={"total": (None, u.total_dimuat), "angka": (0, u.banyak_ubahan)},
        ).save()  # fmt: skip

    def _buat_simpul(self) -> dict[int, int]:
        """Nodes that the file names and the tree lacks; negative id → id."""
        m, u = self.m, self.u
        pj = KeadaanImpor(m.pd, m.tahun).penanggung_jawab
        assert pj is not None  # the plan refuses otherwise
        bersama_: dict[str, Any] = {"pd": m.pd, "tahun": m.tahun, "penanggung_jawab": pj}
        hasil: dict[int, int] = {}
        for n, satu in enumerate(u.dibuat):
            kode_p, kode_k = induk_kode(satu.kode) or ("", "")
            program, ada = Program.objects.get_or_create(
                pd=m.pd, tahun=m.tahun, kode=kode_p,
                defaults={
                    **bersama_, "nama": u.simpul.get(kode_p, ""), "urutan": _terakhir(Program, m),
                },
            )  # fmt: skip
            self._ingat("program", program.pk, baru=ada)
            kegiatan, ada = Kegiatan.objects.get_or_create(
                pd=m.pd, tahun=m.tahun, kode=kode_k,
                defaults={
                    **bersama_, "nama": u.simpul.get(kode_k, ""), "program": program,
                    "penanggung_jawab": program.penanggung_jawab,
                    "urutan": _terakhir(Kegiatan, m),
                },
            )  # fmt: skip
            self._ingat("kegiatan", kegiatan.pk, baru=ada)
            sub = SubKegiatan.objects.create(
                urutan=_terakhir(SubKegiatan, m),
                **{**bersama_, "penanggung_jawab": kegiatan.penanggung_jawab},
                kode=satu.kode, nama=satu.nama, kegiatan=kegiatan,
            )  # fmt: skip
            self._ingat("sub_kegiatan", sub.pk, baru=True)
            jejak(
                aksi="buat sub kegiatan dari berkas", objek=sub, oleh=self.oleh, pada=self.pada,
                pd=m.pd,
            ).save()  # fmt: skip
            hasil[-n - 1] = sub.pk
        return hasil

    def _buat_keluaran(self) -> dict[int, int]:
        """Outputs that the file names and the tree lacks; negative id → id."""
        hasil: dict[int, int] = {}
        for nomor, i in self.u.keluaran_baru.items():
            i.urutan = _terakhir(IndikatorProgram, self.m)
            i.save()
            jejak(
                aksi="buat keluaran dari berkas", objek=i, oleh=self.oleh, pada=self.pada,
                pd=self.m.pd,
            ).save()  # fmt: skip
            hasil[nomor] = i.pk
        self.hasil["indikator"] = list(hasil.values())
        return hasil

    def _ingat(self, tingkat: str, pk: int, *, baru: bool) -> None:
        if baru:
            self.hasil["simpul"].setdefault(tingkat, []).append(pk)

    def _versi(self) -> dict[int, int]:
        """`ke` → id, the file's own version made where it is not there yet."""
        m, u = self.m, self.u
        jenis = JenisVersiAnggaran(m.tahapan)
        v = VersiAnggaran.objects.filter(pd=m.pd, tahun=m.tahun, ke=u.ke).first()
        if v is None:
            kode = f"{jenis.value.upper()}-{m.tahun}" + ("" if u.ke == 1 else f"-{u.ke}")
            if VersiAnggaran.objects.filter(pd=m.pd, kode=kode).exists():
                kode = f"{kode}-{m.pk}"
            v = VersiAnggaran.objects.create(
                pd=m.pd, tahun=m.tahun, jenis=jenis, ke=u.ke, kode=kode, nomor=m.nomor,
                tanggal=m.tanggal,
            )  # fmt: skip
            self.hasil["versi"].append(v.pk)
        semua = VersiAnggaran.objects.filter(pd=m.pd, tahun=m.tahun)
        return dict(semua.values_list("ke", "pk"))

    def _baris(self, sub_baru: Mapping[int, int]) -> dict[KunciGaris, int]:
        """Line → its id, made where it is not there yet."""
        u = self.u
        perlu = {s.sasaran.kunci: self._nyata(s.sasaran.kunci, sub_baru) for s in u.rencana.ubahan}
        ada = _baris_ada({k.sub for k in perlu.values()})
        baru = [
            BarisAnggaran(sub_kegiatan_id=k.sub, rekening=k.rekening, sumber_dana=k.sumber)
            for k in dict.fromkeys(perlu.values())
            if k not in ada
        ]
        for satu in BarisAnggaran.objects.bulk_create(baru, batch_size=_SEKALI):
            ada[KunciGaris(satu.sub_kegiatan_id, satu.rekening, satu.sumber_dana)] = satu.pk
            self.hasil["baris"].append(satu.pk)
        return {asal: ada[k] for asal, k in perlu.items()}

    @staticmethod
    def _nyata(k: KunciGaris, sub_baru: Mapping[int, int]) -> KunciGaris:
        return k._replace(sub=sub_baru[k.sub]) if k.sub < 0 else k

    def _catat_ubahan(self, baris: Mapping[KunciGaris, int], versi: Mapping[int, int]) -> None:
        UbahanMuatan.objects.bulk_create(
            (
                UbahanMuatan(
                    muatan=self.m, baris_id=baris[s.sasaran.kunci], sebelum=s.sebelum,
                    sesudah=s.sesudah, versi_id=versi.get(s.sasaran.dokumen) if versi else None,
                    bulan=None if versi else s.sasaran.dokumen,
                )
                for s in self.u.rencana.ubahan
            ),
            batch_size=_SEKALI,
        )  # fmt: skip


def _terakhir(
    model: type[Program | Kegiatan | SubKegiatan | IndikatorProgram], m: MuatanAnggaran
) -> int:
    """The place after the last node of the year; 0 where they stand by their codes."""
    semua = model._default_manager.filter(pd=m.pd_id, tahun=m.tahun)
    akhir: int = semua.aggregate(n=Max("urutan"))["n"] or 0
    return akhir + 1 if akhir else 0


def _baris_ada(sub: Iterable[int]) -> dict[KunciGaris, int]:
    semua = BarisAnggaran.objects.filter(sub_kegiatan__in=set(sub)).order_by()
    return {
        KunciGaris(s, rekening, sumber): pk
        for pk, s, rekening, sumber in semua.values_list(
            "pk", "sub_kegiatan", "rekening", "sumber_dana"
        )
    }
