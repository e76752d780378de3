import warnings

import torch

images = torch.zeros(2, 3, 4)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(".T: ", tuple(images.T.shape))
    print(".mT:", tuple(images.mT.shape))
print(len(caught), "warning:", str(caught[0].message).partition(" (Triggered")[0])
print("images @ images.mT:", tuple((images @ images.mT).shape))
