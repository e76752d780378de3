# raises: GradcheckError
import warnings

import torch
from torch.autograd import gradcheck
from torch.autograd.gradcheck import GradcheckError

single = torch.tensor([0.3, 0.7], requires_grad=True)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    try:
        gradcheck(torch.sin, (single,))
    except GradcheckError as error:
        print("float32:", str(error).splitlines()[0])
print("warning:", str(caught[0].message).split(". ")[0])

double = single.detach().double().requires_grad_()
print("float64:", gradcheck(torch.sin, (double,)))
