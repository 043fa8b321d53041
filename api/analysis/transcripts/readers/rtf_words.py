"""The control words of rich text that matter to a reader of words (Rich Text Format Specification 1.9.1)."""

MARKS: dict[str, str] = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
}
"""Control words that stand for characters."""

DROPPED_GROUPS: dict[str, str] = {
    "footnote": "footnote",
    "header": "header",
    "headerl": "header",
    "headerr": "header",
    "headerf": "header",
    "footer": "footer",
    "footerl": "footer",
    "footerr": "footer",
    "footerf": "footer",
    "annotation": "comment",
    "pict": "image",
    "object": "embedded",
    "shptxt": "text_box",
    "mmath": "equation",
}
"""Groups that are left out and counted, with the kind of drop."""

_SILENT_GROUPS_WORDS = """
    fonttbl colortbl stylesheet info listtable listoverridetable revtbl rsidtbl generator themedata
    colorschememapping latentstyles datastore xmlnstbl fldinst atnid atnauthor atnref atndate atrfstart
    atrfend bkmkstart bkmkend listtext pntext shppict nonshppict objdata objclass mmathPr filetbl userprops
    xe tc txe rxe private pgptbl operator wgrffmtfilter protusertbl
"""
SILENT_GROUPS = frozenset(_SILENT_GROUPS_WORDS.split())
"""Groups that hold no words of the text."""

CHARSETS: dict[int, str] = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gb18030",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
"""Code pages of fonts by \\fcharset."""
