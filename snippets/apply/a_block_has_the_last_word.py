# silently wrong: modules() lists the block before its layers, which overwrite it
from torch import nn


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.BatchNorm2d(2)


def initialise(module):
    if isinstance(module, nn.BatchNorm2d):
        nn.init.ones_(module.weight)
    if isinstance(module, Block):
        nn.init.zeros_(module.norm.weight)  # the block starts as a plain skip


block = Block()
for module in block.modules():
    initialise(module)
print("wrong:", block.norm.weight.tolist())
print("right:", block.apply(initialise).norm.weight.tolist())
