"""The budget as a file in the columns of SIPD's rekap, and the template of it.

`anggaran_keluar` isi bentuk: GET. `isi` is rekap or templat, `bentuk` xlsx or csv.
"""

from django.http import Http404, HttpResponse

from anggaran.impor.keadaan import KeadaanImpor
from kinerja.http import AuthenticatedHttpRequest
from kinerja.models import PerangkatDaerah
from laporan.anggaran_impor.keluar import garis_pagu, garis_templat, rekap_csv, rekap_xlsx
from laporan.rangka.berkas import kirim
from laporan.rangka.konteks import konteks_kerja
from laporan.rangka.layar import layar, pastikan_semua_unit, pd_kerja

_ISI = {"rekap": (garis_pagu, "Rekap-pagu"), "templat": (garis_templat, "Templat-pagu")}
_BENTUK = {"xlsx": rekap_xlsx, "csv": rekap_csv}


@layar("anggaran.view_program", buka=pd_kerja)
def anggaran_keluar(
    request: AuthenticatedHttpRequest, pd: PerangkatDaerah, isi: str, bentuk: str
) -> HttpResponse:
    """The file."""
    pastikan_semua_unit(request)
    if isi not in _ISI or bentuk not in _BENTUK:
        raise Http404("Berkas tidak dikenal.")
    keadaan = KeadaanImpor(pd, konteks_kerja(request).tahun)
    garis, nama = _ISI[isi]
    return kirim(_BENTUK[bentuk](keadaan, garis(keadaan), f"{nama}-{keadaan.tahun}-{pd.kode}"))
