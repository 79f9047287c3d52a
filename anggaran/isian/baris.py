"""One row of the budget grid: a sub kegiatan with its lines, sums of lines, never typed totals."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from anggaran.bacaan import Pernyataan, baca, jumlahkan, kelompokkan, tampak, wajib_diisi
from anggaran.isian.kumulatif import bulan_akhir, sampai_lalu, triwulan_ini
from anggaran.isian.termuat import TermuatSub
from anggaran.keluaran import SEBUTAN, AngkaKeluaran, periksa_keluaran
from anggaran.models import (
    BarisAnggaran,
    IndikatorProgram,
    LaporanSubKegiatan,
    PaguBaris,
    SubKegiatan,
)
from anggaran.models.keluaran import angka_keluaran
from anggaran.rekening import nama_rekening
from anggaran.serapan import serapan_teruraikan
from anggaran.uji.bacaan import penolakan
from kinerja.akumulasi import Akumulasi
from kinerja.angka import KOSONG, format_angka
from kinerja.capaian import Kebijakan
from kinerja.isian.indikator import teks_isian
from kinerja.isian.pintu import Pintu
from kinerja.status import StatusRealisasi
from kinerja.uji_isian import Temuan, TingkatTemuan, periksa_anggaran
from kinerja.ukuran import capaian_tampil


@dataclass(frozen=True)
class BarisBelanjaIsian:
    """One budget line in one quarter; texts as people read them, empty for "belum diisi"."""

    sasaran: str
    rekening: str
    nama: str
    pagu: str
    sampai_lalu: str
    triwulan_ini: str
    kumulatif: str
    serapan: str
    uraian_serapan: str
    temuan: tuple[Temuan, ...]


@dataclass(frozen=True)
class BarisKeluaranIsian:
    """One indicator that is filled in with a sub kegiatan; texts as people read them."""

    sasaran: str
    kode: str
    sebutan: str
    nama: str
    satuan: str
    target_tahun: str
    target_triwulan: str
    sampai_lalu: str
    realisasi: str
    kumulatif: str
    uraian_kumulatif: str
    capaian: str
    uraian_capaian: str
    diketik_kumulatif: bool
    wajib: bool
    temuan: tuple[Temuan, ...]


@dataclass(frozen=True)
class BarisSubIsian:
    """One sub kegiatan in one quarter; its sums count the lines that are filled."""

    sasaran: str
    sub: int
    kode: str
    nama: str
    unit: int
    unit_nama: str
    pagu: str
    sampai_lalu: str
    triwulan_ini: str
    kumulatif: str
    serapan: str
    uraian_serapan: str
    fisik: str
    penjelasan: str
    baris: tuple[BarisBelanjaIsian, ...]
    keluaran: tuple[BarisKeluaranIsian, ...]
    temuan: tuple[Temuan, ...]
    status: str
    status_teks: str
    catatan_kembali: str
    terkunci: dict[str, str] | None
    versi: int
    diubah_pada: str | None
    terisi: bool

    @property
    def semua_temuan(self) -> tuple[Temuan, ...]:
        """Findings on the row, on its budget lines and on its indicators."""
        return (
            *self.temuan,
            *(t for b in self.baris for t in b.temuan),
            *(t for k in self.keluaran for t in k.temuan),
        )

    def json(self) -> dict[str, Any]:
        """As the endpoints give it."""
        return {
            **vars(self),
            "baris": [{**vars(b), "temuan": [t.json() for t in b.temuan]} for b in self.baris],
            "keluaran": [
                {**vars(k), "temuan": [t.json() for t in k.temuan]} for k in self.keluaran
            ],
            "temuan": [t.json() for t in self.temuan],
        }


@dataclass(frozen=True)
class _Kelompok:
    """Lines that speak of the same money, with their sums."""

    lini: tuple[int, ...]
    pagu: int | None
    kini: int | None
    lalu: int | None


class PenyusunSub:
    """Rows of one quarter in eight queries, however many lines; in two after `termuat`, in one
    where `pagu` is known too.
    """

    def __init__(
        self,
        pintu: Pintu,
        kebijakan: Kebijakan,
        hanya: list[int] | None = None,
        *,
        termuat: TermuatSub | None = None,
        pagu: Mapping[int, int] | None = None,
    ) -> None:
        self.pintu, self.tw, self.kebijakan = pintu, pintu.triwulan, kebijakan
        if termuat is None:
            sub = SubKegiatan.objects.filter(pd=pintu.pd, tahun=self.tw.tahun)
            if hanya is not None:
                sub = sub.filter(pk__in=hanya)
            termuat = TermuatSub.baca(sub, self._laporan, pintu.organisasi)
            pagu = self._pagu(sub.values("pk")) if pagu is None else pagu
        self.sub = dict(termuat.sub)
        self._semua_lini: dict[int, list[BarisAnggaran]] = defaultdict(list, termuat.lini)
        self._garis = {pk: {b.pk: b.garis for b in semua} for pk, semua in self._semua_lini.items()}
        self.pagu: Mapping[int, int] = self._pagu(self.sub) if pagu is None else pagu
        self.bulanan: dict[int, dict[int, int]] = defaultdict(
            dict, {pk: dict(isi) for pk, isi in termuat.bulanan.items() if isi}
        )
        self._terisi = {pk for pk, isi in self.bulanan.items() if bulan_akhir(self.tw.nomor) in isi}
        self._pernah = set(self.bulanan)
        self._kelompok: dict[int, list[_Kelompok]] = {}
        self._tercatat: dict[tuple[int, int], list[Pernyataan[int]]] = {}
        self._terserap: dict[tuple[int | None, int | None], tuple[str, str]] = {}
        self.laporan = dict(termuat.laporan)
        self.keluaran = termuat.keluaran
        self.angka: dict[int, AngkaKeluaran] = angka_keluaran(
            (i for milik_sub in termuat.keluaran.values() for i in milik_sub), termuat.isi_keluaran
        )

    @staticmethod
    def _pagu(sub: Any) -> dict[int, int]:
        """Pagu in force of these sub kegiatan: a query of their keys, or the keys."""
        return PaguBaris.objects.filter(baris__sub_kegiatan__in=sub).berlaku()

    def _laporan(self, sub: Iterable[int], *_isi: object) -> dict[int, LaporanSubKegiatan]:
        semua = LaporanSubKegiatan.objects.filter(sub_kegiatan__in=sub, triwulan=self.tw.nomor)
        return {r.sub_kegiatan_id: r for r in semua}

    def kumulatif(self, b: BarisAnggaran) -> int | None:
        """Spending up to the end of the quarter."""
        return self.bulanan[b.pk].get(bulan_akhir(self.tw.nomor))

    def lalu(self, b: BarisAnggaran) -> int | None:
        """Spending up to the end of the quarter before."""
        return sampai_lalu(self.bulanan[b.pk], self.tw.nomor)

    def satu_lini(self, pk: int) -> BarisAnggaran:
        """A line by its id, whether its pagu is in force or replaced."""
        return next(b for semua in self._semua_lini.values() for b in semua if b.pk == pk)

    def satu_keluaran(self, pk: int) -> IndikatorProgram:
        """An indicator by its id."""
        return next(i for semua in self.keluaran.values() for i in semua if i.pk == pk)

    def lini(self, s: SubKegiatan) -> list[BarisAnggaran]:
        """Lines that the quarter offers: those that pagu in force replaced are out of sight."""
        return self._pilih(tampak, s)

    def diisi(self, s: SubKegiatan) -> list[BarisAnggaran]:
        """Lines that are expected: those with a pagu, or with spending already, unless the quarter
        reports their money at another level of detail.
        """
        return self._pilih(wajib_diisi, s)

    def _pilih(self, cara: Any, s: SubKegiatan) -> list[BarisAnggaran]:
        semua = self._semua_lini[s.pk]
        garis = self._garis.get(s.pk, {})
        dipilih = set(cara(garis, self.pagu, self._pernah, self._terisi))
        return [b for b in semua if b.pk in dipilih]

    def kelompok(self, s: SubKegiatan) -> list["_Kelompok"]:
        """Pagu, spending now and at the quarter before, of the same money side by side."""
        pk = s.pk
        if pk not in self._kelompok:
            garis = self._garis.get(pk, {})
            kini = self._satu_bulan(s, bulan_akhir(self.tw.nomor))
            lalu = {} if self.tw.nomor == 1 else self._satu_bulan(s, bulan_akhir(self.tw.nomor - 1))
            dipakai = {k: g for k, g in garis.items() if k in self.pagu or k in kini or k in lalu}
            self._kelompok[pk] = [
                _Kelompok(
                    tuple(isi),
                    jumlahkan(self.pagu.get(k) for k in isi),
                    jumlahkan(kini.get(k) for k in isi),
                    0 if self.tw.nomor == 1 else jumlahkan(lalu.get(k) for k in isi),
                )
                for isi in kelompokkan(dipakai)
            ]
        return self._kelompok[pk]

    def _satu_bulan(self, s: SubKegiatan, bulan: int) -> dict[int, int]:
        """Line id → figure of one month, of the lines that count."""
        return baca(self._pernyataan(s, bulan))

    def _pernyataan(self, s: SubKegiatan, bulan: int) -> list[Pernyataan[int]]:
        """What the lines say of one month, made once for all of them."""
        pk = s.pk
        kunci = (pk, bulan)
        if kunci not in self._tercatat:
            self._tercatat[kunci] = [
                Pernyataan(pk, lini, garis, bulan, isi[bulan])
                for lini, garis in self._garis.get(pk, {}).items()
                if bulan in (isi := self.bulanan.get(lini, {}))
            ]
        return self._tercatat[kunci]

    def temuan_lini(self, s: SubKegiatan, b: BarisAnggaran) -> tuple[Temuan, ...]:
        """Findings on a line; explained ones are kept out.

        Pagu and spending at different levels of detail are compared where they meet, and the
        finding stands on the first line with a figure.
        """
        pk = b.pk
        bersama = next((x for x in self.kelompok(s) if len(x.lini) > 1 and pk in x.lini), None)
        if bersama is None:
            pagu, kini, lalu = self.pagu.get(pk, 0), self.kumulatif(b), self.lalu(b)
        else:
            pertama = next((k for k in bersama.lini if k in self._terisi), None)
            pagu, kini, lalu = bersama.pagu or 0, bersama.kini, bersama.lalu
            if pk != pertama:
                kini = None
        temuan = periksa_anggaran(pagu=pagu, realisasi=kini, triwulan_lalu=lalu, fisik=None)
        semua = self._pernyataan(s, bulan_akhir(self.tw.nomor))
        for satu in semua:
            if satu.kunci == pk and (pesan := penolakan(satu, semua)):
                temuan.append(Temuan("baris_bertumpuk", TingkatTemuan.MENGHALANGI, pesan))
        return self._terbuka(s, temuan)

    def temuan(self, s: SubKegiatan) -> tuple[Temuan, ...]:
        """Findings on the sub kegiatan itself."""
        r = self.laporan.get(s.pk)
        return self._terbuka(
            s,
            periksa_anggaran(
                pagu=None, realisasi=None, triwulan_lalu=None, fisik=r.fisik if r else None
            ),
        )

    def _terbuka(self, s: SubKegiatan, temuan: list[Temuan]) -> tuple[Temuan, ...]:
        r = self.laporan.get(s.pk)
        dijelaskan = r is not None and bool(r.penjelasan.strip())
        return tuple(t for t in temuan if t.tingkat is TingkatTemuan.MENGHALANGI or not dijelaskan)

    def jumlah(self, s: SubKegiatan) -> dict[str, int | None]:
        """Sums over the lines, no money twice; None where no line is filled."""
        semua = self.kelompok(s)
        pertama = self.tw.nomor == 1
        return {
            "pagu": jumlahkan(k.pagu for k in semua),
            "sampai_lalu": 0
            if pertama and self._semua_lini[s.pk]
            else jumlahkan(k.lalu for k in semua),
            "triwulan_ini": jumlahkan(triwulan_ini(k.kini, k.lalu) for k in semua),
            "kumulatif": jumlahkan(k.kini for k in semua),
        }

    def baris(self, s: SubKegiatan) -> BarisSubIsian:
        """The row of a sub kegiatan."""
        pk = s.pk
        r = self.laporan.get(pk)
        jumlah = self.jumlah(s)
        serapan, uraian = self._serapan(jumlah["pagu"], jumlah["kumulatif"])
        unit, sasaran = s.penanggung_jawab.unit, f"sub:{pk}"
        unit_pk = unit.pk
        status = StatusRealisasi(r.status) if r is not None else StatusRealisasi.DRAF
        terkunci = self.pintu.alasan(unit_pk, status, sasaran)
        return BarisSubIsian(
            sasaran=sasaran,
            sub=pk,
            kode=s.kode,
            nama=s.nama,
            unit=unit_pk,
            unit_nama=unit.nama,
            pagu=_tampil(jumlah["pagu"]),
            sampai_lalu=_tampil(jumlah["sampai_lalu"]),
            triwulan_ini=_tampil(jumlah["triwulan_ini"]),
            kumulatif=_tampil(jumlah["kumulatif"]),
            serapan=serapan,
            uraian_serapan=uraian,
            fisik=teks_isian(r.fisik, 2) if r else "",
            penjelasan=r.penjelasan if r else "",
            baris=tuple(self._lini(s, b) for b in self.lini(s)),
            keluaran=tuple(self._keluaran(s, i) for i in self.keluaran.get(pk, [])),
            temuan=self.temuan(s),
            status=status.value,
            status_teks=str(status.label),
            catatan_kembali=r.catatan_kembali if r else "",
            terkunci={"sebab": terkunci.sebab.value, "pesan": terkunci.pesan} if terkunci else None,
            versi=r.versi if r else 0,
            diubah_pada=r.diubah_pada.isoformat() if r else None,
            terisi=self.terisi(s),
        )

    def terisi(self, s: SubKegiatan) -> bool:
        """Whether no expected line and no indicator that is due is empty."""
        return all(self.kumulatif(b) is not None for b in self.diisi(s)) and not any(
            self.keluaran_kosong(s)
        )

    def diharapkan(self, s: SubKegiatan) -> bool:
        """Whether the quarter asks anything of the sub kegiatan."""
        return bool(self.diisi(s)) or any(
            self.angka[i.pk].wajib(self.tw.nomor) for i in self.keluaran.get(s.pk, [])
        )

    def keluaran_kosong(self, s: SubKegiatan) -> Iterator[IndikatorProgram]:
        """Its indicators that are due in the quarter and not filled."""
        for i in self.keluaran.get(s.pk, []):
            angka = self.angka[i.pk]
            if angka.wajib(self.tw.nomor) and self.tw.nomor not in angka.realisasi:
                yield i

    def temuan_keluaran(self, s: SubKegiatan, i: IndikatorProgram) -> tuple[Temuan, ...]:
        """Findings on an indicator's figure; explained ones are kept out."""
        angka, tw = self.angka[i.pk], self.tw.nomor
        return self._terbuka(
            s,
            periksa_keluaran(
                nama=i.nama,
                target=angka.target,
                realisasi=angka.realisasi.get(tw),
                sampai_lalu=angka.sampai(tw - 1),
                kumulatif=angka.bentuk.akumulasi is Akumulasi.KUMULATIF,
            ),
        )

    def _keluaran(self, s: SubKegiatan, i: IndikatorProgram) -> BarisKeluaranIsian:
        angka, tw = self.angka[i.pk], self.tw.nomor
        hasil, uraian = angka.capaian(tw, self.kebijakan)
        return BarisKeluaranIsian(
            sasaran=f"keluaran:{i.pk}",
            kode=i.kode,
            sebutan=SEBUTAN[i.tingkat],
            nama=i.nama,
            satuan=i.satuan,
            target_tahun=format_angka(angka.target, i.desimal),
            target_triwulan=format_angka(angka.target_triwulan.get(tw), i.desimal),
            sampai_lalu=format_angka(angka.sampai(tw - 1), i.desimal),
            realisasi=teks_isian(angka.realisasi.get(tw), i.desimal),
            kumulatif=format_angka(angka.sampai(tw), i.desimal),
            uraian_kumulatif=angka.uraian(tw),
            capaian=capaian_tampil(hasil, self.kebijakan),
            uraian_capaian=uraian,
            diketik_kumulatif=angka.bentuk.akumulasi is Akumulasi.KUMULATIF,
            wajib=angka.wajib(tw),
            temuan=self.temuan_keluaran(s, i),
        )

    def _serapan(self, pagu: int | None, realisasi: int | None) -> tuple[str, str]:
        """As shown, with its calculation; a sub kegiatan of one line has that line's."""
        kunci = (pagu, realisasi)
        if kunci not in self._terserap:
            hasil, uraian = serapan_teruraikan(pagu, realisasi, self.kebijakan)
            self._terserap[kunci] = capaian_tampil(hasil, self.kebijakan), uraian
        return self._terserap[kunci]

    def _lini(self, s: SubKegiatan, b: BarisAnggaran) -> BarisBelanjaIsian:
        pk = b.pk
        pagu, kumulatif, lalu = self.pagu.get(pk), self.kumulatif(b), self.lalu(b)
        serapan, uraian = self._serapan(pagu, kumulatif)
        return BarisBelanjaIsian(
            sasaran=f"baris:{pk}",
            rekening=self._garis[s.pk][pk].tertulis,
            nama=nama_rekening(b.rekening),
            pagu=_tampil(pagu),
            sampai_lalu=_tampil(lalu),
            triwulan_ini=_isian(triwulan_ini(kumulatif, lalu)),
            kumulatif=_isian(kumulatif),
            serapan=serapan,
            uraian_serapan=uraian,
            temuan=self.temuan_lini(s, b),
        )


def _tampil(nilai: int | None) -> str:
    return KOSONG if nilai is None else format_angka(nilai)


def _isian(nilai: int | None) -> str:
    return "" if nilai is None else format_angka(nilai)
