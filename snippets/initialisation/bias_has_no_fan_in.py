# raises: ValueError
import torch
from torch.nn import init

for draw in (init.xavier_uniform_, init.kaiming_uniform_):
    try:
        draw(torch.empty(5))
    except ValueError as error:
        print(f"{draw.__name__}: {error}")
try:
    init.kaiming_normal_(torch.empty(5, 5), nonlinearity="gelu")
except ValueError as error:
    print(error)
print("zeros_ takes any shape:", init.zeros_(torch.empty(5)).tolist())
