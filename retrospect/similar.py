"""Whether two runs of a lab gave the same: text to the letter, numbers within a tolerance, figures by their data."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from retrospect.lab import SVG, Output
from retrospect.printed import NUMBER, near

RELATIVE, ABSOLUTE = 0.02, 1e-3  # how far a printed number may be from the recorded one
PIXELS = 2.0  # how far a point of a figure may be

_PLACES = {"d", "points", "transform", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "viewBox"}
_NAMES = {"id", "clip-path", "{http://www.w3.org/1999/xlink}href"}  # made from the data by a hash: no data themselves


def difference(recorded: Sequence[Output], given: Sequence[Output]) -> str | None:
    """What is not as recorded in the outputs of a cell, in one line, or None."""
    if [(output.type, output.mime) for output in recorded] != [(output.type, output.mime) for output in given]:
        return f"gave {_kinds(given)}, recorded were {_kinds(recorded)}"
    for before, now in zip(recorded, given, strict=True):
        if before.mime == SVG:
            reason = next(_figure_differences(before.text, now.text), None)
        else:
            reason = _text_difference(before.text, now.text)
        if reason:
            return reason
    return None


def _kinds(outputs: Sequence[Output]) -> str:
    names = ["a figure" if output.mime == SVG else "text" for output in outputs]
    return " and ".join(names) or "nothing"


def _text_difference(recorded: str, given: str) -> str | None:
    """The first line that differs by more than the tolerance; white space does not count."""
    before, now = ([line for line in map(str.strip, text.splitlines()) if line] for text in (recorded, given))
    for one, other in zip(before, now, strict=False):
        if not _near(one, other):
            return f"printed {other!r}, recorded was {one!r}"
    if len(before) != len(now):
        return f"printed {len(now)} lines, recorded were {len(before)}"
    return None


def _near(recorded: str, given: str) -> bool:
    return near(recorded, given, lambda number: max(ABSOLUTE, RELATIVE * abs(number)))


# --- figures ------------------------------------------------------------------------------------------------------


def _figure_differences(recorded: str, given: str) -> Iterator[str]:
    before, now = list(_elements(recorded)), list(_elements(given))
    for one, other in zip(before, now, strict=False):
        if one.tag != other.tag or one.attrib.keys() != other.attrib.keys():
            yield f"drew <{_tag(other)}> where <{_tag(one)}> was recorded"
        if not _near((one.text or "").strip(), (other.text or "").strip()):
            yield f"wrote {other.text!r} in a figure, recorded was {one.text!r}"
        for name in one.attrib.keys() - _NAMES:
            if not _same_attribute(name, one.attrib[name], other.attrib.get(name, "")):
                yield f"drew <{_tag(one)}> in a figure with another {name}: {_around(one, other, name)}"
    if len(before) != len(now):
        yield f"drew {len(now)} elements, recorded were {len(before)}"


def _same_attribute(name: str, recorded: str, given: str) -> bool:
    if name in _PLACES:
        return near(recorded, given, lambda _: PIXELS)
    return _near(recorded, given) if name == "aria-label" else recorded == given


def _elements(svg: str) -> list[ElementTree.Element]:
    """The elements of a drawing that show something: all but who drew it with which version."""
    root = ElementTree.fromstring(svg)
    for parent in list(root.iter()):
        for child in [child for child in parent if _tag(child) == "metadata"]:
            parent.remove(child)
    return list(root.iter())


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _around(one: ElementTree.Element, other: ElementTree.Element, name: str) -> str:
    """The first numbers that differ, for whoever reads the failure."""
    if name not in _PLACES:
        return f"{other.attrib.get(name)!r}, recorded was {one.attrib[name]!r}"
    before, now = (NUMBER.findall(element.attrib[name]) for element in (one, other))
    if len(before) != len(now):
        return f"{len(now)} numbers, recorded were {len(before)}"
    far = next((pair for pair in zip(before, now, strict=True) if abs(float(pair[0]) - float(pair[1])) > PIXELS), None)
    return f"{far[1]} px, recorded was {far[0]} px" if far else "another shape"
