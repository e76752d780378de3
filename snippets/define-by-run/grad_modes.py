# raises: RuntimeError
import torch

weight = torch.ones(2, requires_grad=True)
with torch.no_grad():
    unrecorded = weight * 2
    with torch.enable_grad():
        recorded = weight * 2
with torch.inference_mode():
    inferred = weight * 2

print("no_grad:       ", unrecorded.requires_grad)
print("used later:    ", (weight * unrecorded).requires_grad)
print("enable_grad:   ", recorded.requires_grad)
print("inference_mode:", inferred.requires_grad)
try:
    weight * inferred
except RuntimeError as error:
    print(error)
print("after a clone: ", (weight * inferred.clone()).requires_grad)
