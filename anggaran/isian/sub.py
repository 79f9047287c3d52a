"""Cells of a sub kegiatan's quarter and of its budget lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Q

from anggaran.bacaan import Pernyataan
from anggaran.isian.kumulatif import baca_rupiah, bulan_akhir, kumulatif_dari, sampai_lalu
from anggaran.isian.termuat import TermuatSub
from anggaran.models import (
    BarisAnggaran,
    IndikatorProgram,
    LaporanSubKegiatan,
    RealisasiAnggaran,
    SubKegiatan,
)
from anggaran.models.keluaran import simpan_realisasi
from anggaran.uji.bacaan import penolakan
from kinerja.angka import format_angka
from kinerja.isian.indikator import angka_indikator, batasi_teks, teks_isian
from kinerja.isian.penulisan import KOLOM_ALUR, BarisTulis, Penulisan, butuh_baris
from kinerja.isian.sel import JenisSasaran, SasaranSel, Sel
from kinerja.langkah import kunci_atau_buat, simpan_baris
from kinerja.penolakan import TidakSahError
from kinerja.target_teks import BentukAngka

_FISIK = BentukAngka(2, "{n}%", "%")


@dataclass
class BarisSubTulis(BarisTulis):
    """A sub kegiatan's report with the spending of its lines.

    Fields of the sub kegiatan: `fisik`, `penjelasan`. Of a line: `kumulatif` or `triwulan_ini`;
    either is stored as the cumulative figure, under the line's `kunci_realisasi` in the audit
    trail. Of an indicator that is filled in with it: `realisasi`, under its `kunci_realisasi`.
    """

    baris: LaporanSubKegiatan
    triwulan: int = field(kw_only=True)
    lini: Mapping[int, BarisAnggaran] = field(kw_only=True)
    bulanan: dict[int, dict[int, int]] = field(kw_only=True)  # line → month → cumulative
    keluaran: Mapping[int, IndikatorProgram] = field(kw_only=True)
    isi_keluaran: dict[int, dict[int, Decimal]] = field(kw_only=True)  # indicator → quarter

    @cached_property
    def menurut_kunci(self) -> dict[str, int]:
        """A figure as the audit trail names it → line id."""
        return {b.kunci_realisasi: pk for pk, b in self.lini.items()}

    @cached_property
    def keluaran_menurut_kunci(self) -> dict[str, int]:
        """An indicator's figure as the audit trail names it → indicator id."""
        return {i.kunci_realisasi: pk for pk, i in self.keluaran.items()}

    def urai(self, sasaran: SasaranSel, medan: str, teks: str) -> tuple[str, Any]:
        """Read what was typed."""
        isi = teks.replace("\r\n", "\n").replace("\r", "\n").strip()
        if sasaran.jenis is JenisSasaran.SUB:
            if medan == "penjelasan":
                return medan, batasi_teks(isi)
            if medan == "fisik":
                return medan, angka_indikator(isi, _FISIK) if isi else None
        elif sasaran.jenis is JenisSasaran.KELUARAN:
            if medan == "realisasi":
                i = self.keluaran[sasaran.pk]
                bentuk = BentukAngka(i.desimal, satuan=i.satuan)
                return i.kunci_realisasi, angka_indikator(isi, bentuk) if isi else None
        elif medan in ("kumulatif", "triwulan_ini"):
            kunci = self.lini[sasaran.pk].kunci_realisasi
            if not isi:
                return kunci, None
            nilai = baca_rupiah(isi)
            if medan == "triwulan_ini":
                lalu = sampai_lalu(self.bulanan[sasaran.pk], self.triwulan)
                nilai = kumulatif_dari(nilai, lalu, self.triwulan)
            if nilai < 0:
                raise TidakSahError(
                    f"Realisasi kumulatif menjadi {format_angka(nilai)}; tidak boleh negatif."
                )
            return kunci, nilai
        raise TidakSahError(f"Kolom “{medan[:40]}” tidak ada pada baris ini.")

    def baca(self, kunci: str) -> Any:
        """What a cell of the row holds now."""
        if kunci.startswith("realisasi:"):
            pk = self.menurut_kunci.get(kunci, 0)
            return self.bulanan.get(pk, {}).get(bulan_akhir(self.triwulan))
        if kunci.startswith("keluaran:"):
            pk = self.keluaran_menurut_kunci.get(kunci, 0)
            return self.isi_keluaran.get(pk, {}).get(self.triwulan)
        return getattr(self.baris, kunci)

    def pasang(self, kunci: str, nilai: Any) -> None:
        """Set a value."""
        if kunci.startswith("keluaran:"):
            self._pasang_keluaran(kunci, nilai)
            return
        if not kunci.startswith("realisasi:"):
            setattr(self.baris, kunci, nilai)
            return
        pk = self.menurut_kunci.get(kunci)
        if pk is None:
            raise TidakSahError("Baris anggaran ini sudah tidak ada.")
        bulan = bulan_akhir(self.triwulan)
        if nilai is None:
            self.bulanan[pk].pop(bulan, None)
        else:
            self.bulanan[pk][bulan] = nilai

    def _pasang_keluaran(self, kunci: str, nilai: Decimal | None) -> None:
        pk = self.keluaran_menurut_kunci.get(kunci)
        if pk is None:
            raise TidakSahError("Indikator ini sudah tidak diisi bersama sub kegiatan ini.")
        if nilai is None:
            self.isi_keluaran[pk].pop(self.triwulan, None)
        else:
            self.isi_keluaran[pk][self.triwulan] = nilai

    def bertumpuk(self) -> dict[str, str]:
        """Changed figure → why it cannot stand beside the others of its month."""
        bulan = bulan_akhir(self.triwulan)
        semua = {
            pk: Pernyataan(0, pk, b.garis, bulan, self.bulanan[pk][bulan])
            for pk, b in self.lini.items()
            if bulan in self.bulanan[pk]
        }
        hasil: dict[str, str] = {}
        for kunci in self.perubahan:
            if kunci.startswith("realisasi:"):
                satu = semua.get(self.menurut_kunci[kunci])
                if satu is not None and (pesan := penolakan(satu, semua.values())):
                    hasil[kunci] = pesan
        return hasil

    def tampil(self, kunci: str, nilai: Any) -> str:
        """A value as people read it."""
        if nilai is None or isinstance(nilai, str):
            return nilai or ""
        if isinstance(nilai, int):
            return format_angka(nilai)
        i = self.keluaran.get(self.keluaran_menurut_kunci.get(kunci, 0))
        return teks_isian(nilai, 2 if i is None else i.desimal)

    def dari_jejak(self, kunci: str, nilai: Any) -> Any:
        """A value as the audit trail kept it."""
        if kunci == "fisik" or kunci.startswith("keluaran:"):
            return None if nilai is None else Decimal(nilai)
        if kunci == "penjelasan":
            return nilai or ""
        return nilai


