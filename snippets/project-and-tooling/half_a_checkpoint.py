# raises: RuntimeError
import os
from pathlib import Path

import torch


def save_whole(checkpoint, path):
    torch.save(checkpoint, f"{path}.part")
    os.replace(f"{path}.part", path)  # at once: the old file or the new one


save_whole({"epoch": 1, "weight": torch.ones(1000)}, "last.pt")
content = Path("last.pt").read_bytes()
Path("interrupted.pt").write_bytes(content[: len(content) // 2])
for path in ["last.pt", "interrupted.pt"]:
    try:
        print(path, list(torch.load(path)))
    except RuntimeError as error:
        print(path, error)
