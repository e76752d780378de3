import torch

graphs = []


def collect(graph_module, example_inputs):
    nodes = graph_module.graph.nodes
    graphs.append([node.name for node in nodes if node.op.startswith("call")])
    return graph_module.forward


def branch(x):
    if x.sum() > 0:
        return x * 2
    return -x


def no_branch(x):
    return torch.where(x.sum() > 0, x * 2, -x)


for function in (branch, no_branch):
    graphs.clear()
    compiled = torch.compile(function, backend=collect)
    results = [compiled(torch.tensor([number])).item() for number in (1.0, -1.0)]
    print(f"{function.__name__}: {results} from {len(graphs)} graphs {graphs}")
