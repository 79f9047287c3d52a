"""Cells of an indicator's quarter."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from kinerja.angka import AngkaError, baca_angka, format_angka, tulis_angka
from kinerja.himpunan.galat import NilaiError
from kinerja.isian.penulisan import KOLOM_ALUR, BarisTulis, Penulisan, butuh_baris
from kinerja.isian.sel import PANJANG_TEKS, JenisSasaran, SasaranSel, Sel
from kinerja.langkah import kunci_atau_buat, simpan_baris
from kinerja.lembar.angka_indikator import baca_variabel
from kinerja.models import Indikator, NilaiVariabel, Predikat, Realisasi, Variabel
from kinerja.penolakan import TidakSahError
from kinerja.target_teks import (
    BentukAngka,
    TargetTeksError,
    baca_angka_indikator,
    baca_predikat,
)
from kinerja.teks import bersih

TEKS = (*Realisasi.ANALISIS, "penjelasan", "keterangan", "catatan_data")
_KETERANGAN = ("sumber", "rincian")  # of a variable
_KOLOM = (
    *KOLOM_ALUR,
    *("nilai", "predikat", "tidak_berlaku", "alasan_tidak_berlaku"),
    *TEKS,
)
_BESAR = Decimal(10) ** 22  # numeric(30, 8)


@dataclass
class BarisIndikatorTulis(BarisTulis):
    """A realisasi with the variables of its indicator.

    Fields: `nilai`, `predikat`, `variabel:<kode>`, its `sumber:<kode>` and `rincian:<kode>`,
    `tidak_berlaku` (the reason), the four of the analysis, `penjelasan`, `keterangan`,
    `catatan_data`.
    """

    baris: Realisasi
    indikator: Indikator = field(kw_only=True)
    variabel: Mapping[str, Variabel] = field(kw_only=True)  # those that are typed
    bagian: frozenset[str] = field(kw_only=True)  # those that are sums
    predikat: Mapping[str, Predikat] = field(kw_only=True)
    isi: dict[str, NilaiVariabel] = field(kw_only=True)  # kode → what is stored

    @property
    def bentuk(self) -> BentukAngka:
        """How figures of this indicator are written."""
        i = self.indikator
        return BentukAngka(i.desimal, i.pola_tampil, i.satuan)

    def urai(self, sasaran: SasaranSel, medan: str, teks: str) -> tuple[str, Any]:
        """Read what was typed."""
        isi = bersih(teks).strip()
        if medan in TEKS or medan == "tidak_berlaku":
            return medan, batasi_teks(isi)
        jenis, _, kode = medan.partition(":")
        if jenis in ("variabel", *_KETERANGAN) and kode:
            self._pastikan_variabel(kode)
            if jenis in _KETERANGAN:
                return medan, batasi_teks(isi, 200 if jenis == "sumber" else PANJANG_TEKS)
            return medan, self._angka_variabel(kode, isi) if isi else None
        if medan == "nilai":
            if self.indikator.formula:
                raise TidakSahError(
                    "Indikator ini dihitung dari variabelnya; isi variabelnya, bukan nilainya."
                )
            return medan, angka_indikator(isi, self.bentuk) if isi else None
        if medan == "predikat":
            return medan, self._predikat(isi) if isi else None
        raise TidakSahError(f"Kolom “{medan[:40]}” tidak ada pada indikator ini.")

    def _pastikan_variabel(self, kode: str) -> None:
        if kode in self.bagian:
            raise TidakSahError("Variabel ini dijumlahkan dari bagiannya; isi bagiannya.")
        if kode not in self.variabel:
            raise TidakSahError(f"Variabel “{kode[:40]}” tidak ada pada indikator ini.")

    def _angka_variabel(self, kode: str, isi: str) -> Decimal:
        try:
            return batasi_angka(baca_variabel(isi, self.variabel[kode].satuan))
        except NilaiError as galat:
            raise TidakSahError(str(galat)) from galat

    def _predikat(self, isi: str) -> str:
        if not self.predikat:
            raise TidakSahError("Indikator ini berupa angka, bukan predikat.")
        serupa = [k for k in self.predikat if k.casefold() == isi.casefold()]
        if isi in self.predikat:
            return isi
        if len(serupa) == 1:
            return serupa[0]
        if self._berskor(isi):
            raise TidakSahError(
                f"“{isi[:40]}” memuat predikat dan nilainya. Isi predikatnya di sini, dan nilainya "
                "pada isian nilai di bawahnya."
            )
        raise TidakSahError(
            f"“{isi[:40]}” tidak ada pada skala predikat; yang ada: "
            f"{', '.join(self.predikat)} (dari yang terendah)."
        )

    def _berskor(self, isi: str) -> bool:
        try:
            return baca_predikat(isi, self.bentuk, tuple(self.predikat))[1] is not None
        except TargetTeksError:
            return False

    def baca(self, kunci: str) -> Any:
        """The present value."""
        jenis, _, kode = kunci.partition(":")
        if jenis == "variabel":
            ada = self.isi.get(kode)
            return ada.nilai if ada is not None else None
        if jenis in _KETERANGAN:
            ada = self.isi.get(kode)
            return getattr(ada, jenis) if ada is not None else ""
        if kunci == "predikat":
            pk = self.baris.predikat_id
            return next((k for k, p in self.predikat.items() if p.pk == pk), None)
        if kunci == "tidak_berlaku":
            return self.baris.alasan_tidak_berlaku
        return getattr(self.baris, kunci)

    def pasang(self, kunci: str, nilai: Any) -> None:
        """Set a value."""
        jenis, _, kode = kunci.partition(":")
        berangka = kunci in ("nilai", "predikat") or jenis == "variabel"
        if berangka and nilai is not None and self.baris.tidak_berlaku:
            raise TidakSahError(
                "Baris ini ditandai tidak berlaku (N/A). Kosongkan alasannya dahulu, lalu isi "
                "nilainya."
            )
        if jenis == "variabel":
            self._pasang_variabel(kode, nilai)
        elif jenis in _KETERANGAN:
            if kode in self.isi:
                setattr(self.isi[kode], jenis, nilai)
            elif nilai:
                raise TidakSahError("Isi angka variabelnya dahulu, lalu sumbernya.")
        elif (
            kunci == "nilai" and self.predikat and nilai is not None and not self.baris.predikat_id
        ):
            raise TidakSahError("Pilih predikatnya dahulu, lalu isi nilai yang menyertainya.")
        elif kunci == "predikat":
            self.baris.predikat = self.predikat[nilai] if nilai is not None else None
        elif kunci == "tidak_berlaku":
            self._pasang_tidak_berlaku(nilai)
        else:
            setattr(self.baris, kunci, nilai)

    def ubah(self, kunci: str, lama: Any, baru: Any) -> None:
        """Clearing a variable takes its source along, a predicate its score; the audit trail says
        so."""
        jenis, _, kode = kunci.partition(":")
        if kunci == "predikat" and baru is None and self.baris.nilai is not None:
            super().ubah("nilai", self.baris.nilai, None)
        if jenis == "variabel" and baru is None:
            for ikut in _KETERANGAN:
                if teks := self.baca(f"{ikut}:{kode}"):
                    super().ubah(f"{ikut}:{kode}", teks, "")
        super().ubah(kunci, lama, baru)

    def _pasang_variabel(self, kode: str, nilai: Decimal | None) -> None:
        if nilai is None:
            self.isi.pop(kode, None)
        elif kode in self.isi:
            self.isi[kode].nilai = nilai
        else:
            self.isi[kode] = NilaiVariabel(
                realisasi=self.baris, variabel=self.variabel[kode], nilai=nilai
            )

    def _pasang_tidak_berlaku(self, alasan: str) -> None:
        b = self.baris
        terisi = (b.nilai, b.predikat_id, b.nilai_resmi)
        if alasan and (self.isi or any(n is not None for n in terisi)):
            raise TidakSahError(
                "Masih ada nilai pada baris ini. Kosongkan nilainya dahulu, lalu tulis alasan "
                "tidak berlaku."
            )
        b.tidak_berlaku, b.alasan_tidak_berlaku = bool(alasan), alasan

    def tampil(self, kunci: str, nilai: Any) -> str:
        """A value as people read it."""
        if isinstance(nilai, Decimal):
            return teks_isian(nilai, self.indikator.desimal if kunci == "nilai" else None)
        return nilai or ""

    def dari_jejak(self, kunci: str, nilai: Any) -> Any:
        """A value as the audit trail kept it."""
        if kunci == "nilai" or kunci.startswith("variabel:"):
            return None if nilai is None else Decimal(nilai)
        if kunci == "predikat":
            return nilai
        return nilai or ""


def batasi_teks(teks: str, panjang: int = PANJANG_TEKS) -> str:
    """Refuse a text that is too long; nothing is cut off."""
    if len(teks) > panjang:
        raise TidakSahError(
            f"Teks terlalu panjang: {len(teks)} karakter, paling panjang {panjang}."
        )
    return teks


def batasi_angka(nilai: Decimal) -> Decimal:
    """Refuse a figure that the column cannot keep exactly."""
    if abs(nilai) >= _BESAR:
        raise TidakSahError("Bilangan terlalu besar: paling banyak 22 angka di depan koma.")
    return nilai


def angka_indikator(teks: str, bentuk: BentukAngka) -> Decimal:
    """A figure of an indicator. Raises TidakSahError."""
    try:
        return batasi_angka(baca_angka_indikator(teks, bentuk))
    except TargetTeksError as galat:
        raise TidakSahError(str(galat)) from galat


def teks_isian(nilai: Decimal | None, desimal: int | None) -> str:
    """A figure as it stands in an input: in id-ID form where that is read back to the same figure,
    else without dots (`1234,5670`)."""
    if nilai is None:
        return ""
    teks = format_angka(nilai, desimal)
    try:
        if baca_angka(teks, desimal=8 if desimal is None else desimal) == nilai:
            return teks
        if desimal is not None:
            return tulis_angka(nilai)
    except AngkaError:
        if desimal is not None:
            return tulis_angka(nilai)
    # A variable: dots are read as thousands unless its unit is measured.
    return teks if nilai == nilai.to_integral_value() else tulis_angka(nilai)


@dataclass(frozen=True)
class Dikenal:
    """What a writer has loaded and the answer need not load again, by id; None: not loaded."""

    indikator: Mapping[int, Indikator]
    predikat: Mapping[int, Predikat] | None


class PenulisanIndikator(Penulisan[BarisIndikatorTulis]):
    """Cells of indicators."""

    model = Realisasi
    _predikat: Mapping[int, Predikat] | None = None

    def _muat(self, sel: Sequence[Sel]) -> None:
        sasaran = {s.sasaran for s in sel if s.sasaran.jenis is JenisSasaran.INDIKATOR}
        pd, tw = self.pintu.pd, self.pintu.triwulan
        indikator = {
            i.pk: i
            for i in Indikator.objects.filter(pd=pd, pk__in=[s.pk for s in sasaran])
            .berlaku(tw.tahun)
            .select_related("sasaran", "tujuan", "penanggung_jawab__unit")
        }
        if not indikator:
            return
        # Variables belong to a formula; undoing (no field named) may meet those of a former one.
        biasa = all(s.medan and ":" not in s.medan for s in sel)
        variabel, berbagian = self._variabel(
            [pk for pk, i in indikator.items() if i.formula or not biasa]
        )
        predikat: dict[int, dict[str, Predikat]] = defaultdict(dict)
        skala = [i.skala_id for i in indikator.values() if i.skala_id]
        if skala:
            # Those of every scale: whoever measures the row next needs them by id.
            for p in Predikat.objects.filter(skala__pd=pd).order_by("peringkat"):
                predikat[p.skala_id][p.kode] = p
            self._predikat = {p.pk: p for satu in predikat.values() for p in satu.values()}
        realisasi = self._realisasi(indikator, sel)
        isi: dict[int, list[NilaiVariabel]] = defaultdict(list)
        tersimpan = [r.pk for r in realisasi.values() if r.pk]
        if tersimpan and any(variabel.values()):
            for n in NilaiVariabel.objects.filter(realisasi__in=tersimpan):
                isi[n.realisasi_id].append(n)
        for pk, i in indikator.items():
            menurut_pk = {v.pk: v.kode for v in variabel[pk]}
            b = BarisIndikatorTulis(
                realisasi[pk],
                i.penanggung_jawab.unit_id,
                indikator=i,
                variabel={v.kode: v for v in variabel[pk] if v.pk not in berbagian},
                bagian=frozenset(v.kode for v in variabel[pk] if v.pk in berbagian),
                predikat=predikat[i.skala_id] if i.skala_id else {},
                isi={
                    menurut_pk[n.variabel_id]: n
                    for n in (isi[realisasi[pk].pk] if realisasi[pk].pk else [])
                    if n.variabel_id in menurut_pk
                },
            )
            self._unik.append(b)
            self._baris[SasaranSel(JenisSasaran.INDIKATOR, pk)] = b

    @staticmethod
    def _variabel(indikator: list[int]) -> tuple[dict[int, list[Variabel]], set[int]]:
        hasil: dict[int, list[Variabel]] = defaultdict(list)
        berbagian: set[int] = set()
        if not indikator:
            return hasil, berbagian
        for v in Variabel.objects.filter(indikator__in=indikator).order_by("urutan", "pk"):
            hasil[v.indikator_id].append(v)
            if v.induk_id:
                berbagian.add(v.induk_id)
        return hasil, berbagian

    def _realisasi(
        self, indikator: Mapping[int, Indikator], sel: Sequence[Sel]
    ) -> dict[int, Realisasi]:
        """Rows by indicator: locked, made where a value is coming; unsaved ones for the rest."""
        tw, oleh = self.pintu.triwulan, self.pintu.oleh
        assert oleh is not None
        # No join: PostgreSQL drops a row from a locking join when, while it waited, the row was
        # pointed at someone else (diubah_oleh).
        semua = Realisasi.objects.filter(indikator__in=indikator, tahun=tw.tahun, triwulan=tw.nomor)
        kosong = {
            pk: Realisasi(
                indikator=i,
                tahun=tw.tahun,
                triwulan=tw.nomor,
                versi=0,
                diubah_pada=self.pintu.pada,
                diubah_oleh=oleh,
            )
            for pk, i in indikator.items()
        }

        def kurang(ada: list[Realisasi]) -> list[Realisasi]:
            sudah = {r.indikator_id for r in ada}
            return [
                r
                for pk, r in sorted(kosong.items())
                if pk not in sudah
                and self.pintu.terlihat(indikator[pk].penanggung_jawab.unit_id)
                and butuh_baris(sel, [SasaranSel(JenisSasaran.INDIKATOR, pk)])
            ]

        ada = kunci_atau_buat(semua, kurang) if self.tulis else list(semua)
        for r in ada:
            r.indikator = indikator[r.indikator_id]
        return {**kosong, **{r.indikator_id: r for r in ada}}

    @property
    def dikenal(self) -> Dikenal:
        """What was loaded and no write changes."""
        return Dikenal({b.indikator.pk: b.indikator for b in self._unik}, self._predikat)

    def _simpan_isi(self, berubah: Sequence[BarisIndikatorTulis]) -> None:
        simpan_baris(Realisasi, [b.baris for b in berubah], _KOLOM)
        simpan: list[NilaiVariabel] = []
        hapus: list[tuple[int, int]] = []
        for b in berubah:
            kode = {k.partition(":")[2] for k in b.perubahan if ":" in k}
            for satu in sorted(kode):
                if satu in b.isi:
                    b.isi[satu].realisasi_id = b.baris.pk
                    simpan.append(b.isi[satu])
                else:
                    hapus.append((b.baris.pk, b.variabel[satu].pk))
        if hapus:
            ada = NilaiVariabel.objects.filter(realisasi__in={r for r, _ in hapus})
            buang = [n.pk for n in ada if (n.realisasi_id, n.variabel_id) in set(hapus)]
            NilaiVariabel.objects.filter(pk__in=buang).delete()
        if simpan:
            for n in simpan:
                n.pk = None
            NilaiVariabel.objects.bulk_create(
                simpan,
                update_conflicts=True,
                unique_fields=["realisasi", "variabel"],
                update_fields=["nilai", "sumber", "rincian"],
            )
