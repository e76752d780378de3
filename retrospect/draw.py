"""Draw what real tensors hold as an SVG that follows the page's colours. The figures under ``figures/`` use it.

A drawing has no colours of its own: shapes carry a class (``cell``, ``hot``, ``cold``, ``muted``) that the site's style
sheet paints for light and dark. Lengths are in CSS pixels, and y grows downwards.
"""

from collections.abc import Collection, Sequence
from html import escape

CELL = 40  # side of a cell
SIZE = 14  # font size; small labels are 12

Point = tuple[float, float]


class Drawing:
    """Shapes and text, printed as one SVG.

    ```python
    from retrospect.draw import Drawing

    drawing = Drawing(90, 50)
    drawing.row(5, 5, [1, 2], hot={1})
    assert str(drawing).count("<rect") == 2
    ```
    """

    def __init__(self, width: int, height: int):
        self.width, self.height = width, height
        self._parts: list[str] = []

    # --- tensors ------------------------------------------------------------------------------------------------

    def row(
        self,
        x: float,
        y: float,
        values: Sequence,
        hot: Collection[int] = (),
        cold: Collection[int] = (),
        cell: int = CELL,
    ):
        """A row of cells from left to right, such as a storage. ``hot`` and ``cold`` are indices to colour."""
        for index, value in enumerate(values):
            kind = "hot" if index in hot else "cold" if index in cold else "cell"
            self.box(x + index * cell, y, cell, cell, str(value), kind)

    def grid(
        self,
        x: float,
        y: float,
        rows: Sequence[Sequence],
        hot: Collection[Point] = (),
        cold: Collection[Point] = (),
        cell: int = CELL,
    ):
        """A matrix as rows of cells, from ``tensor.tolist()``. ``hot`` and ``cold`` are (row, column) pairs."""
        for i, values in enumerate(rows):
            chosen = [{j for j in range(len(values)) if (i, j) in pairs} for pairs in (hot, cold)]
            self.row(x, y + i * cell, values, *chosen, cell)

    # --- shapes -------------------------------------------------------------------------------------------------

    def box(self, x: float, y: float, width: float, height: float, text: str = "", kind: str = "cell"):
        """A rectangle with text in its middle. ``kind`` is ``cell``, ``hot``, ``cold`` or ``muted``."""
        self._parts.append(
            f'<rect class="{kind}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="3" '
            'fill="none" stroke="currentColor"/>'
        )
        if text:
            self.text(x + width / 2, y + height / 2, text, "value", "middle")

    def text(self, x: float, y: float, text: str, kind: str = "label", anchor: str = "start"):
        """Text whose vertical middle is at ``y``. ``kind`` is ``value`` (code), ``label`` or ``small``."""
        size = 12 if kind == "small" else SIZE
        self._parts.append(
            f'<text class="{kind}" x="{x:g}" y="{y:g}" font-size="{size}" text-anchor="{anchor}" '
            f'dominant-baseline="central" fill="currentColor">{escape(text)}</text>'
        )

    def line(self, start: Point, end: Point, kind: str = "line"):
        """A straight line. ``kind`` is ``line``, ``hot``, ``cold`` or ``muted`` (dashed)."""
        dashes = ' stroke-dasharray="4 4"' if kind == "muted" else ""
        self._parts.append(
            f'<line class="{kind}" x1="{start[0]:g}" y1="{start[1]:g}" x2="{end[0]:g}" y2="{end[1]:g}" '
            f'stroke="currentColor"{dashes}/>'
        )

    def arrow(self, start: Point, end: Point, kind: str = "line"):
        """A straight line with a head at its end."""
        self.line(start, end, kind)
        dx, dy = end[0] - start[0], end[1] - start[1]
        length = (dx * dx + dy * dy) ** 0.5 or 1
        ux, uy = dx / length, dy / length
        corners = [(end[0] - 8 * ux + side * 4 * uy, end[1] - 8 * uy - side * 4 * ux) for side in (1, -1)]
        points = " ".join(f"{px:.1f},{py:.1f}" for px, py in [end, *corners])
        self._parts.append(f'<polygon class="head {kind}" points="{points}" fill="currentColor"/>')

    def arc(self, start: Point, end: Point, height: float = 24, kind: str = "line"):
        """A curved arrow from one point to another on the same level; a negative height bows downwards."""
        bend = f"{(start[0] + end[0]) / 2:g} {start[1] - 2 * height:g}"
        self._parts.append(
            f'<path class="{kind}" d="M{start[0]:g} {start[1]:g} Q{bend} {end[0]:g} {end[1]:g}" '
            'fill="none" stroke="currentColor"/>'
        )
        down = 1 if height > 0 else -1
        tip = f"{end[0]:g},{end[1]:g} {end[0] - 5:g},{end[1] - 7 * down:g} {end[0] + 4:g},{end[1] - 8 * down:g}"
        self._parts.append(f'<polygon class="head {kind}" points="{tip}" fill="currentColor"/>')

    def curve(self, points: Sequence[Point], kind: str = "line"):
        """A line through points, such as a plot; scale the data to pixels first."""
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._parts.append(f'<polyline class="{kind}" points="{path}" fill="none" stroke="currentColor"/>')

    def __str__(self) -> str:
        body = "\n".join(self._parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}" '
            f'viewBox="0 0 {self.width} {self.height}">\n{body}\n</svg>'
        )
