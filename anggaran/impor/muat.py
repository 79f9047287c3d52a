"""Accepting a load and taking it back, each in one transaction with its audit rows."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Max, ProtectedError

from anggaran.impor.banding import KunciGaris, UbahanAngka
from anggaran.impor.bentuk import HasilBacaBerkas, JenisBerkas, RincianBerkas, TolakanImpor
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.muat_fisik import kembalikan_fisik, sebab_fisik_tetap, tulis_fisik
from anggaran.impor.usulan import PilihanMuat, UsulanMuatan, usulkan
from anggaran.models import (
    BarisAnggaran,
    Dukungan,
    IndikatorProgram,
    Kegiatan,
    KeperluanMuatan,
    LaporanSubKegiatan,
    MuatanAnggaran,
    PaguBaris,
    Program,
    RealisasiAnggaran,
    RincianMuatan,
    StatusMuatan,
    SubKegiatan,
    UbahanMuatan,
    VersiAnggaran,
)
from kinerja.isian.gembok import bersama
from kinerja.jenis import JenisVersiAnggaran
from kinerja.langkah import (
    Pencatat,
    ambil_terkunci,
    kunci_semua,
    pastikan_dilihat,
    sidik_dilihat,
)
from kinerja.models import Pengguna, PerangkatDaerah, jejak
from kinerja.penolakan import TerkunciError, TidakSahError
from kinerja.periode import triwulan_bulan

_SEKALI = 2_000
Lapor = Callable[[int, str], None]


class MuatanDitolakError(TidakSahError):
    """The load cannot be accepted; `rincian` says what stands in the way."""


def simpan_bacaan(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    nama: str,
    isi: bytes,
    baca: HasilBacaBerkas,
    oleh: Pengguna,
    pada: datetime,
) -> MuatanAnggaran:
    """Keep what a file says until it is accepted; its rows, not the file."""
    with transaction.atomic():
        m = MuatanAnggaran.objects.create(
            pd=pd, tahun=tahun, jenis=baca.jenis.value, nama_berkas=nama[:200],
            sidik=sha256(isi).hexdigest(), oleh=oleh, pada=pada,
            bacaan={
                "tolak": [
                    [t.lembar, t.baris, t.kolom, t.nilai, t.pesan, t.usul] for t in baca.tolak
                ],
                "catatan": baca.catatan,
                "simpul": baca.simpul,
                "skpd": baca.skpd,
                "banyak_skpd": dict(baca.banyak_skpd),
                "baris": baca.baris,
                "bulan": baca.bulan,
                "total_pagu": baca.total_pagu,
                "total_realisasi": baca.total_realisasi,
            },
        )  # fmt: skip
        RincianMuatan.objects.bulk_create(
            (_rincian(m, r) for r in baca.rincian), batch_size=_SEKALI
        )
    return m


def _rincian(m: MuatanAnggaran, r: RincianBerkas) -> RincianMuatan:
    return RincianMuatan(
        muatan=m, lembar=r.lembar[:120], baris=r.baris, sub=r.sub, nama=r.nama[:300],
        induk=r.induk[:300], rekening=r.rekening, sumber=r.sumber, sub_unit=r.sub_unit[:40],
        skpd=r.skpd[:200], pagu=r.pagu, realisasi=r.realisasi, bulan=r.bulan,
        bulan_dokumen=r.bulan_dokumen, kunci=r.kunci[:400], fisik=r.fisik[:20],
    )  # fmt: skip


def bacaan_tersimpan(m: MuatanAnggaran) -> HasilBacaBerkas:
    """The file as it was read, from what was kept of it."""
    b = m.bacaan
    hasil = HasilBacaBerkas(JenisBerkas(m.jenis))
    hasil.tolak = [TolakanImpor(*satu) for satu in b["tolak"]]
    hasil.catatan, hasil.simpul, hasil.skpd = list(b["catatan"]), b["simpul"], b["skpd"]
    hasil.banyak_skpd.update(b["banyak_skpd"])
    hasil.baris, hasil.bulan = b["baris"], b["bulan"]
    hasil.total_pagu, hasil.total_realisasi = b["total_pagu"], b["total_realisasi"]
    hasil.rincian = [
        RincianBerkas(
            r.lembar, r.baris, r.sub, r.rekening, r.sumber, r.sub_unit, r.skpd, r.pagu,
            r.realisasi, r.bulan, r.bulan_dokumen, r.kunci, r.nama, r.induk, r.fisik,
        )
        for r in m.rincian.order_by("pk").iterator(_SEKALI)
    ]  # fmt: skip
    return hasil


def pilihan_tersimpan(m: MuatanAnggaran) -> PilihanMuat:
    """What the person said of it so far."""
    return PilihanMuat(
        m.tahapan, m.ke, m.nomor, m.tanggal, m.bulan, m.skpd, m.keperluan, dict(m.putusan)
    )


def sidik_usulan(u: UsulanMuatan) -> str:
    """A fingerprint of a plan: what a person saw is what is done."""
    return sidik_dilihat(
        u.keperluan, u.ke, u.skpd, sorted(map(repr, u.rencana.ubahan)), u.total_dimuat,
        [satu.kunci for satu in u.dibuat], sorted(u.fisik.ubahan.items()),
    )  # fmt: skip


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
            "Data anggaran berubah sejak pratinjau ini dibuka. Periksa pratinjau yang baru.",
        )  # fmt: skip
        if not u.dapat:
            raise MuatanDitolakError(
                f"{len(u.menghalangi)} hal perlu diselesaikan sebelum berkas ini diterima.",
                u.menghalangi,
            )
        if not u.berubah and _pernah(m):
            raise MuatanDitolakError("Berkas ini sudah dimuat dan tidak mengubah apa pun.")
        _Penerima(m, u, oleh, pada, lapor).jalan(baca)
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

    def jalan(self, baca: HasilBacaBerkas) -> None:
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
            catat_laporan(u.rencana.ubahan, baris, oleh=self.oleh, pada=self.pada, pd=m.pd)
            self.hasil["fisik"] = tulis_fisik(m, u.fisik, oleh=self.oleh, pada=self.pada)
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
            perubahan={"total": (None, u.total_dimuat), "angka": (0, len(u.rencana.ubahan))},
        ).save()  # fmt: skip

    def _buat_simpul(self) -> dict[int, int]:
        """Nodes that the file names and the tree lacks; negative id → id."""
        m, u = self.m, self.u
        pj = KeadaanImpor(m.pd, m.tahun).penanggung_jawab
        assert pj is not None  # the plan refuses otherwise
        bersama_: dict[str, Any] = {"pd": m.pd, "tahun": m.tahun, "penanggung_jawab": pj}
        hasil: dict[int, int] = {}
        for n, satu in enumerate(u.dibuat):
            bagian = satu.kode.split(".")
            kode_p, kode_k = ".".join(bagian[:3]), ".".join(bagian[:5])
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


def _terakhir(model: type[Program | Kegiatan | SubKegiatan], m: MuatanAnggaran) -> int:
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


def tulis_angka(
    ubahan: Iterable[UbahanAngka], baris: Mapping[KunciGaris, int], versi: Mapping[int, int]
) -> None:
    """Store amounts; `versi`: ids by `ke` for pagu, empty for spending."""
    simpan: list[Any] = []
    hapus: dict[int, list[int]] = {}
    for s in ubahan:
        pk, dokumen = baris[s.sasaran.kunci], s.sasaran.dokumen
        if s.sesudah is None:
            hapus.setdefault(dokumen, []).append(pk)
        elif versi:
            simpan.append(PaguBaris(baris_id=pk, versi_id=versi[dokumen], nilai=s.sesudah))
        else:
            simpan.append(RealisasiAnggaran(baris_id=pk, bulan=dokumen, nilai=s.sesudah))
    # Removals first: a line may give way to one that overlaps it.
    for dokumen, semua in hapus.items():
        if versi:
            PaguBaris.objects.filter(versi=versi[dokumen], baris__in=semua).delete()
        else:
            RealisasiAnggaran.objects.filter(bulan=dokumen, baris__in=semua).delete()
    model = PaguBaris if versi else RealisasiAnggaran
    model._default_manager.bulk_create(
        simpan,
        batch_size=_SEKALI,
        update_conflicts=True,
        unique_fields=["baris", "versi" if versi else "bulan"],
        update_fields=["nilai"],
    )


def catat_laporan(
    ubahan: Iterable[UbahanAngka],
    baris: Mapping[KunciGaris, int],
    *,
    oleh: Pengguna,
    pada: datetime,
    pd: PerangkatDaerah,
) -> None:
    """Count up the reports whose quarter ends with a changed figure: who has them open is told."""
    beda: dict[tuple[int, int], dict[str, tuple[Any, Any]]] = {}
    for s in ubahan:
        k, bulan = s.sasaran.kunci, s.sasaran.dokumen
        if bulan % 3 == 0:
            isi = beda.setdefault((k.sub, triwulan_bulan(bulan)), {})
            isi[f"realisasi:{k.garis.tertulis}"] = (s.sebelum, s.sesudah)
    if not beda:
        return
    semua = LaporanSubKegiatan.objects.filter(sub_kegiatan__in={sub for sub, _ in beda})
    catatan = Pencatat(
        oleh=oleh, pada=pada, aksi="muat berkas anggaran", pd=pd, kelompok=uuid4(), pengubah=False
    )
    for r in kunci_semua(semua):
        if perubahan := beda.get((r.sub_kegiatan_id, r.triwulan)):
            catatan.catat(r, perubahan)
    catatan.simpan("versi")


# -- taking back


def sebab_tak_batal(m: MuatanAnggaran) -> str:
    """Why a load cannot be taken back; empty where it can."""
    if m.status != StatusMuatan.DITERIMA:
        return "Berkas ini tidak sedang berlaku."
    kemudian = (
        MuatanAnggaran.objects.filter(pd=m.pd_id, tahun=m.tahun, keperluan=m.keperluan)
        .diterima()
        .filter(diterima_pada__gte=m.diterima_pada)
        .exclude(pk=m.pk)
        .exclude(diterima_pada=m.diterima_pada, pk__lt=m.pk)
        .last()
    )
    if kemudian is not None:
        return f"“{kemudian.nama_berkas}” dimuat sesudahnya; batalkan itu lebih dahulu."
    keadaan = KeadaanImpor(m.pd, m.tahun)
    if m.keperluan == KeperluanMuatan.REALISASI:
        ditulis = m.ubahan.order_by().values_list("baris__sub_kegiatan", "bulan")
        for sub, bulan in ditulis.distinct():
            tw = triwulan_bulan(bulan or 1)
            if sebab := keadaan.terkunci(sub, tw):
                return f"Realisasi triwulan {tw} {sebab}"
        if sebab := sebab_fisik_tetap(m, keadaan):
            return sebab
    simpul = m.hasil.get("simpul", {})
    if _dipakai(simpul, m):
        return "Sub kegiatan yang dibuat dari berkas ini sudah dipakai; berkas tidak dapat ditarik."
    return _berubah_sejak(m, keadaan)


def _dipakai(simpul: Mapping[str, list[int]], m: MuatanAnggaran) -> bool:
    """Whether anything but the load's own pagu hangs on the nodes that it made."""
    sub = simpul.get("sub_kegiatan", [])
    if not any(simpul.values()):
        return False
    return (
        LaporanSubKegiatan.objects.filter(sub_kegiatan__in=sub).exists()
        or RealisasiAnggaran.objects.filter(baris__sub_kegiatan__in=sub).exists()
        or PaguBaris.objects.filter(baris__sub_kegiatan__in=sub)
        .exclude(baris__in=m.ubahan.values("baris"))
        .exists()
        or any(
            model._default_manager.filter(**{f"{tingkat}__in": semua}).exists()
            for model in (Dukungan, IndikatorProgram)
            for tingkat, semua in simpul.items()
        )
    )


