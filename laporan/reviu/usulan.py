"""Answers to the checklist that the data can prove, as proposals: the reviewer decides.

Where the data show a fact but not the answer, `jawaban` is empty and only the fact is told.
"""

from dataclasses import dataclass

from kinerja.capaian import SERATUS
from kinerja.kesinambungan import ukuran_sebanding
from kinerja.models import DataDukung, JenisDokumen, Realisasi, StatusRealisasi
from kinerja.sebutan import bertitik
from laporan.bahan.bahan import Bahan
from laporan.dokumen.kalimat import cacah
from laporan.models import BagianReviu, Jawaban, Laporan
from laporan.penulisan.bagian import BagianTulisan

_DIPERIKSA = (StatusRealisasi.DIVERIFIKASI, StatusRealisasi.DISAHKAN)


@dataclass(frozen=True)
class Usulan:
    """A proposed answer, or none, and the fact behind it."""

    jawaban: str
    dasar: str


def _ya(syarat: bool, dasar: str, *, bila_tidak: str = Jawaban.TIDAK) -> Usulan:
    return Usulan(Jawaban.YA if syarat else bila_tidak, dasar)


def usulan(bahan: Bahan, laporan: Laporan, bagian: tuple[BagianTulisan, ...]) -> dict[str, Usulan]:
    """Code of the statement → proposal."""
    return {
        **_format(bahan),
        **_mekanisme(bahan, laporan, bagian),
        **_sasaran(bahan),
        **_perbandingan(bahan),
    }


def _dari(n: int, semua: int, sebutan: str = "indikator") -> str:
    return f"{n} dari {cacah(semua, sebutan)}"


def _format(b: Bahan) -> dict[str, Usulan]:
    n = len(b.baris)
    bertarget = sum(1 for x in b.baris if x.ukuran.target)
    terukur = sum(1 for x in b.baris if x.ukuran.capaian.nilai is not None)
    kurang = [
        x
        for x in b.baris
        if x.ukuran.capaian.nilai is not None and x.ukuran.capaian.nilai < SERATUS
    ]
    upaya = sum(1 for x in kurang if b.analisis(x.indikator, "upaya_perbaikan"))
    total = b.anggaran.total
    profil = [
        nama
        for nama, ada in (
            ("tugas dan fungsi", bool(b.profil.get("tugas"))),
            ("struktur organisasi", bool(b.jabatan)),
            ("kepegawaian", bool(b.pegawai)),
            ("permasalahan", bool(b.masalah)),
        )
        if ada
    ]
    bukti = DataDukung.objects.filter(realisasi__indikator__pd=b.pd, realisasi__tahun=b.tahun)
    banyak = bukti.count()
    return {
        "I.1": _ya(
            len(profil) == 4, f"Yang tersaji: {', '.join(profil) or 'belum ada'}.", bila_tidak=""
        ),
        "I.2": _ya(n > 0 and bertarget == n, f"Target tersaji untuk {_dari(bertarget, n)}."),
        "I.3": _ya(n > 0 and terukur == n, f"Capaian terhitung untuk {_dari(terukur, n)}."),
        "I.4": _ya(
            banyak > 0,
            f"{cacah(banyak, 'data dukung')} terdaftar pada lampiran."
            if banyak
            else "Lampiran belum memuat data dukung.",
            bila_tidak="",
        ),
        "I.5": _ya(
            upaya == len(kurang),
            f"Upaya perbaikan tertulis untuk {_dari(upaya, len(kurang))} yang belum mencapai "
            "target."
            if kurang
            else "Tidak ada indikator terukur di bawah target.",
        ),
        "I.6": _ya(
            total.pagu is not None and total.realisasi is not None,
            "Anggaran dan realisasi tersaji menurut program, kegiatan, dan sub kegiatan."
            if total.pagu is not None
            else "Anggaran belum diisi.",
        ),
    }


