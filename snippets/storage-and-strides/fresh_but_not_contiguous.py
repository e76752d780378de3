import torch

table = torch.arange(6.0).view(2, 3)
turned = table.t()
row_major = torch.contiguous_format
for name, fresh in [
    ("zeros(3, 2)", torch.zeros(3, 2)),
    ("zeros_like(turned)", torch.zeros_like(turned)),
    ("turned + 1", turned + 1),
    ("turned.clone()", turned.clone()),
    ("Q of qr(table)", torch.linalg.qr(table).Q),
    ("turned.clone(row_major)", turned.clone(memory_format=row_major)),
]:
    own = fresh.untyped_storage().data_ptr() != table.untyped_storage().data_ptr()
    contiguous = fresh.is_contiguous()
    print(f"{name:23} {fresh.stride()} contiguous {contiguous!s:5} own storage {own}")
