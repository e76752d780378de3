"""The differences of a column of three predictions and a row of three targets: nine, of which three were meant."""

import torch

from retrospect.draw import CELL, Drawing

predicted = torch.tensor([[1], [2], [3]])
targets = torch.tensor([1, 2, 3])
differences = predicted - targets
pairs = (predicted.squeeze(1) - targets).tolist()
assert pairs == differences.diagonal().tolist()

drawing = Drawing(320, 250)
left, top = 130, 64
drawing.text(left + CELL * 1.5, 14, f"targets {tuple(targets.shape)}", "label", "middle")
drawing.row(left, 26, targets.tolist(), cold=range(3), cell=CELL)
drawing.text(10, 64, f"predicted {tuple(predicted.shape)}")
drawing.grid(40, top + 16, predicted.tolist(), cold={(row, 0) for row in range(3)})
drawing.text(105, top + 16 + CELL * 1.5, "−", "value", "middle")
drawing.grid(left, top + 16, differences.tolist(), hot={(row, row) for row in range(3)})
drawing.text(10, 218, f"squares: mean of all nine is {differences.square().float().mean().item():.4f},")
drawing.text(10, 238, f"of the diagonal {torch.tensor(pairs).square().float().mean().item():.4f}")
print(drawing)
