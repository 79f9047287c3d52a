"""PURE. What argparse says of a command line, in Indonesian."""

import re

_POLA = (
    (r"the following arguments are required: (.+)", "Belum disebut: {}."),
    (r"one of the arguments (.+) is required", "Sebutkan salah satu: {}."),
    (r"unrecognized arguments: (.+)", "Tidak dikenal: {}."),
    (r"ambiguous option: (.+) could match (.+)", "{} dapat berarti {}; tulis lengkap."),
    (r"argument (.+?): expected one argument", "{}: sebutkan nilainya."),
    (r"argument (.+?): expected at least one argument", "{}: sebutkan sedikitnya satu nilai."),
    (r"argument (.+?): ignored explicit argument (.+)", "{}: tidak menerima nilai {}."),
    (r"argument (.+?): not allowed with argument (.+)", "{} tidak dapat dipakai bersama {}."),
    (
        r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)",
        "{}: {} bukan pilihan. Pilihan: {}.",
    ),
    (r"argument (.+?): invalid int value: (.+)", "{}: {} bukan bilangan bulat."),
    (r"argument (.+?): invalid float value: (.+)", "{}: {} bukan bilangan."),
    (r"argument (.+?): invalid \w+ value: (.+)", "{}: {} tidak dikenal."),
    (r"argument (.+?): (.+)", "{}: {}"),
)


def terjemahkan(pesan: str) -> str:
    """The sentence of argparse in Indonesian; as it is where the sentence is not known."""
    for pola, kalimat in _POLA:
        if cocok := re.fullmatch(pola, pesan, re.DOTALL):
            return kalimat.format(*(satu.replace("'", "") for satu in cocok.groups()))
    return pesan
