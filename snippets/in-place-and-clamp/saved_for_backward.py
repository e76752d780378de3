import torch
from torch.autograd.graph import saved_tensors_hooks


def saved_bytes(activation):
    """How many bytes autograd keeps for the backward pass of one layer."""
    sizes = []

    def pack(tensor):
        sizes.append(tensor.nbytes)
        return tensor

    inputs, weights = torch.ones(4, 2), torch.ones(2, 2, requires_grad=True)
    with saved_tensors_hooks(pack, lambda tensor: tensor):
        activation(inputs @ weights)
    return sizes


print("relu: ", saved_bytes(torch.relu))
print("relu_:", saved_bytes(torch.relu_))
