"""PURE. The tones in which a page says something: badges, message boxes, things to do."""

from enum import StrEnum


class Nada(StrEnum):
    """A class of the stylesheet ends in it: `lencana--awas`, `pesan--bahaya`."""

    BAIK = "baik"
    INFO = "info"
    AWAS = "awas"
    BAHAYA = "bahaya"
