"""The two halves of what `capaian_teruraikan` gives, for tests of one of them."""

from typing import Any

from kinerja.capaian import Hasil, capaian_teruraikan


def hitung_capaian(**masukan: Any) -> Hasil:
    return capaian_teruraikan(**masukan)[0]


def uraikan_capaian(**masukan: Any) -> str:
    return capaian_teruraikan(**masukan)[1]
