"""The step that prepares a year from another: what was chosen of the proposals, all or nothing."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from django.db import transaction

from anggaran.salin_tahun import PilihanSalin, siapkan_tahun
from kinerja.aturan import tutup_setelah_buka
from kinerja.hari_wajar import HariJanggalError, baca_hari
from kinerja.himpunan.galat import HimpunanDitolakError
from kinerja.himpunan.mentah import BarisMentah, HimpunanMentah, LembarMentah
from kinerja.himpunan.skema import Pelaku
from kinerja.isian.pintu import hari_lokal
from kinerja.jenis import JenisDokumen
from kinerja.langkah import ambil_terkunci, pastikan_dilihat
from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.penolakan import TidakSahError
from laporan.dokumen.kalimat import kecilkan
from laporan.perencanaan.aksi import jabatan_mulai_meneken, pastikan_boleh, tahun_kini
from laporan.perencanaan.lembar_sini import MENURUT_NAMA, mesin_sebagian
from laporan.perencanaan.pintu import timbang_unggahan
from laporan.perencanaan.simpul_dipilih import SimpulDipilih
from laporan.perencanaan.usulan import Dipilih
from laporan.perencanaan.usulan_tahun import UsulanTahun, simpul_keluaran

_LEMBAR = ("pemangku", "target", "pagu", "target_program")
TAK_BERDOKUMEN = "centang dokumen {} pada bagian Dokumen, atau lepaskan centang baris ini."
_BERUBAH = (
    "Belum disimpan: data berubah sejak halaman ini dibuka. Usulannya sudah diperbarui; periksa, "
    "lalu simpan."
)


class SalinDitolakError(TidakSahError):
    """Some rows cannot be written; nothing was. `salah`: key of a row → sentence."""

    def __init__(self, salah: Mapping[str, str], lain: str = "") -> None:
        self.salah = dict(salah)
        super().__init__(lain or f"{len(self.salah)} baris belum dapat disimpan.")


class _Kiriman:
    """Rows for the engine, each with the proposal that it came from."""

    def __init__(self) -> None:
        self.mentah = HimpunanMentah()
        self.asal: dict[tuple[str, int], str] = {}
        self.salah: dict[str, str] = {}

    def tulis(self, lembar: str, kunci: str, **sel: str) -> None:
        kolom = list(MENURUT_NAMA[lembar].nama_kolom)
        satu = self.mentah.lembar.setdefault(lembar, LembarMentah(lembar, kolom))
        nomor = len(satu.baris) + 2
        satu.baris.append(BarisMentah(nomor, {k: v for k, v in sel.items() if v}))
        self.asal[lembar, nomor] = kunci

    def tandai(self, galat: HimpunanDitolakError) -> str:
        """Put the engine's mistakes at their rows; returns those that have none."""
        lain = []
        for satu in galat.galat:
            if kunci := self.asal.get((satu.lembar, satu.baris)):
                self.salah.setdefault(kunci, satu.pesan)
            else:
                lain.append(str(satu))
        return " ".join(lain)


@transaction.atomic
def salin_setahun(
    pd: PerangkatDaerah,
    *,
    dari: int,
    ke: int,
    dipilih: Dipilih,
    sidik: str | None,
    oleh: Pengguna,
    pada: datetime,
) -> int:
    """Write what was chosen; returns how many rows. What the year holds already is not touched.

    `sidik`: of the proposals that were shown. Raises SalinDitolakError with the sentence of each
    row, BentrokError, SalinTahunError.
    """
    pastikan_boleh(pd, oleh)
    ambil_terkunci(PerangkatDaerah.objects.filter(pk=pd.pk))
    usulan = UsulanTahun(pd, dari, ke, hari_lokal(pd, pada))
    pastikan_dilihat(usulan.sidik, sidik, _BERUBAH)
    kiriman = _Kiriman()
    simpul = SimpulDipilih(usulan, dipilih)
    pilihan = _pilihan(usulan, dipilih, simpul, kiriman.salah)
    dokumen = [k.partition("|")[2] for k in dipilih if k.startswith("dokumen|")]
    _susun(usulan, dipilih, simpul, dokumen, kiriman)
    if kiriman.salah:
        raise SalinDitolakError(kiriman.salah)
    hasil = siapkan_tahun(
        pd=pd, dari=dari, ke=ke, dokumen=dokumen, oleh=oleh, pada=pada, pilihan=pilihan
    )
    banyak = sum(len(langkah.baru) for langkah in hasil.langkah)
    if not kiriman.mentah.lembar:
        return banyak
    mesin = mesin_sebagian(*_LEMBAR)
    try:
        kerja, _ = timbang_unggahan(
            kiriman.mentah, pd, oleh=oleh, tahun_kini=tahun_kini(pd, pada), mesin=mesin
        )
        catat = jabatan_mulai_meneken(pd, oleh=oleh, pada=pada)
        beda = mesin.tulis(
            kerja,
            partial(ambil_terkunci, PerangkatDaerah.objects.filter(pk=pd.pk)),
            lambda: Pelaku(oleh, pada, f"Disiapkan dari data tahun {dari}.", "lewat persiapan"),
        )
        catat(beda)
    except HimpunanDitolakError as galat:
        lain = kiriman.tandai(galat)
        raise SalinDitolakError(kiriman.salah, lain) from galat
    return banyak + beda.jumlah()


