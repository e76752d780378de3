# raises: AttributeError
from torch import nn


class Forgetful(nn.Module):
    def __init__(self):
        self.linear = nn.Linear(2, 2)  # super().__init__() has not run


try:
    Forgetful()
except AttributeError as error:
    print(error)