class PenulisanSub(Penulisan[BarisSubTulis]):
    """Cells of sub kegiatan, budget lines and the indicators that are filled in with them."""

    model = LaporanSubKegiatan
    _termuat = TermuatSub({}, {}, {}, {})

    def bertumpuk(self, sel: Sequence[Sel]) -> Iterator[tuple[int, TidakSahError]]:
        """Cells, by position, whose money another line of the sub kegiatan already holds.

        To be asked when all cells are applied: one may clear what another one fills.
        """
        pesan = {id(b): b.bertumpuk() for b in self._unik}
        for n, s in enumerate(sel):
            b = self._baris.get(s.sasaran)
            if b is None or s.sasaran.jenis is not JenisSasaran.BARIS:
                continue
            if ada := pesan[id(b)].get(b.lini[s.sasaran.pk].kunci_realisasi):
                yield n, TidakSahError(ada)

    def _muat(self, sel: Sequence[Sel]) -> None:
        sub_pk = {s.sasaran.pk for s in sel if s.sasaran.jenis is JenisSasaran.SUB}
        lini_pk = {s.sasaran.pk for s in sel if s.sasaran.jenis is JenisSasaran.BARIS}
        keluaran_pk = {s.sasaran.pk for s in sel if s.sasaran.jenis is JenisSasaran.KELUARAN}
        if not sub_pk and not lini_pk and not keluaran_pk:
            return
        pd, tw = self.pintu.pd, self.pintu.triwulan
        pemilik = BarisAnggaran.objects.filter(pk__in=lini_pk).values("sub_kegiatan")
        pelapor = IndikatorProgram.objects.filter(pk__in=keluaran_pk).values("dilaporkan_pada")
        milik = Q(pk__in=sub_pk) | Q(pk__in=pemilik) | Q(pk__in=pelapor)
        self._termuat = TermuatSub.baca(
            SubKegiatan.objects.filter(milik, pd=pd, tahun=tw.tahun),
            lambda sub, lini, keluaran: self._laporan(sub, lini, keluaran, sel),
            self.pintu.organisasi,
        )
        for pk, s in self._termuat.sub.items():
            lini = {b.pk: b for b in self._termuat.lini.get(pk, [])}
            keluaran = {i.pk: i for i in self._termuat.keluaran.get(pk, [])}
            tulis = BarisSubTulis(
                self._termuat.laporan[pk],
                s.penanggung_jawab.unit_id,
                triwulan=tw.nomor,
                lini=lini,
                bulanan={b: dict(self._termuat.bulanan.get(b, {})) for b in lini},
                keluaran=keluaran,
                isi_keluaran={i: dict(self._termuat.isi_keluaran.get(i, {})) for i in keluaran},
            )
            self._unik.append(tulis)
            self._baris[SasaranSel(JenisSasaran.SUB, pk)] = tulis
            for kunci in lini:
                self._baris[SasaranSel(JenisSasaran.BARIS, kunci)] = tulis
            for kunci in keluaran:
                self._baris[SasaranSel(JenisSasaran.KELUARAN, kunci)] = tulis

    @property
    def termuat(self) -> TermuatSub:
        """What was read, with the cells applied so far."""
        return replace(
            self._termuat,
            bulanan={k: isi for b in self._unik for k, isi in b.bulanan.items()},
            isi_keluaran={k: isi for b in self._unik for k, isi in b.isi_keluaran.items()},
            laporan={
                b.baris.sub_kegiatan_id: b.baris
                for b in self._unik
                if b.baris.pk is not None or b.perubahan
            },
        )

    def _laporan(
        self,
        sub: Mapping[int, SubKegiatan],
        lini: Mapping[int, Sequence[BarisAnggaran]],
        keluaran: Mapping[int, Sequence[IndikatorProgram]],
        sel: Sequence[Sel],
    ) -> dict[int, LaporanSubKegiatan]:
        tw, oleh = self.pintu.triwulan, self.pintu.oleh
        assert oleh is not None
        # No join: PostgreSQL drops a row from a locking join when, while it waited, the row was
        # pointed at someone else (diubah_oleh).
        semua = LaporanSubKegiatan.objects.filter(sub_kegiatan__in=sub, triwulan=tw.nomor)
        kosong = {
            pk: LaporanSubKegiatan(
                sub_kegiatan=s,
                triwulan=tw.nomor,
                versi=0,
                diubah_pada=self.pintu.pada,
                diubah_oleh=oleh,
            )
            for pk, s in sub.items()
        }

        def kurang(ada: list[LaporanSubKegiatan]) -> list[LaporanSubKegiatan]:
            sudah = {r.sub_kegiatan_id for r in ada}
            return [
                r
                for pk, r in sorted(kosong.items())
                if pk not in sudah
                and self.pintu.terlihat(sub[pk].penanggung_jawab.unit_id)
                and butuh_baris(
                    sel,
                    [
                        SasaranSel(JenisSasaran.SUB, pk),
                        *(SasaranSel(JenisSasaran.BARIS, b.pk) for b in lini.get(pk, [])),
                        *(SasaranSel(JenisSasaran.KELUARAN, i.pk) for i in keluaran.get(pk, [])),
                    ],
                )
            ]

        ada = kunci_atau_buat(semua, kurang) if self.tulis else list(semua)
        for r in ada:
            r.sub_kegiatan = sub[r.sub_kegiatan_id]
        return {**kosong, **{r.sub_kegiatan_id: r for r in ada}}

    def _simpan_isi(self, berubah: Sequence[BarisSubTulis]) -> None:
        for b in berubah:
            for pesan in b.bertumpuk().values():
                raise TidakSahError(pesan)
        simpan_baris(
            LaporanSubKegiatan, [b.baris for b in berubah], (*KOLOM_ALUR, "fisik", "penjelasan")
        )
        tw = self.pintu.triwulan.nomor
        simpan_realisasi(
            tw,
            (
                (b.keluaran_menurut_kunci[kunci], b.baca(kunci))
                for b in berubah
                for kunci in b.perubahan
                if kunci.startswith("keluaran:")
            ),
        )
        bulan = bulan_akhir(tw)
        simpan: list[RealisasiAnggaran] = []
        hapus: list[int] = []
        for b in berubah:
            for kunci in b.perubahan:
                if not kunci.startswith("realisasi:"):
                    continue
                pk = b.menurut_kunci[kunci]
                nilai = b.bulanan[pk].get(bulan)
                if nilai is None:
                    hapus.append(pk)
                else:
                    simpan.append(RealisasiAnggaran(baris_id=pk, bulan=bulan, nilai=nilai))
        if hapus:
            RealisasiAnggaran.objects.filter(baris__in=hapus, bulan=bulan).delete()
        if simpan:
            RealisasiAnggaran.objects.bulk_create(
                simpan,
                update_conflicts=True,
                unique_fields=["baris", "bulan"],
                update_fields=["nilai"],
            )
