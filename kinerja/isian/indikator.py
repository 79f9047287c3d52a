"""Cells of an indicator's quarter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from kinerja.angka import AngkaError, baca_angka, format_angka, tulis_angka
from kinerja.himpunan.galat import NilaiError
from kinerja.isian.penulisan import KOLOM_ALUR, BarisTulis, Penulisan, butuh_baris
from kinerja.isian.sel import PANJANG_TEKS, JenisSasaran, SasaranSel, Sel
from kinerja.langkah import kunci_atau_buat, simpan_baris
from kinerja.lembar.angka_indikator import baca_variabel
from kinerja.models import Indikator, NilaiVariabel, Predikat, Realisasi, Variabel
from kinerja.pengukuran import Pengukuran
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
    def bervariabel(self) -> bool:
        """Whether variables were loaded with it."""
        return bool(self.variabel or self.bagian)

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
        """What a cell of the row holds now."""
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
            if nilai is not None and nilai not in self.predikat:
                raise TidakSahError(f"Predikat “{nilai[:40]}” sudah tidak ada pada skalanya.")
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
        elif kode not in self.variabel:
            raise TidakSahError(f"Variabel “{kode[:40]}” sudah tidak ada atau kini dijumlahkan.")
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


class PenulisanIndikator(Penulisan[BarisIndikatorTulis]):
    """Cells of indicators. What it reads is read as a measurement, so that whoever shows the rows
    afterwards need not read it again.
    """

    model = Realisasi
    _pk: frozenset[int] = frozenset()

    @cached_property
    def _p(self) -> Pengukuran:
        pd, tahun = self.pintu.pd, self.pintu.triwulan.tahun
        return Pengukuran.beserta_pendahulu(
            pd, [tahun - 1, tahun], self._pk, bukti=True, hari=self.pintu.triwulan.akhir
        )

    def _muat(self, sel: Sequence[Sel]) -> None:
        pk = {s.sasaran.pk for s in sel if s.sasaran.jenis is JenisSasaran.INDIKATOR}
        self._pk, tahun = frozenset(pk), self.pintu.triwulan.tahun
        indikator = {
            i.pk: i for i in self._p.indikator.values() if i.pk in pk and i.berlaku_tahun(tahun)
        }
        if not indikator:
            return
        realisasi = self._realisasi(indikator, sel)
        # Read only now that the rows are locked: what changes is compared with what is stored.
        # Variables belong to a formula; undoing (no field named) may meet those of a former one.
        biasa = all(s.medan and ":" not in s.medan for s in sel)
        for pk_satu, i in indikator.items():
            r = realisasi[pk_satu]
            variabel = self._p.variabel(i) if i.formula or not biasa else []
            berbagian = {v.induk_id for v in variabel}
            menurut_pk = {v.pk: v.kode for v in variabel}
            b = BarisIndikatorTulis(
                r,
                i.penanggung_jawab.unit_id,
                jadwal=self.pintu.keadaan(i),
                indikator=i,
                variabel={v.kode: v for v in variabel if v.pk not in berbagian},
                bagian=frozenset(v.kode for v in variabel if v.pk in berbagian),
                predikat=self._predikat(i.skala_id) if i.skala_id else {},
                isi={
                    menurut_pk[n.variabel_id]: n
                    for n in (self._p.nilai_variabel(r) if r.pk and variabel else [])
                    if n.variabel_id in menurut_pk
                },
            )
            self._unik.append(b)
            self._baris[SasaranSel(JenisSasaran.INDIKATOR, pk_satu)] = b

    def _predikat(self, skala: int) -> dict[str, Predikat]:
        """Those of a scale by kode, lowest first."""
        milik = [p for p in self._p.predikat.values() if p.skala_id == skala]
        return {p.kode: p for p in sorted(milik, key=lambda p: p.peringkat)}

    def _realisasi(
        self, indikator: Mapping[int, Indikator], sel: Sequence[Sel]
    ) -> dict[int, Realisasi]:
        """Rows by indicator: locked, made where a value is coming; unsaved ones for the rest."""
        tw, oleh = self.pintu.triwulan, self.pintu.oleh
        assert oleh is not None
        # No join: PostgreSQL drops a row from a locking join when, while it waited, the row was
        # pointed at someone else (diubah_oleh).
        semua = Realisasi.objects.filter(indikator__in=indikator, tahun=tw.tahun, triwulan=tw.nomor)
        terbaca = {
            pk: r
            for pk in indikator
            if (r := self._p.baris_realisasi.get((pk, tw.tahun, tw.nomor))) is not None
        }
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

        if self.tulis:
            ada = kunci_atau_buat(semua, kurang, kosong=not terbaca)
        else:
            ada = list(terbaca.values())
        for r in ada:
            r.indikator = indikator[r.indikator_id]
            bukti = getattr(terbaca.get(r.indikator_id), "banyak_bukti", 0)
            r.banyak_bukti = bukti  # type: ignore[attr-defined]
            self._p.andaikan(r)
        return {**kosong, **{r.indikator_id: r for r in ada}}

    @property
    def termuat(self) -> list[int]:
        """Ids of the indicators that were read to be written."""
        return [b.indikator.pk for b in self._unik]

    @property
    def pengukuran(self) -> Pengukuran:
        """The rows measured with the cells applied so far."""
        for b in self._unik:
            if b.baris.pk is not None or b.perubahan:
                self._p.andaikan(b.baris, b.isi.values() if b.bervariabel else None)
        return self._p

    def _simpan_isi(self, berubah: Sequence[BarisIndikatorTulis]) -> None:
        simpan_baris(Realisasi, [b.baris for b in berubah], _KOLOM)
        simpan: list[NilaiVariabel] = []
        hapus_r, hapus_v = set[int](), set[int]()
        for b in berubah:
            kode = {k.partition(":")[2] for k in b.perubahan if ":" in k}
            for satu in sorted(kode):
                if satu in b.isi:
                    b.isi[satu].realisasi_id = b.baris.pk
                    simpan.append(b.isi[satu])
                else:
                    hapus_r.add(b.baris.pk)
                    hapus_v.add(b.variabel[satu].pk)
        if hapus_v:
            # A variable has one row a quarter, that of its own indicator.
            NilaiVariabel.objects.filter(realisasi__in=hapus_r, variabel__in=hapus_v).delete()
        if simpan:
            for n in simpan:
                n.pk = None
            NilaiVariabel.objects.bulk_create(
                simpan,
                update_conflicts=True,
                unique_fields=["realisasi", "variabel"],
                update_fields=["nilai", "sumber", "rincian"],
            )
