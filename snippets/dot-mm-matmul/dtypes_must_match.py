# device: cpu — CUDA names the two matrices differently in its message
# raises: RuntimeError
import torch

single, double = torch.ones(2, 2), torch.ones(2, 2, dtype=torch.float64)
print("single * double:", (single * double).dtype)
print("single @ double.float():", (single @ double.float()).dtype)
try:
    single @ double
except RuntimeError as error:
    print("single @ double:", error)
