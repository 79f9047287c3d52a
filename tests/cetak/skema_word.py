"""Order of child elements that ECMA-376 prescribes, for what our Word files use.

From the complex types of wml.xsd (CT_PPrBase, CT_RPr, CT_TblPr, CT_TcPr, CT_SectPr, CT_Style,
CT_Lvl, CT_Settings …), reduced to a flat list each. Word repairs or refuses a file that breaks it.
"""

import itertools

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

URUTAN: dict[str, str] = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect "
    "bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW "
    "jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark",
    "tcBorders": "top start left bottom end right insideH insideV tl2br tr2bl",
    "tblBorders": "top start left bottom end right insideH insideV",
    "tblCellMar": "top start left bottom end right",
    "pBdr": "top left bottom right between bar",
    "pgBorders": "top left bottom right",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
    "rtlGutter docGrid printerSettings",
    "numPr": "ilvl numId",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
    "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr "
    "tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "fonts": "font",
    "font": "altName panose1 charset family notTrueType pitch sig embedRegular",
    "settings": "writeProtection view zoom removePersonalInformation mirrorMargins "
    "bordersDoNotSurroundHeader bordersDoNotSurroundFooter defaultTabStop autoHyphenation "
    "evenAndOddHeaders characterSpacingControl updateFields hdrShapeDefaults footnotePr endnotePr "
    "compat docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping shapeDefaults "
    "decimalSymbol listSeparator",
    "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
}
_BOLEH_BERULANG = {
    "headerReference", "footerReference", "tr", "tc", "style", "abstractNum", "num", "lvl",
    "lvlOverride", "font", "tblStylePr",
}  # fmt: skip


def _nama(unsur: etree._Element) -> str:
    return etree.QName(unsur).localname


def periksa_urutan(akar: etree._Element) -> list[str]:
    """Say where children stand out of order, twice, or where they do not belong."""
    keluhan: list[str] = []
    for unsur in akar.iter(f"{_W}*", f"{_WP}inline"):
        nama = _nama(unsur)
        anak = [_nama(a) for a in unsur]
        if nama in URUTAN:
            urutan = URUTAN[nama].split()
            asing = [a for a in anak if a not in urutan]
            letak = [urutan.index(a) for a in anak if a in urutan]
            if asing or letak != sorted(letak):
                keluhan.append(f"{nama}: {anak}")
            keluhan += [
                f"{nama}: {a} dua kali"
                for a in set(anak)
                if anak.count(a) > 1 and a not in _BOLEH_BERULANG
            ]
        if nama == "tc" and anak[-1] != "p":
            keluhan.append("tc tidak berakhir dengan alinea")
        if nama in ("p", "r", "tc") and f"{nama}Pr" in anak[1:]:
            keluhan.append(f"{nama}: sifat bukan yang pertama")
        if nama == "body" and (anak[-1] != "sectPr" or "sectPr" in anak[:-1]):
            keluhan.append("body tidak berakhir dengan sectPr")
        if nama == "body" and any(x == y == "tbl" for x, y in itertools.pairwise(anak)):
            keluhan.append("dua tabel bersambung")
    return keluhan
