"""EXIF and XMP: what a picture says about itself, and what an edit adds to it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import defusedxml.ElementTree
from PIL import ExifTags, Image

from engine import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

PROGRAM = f"Likeness {__version__}"

_TERMS = "http://cv.iptc.org/newscodes/digitalsourcetype/"
WITH_NETWORK = _TERMS + "compositeWithTrainedAlgorithmicMedia"
"""IPTC: "Augmentation, correction or enhancement using a Generative AI model"."""
WITHOUT_NETWORK = _TERMS + "humanEdits"
"""IPTC: "Augmentation, correction or enhancement by one or more humans using non-generative
tools". `algorithmicallyEnhanced` would claim that the main content did not change, and
`compositeSynthetic` that one element is generative AI."""
STAYS_GENERATIVE = frozenset(
    _TERMS + term
    for term in ("trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia",
                 "compositeSynthetic", "algorithmicMedia")
)  # fmt: skip
"""What a source that says so keeps saying, whatever is done to it by hand."""

_SPACES = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}
_SOURCE_TYPE = f"{{{_SPACES['Iptc4xmpExt']}}}DigitalSourceType"
_CREATOR_TOOL = f"{{{_SPACES['xmp']}}}CreatorTool"
_ORIENTATION = f"{{{_SPACES['tiff']}}}Orientation"
_TITLE = f"{{{_SPACES['dc']}}}title"
_ABOUT = f"{{{_SPACES['rdf']}}}about"
# What these say is about bytes that an edited file no longer carries: gain maps, other frames.
_STALE_SPACES = (
    "http://ns.adobe.com/hdr-gain-map/1.0/",
    "http://ns.google.com/photos/1.0/container/",
)
_HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_TAIL = '\n<?xpacket end="w"?>'

_BASE = ExifTags.Base
# A TIFF mixes its pixel layout with its EXIF, so what is kept is listed, not what is dropped.
_KEPT_TAGS = frozenset({
    _BASE.ImageDescription, _BASE.Make, _BASE.Model, _BASE.XResolution, _BASE.YResolution,
    _BASE.ResolutionUnit, _BASE.DateTime, _BASE.Artist, _BASE.HostComputer, _BASE.Rating,
    _BASE.RatingPercent, _BASE.Copyright, _BASE.XPTitle, _BASE.XPComment, _BASE.XPAuthor,
    _BASE.XPKeywords, _BASE.XPSubject,
})  # fmt: skip
_KEPT_FOLDERS = (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo)


def upright_exif(exif: Image.Exif) -> bytes:
    """EXIF bytes of a picture that has been turned upright; empty when it says nothing.

    The embedded preview is left out: it shows the picture before the edit.
    """
    kept = Image.Exif()
    for tag in _KEPT_TAGS & set(exif):
        kept[tag] = exif[tag]
    for folder in _KEPT_FOLDERS:
        entries = dict(exif.get_ifd(folder))
        if entries:
            kept.get_ifd(folder).update(entries)
            kept[folder] = entries
    if not len(kept):
        return b""
    kept[_BASE.Orientation] = 1
    return kept.tobytes()


def signed_exif(exif: bytes, size_hw: tuple[int, int], *, slim: bool = False) -> Image.Exif:
    """The EXIF of a file about to be written: upright, of its size, naming this program.

    Args:
        exif: EXIF bytes of the source, or empty.
        size_hw: size of the picture in pixels.
        slim: leave out the maker's private block, which can be larger than a file may hold.
    """
    signed = Image.Exif()
    if exif:
        signed.load(exif)
    details = signed.get_ifd(ExifTags.IFD.Exif)
    details[_BASE.ExifImageHeight], details[_BASE.ExifImageWidth] = size_hw
    if slim:
        details.pop(_BASE.MakerNote, None)
    signed[ExifTags.IFD.Exif] = dict(details)
    signed[_BASE.Orientation] = 1
    signed[_BASE.Software] = PROGRAM
    return signed


def signed_xmp(xmp: bytes, *, made_by_network: bool, title: str = "", origin: str = "") -> bytes:
    """An XMP packet that says how the picture came to be.

    Args:
        xmp: packet of the source, whose other properties are kept; one that cannot be read is
            replaced.
        made_by_network: whether a trained network painted any of it. A source that says it is
            generative keeps saying so.
        title: dc:title to set, or empty to keep the source's.
        origin: source type that the source declares elsewhere than in `xmp`, or empty.

    Returns:
        A packet in UTF-8 with Iptc4xmpExt:DigitalSourceType and xmp:CreatorTool.
    """
    root = _parsed(xmp)
    before = origin or _property(root, _SOURCE_TYPE)
    kind = WITH_NETWORK if made_by_network else WITHOUT_NETWORK
    if not made_by_network and before in STAYS_GENERATIVE:
        kind = before
    _drop(root, {_SOURCE_TYPE, _CREATOR_TOOL, _ORIENTATION} | ({_TITLE} if title else set()))
    description = root.find(".//rdf:Description", _SPACES)
    assert description is not None
    ElementTree.SubElement(description, _SOURCE_TYPE).text = kind
    ElementTree.SubElement(description, _CREATOR_TOOL).text = PROGRAM
    if title:
        choices = ElementTree.SubElement(
            ElementTree.SubElement(description, _TITLE), f"{{{_SPACES['rdf']}}}Alt"
        )
        language = {"{http://www.w3.org/XML/1998/namespace}lang": "x-default"}
        ElementTree.SubElement(choices, f"{{{_SPACES['rdf']}}}li", language).text = title
    return (_HEAD + ElementTree.tostring(root, encoding="unicode") + _TAIL).encode()


def source_type(xmp: bytes) -> str:
    """The IPTC digital source type a packet declares, as a URI, or an empty string."""
    return _property(_parsed(xmp), _SOURCE_TYPE)


def generative_type(info: Mapping[Any, Any]) -> str:
    """The source type by which a file's packet says that an algorithm made it, or empty."""
    packet = xmp_bytes(info)
    kind = source_type(packet) if b"DigitalSourceType" in packet else ""
    return kind if kind in STAYS_GENERATIVE else ""


