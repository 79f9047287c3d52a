"""What the schema of StratML Part 2 (version 2.2.8, 6 May 2016, of its author's public repository)
asks of the elements that we write: their order, how often each may stand, and their values.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from lxml import etree

#: Element → its children in order; `?` once at most, `*` any number, `+` one at least.
_ISI = {
    "PerformancePlanOrReport": (
        "Name Description? OtherInformation? StrategicPlanCore AdministrativeInformation? "
        "Submitter?"
    ),
    "StrategicPlanCore": "Organization* Vision? Mission? Value* Goal+",
    "Organization": "Name? Acronym? Identifier? Description? Stakeholder*",
    "Vision": "Description? Identifier?",
    "Mission": "Description? Identifier?",
    "Goal": (
        "Name Description Identifier? SequenceIndicator? Stakeholder* OtherInformation? Objective*"
    ),
    "Objective": (
        "Name? Description? Identifier? SequenceIndicator? Stakeholder* OtherInformation? "
        "PerformanceIndicator*"
    ),
    "Stakeholder": "Name Description? Role*",
    "PerformanceIndicator": (
        "SequenceIndicator? MeasurementDimension UnitOfMeasurement Identifier? Relationship* "
        "MeasurementInstance* OtherInformation?"
    ),
    "MeasurementInstance": "Place? TargetResult* ActualResult*",
    "TargetResult": "StartDate? EndDate? NumberOfUnits? Descriptor? Description?",
    "ActualResult": "StartDate? EndDate? NumberOfUnits? Descriptor? Description?",
    "AdministrativeInformation": "Identifier? StartDate? EndDate? PublicationDate? Source?",
}
_SIFAT = {
    ("PerformancePlanOrReport", "Type"): {
        "Strategic_Plan", "Performance_Plan", "Performance_Report",
    },
    ("Stakeholder", "StakeholderTypeType"): {"Person", "Organization", "Generic_Group"},
    ("PerformanceIndicator", "PerformanceIndicatorType"): {"Quantitative", "Qualitative"},
}  # fmt: skip
_NOMOR = re.compile(r"[A-Za-z_][\w.-]*")


def salah_stratml(akar: Any) -> Iterator[str]:
    """Each breach of the schema."""
    nomor = [e.text or "" for e in akar.iter("{*}Identifier")]
    yield from (f"Identifier {n}" for n in nomor if not _NOMOR.fullmatch(n) or nomor.count(n) > 1)
    for e in akar.iter():
        nama = etree.QName(e).localname
        anak = " ".join(etree.QName(a).localname for a in e)
        if not _pola(_ISI.get(nama, "")).fullmatch(f"{anak} " if anak else ""):
            yield f"{nama}: {anak}"
        for sifat, nilai in e.attrib.items():
            if nilai not in _SIFAT.get((nama, sifat), set()):
                yield f"{nama} {sifat}={nilai}"
        if nama.endswith("Date") and e.text and not _terbaca(date.fromisoformat, e.text):
            yield f"{nama}: {e.text}"
        if nama == "NumberOfUnits" and e.text and not _terbaca(Decimal, e.text):
            yield f"{nama}: {e.text}"


def _pola(isi: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"(\w+)([?*+]?) ?", r"(?:\1 )\2", isi))


def _terbaca(baca: Any, teks: str) -> bool:
    try:
        baca(teks)
    except (ValueError, InvalidOperation):
        return False
    return True
