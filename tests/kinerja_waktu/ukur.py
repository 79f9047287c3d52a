"""Times of a cell save, the grid and the entry page as ratios to an empty logged-in view.

`script/bench [--basis-data sqlite|postgresql|keduanya] [--ulang N] [--baris N]`
`script/bench --berkas [--ulang N] [--banyak N] [--simpan FOLDER]`: the files; see berkas.py.
`script/bench --pratinjau [--ulang N]`: a section of the report; see pratinjau.py.
`script/bench --perjanjian`: 200 agreements prepared and printed; see perjanjian.py.
`script/bench --isian [--ulang N] [--banding COMMIT]`: how the entry page and its grid grow with
their rows, beside an older commit; see lereng.py.
`script/bench --pemda [--instansi 1,10,40,400] [--tahun 5]`: pages as agencies grow; see pemda.py.
`script/bench --lke`: the evaluation sheet of 40 agencies and five years; see lke.py.

Seconds say little about another machine; a ratio to what every request costs anyway says more.
The kinds of requests take turns within one run, so that a busy machine slows all of them alike.
Nothing is asserted: the medians are printed.
"""

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path
from uuid import uuid4

from tests.isian.uji_mati import Server, basis_data, cetak, jalankan_django, lingkungan_server
from tests.kinerja_waktu import berkas, impor, lereng, lke, pemda, perjanjian, pratinjau
from tests.kinerja_waktu.sesi import Sesi, pelabuhan


def ukur(jenis: str, *, ulang: int, baris: int) -> dict[str, list[float]]:
    """Milliseconds per kind of request."""
    hasil: dict[str, list[float]] = {"kosong": [], "simpan sel": [], "kisi": [], "halaman": []}
    with tempfile.TemporaryDirectory(prefix="tapak-bench-") as nama:
        folder = Path(nama)
        with basis_data(jenis, folder) as url:
            lingkungan = {**lingkungan_server(url), "TAPAK_PROSES": "1"}
            dunia = jalankan_django(lingkungan, f"bangun({baris}, 1)")
            port = pelabuhan()
            server = Server(lingkungan, port, folder / "log")
            try:
                server.mulai()
                sesi = Sesi(port, dunia["sesi"][0])
                versi: dict[int, int] = {}
                tempat = f"?unit={dunia['unit']}&tahun=2024&triwulan=1"
                for n in range(ulang + 3):
                    i = dunia["indikator"][n % baris]
                    isi = {
                        "kunci": str(uuid4()),
                        "sasaran": f"indikator:{i}",
                        "tahun": 2024,
                        "triwulan": 1,
                        "medan": "nilai",
                        "teks": f"{n + 1},5",
                        "versi": versi.get(i, 0),
                    }
                    lama = {"kosong": sesi.minta("GET", "/kosong/")[0]}
                    lama["simpan sel"], badan = sesi.minta("POST", "/isian/api/sel/", isi)
                    versi[i] = json.loads(badan)["versi"]
                    lama["kisi"] = sesi.minta("GET", f"/isian/api/lembar/{tempat}")[0]
                    lama["halaman"] = sesi.minta("GET", f"/isian/{tempat}")[0]
                    if n >= 3:  # the first requests load what Python has not loaded yet
                        for satu, ms in lama.items():
                            hasil[satu].append(ms)
            finally:
                server.bunuh()
    return hasil


def main() -> int:
    """Command line."""
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    p.add_argument("--basis-data", choices=["sqlite", "postgresql", "keduanya"], default="keduanya")
    p.add_argument("--ulang", type=int, default=0, help="default: 50; files 3, preview 5")
    p.add_argument("--baris", type=int, default=0, help="0: both 24 and 200 indicators")
    p.add_argument("--berkas", action="store_true", help="measure the files of the report instead")
    p.add_argument("--banyak", type=int, default=0, help="with --berkas: PDFs in one job")
    p.add_argument("--simpan", type=Path, help="with --berkas: keep the files in this folder")
    p.add_argument("--pratinjau", action="store_true", help="measure a section's preview instead")
    p.add_argument("--perjanjian", action="store_true", help="measure 200 agreements instead")
    p.add_argument("--isian", action="store_true", help="measure how the entry page grows instead")
    p.add_argument("--banding", default="", metavar="COMMIT", help="with --isian: beside a commit")
    p.add_argument("--impor", action="store_true", help="measure a large budget file instead")
    p.add_argument("--pemda", action="store_true", help="measure pages as agencies grow instead")
    p.add_argument("--instansi", type=pemda.angka, default=[1, 10, 40, 400], help="with --pemda")
    p.add_argument("--tahun", type=int, default=5, help="with --pemda: years of data")
    p.add_argument("--lke", action="store_true", help="measure the evaluation sheet instead")
    p.add_argument("--catat", type=Path, help="with --pemda: the table goes to this file too")
    pilihan = p.parse_args()
    daftar = ["sqlite", "postgresql"] if pilihan.basis_data == "keduanya" else [pilihan.basis_data]
    if pilihan.lke:
        lke.jalan(daftar=daftar, instansi=40, tahun=pilihan.tahun, ulang=pilihan.ulang or 15)
        return 0
    if pilihan.pemda:
        pemda.jalan(
            daftar=daftar,
            instansi=pilihan.instansi,
            tahun=pilihan.tahun,
            ulang=pilihan.ulang or 15,
            catat=pilihan.catat,
        )
        return 0
    if pilihan.impor:
        return impor.jalan(baris=pilihan.baris or impor.BARIS)
    if pilihan.isian:
        lereng.jalan(ulang=pilihan.ulang or 15, banding=pilihan.banding)
        return 0
    if pilihan.perjanjian:
        return perjanjian.jalan()
    if pilihan.pratinjau:
        pratinjau.jalan(ulang=pilihan.ulang or 5)
        return 0
    if pilihan.berkas:
        berkas.jalan(ulang=pilihan.ulang or 3, banyak=pilihan.banyak, simpan=pilihan.simpan)
        return 0
    ulang = pilihan.ulang or 50
    for jenis in daftar:
        for baris in [pilihan.baris] if pilihan.baris else [24, 200]:
            hasil = ukur(jenis, ulang=ulang, baris=baris)
            kosong = statistics.median(hasil["kosong"])
            cetak(f"{jenis}, {baris} indikator, {ulang} kali, median:")
            for nama, lama in hasil.items():
                tengah = statistics.median(lama)
                cetak(f"  {nama:<12}{tengah:8.1f} ms  {tengah / kosong:5.1f} × kosong")
    return 0


if __name__ == "__main__":
    sys.exit(main())
