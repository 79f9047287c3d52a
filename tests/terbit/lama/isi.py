"""Fill an installation of the version at `buat.VERSI`, as its people would have: run by buat.py.

Runs inside an unpacked copy of that version, so every name here is a name of THAT version: never
rename them with the code. Its own actions and pages do everything; nothing is written past them.
What the new version must find again goes to fakta.json.
"""

import io
import json
import logging
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from hashlib import sha256
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import uuid4

import django

SANDI = "sandi-contoh-lama"
TAHUN, TAHUN_INI = 2024, 2025
"""The year that is final, and the year whose report waits for its final version."""
HARI_CETAK = {TAHUN: date(2025, 2, 27), TAHUN_INI: date(2026, 2, 27)}
PERAN_DIPERIKSA = (
    "sekretariat", "operator.pustaka", "kepala.dinas", "sekretaris", "kepala.bidang",
    "kepala.daerah", "evaluator", "admin.pemda",
)  # fmt: skip
ISI_TRIWULAN = {
    "IK-T1": {"nilai": "60,75"},
    "IK-S1": {
        "variabel:langsung": "810",
        "variabel:daring": "250",
        "penjelasan": "Angka 2023 adalah angka setahun.",
    },
    "IK-S1.1": {"variabel:tercatat": "14310", "variabel:koleksi": "18000"},
    "IK-S1.2": {"predikat": "BB"},
    "IK-S2": {"nilai": "61,20"},
    "IK-S2.1": {"nilai": "2,5"},
}
ISI_BELANJA = {
    "2.23.01.2.02.0001": "784000000",
    "2.23.02.2.01.0001": "147600000",
    "2.23.02.2.01.0002": "78200000",
    "2.24.02.2.01.0001": "58350000",
}


def pada(tahun: int, bulan: int, hari: int, jam: int = 2) -> datetime:
    """A moment of a working day in Makassar."""
    return datetime(tahun, bulan, hari, jam, tzinfo=UTC)


def dari(nama: str) -> Any:
    """A module of the version that is being filled."""
    return import_module(nama)


def gambar(warna: tuple[int, int, int], bentuk: str = "PNG") -> bytes:
    """A small picture."""
    from PIL import Image

    aliran = io.BytesIO()
    Image.new("RGB", (64, 40), warna).save(aliran, bentuk)
    return aliran.getvalue()


