"""PURE. What the empty cells of a new row mean, so that only what nobody can know is typed.

Each maker returns a function that takes the cells of one new row after the other, in the order in
which they stand, and gives those that were left empty; what stands above in the same block counts.
"""

from collections.abc import Callable, Collection, Mapping

Lengkapi = Callable[[Mapping[str, str]], Mapping[str, str]]
_BAWAH = {"strategis": "eselon_iii", "eselon_iii": "eselon_iv", "eselon_iv": "pelaksana"}
_NAMA = {"pk": "Perjanjian Kinerja", "rencana_aksi": "Rencana Aksi", "renstra": "Renstra"}
_AWALAN = {"pk": "PK", "rencana_aksi": "RA"}
#: Number of segments of a code as Kepmendagri 050-5889 writes it → its level.
_SEGMEN = {3: "program", 5: "kegiatan", 6: "sub_kegiatan"}
_INDUK = {"kegiatan": 3, "sub_kegiatan": 5}


def lengkapi_tetap(isi: Mapping[str, str]) -> Lengkapi:
    """The same for every row."""
    return lambda baris: {k: v for k, v in isi.items() if v and not baris.get(k)}


def lengkapi_sasaran(tujuan: str, tingkat: Mapping[str, str], milik: Mapping[str, str]) -> Lengkapi:
    """The tujuan of the sasaran above, else the only one; the level below the one above, else the
    highest. `tingkat`, `milik`: level and tujuan of every stored sasaran.
    """
    semua, di_bawah = dict(tingkat), dict(milik)

    def lengkapi(baris: Mapping[str, str]) -> Mapping[str, str]:
        induk = baris.get("induk", "")
        di_atas = semua.get(induk, "")
        isi = {
            "tujuan": baris.get("tujuan") or di_bawah.get(induk, tujuan),
            "tingkat": baris.get("tingkat") or (_BAWAH.get(di_atas, "") if induk else "strategis"),
        }
        kode = baris.get("kode", "")
        semua[kode], di_bawah[kode] = isi["tingkat"], isi["tujuan"]
        return {k: v for k, v in isi.items() if v}

    return lengkapi


def lengkapi_indikator(penanggung_jawab: Mapping[str, str]) -> Lengkapi:
    """Who answers for the sasaran answers for its indicators; higher is better, and a quarter's
    figure stands for what was reached by then. `penanggung_jawab`: sasaran → post.
    """

    def lengkapi(baris: Mapping[str, str]) -> Mapping[str, str]:
        isi = {
            "penanggung_jawab": penanggung_jawab.get(baris.get("sasaran", ""), ""),
            "polaritas": "makin_tinggi",
            "akumulasi": "posisi_akhir",
        }
        return {k: v for k, v in isi.items() if v and not baris.get(k)}

    return lengkapi


def lengkapi_dokumen(tahun: int, renstra: str, ada: Collection[str]) -> Lengkapi:
    """A PK or rencana aksi of the working year, or the document of the Renstra: by its kind alone.

    `ada`: codes that are taken.
    """

    def lengkapi(baris: Mapping[str, str]) -> Mapping[str, str]:
        jenis = baris.get("jenis", "")
        if jenis not in _NAMA:
            return {}
        if jenis == "renstra":
            isi = {"renstra": renstra, "kode": f"DOK-{renstra}", "nama": _NAMA[jenis]}
        else:
            tempat = str(baris.get("tahun") or tahun)
            isi = {
                "tahun": tempat,
                "kode": f"{_AWALAN[jenis]}-{tempat}",
                "nama": f"{_NAMA[jenis]} {tempat}",
            }
        if isi["kode"] in ada:
            del isi["kode"]
        return {k: v for k, v in isi.items() if v and not baris.get(k)}

    return lengkapi


def lengkapi_versi(tahun: int, ke: int) -> Lengkapi:
    """The next version of the year's budget, and the one after it: the first is the original."""
    berikut = ke

    def lengkapi(baris: Mapping[str, str]) -> Mapping[str, str]:
        nonlocal berikut
        tertulis = baris.get("ke", "")
        kini = int(tertulis) if tertulis.isdecimal() and len(tertulis) < 3 else berikut
        berikut = max(berikut, kini + 1)
        kode = f"APBD-{tahun}" if kini == 1 else f"APBD-{tahun}-{kini}"
        isi = {"jenis": "murni" if kini == 1 else "", "ke": str(kini), "kode": kode}
        return {k: v for k, v in isi.items() if v and not baris.get(k)}

    return lengkapi


def lengkapi_program(tingkat: Collection[str], penanggung_jawab: Mapping[str, str]) -> Lengkapi:
    """Level and node above by the code; who answers for the node above answers for what is below.

    `tingkat`: the levels that are stored; `penanggung_jawab`: code → post.
    """
    semua = dict(penanggung_jawab)

    def lengkapi(baris: Mapping[str, str]) -> Mapping[str, str]:
        kode = baris.get("kode", "")
        bagian = kode.split(".")
        sebagai = baris.get("tingkat") or _SEGMEN.get(len(bagian), "")
        isi: dict[str, str] = {"tingkat": sebagai} if sebagai in tingkat else {}
        if banyak := _INDUK.get(sebagai) if len(bagian) in _SEGMEN else None:
            isi["induk"] = ".".join(bagian[:banyak])
        induk = baris.get("induk") or isi.get("induk", "")
        isi["penanggung_jawab"] = baris.get("penanggung_jawab") or semua.get(induk, "")
        semua[kode] = isi["penanggung_jawab"]
        return {k: v for k, v in isi.items() if v and not baris.get(k)}

    return lengkapi
