# raises: NotImplementedError
import warnings

import torch

planned = torch.empty(2, 3, device="meta")
nbytes, address = planned.untyped_storage().nbytes(), planned.data_ptr()
print(f"meta: stride {planned.stride()}, {nbytes} bytes, address {address}")

try:
    torch.eye(2).to_sparse().untyped_storage()
except NotImplementedError as error:
    print("sparse:", error)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    torch.zeros(2).storage()
print("storage():", str(caught[0].message).partition(". ")[0])
