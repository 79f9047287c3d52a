"""Rule of the sheets of realisasi: the checks of the entry grid, in its words (kinerja.uji_isian).

What cannot be true is refused. What looks like a slip of the pen is refused in a row that was
submitted unless the row explains it, as the grid would not have let it be submitted. Everything
else that the grid would ask about is asked about, and loaded: figures of past years often jump.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from kinerja.akumulasi import Akumulasi
from kinerja.himpunan.beda import berbeda
from kinerja.himpunan.pemuatan import Pemuatan
from kinerja.himpunan.skema import Baris, Kunci, Tabel
from kinerja.isian.pecahan import pembilang_penyebut
from kinerja.lembar.angka_indikator import bentuk_indikator
from kinerja.lembar.indikator import INDIKATOR, VARIABEL
from kinerja.lembar.target import DOKUMEN, TARGET, TARGET_TRIWULAN
from kinerja.models import JenisDokumen, Realisasi, StatusRealisasi
from kinerja.turunan import IsianVariabel, Turunan, isi_variabel, turunkan
from kinerja.uji_isian import (
    Dugaan,
    IsianDiperiksa,
    NilaiDiperiksa,
    Temuan,
    periksa_indikator,
    periksa_kosong,
    target_sebanding,
)

_TERBUKA = frozenset({StatusRealisasi.DRAF.value, StatusRealisasi.DIKEMBALIKAN.value})
Isi = dict[str, Any]


def realisasi_masuk_akal(
    realisasi: Tabel, nilai_variabel: Tabel
) -> Callable[[Pemuatan, list[Baris]], None]:
    """Rule: what the rows say can be true. Rows that the load does not change are not judged."""

    def periksa(kerja: Pemuatan, baris: list[Baris]) -> None:
        lembar = {satu.lembar for satu in baris}
        konteks = _Konteks(kerja, realisasi, nilai_variabel)
        for kunci, asal in konteks.berubah().items():
            if asal.lembar in lembar and not asal.cacat:
                konteks.nilai(kunci, asal)

    return periksa


class _Konteks:
    """The indicators' figures as they will stand after the load, found once."""

    def __init__(self, kerja: Pemuatan, realisasi: Tabel, nilai_variabel: Tabel) -> None:
        self.kerja, self.realisasi, self.nilai_variabel = kerja, realisasi, nilai_variabel
        self._variabel: dict[Kunci, list[tuple[str, str, str, str]]] = {}
        for (milik, kode), isi in kerja.semua(VARIABEL):
            induk = isi["induk"][1] if isi["induk"] is not None else ""
            self._variabel.setdefault(milik, []).append((kode, isi["nama"], isi["satuan"], induk))
        self._isi: dict[Kunci, dict[str, tuple[Decimal, str, str]]] = {}
        for (milik, variabel), isi in kerja.semua(nilai_variabel):
            if isi["nilai"] is not None:
                self._isi.setdefault(milik, {})[variabel[1]] = (isi["nilai"], "", "")
        self._target: dict[tuple[Any, ...], tuple[tuple[int, ...], Isi]] = {}
        for tabel in (TARGET, TARGET_TRIWULAN):
            for kunci, isi in kerja.semua(tabel):
                self._catat_target(kunci, isi)

    def _catat_target(self, kunci: Kunci, isi: Isi) -> None:
        """Keep the strongest: PK over Renstra, later revisions over earlier ones."""
        dokumen = self.kerja.lihat(DOKUMEN, kunci[-1])
        if dokumen is None:
            return
        kuat = (int(dokumen["jenis"] != JenisDokumen.RENSTRA), dokumen["ke"] or 0)
        ada = self._target.get(kunci[:-1])
        if ada is None or ada[0] < kuat:
            self._target[kunci[:-1]] = (kuat, isi)

    def berubah(self) -> dict[Kunci, Baris]:
        """Keys of the realisasi that the load changes, each with the row to blame."""
        kerja, hasil = self.kerja, dict[Kunci, Baris]()
        for tabel in (self.realisasi, self.nilai_variabel):
            for kunci, calon in kerja.calon[tabel].items():
                milik = kunci if tabel is self.realisasi else kunci[0]
                sendiri = kerja.calon[self.realisasi].get(milik, calon)
                objek = kerja.keadaan.ambil(tabel, kunci)
                if objek is None or any(berbeda(tabel, calon, objek, kerja.keadaan)):
                    hasil.setdefault(milik, sendiri.asal)
        return hasil

    def nilai(self, kunci: Kunci, asal: Baris) -> None:
        """Judge one row."""
        isi, indikator = self.kerja.lihat(self.realisasi, kunci), self._indikator(kunci[0])
        if isi is None or indikator is None:
            return
        terbuka = isi["status"] in _TERBUKA
        status = str(StatusRealisasi(isi["status"]).label).casefold() if isi["status"] else ""
        temuan = periksa_kosong(terisi=self._terisi(kunci, isi), terbuka=terbuka, status=status)
        if indikator["skala"] is None and not isi["tidak_berlaku"]:
            temuan += periksa_indikator(self._diperiksa(kunci, isi, indikator))
        dijelaskan = bool(isi["penjelasan"]) or any(isi[m] for m in Realisasi.ANALISIS)
        kolom = "angka_resmi" if isi["nilai_resmi"] is not None else "nilai"
        for satu in temuan:
            self._putuskan(satu, asal, kolom, terbuka=terbuka, dijelaskan=dijelaskan)

    def _putuskan(
        self, temuan: Temuan, asal: Baris, kolom: str, *, terbuka: bool, dijelaskan: bool
    ) -> None:
        if temuan.dugaan is Dugaan.MUSTAHIL:
            self.kerja.tolak(asal, kolom, temuan.pesan)
        elif dijelaskan:
            return
        elif temuan.dugaan is Dugaan.SALAH_TULIS and not terbuka:
            pesan = f"{temuan.pesan} Penjelasannya ditulis pada kolom penjelasan."
            self.kerja.tolak(asal, kolom, pesan)
        else:
            self.kerja.tanyakan(asal, kolom, temuan.pesan)

    def _indikator(self, kunci: Kunci) -> Isi | None:
        isi = self.kerja.lihat(INDIKATOR, kunci)
        if isi is None or any(isi[k] in (None, "") for k in ("akumulasi", "satuan", "pola_tampil")):
            return None
        return isi if isi["desimal"] is not None else None

    def _terisi(self, kunci: Kunci, isi: Isi) -> bool:
        angka = ("nilai", "predikat", "nilai_resmi", "capaian_dilaporkan", "capaian_ditetapkan")
        return (
            bool(isi["tidak_berlaku"])
            or kunci in self._isi
            or any(isi[medan] is not None for medan in angka)
        )

    def _turunan(self, kunci: Kunci, indikator: Isi) -> Turunan | None:
        if not indikator["formula"]:
            return None
        variabel = isi_variabel(self._variabel.get(kunci[0], []), self._isi.get(kunci, {}))
        return turunkan(indikator["formula"], variabel, indikator["desimal"])

    def _angka(self, kunci: Kunci) -> Decimal | None:
        """The figure that counts for a quarter."""
        isi, indikator = self.kerja.lihat(self.realisasi, kunci), self._indikator(kunci[0])
        if isi is None or indikator is None or isi["tidak_berlaku"]:
            return None
        if isi["nilai_resmi"] is not None:
            return isi["nilai_resmi"]  # type: ignore[no-any-return]
        turunan = self._turunan(kunci, indikator)
        return isi["nilai"] if turunan is None else turunan.nilai

    def _tahun(self, milik: Kunci, tahun: int) -> dict[int, Decimal]:
        """The figures of a year, by the predecessor where this indicator has none."""
        dilalui: set[Kunci] = set()
        simpul: Kunci | None = milik
        while simpul is not None and simpul not in dilalui:
            dilalui.add(simpul)
            ada = {t: n for t in range(1, 5) if (n := self._angka((simpul, tahun, t))) is not None}
            isi = self.kerja.lihat(INDIKATOR, simpul)
            if ada or isi is None:
                return ada
            simpul = isi["pendahulu"]
        return {}

    def _patokan(self, kunci: tuple[Any, ...]) -> Decimal | None:
        ada = self._target.get(kunci)
        if ada is None:
            return None
        isi = ada[1]
        return isi["nilai"] if isi.get("nilai") is not None else isi.get("atas")

    def _diperiksa(self, kunci: Kunci, isi: Isi, indikator: Isi) -> IsianDiperiksa:
        milik, tahun, tw = kunci
        akumulasi = Akumulasi(indikator["akumulasi"])
        ini, lampau = self._tahun(milik, tahun), self._tahun(milik, tahun - 1)
        sama = lampau.get(tw)
        if sama is None and akumulasi in (Akumulasi.POSISI_AKHIR, Akumulasi.RATA_RATA):
            sama = lampau.get(max(lampau, default=0))
        dulu = [lampau.get(tw)] if akumulasi is Akumulasi.KUMULATIF else list(lampau.values())
        turunan = self._turunan(kunci, indikator)
        diturunkan = turunan is not None and isi["nilai_resmi"] is None
        variabel = _daun(turunan.variabel) if turunan is not None else []
        sisi = None
        if turunan is not None and diturunkan:
            semua = _semua(turunan.variabel)
            sisi = pembilang_penyebut(
                indikator["formula"],
                {v.kode: v.nilai for v in semua},
                {v.kode: v.nama for v in semua},
            )
        setahun = self._patokan((milik, tahun))
        return IsianDiperiksa(
            nama=indikator["nama"],
            nilai=self._angka(kunci),
            desimal=indikator["desimal"],
            akumulasi=akumulasi,
            persentase=bentuk_indikator(indikator).berpersen,
            pembilang=sisi[0] if sisi else None,
            penyebut=sisi[1] if sisi else None,
            triwulan_lalu=ini.get(tw - 1),
            tahun_lalu=sama,
            riwayat=[n for n in (*dulu, *(ini[t] for t in ini if t < tw)) if n is not None],
            boleh_lebih_100=indikator["boleh_lebih_100"] or (setahun is not None and setahun > 100),
            satuan=indikator["satuan"],
            diketik=not diturunkan,
            target=target_sebanding(
                triwulan=tw,
                akumulasi=akumulasi,
                triwulanan=self._patokan((milik, tahun, tw)),
                setahun=setahun,
            ),
            target_tahun=setahun,
            variabel=[NilaiDiperiksa(v.nama, v.satuan, v.nilai) for v in variabel],
        )


def _semua(variabel: tuple[IsianVariabel, ...]) -> list[IsianVariabel]:
    return [x for v in variabel for x in (v, *_semua(v.bagian))]


def _daun(variabel: tuple[IsianVariabel, ...]) -> list[IsianVariabel]:
    return [v for v in _semua(variabel) if not v.bagian]
