"""Documents: agreements that both parties signed, the final LKjIP, the score of the LHE."""

from kinerja.angka import format_angka
from kinerja.isian.beku import teks_tetap
from kinerja.isian.pintu import hari_lokal
from kinerja.jenis import JenisJabatan
from kinerja.models import NaskahPerjanjian, PerangkatDaerah, PerjanjianKinerja
from kinerja.periode import format_tanggal, format_tanggal_iso
from laporan.models import BagianRilis, EvaluasiAKIP, Laporan, StatusLaporan, VersiLaporan
from laporan.publik.potret.dasar import BelumDapatDirilisError, Isi, kepala_isi


def potret_perjanjian(pd: PerangkatDaerah, tahun: int) -> Isi:
    """The agreements of structural posts, as they were signed; holders are named by their post.

    Raises BelumDapatDirilisError where none is signed by both parties.
    """
    semua = PerjanjianKinerja.objects.lengkap().filter(
        pd=pd, tahun=tahun, jabatan__jenis=JenisJabatan.STRUKTURAL
    )
    ada = list(semua.select_related("jabatan").order_by("jabatan__urutan", "jabatan", "-ke"))
    naskah = {
        (n.perjanjian_id, n.ke): n
        for n in NaskahPerjanjian.objects.filter(perjanjian__in=ada).defer("berkas__isi")
    }
    perjanjian = [_perjanjian(p, naskah[p.pk, p.pengajuan]) for p in ada]
    if not perjanjian:
        raise BelumDapatDirilisError(
            f"Belum ada Perjanjian Kinerja tahun {tahun} yang ditandatangani kedua pihak."
        )
    return {**kepala_isi(pd, tahun, BagianRilis.PK), "perjanjian": perjanjian}


def _perjanjian(p: PerjanjianKinerja, naskah: NaskahPerjanjian) -> Isi:
    isi = naskah.isi
    lengkap = p.lengkap_pada
    return {
        "kode": p.kode,
        "jabatan": isi["jabatan"]["nama"],
        "unit": isi["jabatan"]["unit"],
        "kepala": p.pihak_kedua_id is None,
        "ke": p.ke,
        "tanggal": isi["tanggal"],
        "tanggal_teks": format_tanggal_iso(isi["tanggal"]),
        "ditandatangani": lengkap.isoformat() if lengkap else None,
        "sidik": naskah.sha256,
        "baris": [
            {
                "sasaran": b["sasaran"],
                "indikator": b["nama"],
                "kode": b["indikator"],
                "satuan": b["satuan"],
                "target": b["target"],
            }
            for b in isi["baris"]
        ],
        "anggaran": [
            {
                "tingkat": m["tingkat"],
                "kode": m["kode"],
                "nama": m["nama"],
                "anggaran": m["anggaran"],
            }
            for m in isi["anggaran"]["mata"]
        ],
        "jumlah_anggaran": isi["anggaran"]["jumlah"],
    }


def potret_lkjip(pd: PerangkatDaerah, tahun: int) -> Isi:
    """The latest final version. Raises BelumDapatDirilisError while the report is not final."""
    laporan = Laporan.objects.filter(pd=pd, tahun=tahun, status=StatusLaporan.FINAL).first()
    versi = (
        VersiLaporan.objects.filter(laporan=laporan).order_by("-ke").first() if laporan else None
    )
    if versi is None:
        raise BelumDapatDirilisError(f"LKjIP tahun {tahun} belum berversi final.")
    hari = hari_lokal(pd, versi.pada)
    return {
        **kepala_isi(pd, tahun, BagianRilis.LKJIP),
        "versi": versi.ke,
        "keterangan": versi.keterangan,
        "sidik": versi.sidik,
        "dibekukan": hari.isoformat(),
        "dibekukan_teks": format_tanggal(hari),
        "pdf": versi.pdf_id,
    }


def potret_lhe(pd: PerangkatDaerah, tahun: int) -> Isi:
    """The score of the evaluation with its components. Raises BelumDapatDirilisError without."""
    e = EvaluasiAKIP.objects.filter(pd=pd, tahun=tahun).first()
    if e is None:
        raise BelumDapatDirilisError(f"Nilai AKIP untuk laporan tahun {tahun} belum dicatat.")
    return {
        **kepala_isi(pd, tahun, BagianRilis.LHE),
        "nilai": teks_tetap(e.nilai),
        "nilai_teks": format_angka(e.nilai, 2),
        "predikat": e.predikat,
        "sebutan": e.sebutan,
        "komponen": [
            {
                "kode": k.kode,
                "nama": k.nama,
                "bobot": teks_tetap(k.bobot),
                "bobot_teks": format_angka(k.bobot),
                "nilai": teks_tetap(k.nilai),
                "nilai_teks": format_angka(k.nilai, 2),
            }
            for k in e.komponen.all()
        ],
    }
