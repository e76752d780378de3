from torch import nn


class LanguageModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(5, 2)
        self.head = nn.Linear(2, 5, bias=False)
        self.head.weight = self.embed.weight


model = LanguageModel()
everything = model.named_parameters(remove_duplicate=False)
print("named_parameters:", [name for name, _ in model.named_parameters()])
print("with duplicates: ", [name for name, _ in everything])
print("state_dict:      ", list(model.state_dict()))
print("tensors to train:", len(list(model.parameters())))