def xmp_bytes(info: Mapping[Any, Any]) -> bytes:
    """The XMP packet that Pillow found in a file, whatever it calls it."""
    for key in ("xmp", "XML:com.adobe.xmp", "XMP"):
        packet = info.get(key)
        if packet:
            return packet.encode() if isinstance(packet, str) else bytes(packet)
    return b""


def _parsed(xmp: bytes) -> ElementTree.Element:
    """The packet's x:xmpmeta element with at least one rdf:Description in it."""
    for prefix, space in _SPACES.items():
        ElementTree.register_namespace(prefix, space)
    try:
        root = _with_own_prefixes(xmp.strip(b"\x00 \r\n\t"))
    except Exception:  # A packet is foreign text: whatever is wrong with it, it is replaced.
        root = None
    if root is not None and root.tag == f"{{{_SPACES['rdf']}}}RDF":
        wrapped = ElementTree.Element(f"{{{_SPACES['x']}}}xmpmeta")
        wrapped.append(root)
        root = wrapped
    if root is not None and root.find(".//rdf:Description", _SPACES) is not None:
        return root
    root = ElementTree.Element(f"{{{_SPACES['x']}}}xmpmeta")
    tree = ElementTree.SubElement(root, f"{{{_SPACES['rdf']}}}RDF")
    ElementTree.SubElement(tree, f"{{{_SPACES['rdf']}}}Description", {_ABOUT: ""})
    return root


def _with_own_prefixes(xmp: bytes) -> ElementTree.Element | None:
    """Parse, so that the packet's own namespace prefixes are written again."""
    root = None
    events = defusedxml.ElementTree.iterparse(io.BytesIO(xmp), ("start-ns", "start"))
    for event, value in events:
        if event == "start-ns":
            prefix, space = value
            if prefix and space not in _SPACES.values() and not prefix.startswith("ns"):
                ElementTree.register_namespace(prefix, space)
        elif root is None:
            root = value
    return root


def _property(root: ElementTree.Element, name: str) -> str:
    """A simple property, written as an element or as an attribute."""
    for description in root.iterfind(".//rdf:Description", _SPACES):
        element = description.find(name)
        if element is not None:
            return (element.text or element.get(f"{{{_SPACES['rdf']}}}resource") or "").strip()
        if name in description.attrib:
            return description.attrib[name].strip()
    return ""


def _drop(root: ElementTree.Element, names: set[str]) -> None:
    def gone(tag: str) -> bool:
        return tag in names or any(tag.startswith(f"{{{space}}}") for space in _STALE_SPACES)

    for description in root.iterfind(".//rdf:Description", _SPACES):
        for element in [child for child in description if gone(child.tag)]:
            description.remove(element)
        for attribute in [name for name in description.attrib if gone(name)]:
            del description.attrib[attribute]
