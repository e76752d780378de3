import torch

tall = torch.tensor([[1.0, 2.0], [0.0, 1.0], [2.0, 1.0], [1.0, 3.0]])
for name, matrix in [("tall", tall), ("wide", tall.mT)]:
    for mode in ("reduced", "complete", "r"):
        q, r = torch.linalg.qr(matrix, mode=mode)
        print(f"{name} {mode:9} q {tuple(q.shape)!s:7} r {tuple(r.shape)}")

q, r = torch.linalg.qr(tall, mode="complete")
along_extra = (q[:, 2:].mT @ tall).abs().max()
print("extra columns at right angles to tall:", bool(along_extra < 1e-5))
print("extra rows of r:", r[2:].abs().tolist())
