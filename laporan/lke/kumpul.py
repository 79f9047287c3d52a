"""The facts of one agency and year, gathered in a fixed number of queries.

Planning is read from the bundle of the evaluated year, everything else from that of the year
before.
"""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from django.db.models import Count, Exists, OuterRef

from anggaran.models import VersiAnggaran
from kinerja.capaian import SERATUS
from kinerja.isian.pintu import hari_lokal
from kinerja.jenis import JenisDokumen, JenisJabatan, StatusTindak, TingkatSasaran
from kinerja.kesinambungan import ukuran_sebanding
from kinerja.models import (
    DataDukung,
    DokumenPerencanaan,
    Jabatan,
    PerangkatDaerah,
    PeriodePengukuran,
    PerjanjianKinerja,
    Realisasi,
    Sasaran,
)
from kinerja.models.pengguna import AKUN_SISTEM
from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.dokumen.unsur import romawi
from laporan.lhe.formulir_nilai import BAKU
from laporan.lke.fakta import (
    FaktaEvaluasi,
    FaktaPelaporan,
    FaktaPengukuran,
    FaktaPerencanaan,
    FaktaSakip,
    Hitung,
    hitung,
)
from laporan.lke.rumusan import batas_penyampaian, menyebut_kondisi, target_menantang
from laporan.models import (
    EvaluasiAKIP,
    EvaluasiLKE,
    HasilReviu,
    JawabanLKE,
    Laporan,
    StatusRekomendasi,
    TahapLKE,
)

BATAS_BAIK = Decimal(76)
"""Lower bound of "Tinggi". Source: Permendagri 86/2017."""
_ANALISIS = ("faktor_pendukung", "faktor_penghambat", "upaya_perbaikan", "tindak_lanjut")