def _pilihan(
    usulan: UsulanTahun, dipilih: Dipilih, simpul: SimpulDipilih, salah: dict[str, str]
) -> PilihanSalin:
    penanggung, keliru_simpul = simpul.periksa()
    salah |= keliru_simpul
    jendela = {}
    for bagian in usulan.bagian:
        for b in bagian.baris:
            isi = dipilih.get(b.kunci)
            if bagian.kunci != "periode" or isi is None:
                continue
            try:
                hari = baca_hari(isi["buka"]), baca_hari(isi["tutup"])
            except HariJanggalError as galat:
                salah[b.kunci] = kecilkan(str(galat))
                continue
            except ValueError:
                salah[b.kunci] = "isi kedua tanggalnya."
                continue
            if keliru := tutup_setelah_buka({"buka": hari[0], "tutup": hari[1]}):
                salah[b.kunci] = f"hari terakhir {keliru[1]}"
            else:
                jendela[int(b.kunci.partition("|")[2])] = hari
    return PilihanSalin(jendela, simpul.tanpa, penanggung, simpul.ganti)


def _susun(
    usulan: UsulanTahun,
    dipilih: Dipilih,
    simpul: SimpulDipilih,
    dokumen: list[str],
    kiriman: _Kiriman,
) -> None:
    """Targets, pagu and holders as rows of their sheets."""
    ke = usulan.ke
    pk = usulan.dokumen_ada.get(JenisDokumen.PK) or (f"PK-{ke}" if "pk" in dokumen else "")
    murni = usulan.versi_murni.kode if usulan.versi_murni else ""
    murni = murni or (f"MURNI-{ke}" if "anggaran_murni" in dokumen else "")
    for bagian in usulan.bagian:
        for b in bagian.baris:
            isi = dipilih.get(b.kunci)
            if isi is None:
                continue
            if bagian.kunci == "target" and isi["target"]:
                kode = b.kunci.partition("|")[2]
                kiriman.tulis(
                    "target", b.kunci,
                    indikator=kode, tahun=str(ke), dokumen=pk, target=isi["target"],
                )  # fmt: skip
                if not pk:
                    kiriman.salah[b.kunci] = TAK_BERDOKUMEN.format("Perjanjian Kinerja")
    for i in usulan.keluaran:
        kunci = f"keluaran|{i.kode}"
        isi = dipilih.get(kunci)
        if isi is None or not isi["target"]:
            continue
        if not (simpul.ikut(simpul_keluaran(i)) and simpul.ikut(i.dilaporkan_pada.kode)):
            continue  # its node is left out, and its target with it
        kiriman.tulis("target_program", kunci, versi=murni, indikator=i.kode, target=isi["target"])
        if not murni:
            kiriman.salah[kunci] = TAK_BERDOKUMEN.format("anggaran murni")
    for lini in usulan.lini:
        isi = dipilih.get(lini.kunci)
        if isi is None or not isi["nilai"]:
            continue
        if not simpul.ikut(lini.sub):
            continue  # its sub kegiatan is left out, and its money with it
        kiriman.tulis(
            "pagu", lini.kunci,
            versi=murni, sub_kegiatan=simpul.kode(lini.sub), rekening=lini.rekening,
            sumber_dana=lini.sumber, nilai=isi["nilai"],
        )  # fmt: skip
        if not murni:
            kiriman.salah[lini.kunci] = TAK_BERDOKUMEN.format("anggaran murni")
    for p in usulan.berakhir:
        kunci = f"pemangku|{p.jabatan.kode}"
        isi = dipilih.get(kunci)
        if isi is not None:
            sama = isi["nama"] == p.nama
            kiriman.tulis(
                "pemangku", kunci,
                jabatan=p.jabatan.kode, nama=isi["nama"], status=p.status, mulai=isi["mulai"],
                pangkat=p.pangkat if sama else "", nip=p.nip if sama else "",
            )  # fmt: skip
