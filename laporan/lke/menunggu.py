"""What waits of the evaluation sheet: for the agency to fill, for the chain to answer."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from django.urls import reverse

from kinerja.isian.pintu import hari_lokal
from kinerja.models import Pengguna, PerangkatDaerah
from laporan.lke.antrean import AntreanLKE
from laporan.lke.baca import IZIN_ISI, IZIN_NILAI, orang_lke, rantai_tahun
from laporan.lke.lembar import dari_data
from laporan.lke.segel_baca import PosSegel, inspektorat, pos_segel
from laporan.lke.wewenang import OrangLKE, tahap_dari
from laporan.models import EvaluasiLKE, SegelLHE, TahapLKE
from laporan.models.segel_lhe import IZIN_TANDA_TANGAN
from laporan.rangka.menunggu import JenisTunggu, Menunggu


def tunggu_lke(
    pengguna: Pengguna, pd: PerangkatDaerah, tahun: int, pada: datetime
) -> list[Menunggu]:
    """The agency's sheet of the year, where it waits for this person. At most three queries; none
    for whoever takes no step.
    """
    mengisi = pengguna.pd_id == pd.pk and pengguna.has_perm(IZIN_ISI)
    if not mengisi and not pengguna.has_perm(IZIN_NILAI):
        return []
    e = EvaluasiLKE.objects.filter(pd=pd, tahun=tahun).select_related("lembar").first()
    tahap = tahap_dari(e.status) if e else None
    if e is None or tahap is None or (tahap is TahapLKE.MANDIRI) is not mengisi:
        return []
    rantai = rantai_tahun(tahun)
    komponen = [k.kode for k in dari_data(e.lembar.isi).komponen]
    if not rantai.terbuka(tahap, pada):
        return []
    if not mengisi and not orang_lke(pengguna, tahun).komponen(tahap, pd.pk, komponen):
        return []
    tutup = rantai.tutup(tahap)
    url = f"{reverse('lke')}?tahun={tahun}"
    batas = hari_lokal(pd, tutup) if tutup else None
    if not mengisi:
        teks = f"LKE {tahun} menunggu {tahap.label.lower()} Anda."
        return [Menunggu(teks, url, "Nilai", "", "daftar-cek", JenisTunggu.NILAI_LKE, batas)]
    kembali = e.jawaban.filter(dikembalikan=True).count() if e.putaran > 1 else 0
    teks = (
        f"{kembali} kriteria LKE {tahun} dikembalikan untuk dilengkapi."
        if kembali
        else f"LKE {tahun} belum dikirim."
    )
    return [Menunggu(teks, url, "Lengkapi", "", "daftar-cek", JenisTunggu.ISI_LKE, batas)]


def tunggu_lke_pemda(pengguna: Pengguna, tahun: int, pada: datetime) -> list[Menunggu]:
    """For an evaluator who has chosen no agency: how many wait."""
    if not (pengguna.lintas_pd and pengguna.has_perm(IZIN_NILAI)):
        return []
    n = AntreanLKE(pengguna, tahun, pada).milik
    if not n:
        return []
    url = f"{reverse('lke_antrean')}?tahun={tahun}"
    teks = f"LKE {tahun} dari {n} perangkat daerah menunggu Anda."
    return [Menunggu(teks, url, "Buka antrean", "", "daftar-cek", JenisTunggu.NILAI_LKE)]


def tunggu_segel(pengguna: Pengguna, pada: datetime) -> list[Menunggu]:
    """The LHE that wait for this person's signature, whatever the year. No query for whoever signs
    none, one where none waits; then a fixed number, however many wait.
    """
    return [
        _segel_setahun(tahun, list(milik))
        for tahun, milik in groupby(_milik_penanda(pengguna, pada), lambda s: s.evaluasi.tahun)
    ]


def _segel_setahun(tahun: int, milik: list[SegelLHE]) -> Menunggu:
    """Those of one year, as their list goes by years."""
    if len(milik) == 1:
        apa, url = milik[0].evaluasi.pd.nama, reverse("lke_segel", args=[milik[0].pk])
    else:
        apa = f"dari {len(milik)} perangkat daerah"
        url = f"{reverse('lke_segel_daftar')}?tahun={tahun}"
    teks = f"LHE {tahun} {apa} menunggu tanda tangan Anda."
    return Menunggu(teks, url, "Tandatangani", "", "tanda-tangan", JenisTunggu.TANDA_TANGAN)


def _menunggu_tanda(pengguna: Pengguna) -> list[SegelLHE]:
    if not pengguna.has_perm(IZIN_TANDA_TANGAN) or pengguna.has_perm(IZIN_ISI):
        return []
    menurut_pos = pengguna.pd is not None and inspektorat(pengguna.pd)
    if not menurut_pos and not pengguna.has_perm(IZIN_NILAI):
        return []
    semua = SegelLHE.objects.untuk(pengguna).menunggu()
    semua = semua.select_related("evaluasi__pd", "evaluasi__lembar").defer("isi")
    return list(semua.order_by("-evaluasi__tahun", "pk"))


def _milik_penanda(pengguna: Pengguna, pada: datetime) -> Iterator[SegelLHE]:
    pos: dict[str, PosSegel] = {}
    orang: dict[int, OrangLKE] = {}
    for satu in _menunggu_tanda(pengguna):
        e = satu.evaluasi
        if e.pd.pemda not in pos:
            pos[e.pd.pemda] = pos_segel(e.pd, hari_lokal(e.pd, pada))
        if (jabatan := pos[e.pd.pemda].jabatan) is not None:
            if pengguna.jabatan_id == jabatan:
                yield satu
            continue
        if e.tahun not in orang:
            orang[e.tahun] = orang_lke(pengguna, e.tahun)
        semua = {k.kode for k in dari_data(e.lembar.isi).komponen}
        if orang[e.tahun].komponen(TahapLKE.EVALUASI, e.pd_id, semua) == semua:
            yield satu
