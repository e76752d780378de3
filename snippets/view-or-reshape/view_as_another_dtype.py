# raises: TypeError
import torch

numbers = torch.tensor([1.0, -2.0])
bits = numbers.view(torch.int32).tolist()
print("the bits:", [hex(number & 0xFFFFFFFF) for number in bits])
print("as bytes:", tuple(numbers.view(torch.uint8).shape))
try:
    numbers.reshape(torch.int32)
except TypeError as error:
    print(str(error).splitlines()[0])