def _mekanisme(b: Bahan, laporan: Laporan, bagian: tuple[BagianTulisan, ...]) -> dict[str, Usulan]:
    n = len(b.baris)
    realisasi = Realisasi.objects.filter(indikator__pd=b.pd, tahun=b.tahun)
    semua = realisasi.count()
    diperiksa = realisasi.filter(status__in=_DIPERIKSA).count()
    berbukti = set(
        DataDukung.objects.filter(
            realisasi__indikator__pd=b.pd, realisasi__tahun=b.tahun
        ).values_list("realisasi__indikator", flat=True)
    )
    punya = sum(1 for x in b.baris if x.indikator.pk in berbukti)
    unit = {x.indikator.penanggung_jawab.unit_id for x in b.baris}
    tingkat = {x.indikator.sasaran.tingkat for x in b.baris if x.indikator.sasaran}
    milik_unit = [s for s in bagian if s.unit is not None]
    diajukan = {
        x.kunci: x.diajukan_oleh.unit_id
        for x in BagianReviu.objects.filter(laporan=laporan.pk or 0).select_related("diajukan_oleh")
        if x.diajukan_oleh
    }
    sendiri = sum(1 for s in milik_unit if diajukan.get(s.kunci) == s.unit)
    oleh = laporan.perencanaan_oleh
    return {
        "II.1": _ya(
            oleh is not None,
            f"Laporan diperiksa dan diteruskan {bertitik(oleh.sebutan)}"
            if oleh
            else "Belum diteruskan.",
        ),
        "II.2": _ya(n > 0 and punya == n, f"Data dukung terlampir pada {_dari(punya, n)}."),
        "II.3": _ya(
            diperiksa > 0,
            f"Realisasi disampaikan setiap triwulan; {_dari(diperiksa, semua, 'isian')} sudah "
            "diverifikasi.",
            bila_tidak="",
        ),
        "II.4": _ya(
            n > 0,
            f"{cacah(n, 'indikator')} mempunyai penanggung jawab pada "
            f"{cacah(len(unit), 'unit kerja')}.",
        ),
        "II.6": _ya(
            bool(milik_unit) and sendiri == len(milik_unit),
            f"{_dari(sendiri, len(milik_unit), 'bagian')} milik unit diajukan unitnya sendiri.",
            bila_tidak="",
        ),
        "II.7": _ya(
            len(tingkat) > 1,
            f"Capaian tersaji pada {cacah(len(tingkat), 'tingkat sasaran')} dari "
            f"{cacah(len(unit), 'unit kerja')}.",
            bila_tidak="",
        ),
    }


def _sasaran(b: Bahan) -> dict[str, Usulan]:
    baris = b.baris_sasaran
    ber_pk = sum(
        1 for x in baris if x.ukuran.target and x.ukuran.target.dokumen_jenis == JenisDokumen.PK
    )
    renstra = b.renstra
    selaras = sum(1 for s in b.sasaran if renstra and s.tujuan.renstra_id == renstra.pk)
    ber_iku = {x.indikator.sasaran_id for x in b.baris_iku}
    strategis = b.sasaran_strategis
    iku = sum(1 for s in strategis if s.pk in ber_iku)
    sesuai_pk = bool(baris) and ber_pk == len(baris)
    sesuai_renstra = bool(b.sasaran) and selaras == len(b.sasaran)
    sesuai_iku = bool(strategis) and iku == len(strategis)
    berdefinisi = sum(1 for x in b.baris if x.indikator.definisi.strip())
    berindikator = sum(1 for s in b.sasaran if b.baris_dari(s))
    tidak_perlu = "Tidak diperlukan: pernyataan yang dirujuk terpenuhi menurut data."
    return {
        "III.1": _ya(
            sesuai_pk,
            f"Target {_dari(ber_pk, len(baris), 'indikator sasaran')} berasal dari perjanjian "
            "kinerja.",
        ),
        "III.2": _ya(
            sesuai_renstra,
            f"{_dari(selaras, len(b.sasaran), 'sasaran')} bernaung di bawah tujuan Renstra"
            + (f" {renstra.tahun_awal}–{renstra.tahun_akhir}." if renstra else "."),
        ),
        "III.3": Usulan(
            Jawaban.TIDAK_RELEVAN if sesuai_pk and sesuai_renstra else "",
            tidak_perlu if sesuai_pk and sesuai_renstra else "Periksa alasannya pada laporan.",
        ),
        "III.4": _ya(
            sesuai_iku, f"{_dari(iku, len(strategis), 'sasaran strategis')} diukur dengan IKU."
        ),
        "III.5": Usulan(
            Jawaban.TIDAK_RELEVAN if sesuai_iku else "",
            tidak_perlu if sesuai_iku else "Periksa alasannya pada laporan.",
        ),
        "III.9": Usulan(
            "", f"{_dari(berindikator, len(b.sasaran), 'sasaran')} mempunyai indikator."
        ),
        "III.11": Usulan(
            "",
            f"{_dari(berdefinisi, len(b.baris))} mempunyai definisi operasional; semua bersatuan "
            "dan bertarget tahunan."
            if all(x.ukuran.target for x in b.baris)
            else f"{_dari(berdefinisi, len(b.baris))} mempunyai definisi operasional.",
        ),
    }


def _perbandingan(b: Bahan) -> dict[str, Usulan]:
    n, p = len(b.baris), b.pengukuran
    semua = (ukuran_sebanding(p, x.indikator, b.tahun - 1) for x in b.baris)
    lalu = sum(1 for u in semua if u is not None and u.realisasi is not None)
    akhir = sum(1 for x in b.baris if p.target_akhir_renstra(x.indikator, b.tahun) is not None)
    luar = len(b.pembanding)
    return {
        "III.6": _ya(
            lalu > 0, f"Realisasi {b.tahun - 1} tersaji sebagai pembanding untuk {_dari(lalu, n)}."
        ),
        "III.7": _ya(
            luar > 0,
            f"Angka pembanding nasional atau provinsi tersaji untuk {_dari(luar, n)}."
            if luar
            else "Angka pembanding nasional atau provinsi belum diisi.",
        ),
        "III.8": _ya(akhir > 0, f"Target akhir Renstra tersaji untuk {_dari(akhir, n)}."),
    }
