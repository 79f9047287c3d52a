"""The names under which laporan still asks for refusals; they stand in `kinerja.penolakan`."""

from kinerja.isian.penolakan import BelumLengkapError, Kekurangan, jangkar
from kinerja.isian.penolakan import IsianTerkunciError as TerkunciError
from kinerja.isian.penolakan import SelBentrokError as BentrokError
from kinerja.penolakan import Penolakan as IsianError
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError

__all__ = [
    "BelumLengkapError",
    "BentrokError",
    "IsianError",
    "Kekurangan",
    "TerkunciError",
    "TidakBerizinError",
    "TidakDitemukanError",
    "TidakSahError",
    "jangkar",
]