class Dinas:
    """The made-up agency, its accounts, and what they do in order."""

    def __init__(self, bahan: Path, keluaran: Path, *, ringkas: bool) -> None:
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("pasang_peran", verbosity=0, stdout=io.StringIO())
        call_command("muat_data", str(bahan), stdout=io.StringIO())
        self.model = dari("kinerja.models")
        self.keluaran, self.ringkas = keluaran, ringkas
        self.pd = self.model.PerangkatDaerah.objects.get()
        self.fakta: dict[str, Any] = {"pd": self.pd.kode, "sandi": SANDI}
        self._akun()

    def _akun(self) -> None:
        contoh = dari("kinerja.management.commands.buat_akun_contoh")
        peran = dari("kinerja.peran")
        grup = dari("django.contrib.auth.models").Group
        self.akun = {
            a.pengguna.username: a.pengguna for a in contoh.akun_contoh(pd=self.pd, sandi=SANDI)
        }
        puncak = self.model.UnitKerja.objects.get(induk=None)
        arsip = self.model.Jabatan.objects.get(kode="KABID-ARSIP")
        for nama, milik, medan in (
            ("operator.dinas", peran.OPERATOR, {"unit": puncak}),
            ("kepala.arsip", peran.PEJABAT, {"unit": arsip.unit, "jabatan": arsip}),
        ):
            satu = self.model.Pengguna(username=nama, first_name=nama, pd=self.pd, **medan)
            satu.set_password(SANDI)
            satu.save()
            satu.groups.set([grup.objects.get(name=milik)])
            self.akun[nama] = satu
        operator = self.akun["operator.arsip"]
        operator.email = "operator.arsip@contoh.invalid"
        operator.save()

    # --- agreements --------------------------------------------------------------------------

    def segel(self) -> None:
        """The installation's own certificate; its key is thrown away with the installation."""
        from django.conf import settings

        sertifikat = dari("laporan.segel.sertifikat")
        p12 = sertifikat.buat_p12(nama="Segel Tapak Contoh", sandi="", pada=pada(2023, 12, 1))
        sertifikat.tulis_p12(Path(settings.TAPAK_SEGEL_BERKAS), p12)

    def perjanjian(self) -> None:
        """2024: two signed with the seal, one on paper, one only submitted (in short: one signed,
        the others drafts). 2025: two drafts.
        """
        aksi, siapkan = dari("laporan.perjanjian.aksi"), dari("laporan.perjanjian.siapkan")
        penyegel = dari("laporan.segel.dasar").penyegel_aktif()
        sekretariat = self.akun["sekretariat"]
        saat = pada(TAHUN, 1, 15)
        siapkan.siapkan_semua(pd=self.pd, tahun=TAHUN, oleh=sekretariat, pada=saat)
        pk = {p.jabatan.kode: p for p in self.model.PerjanjianKinerja.objects.filter(tahun=TAHUN)}
        pihak = {
            "KADIS": ("kepala.dinas", "kepala.daerah"),
            "KABID-PUSTAKA": ("kepala.bidang", "kepala.dinas"),
        }
        if self.ringkas:
            del pihak["KABID-PUSTAKA"]
        for kode, p in pk.items():
            if kode in pihak or not self.ringkas:
                aksi.ajukan(perjanjian=p, oleh=sekretariat, pada=saat)
        for kode, nama in pihak.items():
            for ke, satu in enumerate(nama, start=1):
                aksi.tandatangani(
                    perjanjian=pk[kode], pihak=ke, oleh=self.akun[satu],
                    pada=pada(TAHUN, 1, 15 + ke), penyegel=penyegel,
                )  # fmt: skip
        for ke in () if self.ringkas else (1, 2):
            pindaian = aksi.Pindaian(f"pindaian-{ke}.png", gambar((200, 200, 190 + ke)))
            aksi.catat_kertas(
                perjanjian=pk["KABID-ARSIP"], pihak=ke, pindaian=pindaian, oleh=sekretariat,
                pada=pada(TAHUN, 1, 20),
            )  # fmt: skip
        for kode in ("KADIS", "KABID-ARSIP"):
            siapkan.siapkan(
                jabatan=self.model.Jabatan.objects.get(kode=kode), tahun=TAHUN_INI,
                oleh=sekretariat, pada=pada(TAHUN_INI, 1, 10),
            )  # fmt: skip

    # --- a quarter ---------------------------------------------------------------------------

    def triwulan(self) -> None:
        """TW IV 2024: filled, evidence attached, submitted, one row returned and submitted again,
        verified, endorsed.
        """
        verifikasi = dari("laporan.isian.verifikasi")
        operator, sekretariat = self.akun["operator.dinas"], self.akun["sekretariat"]
        saat = pada(2025, 1, 6)
        self._isi(ISI_TRIWULAN, ISI_BELANJA, oleh=operator, saat=saat)
        self._bukti(operator, saat)
        self._ajukan(operator, saat)
        r = self.model.Realisasi.objects.get(indikator__kode="IK-S1.1", tahun=TAHUN, triwulan=4)
        verifikasi.kembalikan(
            baris=r, catatan="Tambahkan rencana tindak lanjut.", oleh=sekretariat,
            pada=pada(2025, 1, 7),
        )  # fmt: skip
        tindak = {"IK-S1.1": {"tindak_lanjut": "Menambah petugas katalog pada 2025."}}
        self._isi(tindak, {}, oleh=operator, saat=pada(2025, 1, 8))
        self._ajukan(operator, pada(2025, 1, 8, 3))
        baris = [
            *self.model.Realisasi.objects.filter(tahun=TAHUN, triwulan=4),
            *dari("anggaran.models").LaporanSubKegiatan.objects.filter(triwulan=4),
        ]
        hasil = verifikasi.verifikasi_banyak(
            baris=[b for b in baris if b.status == "diajukan"], oleh=sekretariat,
            pada=pada(2025, 1, 13),
        )  # fmt: skip
        assert not hasil.dilewati, hasil
        verifikasi.sahkan_triwulan(
            pd=self.pd, tahun=TAHUN, triwulan=4, oleh=self.akun["kepala.dinas"],
            pada=pada(2025, 1, 20),
        )  # fmt: skip

    def _isi(
        self,
        indikator: dict[str, dict[str, str]],
        belanja: dict[str, str],
        *,
        oleh: Any,
        saat: datetime,
    ) -> None:
        entri, sel = dari("laporan.isian.tulis"), dari("kinerja.isian.sel")
        ada = {
            r.indikator.kode: r
            for r in self.model.Realisasi.objects.filter(tahun=TAHUN, triwulan=4)
        }
        tulis = []
        for kode, medan in indikator.items():
            i = self.model.Indikator.objects.get(kode=kode)
            tambah = {}
            if kode == "IK-S1.1" and kode not in ada:  # below its target: the cause is asked for
                tambah = {
                    "faktor_penghambat": "Petugas katalog hanya dua orang.",
                    "upaya_perbaikan": "Mencatat koleksi lama setiap pekan.",
                }
            tulis += [
                sel.Sel(
                    sel.Sasaran(sel.JenisSasaran.INDIKATOR, i.pk), nama, teks,
                    ada[kode].versi if kode in ada else 0,
                )
                for nama, teks in (medan | tambah).items()
            ]  # fmt: skip
        for kode, nilai in belanja.items():
            b = dari("anggaran.models").BarisAnggaran.objects.get(
                sub_kegiatan__kode=kode, sub_kegiatan__tahun=TAHUN
            )
            tulis.append(sel.Sel(sel.Sasaran(sel.JenisSasaran.BARIS, b.pk), "kumulatif", nilai, 0))
        entri.simpan_tempel(kunci=uuid4(), sel=tulis, tahun=TAHUN, triwulan=4, oleh=oleh, pada=saat)

    def _ajukan(self, oleh: Any, saat: datetime) -> None:
        pengajuan = dari("laporan.isian.pengajuan")
        kurang = pengajuan.periksa_pengajuan(oleh.unit, TAHUN, 4, oleh=oleh, pada=saat)
        assert not kurang, kurang
        pengajuan.ajukan(
            kunci=uuid4(), unit=oleh.unit, tahun=TAHUN, triwulan=4, oleh=oleh, pada=saat
        )

    def _bukti(self, oleh: Any, saat: datetime) -> None:
        from django.core.files.uploadedfile import SimpleUploadedFile

        isi = gambar((13, 74, 56))
        triwulan = dari("kinerja.periode").Triwulan(TAHUN, 4)
        indikator = self.model.Indikator.objects.get(kode="IK-S1").pk
        aksi = dari("kinerja.bukti.aksi")
        hasil = aksi.tambah_bukti(
            indikator=indikator, triwulan=triwulan, oleh=oleh, pada=saat,
            berkas=SimpleUploadedFile("buku-tamu.png", isi), judul="Buku tamu",
        )  # fmt: skip
        aksi.tambah_bukti(
            indikator=indikator, triwulan=triwulan, oleh=oleh, pada=saat,
            tautan="https://contoh.invalid/katalog", judul="Katalog daring",
        )  # fmt: skip
        self.fakta["bukti"] = {"pk": hasil.bukti.pk, "sha256": sha256(isi).hexdigest()}

    # --- writing and review ------------------------------------------------------------------

    def tulis(self, tahun: int) -> None:
        """Sections written by a person: one of their own with everything that text may hold, one
        that keeps the draft's tables; a comment; an earlier version put back.
        """
        simpan, ruang_modul = dari("laporan.penulisan.simpan"), dari("laporan.penulisan.ruang")
        laporan = dari("laporan.models").laporan_tahun(self.pd, tahun)
        oleh, saat = self.akun["sekretariat"], pada(tahun + 1, 2, 3)
        foto = dari("laporan.penulisan.gambar").simpan_gambar(
            pd=self.pd, nama="layanan.png", isi=gambar((120, 60, 20)), oleh=oleh, pada=saat
        )
        ruang = ruang_modul.Ruang(laporan, oleh)
        draf = dari("laporan.penulisan.naskah").html_draf(ruang.seksi["bab3:a5:S1"])
        html = {
            "kata_pengantar": (
                f"<p>Laporan tahun {tahun} disusun <strong>bersama</strong> semua bidang. Jumlah "
                f'kunjungan <span data-medan="realisasi:IK-S1:{tahun}">?</span>.</p>'
                "<ol><li>Perpustakaan;</li><li>Kearsipan.</li></ol>"
                f'<table data-judul="Layanan keliling {tahun}"><tr><th>Titik</th><th>Hari</th></tr>'
                "<tr><td>Pasar</td><td>12</td></tr></table>"
                f'<figure data-gambar="{foto.pk}" data-judul="Layanan keliling" '
                'data-alt="Mobil perpustakaan di pasar"></figure>'
                '<p data-gaya="kanan"><em>Kota Hulu</em></p>'
            ),
            "bab3:a5:S1": f"<p>Kunjungan naik sepanjang tahun {tahun}.</p>{draf}",
        }

        def seksi(kunci: str) -> Callable[[], Any]:
            return lambda: (ruang.seksi[kunci], ruang.medan)

        versi = {}
        for kunci, isi in html.items():
            jawaban = simpan.simpan_bagian(
                kunci=uuid4(), laporan=laporan, bagian=ruang.bagian[kunci], html=isi, versi=0,
                oleh=oleh, pada=saat, seksi=seksi(kunci),
            )  # fmt: skip
            versi[kunci] = jawaban["versi"]
        simpan.simpan_bagian(
            kunci=uuid4(), laporan=laporan, bagian=ruang.bagian["kata_pengantar"],
            html="<p>Percobaan.</p>", versi=versi["kata_pengantar"], oleh=oleh,
            pada=pada(tahun + 1, 2, 4), seksi=seksi("kata_pengantar"),
        )  # fmt: skip
        simpan.pulihkan(
            laporan=laporan, bagian=ruang.bagian["kata_pengantar"], ke=1, oleh=oleh,
            pada=pada(tahun + 1, 2, 5), seksi=seksi("kata_pengantar"),
        )  # fmt: skip
        simpan.komentari(
            laporan=laporan, bagian=ruang.bagian["bab3:a5:S1"], teks="Sebutkan kecamatannya.",
            oleh=self.akun["kepala.dinas"], pada=pada(tahun + 1, 2, 5),
        )  # fmt: skip
        self.fakta.setdefault("gambar", {})[str(tahun)] = {
            "pk": foto.pk,
            "sha256": foto.berkas_id,
            "laporan": laporan.pk,
        }

    def reviu(self, tahun: int) -> None:
        """Every layer up to the signed reviu of the Inspektorat, a note answered on the way."""
        aksi, inspektorat = dari("laporan.reviu.aksi"), dari("laporan.reviu.inspektorat")
        langkah = dari("laporan.models.langkah_reviu").Langkah
        bagian = dari("laporan.penulisan.bagian").daftar_bagian(
            dari("laporan.bahan").Bahan(self.pd, tahun)
        )
        umum = {"pd": self.pd, "tahun": tahun}
        sekretariat, evaluator = self.akun["sekretariat"], self.akun["evaluator"]
        hasil = aksi.langkah_bagian(
            **umum, langkah=langkah.PERIKSA, bagian=bagian, oleh=sekretariat,
            pada=pada(tahun + 1, 2, 10),
        )  # fmt: skip
        assert not hasil.dilewati, hasil.dilewati
        for hari, nama, oleh in (
            (11, langkah.TERUSKAN, "sekretariat"),
            (12, langkah.PERIKSA_LAPORAN, "sekretaris"),
            (13, langkah.SETUJUI, "kepala.dinas"),
        ):
            aksi.langkah_laporan(
                **umum, langkah=nama, bagian=bagian, oleh=self.akun[oleh],
                pada=pada(tahun + 1, 2, hari),
            )  # fmt: skip
        saat = pada(tahun + 1, 2, 20)
        inspektorat.mulai_reviu(**umum, oleh=evaluator, pada=saat)
        jawaban = {b.kode: ("ya", "") for b in dari("laporan.models.butir_reviu").BUTIR}
        inspektorat.jawab(**umum, jawaban=jawaban, oleh=evaluator, pada=saat)
        catatan = inspektorat.tulis_catatan(
            **umum, uraian="Lampirkan daftar bukti.", butir="I.4", oleh=evaluator, pada=saat
        )
        inspektorat.tindak_lanjuti(
            **umum, pk=catatan.pk, teks="Daftar bukti dilampirkan.", oleh=sekretariat, pada=saat
        )
        inspektorat.nilai_tindak_lanjut(
            **umum, pk=catatan.pk, tuntas=True, oleh=evaluator, pada=saat
        )
        inspektorat.selesaikan_reviu(
            **umum, hasil="bersih", pengecualian="", tempat="Kota Hulu",
            tanggal=date(tahun + 1, 2, 24), oleh=evaluator, pada=pada(tahun + 1, 2, 24),
        )  # fmt: skip

    # --- jobs --------------------------------------------------------------------------------

    def _minta(self, jenis: str, tahun: int, saat: datetime, **argumen: Any) -> Any:
        return dari("laporan.tugas").minta(
            jenis=jenis, pd=self.pd, tahun=tahun, argumen=argumen, oleh=self.akun["sekretariat"],
            pada=saat,
        )  # fmt: skip

    def _kerjakan(self) -> None:
        pekerjaan = dari("laporan.pekerjaan").PEKERJAAN
        pekerja = dari("laporan.tugas.pekerja").Pekerja(pekerjaan, nama="host-lama:1:selesai")
        pekerja.jalan(sampai_kosong=True, nganggur=0)

    def selesaikan(self) -> None:
        """Jobs that the old version finishes: the final version of 2024, a file, a refusal."""
        semua = [
            self._minta(
                "versi_final", TAHUN, pada(2025, 2, 27), keterangan="",
                tanggal=HARI_CETAK[TAHUN],
            ),
            self._minta(
                "lkjip", TAHUN, pada(2025, 2, 27), bentuk="xlsx", tanggal=HARI_CETAK[TAHUN]
            ),
            self._minta(
                "versi_final", 2023, pada(2025, 2, 27), keterangan="", tanggal=date(2025, 2, 27)
            ),
        ]  # fmt: skip
        self._kerjakan()
        for t, status in zip(semua, ("selesai", "selesai", "gagal"), strict=True):
            t.refresh_from_db()
            assert t.status == status, (t.jenis, t.status, t.galat)

    def antrekan(self) -> None:
        """One job of each kind that waits when the upgrade comes, and one whose worker is gone."""
        versi = dari("laporan.models").VersiLaporan.objects.get()
        saat, tanggal = pada(2026, 2, 27), HARI_CETAK[TAHUN_INI]
        self._minta("lkjip", TAHUN, saat, bentuk="docx", tanggal=tanggal)
        yatim = dari("laporan.tugas.antrean").ambil("host-lama:1:mati")
        assert yatim.tahun == TAHUN
        self._minta("lkjip", TAHUN_INI, saat, bentuk="pdf", tanggal=tanggal)
        self._minta("laporan_triwulan", TAHUN, saat, bentuk="xlsx", tanggal=tanggal, triwulan=4)
        self._minta("versi_final", TAHUN_INI, saat, keterangan="", tanggal=tanggal)
        self._minta("cetak_ulang", TAHUN, saat, versi=versi.pk, ke=versi.ke, bentuk="docx")
        self._minta("perjanjian_ajukan", TAHUN_INI, saat)
        self._minta("perjanjian_naskah", TAHUN, saat, siapkan=False)

    # --- what leaves the installation --------------------------------------------------------

    def buku_kerja(self) -> None:
        """A workbook downloaded before the upgrade and filled on somebody's own machine."""
        from openpyxl import load_workbook

        lembar, kisi = dari("laporan.isian.buku_kerja.lembar"), dari("laporan.isian.lembar")
        oleh, saat = self.akun["operator.arsip"], pada(2026, 4, 2)
        buku = lembar.susun_buku(kisi.KisiEntri(oleh, oleh.unit, 2026, 1, pada=saat))
        berkas = dari("laporan.isian.buku_kerja.tulis").tulis_buku(buku)
        xl = load_workbook(io.BytesIO(berkas.isi))
        kolom = [s.value for s in xl["Indikator"][1]].index("Nilai") + 1
        xl["Indikator"].cell(2, kolom, 1.5)
        xl.save(self.keluaran / "buku-kerja.xlsx")

    def himpunan(self) -> None:
        from django.core.management import call_command

        call_command("simpan_data", str(self.keluaran / "himpunan"), stdout=io.StringIO())

    def surat(self) -> None:
        """The reminder as it is sent, with its link."""
        from django.core import mail
        from django.test import Client

        klien = Client()
        klien.force_login(self.akun["sekretariat"])
        unit = self.akun["operator.arsip"].unit
        klien.get("/kelengkapan/", {"tahun": "2026"})
        klien.post("/kelengkapan/", {"unit": unit.pk, "tw": 1})
        (surat,) = mail.outbox
        self.fakta["surat"] = surat.body

    def catat(self) -> None:
        """What the new version must find: signatures, versions, jobs, and who may open what."""
        laporan = dari("laporan.models")
        self.fakta["pk"] = {
            p.kode: {"status": p.status, "jabatan": p.jabatan.kode}
            for p in self.model.PerjanjianKinerja.objects.select_related("jabatan")
        }
        v = laporan.VersiLaporan.objects.get()
        self.fakta["versi"] = {"pk": v.pk, "sidik": v.sidik, "isi": v.sidik_isi}
        self.fakta["tugas"] = [
            [t.pk, t.jenis, t.status, t.sha256] for t in laporan.Tugas.objects.order_by("pk")
        ]
        self.fakta["alat"] = {
            n: version(n) for n in ("django", "weasyprint", "pyhanko", "openpyxl")
        }
        self.fakta["berkas_tetap"] = self.model.BerkasTetap.objects.count()
        self.fakta["jejak"] = self.model.JejakAudit.objects.count()
        self.fakta["alamat"] = {
            nama: {a: self._status(nama, a) for a in self._alamat(nama)} for nama in PERAN_DIPERIKSA
        }

    def _status(self, nama: str, alamat: str) -> int:
        from django.test import Client

        klien = Client(raise_request_exception=False)
        klien.force_login(self.akun[nama])
        klien.get("/", {"tahun": str(TAHUN)})
        return int(klien.get(alamat).status_code)

    def _alamat(self, nama: str) -> Iterable[str]:
        from django.urls import reverse

        yield from (
            reverse(n) for n in ("beranda", "isi", "lkjip", "narasi", "papan", "perjanjian")
        )
        if nama != "sekretariat":
            return
        unit = self.akun["operator.arsip"].unit_id
        laporan, foto = self.fakta["gambar"]["2024"]["laporan"], self.fakta["gambar"]["2024"]["pk"]
        versi = self.fakta["versi"]["pk"]
        pk = self.model.PerjanjianKinerja.objects.get(tahun=TAHUN, jabatan__kode="KADIS")
        yield f"{reverse('isi')}?unit={unit}&tahun=2026&triwulan=1"
        yield from (
            reverse("narasi_bagian", args=[laporan, k]) for k in ("kata_pengantar", "bab1:maksud")
        )
        yield reverse("narasi_versi", args=[laporan, "kata_pengantar"])
        yield reverse("narasi_banding", args=[laporan, "kata_pengantar"])
        yield reverse("narasi_gambar_isi", args=[laporan, foto])
        yield reverse("ekspor")
        selesai = next(t for t in self.fakta["tugas"] if t[1:3] == ["lkjip", "selesai"])
        yield reverse("ekspor_unduh", args=[selesai[0]])
        yield from (reverse("versi"), reverse("versi_rinci", args=[versi]))
        yield reverse("versi_unduh", args=[versi, "pdf"])
        yield from (
            reverse("perjanjian_satu", args=[pk.pk]),
            reverse("verifikasi_kode", args=[pk.kode]),
        )
        yield reverse("bukti_unduh", args=[self.fakta["bukti"]["pk"]])
        yield from (reverse("riwayat"), reverse("reviu"), reverse("lhe"), reverse("anggaran"))


def utama(bahan: Path, keluaran: Path, *, ringkas: bool) -> None:
    """Everything in the order in which it would have happened."""
    d = Dinas(bahan, keluaran, ringkas=ringkas)
    d.segel()
    d.perjanjian()
    d.triwulan()
    for tahun in (TAHUN, TAHUN_INI):
        d.tulis(tahun)
        d.reviu(tahun)
        if tahun == TAHUN:
            d.selesaikan()
    d.antrekan()
    d.buku_kerja()
    d.himpunan()
    d.surat()
    d.catat()
    teks = json.dumps(d.fakta, ensure_ascii=False, indent=1, sort_keys=True)
    (keluaran / "fakta.json").write_text(f"{teks}\n")


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    django.setup()
    logging.disable(logging.WARNING)  # pages that a role may not open are asked for on purpose
    utama(Path(sys.argv[1]), Path(sys.argv[2]), ringkas="--ringkas" in sys.argv)
