"""One row of the indicator grid: everything that a screen shows, from the one calculator."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count

from kinerja.akumulasi import Akumulasi
from kinerja.angka import KOSONG, format_angka, format_persen
from kinerja.capaian import Alasan, Hasil
from kinerja.isian.bahan_turunan import sisi_turunan, variabel_terketik
from kinerja.isian.indikator import teks_isian
from kinerja.isian.masukan import Masukan, masukan_kosong, masukan_variabel
from kinerja.isian.pintu import Pintu, hari_lokal
from kinerja.isian.sebab import pesan_sebab, ukuran_sebab_baris
from kinerja.jadwal import KeadaanJadwal
from kinerja.models import DataDukung, Indikator, Realisasi
from kinerja.pengukuran import Pengukuran, diganti
from kinerja.periode import format_tanggal, label_tw
from kinerja.status import StatusRealisasi
from kinerja.target_teks import BentukAngka
from kinerja.uji_isian import (
    IsianDiperiksa,
    Temuan,
    TingkatTemuan,
    periksa_capaian,
    periksa_indikator,
    target_sebanding,
    urutkan,
)
from kinerja.ukuran import (
    BELUM_DIISI,
    KOSONG_MENURUT_JADWAL,
    TIDAK_BERLAKU,
    AsalNilai,
    BentukIndikator,
    IsianTriwulan,
    TargetTampil,
    capaian_tampil,
    kriteria_dari,
    nilai_capaian,
)


@dataclass(frozen=True)
class BarisIndikatorIsian:
    """One indicator in one quarter. Texts are as people read them; `versi` 0: no row yet."""

    sasaran: str
    indikator: int
    kode: str
    nama: str
    satuan: str
    unit: int
    unit_nama: str
    iku: bool
    akumulasi: str
    target_tahun: str
    target_triwulan: str
    triwulan_lalu: str
    masukan: tuple[Masukan, ...]
    realisasi: str
    asal: str
    uraian_realisasi: str
    angka_resmi: str
    alasan_resmi: str
    capaian_ditetapkan: str
    alasan_capaian: str
    kumulatif: str
    capaian_triwulan: str
    uraian_capaian_triwulan: str
    capaian_tahun: str
    uraian_capaian_tahun: str
    kriteria_triwulan: str
    kriteria: str
    tingkat: int
    tidak_berlaku: str
    analisis: dict[str, str]
    penjelasan: str
    sebab_hasil: str
    keterangan: str
    catatan_data: str
    bukti: int
    temuan: tuple[Temuan, ...]
    status: str
    status_teks: str
    catatan_kembali: str
    terkunci: dict[str, str] | None
    versi: int
    diubah_pada: str | None
    terisi: bool
    jadwal: KeadaanJadwal = KeadaanJadwal.TEMPO
    jadwal_teks: str = ""  # when it is due, or since when it is there

    @property
    def ditagih(self) -> bool:
        """Whether the quarter asks for it: not where nothing is due or it waits to be published."""
        return self.jadwal is KeadaanJadwal.TEMPO

    @property
    def ikut(self) -> bool:
        """Whether a submission takes it along: never what is taken from an agency."""
        return self.jadwal is not KeadaanJadwal.SUMBER and (self.ditagih or self.terisi)

    @property
    def semua_temuan(self) -> tuple[Temuan, ...]:
        """All findings of the row. Nothing stands below an indicator, as budget lines stand below a
        sub kegiatan.
        """
        return self.temuan

    def json(self) -> dict[str, Any]:
        """As the endpoints give it."""
        return {
            **vars(self),
            "masukan": [vars(m) for m in self.masukan],
            "temuan": [t.json() for t in self.temuan],
        }


@dataclass(frozen=True, slots=True)
class _Asal:
    """What a row is made of, asked for once however many of its columns speak of it."""

    bentuk: BentukIndikator
    setahun: Mapping[int, IsianTriwulan]
    isian: IsianTriwulan | None  # of the quarter
    baris: Realisasi | None
    keadaan: KeadaanJadwal


class PenyusunIndikator:
    """Rows of one quarter; a fixed number of queries, whatever the number of indicators.

    `hanya` limits everything to these indicators and their predecessors. `pengukuran` (of this and
    last year) may be handed in by a caller who has one already: several quarters share it, and so
    does an action that has just written in it. `bukti`: how much evidence each stored row has,
    where that is counted already.
    """

    def __init__(
        self,
        pintu: Pintu,
        hanya: list[int] | None = None,
        pengukuran: Pengukuran | None = None,
        bukti: dict[int, int] | None = None,
    ) -> None:
        self.pintu, self.tw = pintu, pintu.triwulan
        pd, tahun = pintu.pd, [self.tw.tahun - 1, self.tw.tahun]
        if pengukuran is not None:
            self.p = pengukuran
        elif hanya is None:
            self.p = Pengukuran(pd, tahun, hari=self.tw.akhir)
        else:
            self.p = Pengukuran.beserta_pendahulu(pd, tahun, hanya, bukti=True, hari=self.tw.akhir)
        self._hanya = None if hanya is None else set(hanya)
        self._bukti = bukti

    def semua(self) -> list[Indikator]:
        """Indicators that are due in the quarter, may report in it, or have reported, in listing
        order.
        """
        tahun = self.tw.tahun
        return [
            i
            for i in self.p.indikator.values()
            if i.berlaku_tahun(tahun)
            and (i.pk in self._hanya if self._hanya is not None else self._terbuka(i))
        ]

    def _terbuka(self, i: Indikator) -> bool:
        """Whether the quarter concerns the indicator: due, due later in the year, or written."""
        if self.realisasi(i) is not None:
            return True
        keadaan = self.keadaan(i)
        if keadaan is KeadaanJadwal.TEMPO:
            return True
        jadwal, tw = self.p.bentuk(i).jadwal, self.tw
        return jadwal.hidup(tw.tahun, tw.nomor) and (
            keadaan in (KeadaanJadwal.SUMBER, KeadaanJadwal.TERBIT)
            or jadwal.berikutnya(tw.tahun, tw.nomor) is not None
        )

    def _asal(self, i: Indikator) -> _Asal:
        tahun, nomor = self.tw.tahun, self.tw.nomor
        setahun = self.p.isian(i, tahun)
        return _Asal(
            self.p.bentuk(i), setahun, setahun.get(nomor), self.realisasi(i), self.keadaan(i)
        )

    def keadaan(self, i: Indikator) -> KeadaanJadwal:
        """What the quarter asks of the indicator."""
        return self.p.keadaan(i, self.tw.tahun, self.tw.nomor)

    def ditagih(self, i: Indikator) -> bool:
        """Whether the quarter waits for the indicator's figure."""
        return self.keadaan(i) is KeadaanJadwal.TEMPO

    def menyusul(self, i: Indikator) -> tuple[int, int, str] | None:
        """Year, quarter and expected month of an earlier figure that is still to come."""
        if not self.p.bentuk(i).jadwal.menyusul:
            return None
        for tahun, sampai in ((self.tw.tahun, self.tw.nomor - 1), (self.tw.tahun - 1, 4)):
            if sampai and i.berlaku_tahun(tahun):
                u = self.p.ukuran(i, tahun, sampai)
                if u.menyusul:
                    return tahun, u.kurang[0], self.p.bentuk(i).jadwal.terbit(tahun, u.kurang[0])
        return None

    def jadwal_teks(self, i: Indikator) -> str:
        """What is said of the schedule beside the name; empty where the quarter just asks."""
        return self._jadwal_teks(i, self._asal(i))

    def _jadwal_teks(self, i: Indikator, a: _Asal) -> str:
        if a.keadaan is KeadaanJadwal.TEMPO:
            return ""
        jadwal, tw, r, keadaan = a.bentuk.jadwal, self.tw, a.baris, a.keadaan
        if keadaan is KeadaanJadwal.TERBIT:
            periode = self.pintu.periode
            if r is not None and r.diajukan_pada is not None:
                hari = hari_lokal(self.pintu.pd, r.diajukan_pada)
                if periode is not None and hari > periode.tutup:
                    return f"Menyusul, diajukan {format_tanggal(hari)}"
            return f"Menunggu terbit, perkiraan {jadwal.terbit(tw.tahun, tw.nomor)}"
        if keadaan is KeadaanJadwal.SUMBER:
            return self._dari_mitra(i)
        if keadaan is KeadaanJadwal.TIDAK:
            depan = jadwal.berikutnya(tw.tahun, tw.nomor)
            return f"Jatuh tempo {label_tw(depan)}" if depan else "Tidak jatuh tempo lagi tahun ini"
        return f"Tidak berlaku pada {tw.label_pendek}" if keadaan is KeadaanJadwal.DI_LUAR else ""

    def _dari_mitra(self, i: Indikator) -> str:
        """Where the figure of a region's indicator is kept, what it is, and how far it has come."""
        dari, isian = self.p.sumber[i.pk], self.isian(i)
        awal = f"Diambil dari {dari.mitra.nama}"
        if isian is None or isian.nilai is None:
            return f"{awal}: {BELUM_DIISI}"
        status = StatusRealisasi(isian.status).label.lower() if isian.status else ""
        nilai = self.p.bentuk(i).tampil(isian.nilai, isian.skor)
        return f"{awal}: {nilai} ({status})" if status else f"{awal}: {nilai}"

    def realisasi(self, i: Indikator) -> Realisasi | None:
        """The stored row."""
        return self.p.baris_realisasi.get((i.pk, self.tw.tahun, self.tw.nomor))

    def bukti(self, realisasi: Realisasi | None) -> int:
        """How much evidence the row has."""
        banyak: int | None = getattr(realisasi, "banyak_bukti", None)
        if banyak is not None:  # counted with the row
            return banyak
        if self._bukti is None:
            tersimpan = DataDukung.objects.filter(
                realisasi__indikator__pd=self.pintu.pd,
                realisasi__tahun=self.tw.tahun,
                realisasi__triwulan=self.tw.nomor,
            )
            if self._hanya is not None:
                tersimpan = tersimpan.filter(realisasi__indikator__in=self._hanya)
            hitungan = tersimpan.order_by().values_list("realisasi").annotate(n=Count("pk"))
            self._bukti = dict(hitungan)
        return self._bukti.get(realisasi.pk, 0) if realisasi is not None else 0

    def isian(self, i: Indikator) -> IsianTriwulan | None:
        """The quarter as reported."""
        return self.p.isian(i, self.tw.tahun).get(self.tw.nomor)

    def capaian_triwulan(self, i: Indikator) -> tuple[Hasil, str]:
        """The quarter's figure against the quarter's target, and the calculation line."""
        target = self.p.target_triwulan(i, self.tw.tahun, self.tw.nomor)
        return self._capaian(self._asal(i), target)

    def _capaian(self, a: _Asal, target: TargetTampil | None) -> tuple[Hasil, str]:
        isian = a.isian
        if isian is not None and isian.asal is AsalNilai.TIDAK_BERLAKU:
            hasil = Hasil.tidak_dapat(f"{Alasan.TIDAK_BERLAKU} ({isian.alasan})")
            return hasil, f"Tidak dapat dihitung: {hasil.alasan}"
        if (isian is None or isian.nilai is None) and a.keadaan is not KeadaanJadwal.TEMPO:
            hasil = Hasil.tidak_dapat(_alasan_tanpa_tempo(a.keadaan))
            return hasil, f"Tidak dapat dihitung: {hasil.alasan}"
        return nilai_capaian(
            None if target is None else target.nilai,
            None if isian is None else isian.nilai,
            None if isian is None else isian.skor,
            a.bentuk,
            self.p.aturan(self.tw.tahun).kebijakan,
        )

    def tahun_lalu(self, i: Indikator) -> Mapping[int, IsianTriwulan]:
        """Last year's quarters, by the predecessor where this indicator has none; nothing where
        its figures do not compare.
        """
        simpul: Indikator | None = i
        dilalui: set[int] = set()
        while simpul is not None and simpul.pk not in dilalui:
            dilalui.add(simpul.pk)
            ada = self.p.isian(simpul, self.tw.tahun - 1)
            if ada or diganti(simpul):
                return {} if self.p.beda_rumusan(i, simpul) else ada
            simpul = self.p.indikator.get(simpul.pendahulu_id or 0)
        return {}

    # --- findings -------------------------------------------------------------------

    def temuan(self, i: Indikator) -> tuple[Temuan, ...]:
        """What the entry contradicts, worst first; explained findings are kept out."""
        return self._temuan(i, self._asal(i), self.capaian_triwulan(i)[0])

    def _temuan(self, i: Indikator, a: _Asal, capaian: Hasil) -> tuple[Temuan, ...]:
        baris = a.baris
        if a.isian is None or baris is None:
            return ()
        daftar = [
            t
            for t in periksa_indikator(self._diperiksa(i, a, a.isian))
            if t.tingkat is TingkatTemuan.MENGHALANGI or not baris.penjelasan.strip()
        ]
        kebijakan = self.p.kebijakan(self.tw.tahun)
        if self.tw.nomor == 4 and not capaian.dapat:
            capaian = self.p.ukuran(i, self.tw.tahun, 4).capaian
        analisis = "".join(getattr(baris, m) for m in Realisasi.ANALISIS)
        if kebijakan is not None:
            daftar += periksa_capaian(
                capaian,
                bawah=kebijakan.analisis_bila_di_bawah,
                atas=kebijakan.analisis_bila_di_atas,
                penjelasan=analisis,
            )
        return tuple(urutkan(daftar))

    def sebab_hasil(self, i: Indikator) -> str:
        """What to say of written causes that only tell the result."""
        baris = self.realisasi(i)
        sebab = [] if baris is None else [baris.faktor_pendukung, baris.faktor_penghambat]
        if not any(sebab):
            return ""
        lampau = self.tahun_lalu(i)
        terakhir = lampau.get(max(lampau, default=0))
        ukuran = self.p.ukuran(i, self.tw.tahun, self.tw.nomor)
        return pesan_sebab(
            sebab, ukuran_sebab_baris(i, ukuran, None if terakhir is None else terakhir.nilai)
        )

    def _diperiksa(self, i: Indikator, a: _Asal, isian: IsianTriwulan) -> IsianDiperiksa:
        bentuk, ini, tw = a.bentuk, a.setahun, self.tw.nomor
        lampau = self.tahun_lalu(i)
        sama = lampau.get(tw)
        if sama is None and bentuk.akumulasi in (Akumulasi.POSISI_AKHIR, Akumulasi.RATA_RATA):
            sama = lampau.get(max(lampau, default=0))
        # A cumulative figure is compared with the same quarter only: it starts anew each January.
        if bentuk.akumulasi is Akumulasi.KUMULATIF:
            riwayat = [lampau.get(tw)]
        else:
            riwayat = [lampau[t] for t in sorted(lampau)]
        riwayat += [ini[t] for t in sorted(ini) if t < tw]
        sisi, variabel = None, []
        if isian.turunan is not None:
            variabel = variabel_terketik(isian.turunan.variabel)
            if isian.asal is AsalNilai.TURUNAN:
                sisi = sisi_turunan(i.formula, isian.turunan)
        target = self.p.target(i, self.tw.tahun)
        setahun = None if target is None else target.nilai.patokan
        sendiri = self.p.target_triwulan(i, self.tw.tahun, tw)
        sebanding = target_sebanding(
            triwulan=tw,
            akumulasi=bentuk.akumulasi,
            triwulanan=None if sendiri is None else sendiri.nilai.patokan,
            setahun=setahun,
        )
        berangka = bentuk.predikat is None
        return IsianDiperiksa(
            nama=i.nama,
            nilai=isian.nilai if berangka else None,
            desimal=bentuk.desimal,
            akumulasi=bentuk.akumulasi,
            persentase=BentukAngka(i.desimal, i.pola_tampil, i.satuan).berpersen,
            pembilang=sisi[0] if sisi else None,
            penyebut=sisi[1] if sisi else None,
            triwulan_lalu=ini[tw - 1].nilai if tw - 1 in ini else None,
            tahun_lalu=sama.nilai if sama else None,
            riwayat=[r.nilai for r in riwayat if r is not None and r.nilai is not None],
            boleh_lebih_100=i.boleh_lebih_100 or (setahun is not None and setahun > 100),
            satuan=i.satuan,
            diketik=isian.asal is not AsalNilai.TURUNAN,
            target=sebanding if berangka else None,
            target_tahun=setahun if berangka else None,
            variabel=variabel,
        )

    # --- the row --------------------------------------------------------------------

    def baris(self, i: Indikator) -> BarisIndikatorIsian:
        """The row of an indicator."""
        tw, p, pk = self.tw, self.p, i.pk
        a, aturan = self._asal(i), p.aturan(tw.tahun)
        bentuk, isian, r, keadaan = a.bentuk, a.isian, a.baris, a.keadaan
        ukuran = p.ukuran(i, tw.tahun, tw.nomor)
        lalu = ukuran.triwulan.get(tw.nomor - 1)
        target_tw = p.target_triwulan(i, tw.tahun, tw.nomor)
        capaian, uraian = self._capaian(a, target_tw)
        unit, sasaran = i.penanggung_jawab.unit, f"indikator:{pk}"
        unit_pk = unit.pk
        status = StatusRealisasi(r.status) if r is not None else StatusRealisasi.DRAF
        terkunci = self.pintu.alasan(unit_pk, status, sasaran, jadwal=keadaan)
        terisi = isian is not None and (
            isian.nilai is not None or isian.asal is AsalNilai.TIDAK_BERLAKU
        )
        return BarisIndikatorIsian(
            sasaran=sasaran,
            indikator=pk,
            kode=i.kode,
            nama=i.sebutan,
            satuan=i.satuan,
            unit=unit_pk,
            unit_nama=unit.nama,
            iku=i.iku,
            akumulasi=i.akumulasi,
            target_tahun=ukuran.target.teks if ukuran.target else KOSONG,
            target_triwulan=target_tw.teks if target_tw else KOSONG,
            triwulan_lalu=bentuk.tampil(lalu.nilai, lalu.skor) if lalu else KOSONG,
            masukan=self.masukan(i, isian, r),
            realisasi=_tampil(
                isian, bentuk.tampil(isian.nilai, isian.skor) if isian else "", keadaan
            ),
            asal=isian.asal.value if isian else AsalNilai.KOSONG.value,
            uraian_realisasi=_uraian(isian),
            angka_resmi=bentuk.tampil(r.nilai_resmi) if r and r.nilai_resmi is not None else "",
            alasan_resmi=r.alasan_resmi if r else "",
            capaian_ditetapkan=_persen(r.capaian_ditetapkan) if r else "",
            alasan_capaian=r.alasan_capaian if r else "",
            kumulatif=ukuran.realisasi_teks,
            capaian_triwulan=capaian_tampil(capaian, aturan.kebijakan),
            uraian_capaian_triwulan=uraian,
            capaian_tahun=ukuran.capaian_teks,
            uraian_capaian_tahun=ukuran.uraian_capaian,
            kriteria_triwulan=kriteria_dari(capaian, aturan.pita)[0],
            kriteria=ukuran.kriteria,
            tingkat=ukuran.tingkat,
            tidak_berlaku=r.alasan_tidak_berlaku if r else "",
            analisis={m: getattr(r, m) if r else "" for m in Realisasi.ANALISIS},
            penjelasan=r.penjelasan if r else "",
            sebab_hasil=self.sebab_hasil(i),
            keterangan=r.keterangan if r else "",
            catatan_data=r.catatan_data if r else "",
            bukti=self.bukti(r),
            temuan=self._temuan(i, a, capaian),
            status=status.value,
            status_teks=str(status.label),
            catatan_kembali=r.catatan_kembali if r else "",
            terkunci={"sebab": terkunci.sebab.value, "pesan": terkunci.pesan} if terkunci else None,
            versi=r.versi if r else 0,
            diubah_pada=r.diubah_pada.isoformat() if r else None,
            terisi=terisi,
            jadwal=keadaan,
            jadwal_teks=self._jadwal_teks(i, a),
        )

    def masukan(
        self, i: Indikator, isian: IsianTriwulan | None, r: Realisasi | None
    ) -> tuple[Masukan, ...]:
        """The inputs of a row: its variables, its value or its predicate."""
        nilai = r.nilai if r else None
        if not i.formula:
            if i.skala_id:
                kode = self.p.bentuk(i).predikat or {}
                teks = ""
                if isian is not None and isian.nilai is not None:
                    teks = kode.get(int(isian.nilai), "")
                return (
                    Masukan("predikat", i.sebutan, i.satuan, teks, pilihan=tuple(kode.values())),
                    Masukan(
                        "nilai",
                        "Nilai yang menyertai predikat",
                        "",
                        teks_isian(nilai, i.desimal),
                        wajib=False,
                        angka=nilai,
                    ),
                )
            isi = teks_isian(nilai, i.desimal)
            return (Masukan("nilai", i.sebutan, i.satuan, isi, angka=nilai),)
        definisi = self.p.variabel(i)
        if isian is not None and isian.turunan is not None:
            return tuple(masukan_variabel(isian.turunan.variabel, 0))
        return tuple(masukan_kosong(definisi, None, 0))


def _tampil(isian: IsianTriwulan | None, teks: str, keadaan: KeadaanJadwal) -> str:
    if isian is None or (isian.nilai is None and isian.asal is not AsalNilai.TIDAK_BERLAKU):
        return KOSONG_MENURUT_JADWAL[keadaan]
    return TIDAK_BERLAKU if isian.asal is AsalNilai.TIDAK_BERLAKU else teks


def _alasan_tanpa_tempo(keadaan: KeadaanJadwal) -> str:
    if keadaan is KeadaanJadwal.SUMBER:
        return Alasan.BELUM_DILAPORKAN
    return "angkanya menyusul" if keadaan is KeadaanJadwal.TERBIT else Alasan.TIDAK_DIJADWALKAN


def _persen(nilai: Decimal | None) -> str:
    return "" if nilai is None else format_persen(nilai, None)


def _uraian(isian: IsianTriwulan | None) -> str:
    if isian is None or isian.turunan is None:
        return ""
    t = isian.turunan
    if isian.berbeda and t.nilai is not None:
        return f"{t.uraian}; angka resmi {format_angka(isian.nilai)}: {isian.alasan}"
    return t.uraian or t.alasan
