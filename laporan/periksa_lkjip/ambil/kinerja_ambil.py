"""PURE. Sheets of performance: renstra, tujuan, sasaran, indikator, dokumen, target, realisasi."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from kinerja.angka import tulis_angka
from laporan.periksa_lkjip.ambil.bentuk import BahanAmbil, BarisAmbil, IsiAmbil, TersimpanAmbil
from laporan.periksa_lkjip.ambil.indikator import IndikatorAmbil, daftar_indikator, terbanyak
from laporan.periksa_lkjip.ambil.kode import PemberiKode, kode_bebas
from laporan.periksa_lkjip.ambil.masa_renstra import masa_renstra
from laporan.periksa_lkjip.ambil.pilih import (
    TemuanSel,
    gabung,
    pilih,
    ragu_bacaan,
    sebut_tabel,
)
from laporan.periksa_lkjip.angka_cetak import AngkaCetak
from laporan.periksa_lkjip.banding.fakta import SatuFakta
from laporan.periksa_lkjip.nama import kunci_nama
from laporan.periksa_lkjip.tabel.kolom import PeranKolom

_TARGET, _AKHIR = PeranKolom.TARGET.value, PeranKolom.TARGET_AKHIR.value
_RENSTRA, _REALISASI = PeranKolom.TARGET_RENSTRA.value, PeranKolom.REALISASI.value
_CAPAIAN = PeranKolom.CAPAIAN.value
BELUM = "Belum dikenali dari laporan; tulis menurut Renstra"
_TANPA_INDUK = "laporan tidak mencetaknya di samping indikatornya"


@dataclass
class KinerjaAmbil:
    """The rows as they come together."""

    bahan: BahanAmbil
    tersimpan: TersimpanAmbil
    temuan: TemuanSel
    kepala: str
    lembar: dict[str, list[BarisAmbil]] = field(default_factory=lambda: defaultdict(list))
    kurang: list[str] = field(default_factory=list)
    sumber: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        t = self.tersimpan
        self._kode_tujuan = PemberiKode("T", t.tujuan)
        self._kode_sasaran = PemberiKode("SS", t.sasaran)
        self._kode_indikator = PemberiKode("IK-", t.indikator)
        self._dokumen = dict(t.dokumen)
        self._kode_dokumen = set(t.kode_dokumen)
        self._ditulis = set(t.target)
        self._terealisasi = set(t.realisasi)
        self._renstra, self._awal, self._akhir = "", 0, 0
        self._tujuan_tunggal: str | None = None  # the only one of the report; "" without any

    def susun(self) -> None:
        """Every indicator, with all that belongs to it."""
        daftar = daftar_indikator(self.bahan)
        if any(i.semua for i in daftar):
            self._buat_renstra()
        ada = {kunci_nama(t): t for i in daftar for t in [terbanyak(i.tujuan)[0]] if t}
        if len(ada) < 2:
            self._tujuan_tunggal = next(iter(ada.values()), "")
        for satu in daftar:
            if satu.bukan_angka:
                kata = ", ".join(dict.fromkeys(f"“{k[:30]}”" for k in satu.bukan_angka))
                self.kurang.append(
                    f"{satu.nama}: {kata} bukan angka. Bila indikatornya berpredikat, isi lembar "
                    "predikat dan skalanya lebih dahulu."
                )
            if satu.semua:
                self._indikator(satu)
        if kosong := [i.nama for i in daftar if not (i.semua or i.bukan_angka)]:
            self.kurang.append(f"Tanpa target dan realisasi yang terbaca: {'; '.join(kosong)}.")

    def _tambah(
        self,
        lembar: str,
        isi: Mapping[str, IsiAmbil],
        ragu: Mapping[str, str] | None = None,
        usul: tuple[str, ...] = (),
    ) -> None:
        berisi = {k: v for k, v in isi.items() if v != ""}
        alasan = {k: gabung([v]) for k, v in (ragu or {}).items() if v and k in berisi}
        self.lembar[lembar].append(BarisAmbil(berisi, alasan, frozenset(usul)))

    def _buat_renstra(self) -> None:
        tahun = self.bahan.tahun
        for kode, awal, akhir in self.tersimpan.renstra:
            if awal <= tahun <= akhir:
                self._renstra, self._awal, self._akhir = kode, awal, akhir
                return
        awal, akhir, ragu = masa_renstra(self.bahan)
        kode = kode_bebas(f"RENSTRA-{awal}-{akhir}", (k for k, _, _ in self.tersimpan.renstra))
        self._renstra, self._awal, self._akhir = kode, awal, akhir
        isi: dict[str, IsiAmbil] = {
            "kode": kode, "nama": f"Renstra {awal}–{akhir}", "tahun_awal": awal,
            "tahun_akhir": akhir,
        }  # fmt: skip
        self._tambah("renstra", isi, {"tahun_awal": ragu, "tahun_akhir": ragu}, ("kode", "nama"))

    def _tujuan(self, teks: str, ragu: str) -> str:
        kode, baru = self._kode_tujuan.kode(teks or BELUM)
        if baru:
            isi = {"renstra": self._renstra, "kode": kode, "uraian": teks or BELUM}
            self._tambah("tujuan", isi, {"uraian": ragu if teks else _TANPA_INDUK}, ("kode",))
        return kode

    def _sasaran(self, satu: IndikatorAmbil) -> tuple[str, str, str]:
        """The column of an indicator that names what it hangs on, its code, the doubt."""
        tujuan, ragu_tujuan = terbanyak(satu.tujuan)
        sasaran, ragu = terbanyak(satu.sasaran)
        if tujuan and (not sasaran or kunci_nama(sasaran) == kunci_nama(tujuan)):
            return "tujuan", self._tujuan(tujuan, ragu_tujuan), ragu_tujuan
        kode, baru = self._kode_sasaran.kode(sasaran or BELUM)
        if baru:
            tercetak = bool(tujuan)
            tujuan = tujuan or self._tujuan_tunggal or ""
            isi = {
                "kode": kode, "tujuan": self._tujuan(tujuan, ragu_tujuan), "tingkat": "strategis",
                "uraian": sasaran or BELUM, "penanggung_jawab": self.kepala,
            }  # fmt: skip
            keraguan = {
                "uraian": "" if sasaran else _TANPA_INDUK,
                "tujuan": ragu_tujuan
                if tercetak or self._tujuan_tunggal is not None
                else _TANPA_INDUK,
            }
            usul = ("kode", "tingkat", "penanggung_jawab", *(() if tercetak else ("tujuan",)))
            self._tambah("sasaran", isi, keraguan, usul)
        return "sasaran", kode, ragu if sasaran else _TANPA_INDUK

    def _indikator(self, satu: IndikatorAmbil) -> None:
        kode, baru = self._kode_indikator.kode(satu.nama)
        polaritas, ragu_arah = satu.polaritas(self.bahan.arah.get(satu.kunci))
        satuan, ragu_satuan = satu.satuan()
        self.sumber |= dict.fromkeys(map(sebut_tabel, satu.tabel))
        if baru:
            letak, induk, ragu_induk = self._sasaran(satu)
            persen = satuan == "Persen"
            lebih = persen and any(f.angka.nilai > 100 for f in satu.semua)
            isi: dict[str, IsiAmbil] = {
                "kode": kode, "nama": satu.nama, letak: induk, "satuan": satuan,
                "pola_tampil": "{n}%" if persen else "", "polaritas": polaritas,
                "desimal": satu.desimal(), "iku": "ya" if satu.utama else "tidak",
                "akumulasi": "posisi_akhir", "boleh_lebih_100": "ya" if lebih else "",
                "penanggung_jawab": self.kepala,
            }  # fmt: skip
            keraguan = {
                letak: ragu_induk, "satuan": ragu_satuan, "polaritas": ragu_arah,
                "boleh_lebih_100": "ada persentase di atas 100" if lebih else "",
            }  # fmt: skip
            usul = ("kode", "pola_tampil", "iku", "akumulasi", "penanggung_jawab")
            self._tambah("indikator", isi, keraguan, usul)
        bertarget = self._target(satu, kode, rentang=polaritas == "dalam_rentang")
        self._realisasi(satu, kode, bertarget)

    def _target(self, satu: IndikatorAmbil, kode: str, *, rentang: bool) -> set[int]:
        """Write the targets; the years of which there is one in an agreement."""
        bertarget = set()
        for (macam, kapan), daftar in sorted(satu.fakta.items(), key=lambda x: x[0][1]):
            if macam not in {_TARGET, _AKHIR, _RENSTRA}:
                continue
            f, lain = pilih(daftar)
            tahun = kapan or f.kolom.tahun or self._akhir
            menurut_renstra = macam != _TARGET or tahun > self.bahan.tahun
            if menurut_renstra and not self._awal <= tahun <= self._akhir:
                self.kurang.append(
                    f"{satu.nama}: target {tahun} di luar masa Renstra {self._awal}–{self._akhir}."
                )
                continue
            if not menurut_renstra:
                bertarget.add(tahun)
            if rentang and f.angka.atas is None:
                self.kurang.append(f"{satu.nama}: target {tahun} “{f.angka.teks}” bukan rentang.")
                continue
            dokumen = self._buat_dokumen(tahun, renstra=menurut_renstra)
            if (kunci := (kode, tahun, dokumen)) in self._ditulis:
                continue
            self._ditulis.add(kunci)
            isi: dict[str, IsiAmbil] = {
                "indikator": kode, "tahun": tahun, "dokumen": dokumen, "target": _isi(f.angka),
            }  # fmt: skip
            akhir = "" if kapan or f.kolom.tahun else "tahun akhir Renstra tidak tertulis di tabel"
            self._tambah("target", isi, {"target": self._ragu(f, lain), "tahun": akhir})
        return bertarget

    def _buat_dokumen(self, tahun: int, *, renstra: bool) -> str:
        tanda = ("renstra", self._renstra) if renstra else ("pk", str(tahun))
        if tanda in self._dokumen:
            return self._dokumen[tanda]
        awal = f"DOK-{self._renstra}" if renstra else f"PK-{tahun}"
        kode = kode_bebas(awal, self._kode_dokumen)
        self._kode_dokumen.add(kode)
        self._dokumen[tanda] = kode
        isi: dict[str, IsiAmbil] = {"kode": kode, "jenis": tanda[0], "ke": 0}
        if renstra:
            isi |= {"renstra": self._renstra, "nama": f"Renstra {self._awal}–{self._akhir}"}
        else:
            isi |= {"tahun": tahun, "nama": f"Perjanjian Kinerja Tahun {tahun}"}
        self._tambah("dokumen", isi, usul=("kode", "nama"))
        return kode

    def _realisasi(self, satu: IndikatorAmbil, kode: str, bertarget: set[int]) -> None:
        if kode in self.tersimpan.berformula:
            self.kurang.append(
                f"{satu.nama}: realisasinya tidak diambil, karena dihitung dari variabel."
            )
            return
        for (macam, tahun), daftar in sorted(satu.fakta.items(), key=lambda x: x[0][1]):
            if macam != _REALISASI or (kode, tahun) in self._terealisasi:
                continue
            f, lain = pilih(daftar)
            if f.angka.atas is not None:
                self.kurang.append(
                    f"{satu.nama}: realisasi {tahun} “{f.angka.teks}” bukan satu angka."
                )
                continue
            if tahun >= self.tersimpan.tahun_kini:
                self.kurang.append(
                    f"{satu.nama}: realisasi {tahun} diisi lewat Isi Realisasi, bukan buku kerja."
                )
                continue
            isi: dict[str, IsiAmbil] = {
                "indikator": kode, "tahun": tahun, "triwulan": 4, "nilai": f.angka.nilai,
                "catatan_data": f"Tercetak “{f.angka.teks}” pada {sebut_tabel(f.tabel)} LKjIP "
                f"{self.bahan.tahun}.",
            }  # fmt: skip
            ragu = {"nilai": self._ragu(f, lain)}
            if tahun not in bertarget and (capaian := satu.fakta.get((_CAPAIAN, tahun))):
                c, beda = pilih(capaian)
                isi["capaian_dilaporkan"] = c.angka.nilai
                ragu["capaian_dilaporkan"] = self._ragu(c, beda)
            self._terealisasi.add((kode, tahun))
            self._tambah("realisasi", isi, ragu)

    def _ragu(self, f: SatuFakta, lain: list[str]) -> str:
        """Every reason to look at the figure again."""
        capaian = [k for k in f.tabel.semua(PeranKolom.CAPAIAN) if k.tahun in (0, f.kolom.tahun)]
        hitungan = self.temuan.galat_di(f.baris, capaian) if f.macam != _CAPAIAN else []
        return gabung([*ragu_bacaan(f.angka), *lain, *self.temuan.di(f.baris, f.kolom), *hitungan])


def _isi(angka: AngkaCetak) -> IsiAmbil:
    """A target as a number, or as the two ends of its range."""
    if angka.atas is None:
        return angka.nilai
    return f"{tulis_angka(angka.nilai)}–{tulis_angka(angka.atas)}"
