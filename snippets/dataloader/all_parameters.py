import inspect

from torch.utils.data import DataLoader

parameters = inspect.signature(DataLoader).parameters.values()
print(len(parameters), "parameters")
for parameter in parameters:
    required = parameter.default is parameter.empty
    default = "(required)" if required else f"= {parameter.default!r}"
    keyword = "(keyword only)" if parameter.kind is parameter.KEYWORD_ONLY else ""
    print(f"{parameter.name} {default} {keyword}".rstrip())
print("a loader can save its place:", hasattr(DataLoader, "state_dict"))
