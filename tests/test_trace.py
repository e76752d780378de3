"""Which APIs a snippet calls is noted while it runs: its own calls, under their public names."""

import pytest
from support import write

from retrospect.run import Runner
from retrospect.snippet import Snippet

PROGRAM = """\
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


class Twice(nn.Linear):
    def forward(self, inputs):
        return super().forward(inputs) @ torch.eye(2)


layer = Twice(2, 2)
optimizer = torch.optim.SGD(layer.parameters())
layer(torch.ones(1, 2)).sum().backward()
optimizer.step()
torch.nn.functional.relu(layer.weight).view(-1)
torch.save(layer.state_dict(), "weights.pt")
print(len(DataLoader(TensorDataset(torch.ones(4)))))
"""
CALLED = {
    "torch.ones",
    "torch.eye",
    "torch.save",
    "torch.Tensor.sum",
    "torch.Tensor.backward",
    "torch.Tensor.view",
    "torch.nn.Linear",
    "torch.nn.Module.state_dict",
    "torch.nn.functional.relu",
    "torch.optim.SGD",
    "torch.optim.Optimizer.step",
    "torch.utils.data.DataLoader",
    "torch.utils.data.TensorDataset",
}
NOT_CALLED = {
    "torch.nn.functional.linear",  # called by nn.Linear, not by the program
    "torch.nn.init.kaiming_uniform_",
    "torch.Tensor.add_",
}


@pytest.fixture(scope="module")
def noted(tmp_path_factory):
    path = write(tmp_path_factory.mktemp("trace"), "page/program.py", PROGRAM)
    return set(Runner().trace(Snippet("page/program", path, "program")))


@pytest.mark.parametrize("name", sorted(CALLED))
def test_what_the_program_calls_is_noted(name, noted):
    assert name in noted, noted


def test_what_torch_calls_for_it_is_not(noted):
    assert noted & NOT_CALLED == set()
    assert not any("<" in name or "._" in name for name in noted)


def test_a_session_is_traced_too(tmp_path):
    path = write(tmp_path, "page/session.pycon", ">>> import torch\n>>> torch.arange(3).flip(0)\n")
    noted = Runner().trace(Snippet("page/session", path, "session"))
    assert {"torch.arange", "torch.Tensor.flip"} <= set(noted)
