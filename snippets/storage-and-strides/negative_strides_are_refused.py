# raises: ValueError, RuntimeError
import torch

queue = torch.arange(4)
for name, reverse in [
    ("[::-1]", lambda: queue[::-1]),
    ("as_strided", lambda: queue.as_strided((4,), (-1,), 3)),
]:
    try:
        reverse()
    except (ValueError, RuntimeError) as error:
        print(f"{name}: {error}")

flipped = queue.flip(0)
copied = flipped.untyped_storage().data_ptr() != queue.untyped_storage().data_ptr()
print("flip:", flipped.tolist(), "is a copy:", copied)