def _berubah_sejak(m: MuatanAnggaran, keadaan: KeadaanImpor) -> str:
    """A figure that someone changed afterwards rests on the load."""
    kini: dict[tuple[int, int | None, int | None], int] = {}
    baris = m.ubahan.values("baris")
    for pk, versi, nilai in PaguBaris.objects.filter(baris__in=baris).values_list(
        "baris", "versi", "nilai"
    ):
        kini[pk, versi, None] = nilai
    for pk, bulan, nilai in RealisasiAnggaran.objects.filter(baris__in=baris).values_list(
        "baris", "bulan", "nilai"
    ):
        kini[pk, None, bulan] = nilai
    for s in m.ubahan.all():
        if kini.get((s.baris_id, s.versi_id, s.bulan)) != s.sesudah:
            return "Sebagian angkanya sudah diubah sesudah dimuat; berkas tidak dapat ditarik."
    return ""


def batalkan_muatan(m: MuatanAnggaran, *, oleh: Pengguna, pada: datetime, alasan: str) -> None:
    """Take a load back as a whole: every amount is what it was before. Raises TerkunciError."""
    if not alasan.strip():
        raise TidakSahError("Tuliskan alasan pembatalannya.")
    with transaction.atomic():
        ambil_terkunci(PerangkatDaerah.objects.filter(pk=m.pd_id))
        for tw in (1, 2, 3, 4):
            bersama(m.pd_id, m.tahun, tw)
        m = ambil_terkunci(MuatanAnggaran.objects.filter(pk=m.pk))
        if sebab := sebab_tak_batal(m):
            raise TerkunciError(sebab)
        ubahan = list(m.ubahan.select_related("baris", "versi"))
        baris = {_kunci(s.baris): s.baris_id for s in ubahan}
        versi = {s.versi.ke: s.versi_id for s in ubahan if s.versi is not None and s.versi_id}
        balik = [
            UbahanAngka.balik(s.versi.ke if s.versi else s.bulan or 0, _kunci(s.baris), s.sesudah,
                              s.sebelum)
            for s in ubahan
        ]  # fmt: skip
        tulis_angka(balik, baris, versi)
        if m.keperluan == KeperluanMuatan.REALISASI:
            catat_laporan(balik, baris, oleh=oleh, pada=pada, pd=m.pd)
            kembalikan_fisik(m, oleh=oleh, pada=pada)
        m.status, m.dibatalkan_oleh, m.dibatalkan_pada = StatusMuatan.DIBATALKAN, oleh, pada
        m.save(update_fields=["status", "dibatalkan_oleh", "dibatalkan_pada"])
        jejak(
            aksi="batalkan berkas anggaran", objek=m, oleh=oleh, pada=pada, pd=m.pd, alasan=alasan
        ).save()
        _buang_buatan(m)


def _kunci(b: BarisAnggaran) -> KunciGaris:
    return KunciGaris(b.sub_kegiatan_id, b.rekening, b.sumber_dana)


def _buang_buatan(m: MuatanAnggaran) -> None:
    """What the load made and nothing uses any more: lines, versions, nodes."""
    buatan = m.hasil
    BarisAnggaran.objects.filter(pk__in=buatan.get("baris", []), pagu=None, realisasi=None).delete()
    for model, semua in (
        (VersiAnggaran, buatan.get("versi", [])),
        *(
            (model, buatan.get("simpul", {}).get(tingkat, []))
            for model, tingkat in (
                (SubKegiatan, "sub_kegiatan"), (Kegiatan, "kegiatan"), (Program, "program"),
            )
        ),
    ):  # fmt: skip
        try:
            with transaction.atomic():
                model._default_manager.filter(pk__in=semua).delete()
        except ProtectedError:
            continue  # something else stands on it by now: it stays, empty
