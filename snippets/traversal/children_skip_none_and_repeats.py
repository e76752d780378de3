from torch import nn


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.second = nn.Linear(4, 4)
        self.first = nn.Linear(4, 4)
        self.again = self.second
        self.register_module("absent", None)

    def forward(self, features):
        return self.second(self.first(features))


encoder = Encoder()
print("registered:", list(encoder._modules))
print("listed:    ", [name for name, _ in encoder.named_children()])
