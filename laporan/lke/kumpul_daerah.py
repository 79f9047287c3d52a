"""The facts of a region and year: its own as of an agency, and those of all its agencies in a
number of queries that does not grow with them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Max, Q

from anggaran.models import VersiAnggaran
from kinerja.isian.pintu import hari_lokal
from kinerja.jenis import JenisDokumen
from kinerja.models import (
    DataDukung,
    DokumenPerencanaan,
    PengesahanTriwulan,
    Pengguna,
    PerangkatDaerah,
    PeriodePengukuran,
    PerjanjianKinerja,
    Realisasi,
    Renstra,
)
from kinerja.models.pengguna import AKUN_SISTEM
from laporan.lhe.formulir_nilai import BAKU
from laporan.lke.fakta import hitung
from laporan.lke.fakta_daerah import FaktaDaerah, KeadaanPerangkat
from laporan.lke.kumpul import Pengumpul
from laporan.lke.rumusan import batas_penyampaian
from laporan.models import (
    EvaluasiAKIP,
    EvaluasiLKE,
    JawabanLKE,
    KomponenAKIP,
    Laporan,
    RekomendasiLHE,
    ReviuInspektorat,
    StatusRekomendasi,
    TahapLKE,
)


def fakta_daerah(pd: PerangkatDaerah, tahun: int, evaluasi: EvaluasiLKE | None) -> FaktaDaerah:
    """All facts of a region for the evaluation of the year."""
    pengumpul = Pengumpul(pd, tahun, evaluasi)
    bahan = pengumpul.kini
    d, strategis = bahan.daerah, bahan.sasaran_strategis
    pendukung = {s.pk: {x.tujuan.pd_id for x in d.dukungan.get(s.pk, ())} for s in strategis}
    terhubung = {pk for semua in pendukung.values() for pk in semua}
    return FaktaDaerah(
        pengumpul.fakta(),
        KeadaanPD(d.perangkat, tahun).baris(terhubung),
        hitung((s.uraian, bool(pendukung[s.pk])) for s in strategis),
        hitung((s.uraian, len(pendukung[s.pk]) > 1) for s in strategis),
        hitung((s.uraian, bool(d.anggaran_sasaran([s.pk]).pagu)) for s in strategis),
    )


class KeadaanPD:
    """Reads the agencies of a region for the evaluation of one year."""

    def __init__(self, perangkat: Iterable[PerangkatDaerah], tahun: int) -> None:
        self.perangkat = list(perangkat)
        self.tahun, self.lalu = tahun, tahun - 1
        self._pk = [p.pk for p in self.perangkat]

    def baris(self, terhubung: set[int]) -> tuple[KeadaanPerangkat, ...]:
        """Every agency. `terhubung`: those whose tujuan support a sasaran of the region."""
        bagian = (
            self._rencana(), self._isian(), self._bukti(), self._laporan(), self._nilai(),
            self._lke(), self._rekomendasi(),
        )  # fmt: skip
        return tuple(
            KeadaanPerangkat(
                p.pk,
                p.nama,
                terhubung=p.pk in terhubung,
                **{k: v for b in bagian for k, v in b.get(p.pk, {}).items()},
            )
            for p in self.perangkat
        )

    def _rencana(self) -> dict[int, dict[str, Any]]:
        tahun, milik = self.tahun, {"pd__in": self._pk}
        renstra = set(
            Renstra.objects.filter(
                **milik, tahun_awal__lte=tahun, tahun_akhir__gte=tahun
            ).values_list("pd", flat=True)
        )
        kepala = set(
            PerjanjianKinerja.objects.filter(**milik, tahun=tahun, jabatan__atasan=None)
            .lengkap()
            .values_list("pd", flat=True)
        )
        aksi = list(
            DokumenPerencanaan.objects.filter(
                **milik, jenis=JenisDokumen.RENCANA_AKSI, tahun__in=(tahun, self.lalu)
            ).values_list("pd", "tahun", "disetujui_pada")
        )
        disetujui = {pd for pd, t, pada in aksi if t == tahun and pada is not None}
        versi_aksi = Counter(pd for pd, t, _ in aksi if t == self.lalu)
        anggaran = Counter(
            VersiAnggaran.objects.filter(**milik, tahun__in=(tahun, self.lalu)).values_list(
                "pd", "tahun"
            )
        )
        return {
            pk: {
                "renstra": pk in renstra,
                "pk_kepala": pk in kepala,
                "rencana_aksi": pk in disetujui,
                "rencana_berubah": versi_aksi[pk] > 1,
                "pagu": anggaran[pk, tahun] > 0,
                "anggaran_berubah": anggaran[pk, self.lalu] > 1,
            }
            for pk in self._pk
        }

    def _isian(self) -> dict[int, dict[str, Any]]:
        """Quarters: endorsed, in time, answered; rows: verified by another, entered by people."""
        milik = {"pd__in": self._pk, "tahun": self.lalu}
        sah = set(PengesahanTriwulan.objects.filter(**milik).values_list("pd", "triwulan"))
        tutup = {
            (pd, tw): hari
            for pd, tw, hari in PeriodePengukuran.objects.filter(**milik).values_list(
                "pd", "triwulan", "tutup"
            )
        }
        sistem = (
            Pengguna.objects.filter(username=AKUN_SISTEM).values_list("pk", flat=True).first() or 0
        )
        semua = (
            Realisasi.objects.filter(indikator__pd__in=self._pk, tahun=self.lalu)
            .order_by()
            .values("indikator__pd", "triwulan")
            .annotate(
                n=Count("pk"),
                terkirim=Count("diajukan_pada"),
                akhir=Max("diajukan_pada"),
                diperiksa=Count(
                    "pk",
                    filter=Q(diverifikasi_oleh__isnull=False)
                    & ~Q(diverifikasi_oleh=F("diajukan_oleh")),
                ),
                orang=Count("pk", filter=~Q(diubah_oleh=sistem)),
                ditindak=Count("pk", filter=~Q(upaya_perbaikan="", tindak_lanjut="")),
            )
        )
        zona = {p.pk: p for p in self.perangkat}
        hasil: dict[int, dict[str, Any]] = defaultdict(lambda: defaultdict(int))
        for r in semua:
            pk, tw = r["indikator__pd"], r["triwulan"]
            h = hasil[pk]
            h["baris"] += r["n"]
            h["_diperiksa"] += r["diperiksa"]
            h["_orang"] += r["orang"]
            h["ditindak"] += bool(r["ditindak"])
            lengkap = r["terkirim"] == r["n"]
            if (pk, tw) in sah and lengkap and _sampai(zona[pk], r["akhir"], tutup.get((pk, tw))):
                h["tepat"] += 1
        return {
            pk: {
                "sah": sum((pk, tw) in sah for tw in (1, 2, 3, 4)),
                "baris": h["baris"],
                "tepat": h["tepat"],
                "ditindak": h["ditindak"],
                "diperiksa": 0 < h["baris"] == h["_diperiksa"],
                "lewat_aplikasi": 0 < h["baris"] == h["_orang"],
            }
            for pk in self._pk
            for h in (hasil[pk],)
        }

    def _bukti(self) -> dict[int, dict[str, Any]]:
        milik = Realisasi.objects.filter(indikator__pd__in=self._pk, tahun=self.lalu)
        terlapor = dict(
            milik.order_by()
            .values_list("indikator__pd")
            .annotate(n=Count("indikator", distinct=True))
        )
        ada = dict(
            DataDukung.objects.filter(
                realisasi__indikator__pd__in=self._pk, realisasi__tahun=self.lalu
            )
            .order_by()
            .values_list("realisasi__indikator__pd")
            .annotate(n=Count("realisasi__indikator", distinct=True))
        )
        return {pk: {"berbukti": ada.get(pk, 0) == n} for pk, n in terlapor.items()}

    def _laporan(self) -> dict[int, dict[str, Any]]:
        direviu = set(
            ReviuInspektorat.objects.filter(
                laporan__pd__in=self._pk, laporan__tahun=self.lalu, selesai_pada__isnull=False
            ).values_list("laporan__pd", flat=True)
        )
        hasil: dict[int, dict[str, Any]] = {pk: {"lapor_direviu": True} for pk in direviu}
        for pd, setuju, final in Laporan.objects.filter(
            pd__in=self._pk, tahun=self.lalu
        ).values_list("pd", "setuju_pada", "final_pada"):
            satu = hasil.setdefault(pd, {})
            satu["lapor_disetujui"], satu["lapor_final"] = setuju is not None, final is not None
        return hasil

    def _lke(self) -> dict[int, dict[str, Any]]:
        """This year's sheet: opened, what it says of the report; last year's: who answered."""
        batas = batas_penyampaian(self.lalu)
        hasil: dict[int, dict[str, Any]] = {
            pd: {
                "lke_dibuka": True,
                "lapor_terbit": terbit is not None,
                "lapor_tepat": kirim is not None and kirim <= batas,
            }
            for pd, terbit, kirim in EvaluasiLKE.objects.filter(
                pd__in=self._pk, tahun=self.tahun
            ).values_list("pd", "terbit_pada", "kirim_pada")
        }
        semua = (
            JawabanLKE.objects.filter(evaluasi__pd__in=self._pk, evaluasi__tahun=self.lalu)
            .order_by()
            .values_list("evaluasi__pd", "tahap")
            .annotate(n=Count("pk"), isi=Count("pk", filter=~Q(catatan="")))
        )
        for pd, tahap, n, isi in semua:
            satu = hasil.setdefault(pd, {})
            satu["tahap_lke"] = satu.get("tahap_lke", 0) + 1
            if tahap == TahapLKE.EVALUASI:
                satu["dinilai"], satu["bercatatan"] = n, isi
        return hasil

    def _nilai(self) -> dict[int, dict[str, Any]]:
        baku = sorted(k.bobot for k in BAKU)
        bobot: dict[int, list[Decimal]] = defaultdict(list)
        for pd, nilai in KomponenAKIP.objects.filter(
            evaluasi__pd__in=self._pk, evaluasi__tahun=self.lalu
        ).values_list("evaluasi__pd", "bobot"):
            bobot[pd].append(nilai)
        hasil: dict[int, dict[str, Any]] = {
            pd: {"komponen_sesuai": sorted(isi) == baku} for pd, isi in bobot.items()
        }
        for pd, tahun, nilai in EvaluasiAKIP.objects.filter(
            pd__in=self._pk, tahun__in=(self.lalu, self.lalu - 1)
        ).values_list("pd", "tahun", "nilai"):
            satu = hasil.setdefault(pd, {})
            satu["nilai" if tahun == self.lalu else "nilai_lalu"] = nilai
        return hasil

    def _rekomendasi(self) -> dict[int, dict[str, Any]]:
        selesai = Count("pk", filter=Q(status=StatusRekomendasi.SELESAI))
        semua = (
            RekomendasiLHE.objects.filter(evaluasi__pd__in=self._pk, evaluasi__tahun=self.lalu)
            .order_by()
            .values_list("evaluasi__pd")
            .annotate(n=Count("pk"), selesai=selesai)
        )
        return {pd: {"rekomendasi": n, "selesai": ada} for pd, n, ada in semua}


def _sampai(pd: PerangkatDaerah, pada: datetime | None, tutup: date | None) -> bool:
    return pada is not None and tutup is not None and hari_lokal(pd, pada) <= tutup