class Pengumpul:
    """Reads one agency for the evaluation of one year."""

    def __init__(self, pd: PerangkatDaerah, tahun: int, evaluasi: EvaluasiLKE | None) -> None:
        self.pd, self.tahun, self.evaluasi = pd, tahun, evaluasi
        self.kini, self.lalu = Bahan(pd, tahun), Bahan(pd, tahun - 1)

    def fakta(self) -> FaktaSakip:
        """All facts of the agency for the evaluation of the year."""
        return FaktaSakip(
            self.tahun,
            self._perencanaan(),
            self._pengukuran(),
            self._pelaporan(),
            self._evaluasi(),
        )

    # --- planning -------------------------------------------------------------------

    def _perencanaan(self) -> FaktaPerencanaan:
        b = self.kini
        bertanda = dict(
            PerjanjianKinerja.objects.filter(pd=self.pd, tahun=self.tahun)
            .lengkap()
            .order_by("lengkap_pada")
            .values_list("jabatan", "lengkap_pada")
        )
        struktural = [j for j in b.jabatan if j.jenis == JenisJabatan.STRUKTURAL]
        rencana = self._rencana_aksi.get(self.tahun, [])
        disetujui = [d.disetujui_pada for d in rencana if d.disetujui_pada]
        return FaktaPerencanaan(
            renstra=b.renstra.nama if b.renstra else "",
            tujuan=len(b.tujuan),
            sasaran=len(b.sasaran),
            iku=len(b.baris_iku),
            pk=hitung((j.nama, j.pk in bertanda) for j in struktural),
            pk_terakhir=max((t for t in bertanda.values() if t), default=None),
            unit_pk=_unit_ber_pk(struktural, set(bertanda)),
            rencana_aksi=_hitung_baris(
                b.baris_sasaran, {x.indikator.pk for x in b.baris_sasaran if self._bertriwulan(x)}
            ),
            rencana_aksi_disetujui=self._hari(max(disetujui)) if disetujui else None,
            pagu=b.anggaran.total.pagu,
            rumusan=hitung(
                (uraian, menyebut_kondisi(uraian))
                for uraian in (*(t.uraian for t in b.tujuan), *(s.uraian for s in b.sasaran))
            ),
            kamus=_hitung_baris(b.baris, {x.indikator.pk for x in b.baris if self._kamus(x)}),
            iku_tetap=self._iku_tetap(),
            target_wajar=self._target_wajar(),
            penjenjangan=_penjenjangan(b),
            lintas=hitung(
                (s.uraian, any(x.pk in b.crosscutting for x in b.turunan(s)))
                for s in b.sasaran_strategis
            ),
            anggaran_terkait=hitung(
                (s.uraian, bool(b.anggaran_sasaran(s).pagu)) for s in b.sasaran_strategis
            ),
        )

    @cached_property
    def _rencana_aksi(self) -> dict[int, list[DokumenPerencanaan]]:
        hasil: dict[int, list[DokumenPerencanaan]] = {}
        for d in DokumenPerencanaan.objects.filter(
            pd=self.pd, jenis=JenisDokumen.RENCANA_AKSI, tahun__in=(self.tahun, self.tahun - 1)
        ):
            hasil.setdefault(d.tahun or 0, []).append(d)
        return hasil

    def _hari(self, pada: datetime) -> date:
        return hari_lokal(self.pd, pada)

    def _bertriwulan(self, b: BarisIndikator) -> bool:
        p = self.kini.pengukuran
        return any(p.target_triwulan(b.indikator, self.tahun, tw) for tw in (1, 2, 3, 4))

    def _kamus(self, b: BarisIndikator) -> bool:
        i = b.indikator
        sumber = i.sumber_data or any(v.sumber_data for v in self.kini.pengukuran.variabel(i))
        cara = i.formulasi.strip() or i.formula
        return bool(i.definisi.strip() and cara and i.satuan and sumber and i.penanggung_jawab_id)

    def _iku_tetap(self) -> Hitung:
        b = self.kini
        baru = b.renstra is not None and b.renstra.tahun_awal == self.tahun
        lama = {x.indikator.pk for x in self.lalu.baris_iku}
        return hitung(
            (
                x.indikator.sebutan,
                baru or x.indikator.pk in lama or x.indikator.pendahulu_id in lama,
            )
            for x in b.baris_iku
        )

    def _target_wajar(self) -> Hitung:
        p = self.kini.pengukuran
        hasil: list[tuple[str, bool]] = []
        for x in self.kini.baris_sasaran:
            target, renstra = x.ukuran.target, p.target_renstra(x.indikator, self.tahun)
            if target is None:
                continue
            lalu = ukuran_sebanding(p, x.indikator, self.tahun - 1)
            wajar = target_menantang(
                x.bentuk.polaritas,
                target.nilai.nilai,
                (
                    lalu.realisasi if lalu else None,
                    renstra.nilai.nilai if renstra else None,
                ),
            )
            if wajar is not None:
                hasil.append((x.indikator.sebutan, wajar))
        return hitung(hasil)

    # --- measurement ----------------------------------------------------------------

    @cached_property
    def _baris(self) -> list[Realisasi]:
        """Rows reported for the year before."""
        semua = self.lalu.pengukuran.baris_realisasi.items()
        return [r for (_, tahun, _), r in semua if tahun == self.lalu.tahun]

    @cached_property
    def _triwulan_sah(self) -> Hitung:
        sah = self.lalu.triwulan_disahkan
        return hitung((f"TW {romawi(n)}", n in sah) for n in (1, 2, 3, 4))

    def _pengukuran(self) -> FaktaPengukuran:
        lalu, baris = self.lalu, self._baris
        tutup = dict(
            PeriodePengukuran.objects.filter(pd=self.pd, tahun=lalu.tahun).values_list(
                "triwulan", "tutup"
            )
        )
        diajukan = [r for r in baris if r.diajukan_pada and r.triwulan in tutup]
        tepat = sum(self._hari(r.diajukan_pada) <= tutup[r.triwulan] for r in diajukan)  # type: ignore[arg-type]
        terukur = {x.indikator.pk for x in lalu.baris if x.ukuran.capaian.dapat}
        berbukti = set(
            DataDukung.objects.filter(
                realisasi__indikator__pd=self.pd, realisasi__tahun=lalu.tahun
            ).values_list("realisasi__indikator", flat=True)
        )
        terlapor = {r.indikator_id for r in baris}
        dilaporkan = [x for x in lalu.baris if x.indikator.pk in terlapor]
        efisiensi = [(x.indikator.sebutan, lalu.efisiensi(x)) for x in lalu.baris]
        return FaktaPengukuran(
            capaian=hitung(
                (x.indikator.sebutan, (x.ukuran.capaian.nilai or 0) >= BATAS_BAIK)
                for x in lalu.baris
                if x.indikator.pk in terukur
            ),
            pengesahan=self._triwulan_sah,
            kirim_tepat=Hitung(tepat, len(diajukan)),
            ditindaklanjuti=hitung(
                (
                    f"TW {romawi(n)}",
                    any(r.upaya_perbaikan or r.tindak_lanjut for r in baris if r.triwulan == n),
                )
                for n in (1, 2, 3, 4)
            ),
            sumber_data=_hitung_baris(
                lalu.baris,
                {
                    x.indikator.pk
                    for x in lalu.baris
                    if x.indikator.sumber_data or lalu.pengukuran.variabel(x.indikator)
                },
            ),
            bukti=_hitung_baris(dilaporkan, berbukti),
            berjenjang=Hitung(
                sum(
                    r.diverifikasi_oleh_id is not None
                    and r.diverifikasi_oleh_id != r.diajukan_oleh_id
                    for r in baris
                ),
                len(baris),
            ),
            lewat_aplikasi=Hitung(sum(r.diubah_oleh_id != self._sistem for r in baris), len(baris)),
            terhitung=_hitung_baris(
                dilaporkan,
                {
                    x.indikator.pk
                    for x in lalu.baris
                    if x.ukuran.capaian.dapat and not (x.ukuran.dilaporkan or x.ukuran.ditetapkan)
                },
            ),
            versi_rencana_aksi=len(self._rencana_aksi.get(lalu.tahun, [])),
            versi_anggaran=VersiAnggaran.objects.filter(pd=self.pd, tahun=lalu.tahun).count(),
            efisien=hitung((nama, (e.nilai or 0) > 0) for nama, e in efisiensi if e.dapat),
        )

    @cached_property
    def _sistem(self) -> int | None:
        from kinerja.models import Pengguna

        return Pengguna.objects.filter(username=AKUN_SISTEM).values_list("pk", flat=True).first()

    # --- report ---------------------------------------------------------------------

    def _pelaporan(self) -> FaktaPelaporan:
        lalu, e = self.lalu, self.evaluasi
        laporan = Laporan.objects.filter(pd=self.pd, tahun=lalu.tahun).first()
        reviu = lalu.reviu
        baris, p = lalu.baris, lalu.pengukuran
        ber_pk = [x for x in lalu.baris_sasaran if x.ukuran.target is not None]
        target = {x.indikator.pk for x in baris if x.ukuran.target and x.ukuran.terisi}
        akhir = {
            x.indikator.pk
            for x in baris
            if p.target_akhir_renstra(x.indikator, lalu.tahun) is not None
        }
        tahun_lalu = {
            x.indikator.pk for x in baris if p.ukuran_riwayat(x.indikator, lalu.tahun - 1)[0].terisi
        }
        luar = {x.indikator.pk for x in baris if lalu.pembanding.get(x.indikator.pk)}
        analisis = {
            x.indikator.pk
            for x in baris
            if any(lalu.analisis(x.indikator, medan) for medan in _ANALISIS)
        }
        beranggaran = [x for x in baris if x.anggaran.pagu is not None]
        efisiensi = {x.indikator.pk for x in beranggaran if lalu.efisiensi(x).dapat}
        kurang = [
            x for x in baris if x.ukuran.capaian.dapat and (x.ukuran.capaian.nilai or 0) < SERATUS
        ]
        diperbaiki = {
            x.indikator.pk
            for x in kurang
            if lalu.analisis(x.indikator, "upaya_perbaikan")
            or lalu.rencana_tindak.get(x.indikator.pk)
        }
        tindak = [r for daftar in lalu.rencana_tindak.values() for r in daftar]
        return FaktaPelaporan(
            disusun=laporan is not None,
            disetujui=self._tanggal(laporan.setuju_pada if laporan else None),
            final=self._tanggal(laporan.final_pada if laporan else None),
            reviu=(reviu.tanggal or self._tanggal(reviu.selesai_pada)) if reviu else None,
            reviu_bersih=reviu is not None and reviu.hasil == HasilReviu.BERSIH,
            terbit=e.terbit_pada if e else None,
            terbit_tautan=e.terbit_tautan if e else "",
            kirim=e.kirim_pada if e else None,
            batas=batas_penyampaian(lalu.tahun),
            triwulan=self._triwulan_sah,
            isi=hitung(
                {
                    "A.1 target dan realisasi": bool(target),
                    "A.2 tahun sebelumnya": bool(tahun_lalu),
                    "A.3 target jangka menengah": bool(akhir),
                    "A.4 standar nasional": bool(luar),
                    "A.5 analisis": bool(analisis),
                    "A.6 efisiensi": bool(efisiensi),
                    "A.7 analisis program": bool(lalu.anggaran.program),
                }.items()
            ),
            indikator=_hitung_baris(ber_pk, {x.indikator.pk for x in ber_pk if x.ukuran.terisi}),
            banding_target=_hitung_baris(baris, target),
            banding_akhir=_hitung_baris(baris, akhir),
            banding_lalu=_hitung_baris(baris, tahun_lalu),
            banding_luar=_hitung_baris(baris, luar),
            analisis=_hitung_baris(baris, analisis),
            efisiensi=_hitung_baris(beranggaran, efisiensi),
            perbaikan=_hitung_baris(kurang, diperbaiki),
            tindak_lalu=hitung(
                (f"{r.kode} {r.tindakan}", r.status == StatusTindak.SELESAI) for r in tindak
            ),
        )

    def _tanggal(self, pada: datetime | None) -> date | None:
        return None if pada is None else self._hari(pada)

    # --- evaluation -----------------------------------------------------------------

    def _evaluasi(self) -> FaktaEvaluasi:
        lalu, p = self.lalu, self.lalu.pengukuran
        akip = lalu.evaluasi
        tahap = dict(
            JawabanLKE.objects.filter(evaluasi__pd=self.pd, evaluasi__tahun=lalu.tahun)
            .values_list("tahap")
            .annotate(n=Count("pk"))
            .order_by()
        )
        berisi = (
            JawabanLKE.objects.filter(
                evaluasi__pd=self.pd, evaluasi__tahun=lalu.tahun, tahap=TahapLKE.EVALUASI
            )
            .exclude(catatan="")
            .count()
        )
        lama = EvaluasiAKIP.objects.filter(pd=self.pd, tahun=self.tahun - 2).first()
        rekomendasi = list(akip.rekomendasi.all()) if akip else []
        bobot = sorted((k.bobot for k in akip.komponen.all()) if akip else [])
        naik: list[tuple[str, bool]] = []
        for x in lalu.baris:
            lama_sebanding = ukuran_sebanding(p, x.indikator, self.tahun - 2)
            dulu = lama_sebanding.capaian.nilai if lama_sebanding else None
            kini = x.ukuran.capaian.nilai
            if dulu is not None and kini is not None:
                naik.append((x.indikator.sebutan, kini >= min(dulu, SERATUS)))
        return FaktaEvaluasi(
            pd_dievaluasi=pd_dievaluasi(self.pd, lalu.tahun),
            tahap_terjawab=len(tahap),
            komponen_sesuai=bobot == sorted(k.bobot for k in BAKU),
            catatan=Hitung(berisi, tahap.get(TahapLKE.EVALUASI.value, 0)),
            di_aplikasi=self.evaluasi is not None,
            rekomendasi=hitung(
                (f"rekomendasi {r.kode}", r.status == StatusRekomendasi.SELESAI)
                for r in rekomendasi
            ),
            nilai_lalu=lama.nilai if lama else None,
            nilai=akip.nilai if akip else None,
            capaian_naik=hitung(naik),
        )


