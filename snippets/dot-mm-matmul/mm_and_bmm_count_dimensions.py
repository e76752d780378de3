# raises: RuntimeError
import torch

matrix, batch = torch.ones(2, 3), torch.ones(5, 2, 3)
print("mm:", tuple(matrix.mm(torch.ones(3, 4)).shape))
for other in [torch.tensor(2.0), torch.ones(3), torch.ones(5, 3, 4)]:
    try:
        matrix.mm(other)
    except RuntimeError as error:
        print(f"mm with {other.dim()}-D: {error}")

print("bmm:", tuple(batch.bmm(torch.ones(5, 3, 4)).shape))
for other in [torch.ones(3, 4), torch.ones(1, 3, 4)]:
    try:
        batch.bmm(other)
    except RuntimeError as error:
        print(f"bmm with {tuple(other.shape)}: {error}")
    print(f"matmul with {tuple(other.shape)}: {tuple((batch @ other).shape)}")