def pd_dievaluasi(pd: PerangkatDaerah, tahun: int) -> Hitung:
    """Agencies of the region with a score of the year: what other agencies write. One query."""
    dinilai = EvaluasiAKIP.objects.filter(tahun=tahun, pd=OuterRef("pk"))
    semua = PerangkatDaerah.objects.sedaerah(pd.pemda).annotate(dinilai=Exists(dinilai))
    return hitung(semua.values_list("nama", "dinilai"))


def _hitung_baris(baris: Iterable[BarisIndikator], ada: set[int]) -> Hitung:
    semua = list(baris)
    kurang = tuple(b.indikator.sebutan for b in semua if b.indikator.pk not in ada)
    return Hitung(len(semua) - len(kurang), len(semua), kurang)


def _unit_ber_pk(struktural: Iterable[Jabatan], bertanda: set[int]) -> Hitung:
    """Units with a structural post, and whether a post of theirs has an agreement."""
    nama: dict[int, str] = {}
    ada: set[int] = set()
    for j in struktural:
        nama[j.unit_id] = j.unit.nama
        if j.pk in bertanda:
            ada.add(j.unit_id)
    return hitung((satu, pk in ada) for pk, satu in nama.items())


_JENJANG = list(TingkatSasaran.values)


def _penjenjangan(b: Bahan) -> Hitung:
    """Sasaran without a parent (below the top), or without a child (above the lowest level)."""
    terdalam = max((_JENJANG.index(s.tingkat) for s in b.sasaran), default=0)

    def tersambung(s: Sasaran) -> bool:
        atas = s.tingkat == TingkatSasaran.STRATEGIS or s.induk_id is not None
        bawah = _JENJANG.index(s.tingkat) == terdalam or bool(b.anak_sasaran.get(s.pk))
        return atas and bawah

    return hitung((f"{s.kode} {s.uraian}", tersambung(s)) for s in b.sasaran)
