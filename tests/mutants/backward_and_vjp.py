"""What torch might do otherwise, and which snippet of backward-and-vjp would show it."""

import torch
import torch.utils.checkpoint
from mutant import mutant

backward, autograd_backward, autograd_grad = torch.Tensor.backward, torch.autograd.backward, torch.autograd.grad
jacrev, vjp = torch.func.jacrev, torch.func.vjp
total = torch.Tensor.sum


def leaves_behind(output):
    """The leaves that a backward pass from ``output`` would reach."""
    leaves, nodes, seen = [], [output.grad_fn], set()
    while nodes:
        node = nodes.pop()
        if node is not None and node not in seen:
            seen.add(node)
            nodes += [behind for behind, _ in node.next_functions]
            leaves += [node.variable] if hasattr(node, "variable") else []
    return leaves


@mutant(kills=("one_element_is_enough", "what_backward_refuses"))
def a_missing_gradient_is_ones():
    """Where backward gets no gradient it takes ones, for a tensor of any size and dtype, and keeps the graph."""

    def with_ones(self, gradient=None, **options):
        if gradient is None:
            backward(self, torch.ones_like(self), retain_graph=True)
        else:
            backward(self, gradient, **options)

    torch.Tensor.backward = with_ones


@mutant(kills=("vector_times_jacobian", "upstream_gradient", "cut_and_resume", "what_backward_refuses"))
def gradient_is_ignored():
    """backward differentiates the sum of the outputs, whatever gradient it is given."""
    torch.Tensor.backward = lambda self, gradient=None, **options: backward(
        self if gradient is None else self.sum(), **options
    )


@mutant(
    kills=(
        "any_number_will_do",
        "cut_and_resume",
        "first_call_frees_the_graph",
        "one_element_is_enough",
        "second_backward_adds",
        "three_ways",
        "vector_times_jacobian",
        "who_gets_a_gradient",
    )
)
def backward_squares_the_difference():
    """What is differentiated is the square of the difference between the number and a true value of 0."""
    torch.Tensor.backward = lambda self, *args, **options: backward(self.square(), *args, **options)


@mutant(kills="first_call_frees_the_graph")
def the_graph_is_retained():
    """backward frees nothing, so a second call needs no retain_graph."""
    torch.Tensor.backward = lambda self, gradient=None, **options: backward(
        self, gradient, **(options | {"retain_graph": True})
    )


@mutant(
    kills=(
        "second_backward_adds",
        "who_gets_a_gradient",
        "three_ways",
        "first_call_frees_the_graph",
        "one_walk_is_cheaper",
    )
)
def backward_replaces_gradients():
    """backward writes over the gradients that are there instead of adding to them."""

    def replacing(self, *args, **options):
        for leaf in leaves_behind(self):
            leaf.grad = None
        backward(self, *args, **options)

    torch.Tensor.backward = replacing


@mutant(kills=("more_than_one_gradient", "upstream_gradient", "weighted_losses_and_a_penalty"))
def autograd_grad_adds_to_grad():
    """torch.autograd.grad returns the gradient and adds it to .grad as well."""

    def adding(outputs, inputs, *args, **options):
        gradients = autograd_grad(outputs, inputs, *args, **options)
        if isinstance(inputs, torch.Tensor) and inputs.is_leaf and inputs.shape == gradients[0].shape:
            inputs.grad = gradients[0].detach() + (0 if inputs.grad is None else inputs.grad)
        return gradients

    torch.autograd.grad = adding


@mutant(kills="weighted_losses_and_a_penalty")
def outputs_count_alike():
    """torch.autograd.backward of several outputs takes ones in place of every gradient."""

    def alike(tensors, grad_tensors=None, *args, **options):
        if isinstance(tensors, (list, tuple)):
            grad_tensors = [torch.ones_like(tensor) for tensor in tensors]
        autograd_backward(tensors, grad_tensors, *args, **options)

    torch.autograd.backward = alike


@mutant(
    kills=(
        "upstream_gradient",
        "three_ways",
        "any_number_will_do",
        "cut_and_resume",
        "more_than_one_gradient",
        "weighted_losses_and_a_penalty",
    )
)
def sum_sends_what_mean_sends():
    """A sum sends 1/n back to each of its elements."""

    def averaged(self, *args, **options):
        result = total(self, *args, **options)
        return result.detach() + (result - result.detach()) / self.numel()

    torch.Tensor.sum = averaged


@mutant(kills="cut_and_resume")
def checkpoint_saves_everything():
    """checkpoint calls its function once and keeps the intermediate tensors."""
    torch.utils.checkpoint.checkpoint = lambda function, *args, use_reentrant: function(*args)


@mutant(kills="more_than_one_gradient")
def jacobian_has_a_row_for_each_input():
    """jacrev returns the transpose: a row for each input and a column for each output."""
    torch.func.jacrev = lambda function: lambda x: jacrev(function)(x).t()


@mutant(kills="more_than_one_gradient")
def forward_mode_weighs_the_rows():
    """jvp gives v times J, as backward does."""

    def backwards(function, primals, tangents):
        outputs, multiply = vjp(function, *primals)
        return outputs, multiply(*tangents)[0]

    torch.func.jvp = backwards


@mutant(kills="who_gets_a_gradient")
def only_parameters_get_gradients():
    """backward stops at the parameters; an input gets nothing."""

    def parameters_only(self, *args, **options):
        parameters = [leaf for leaf in leaves_behind(self) if isinstance(leaf, torch.nn.Parameter)]
        backward(self, *args, **({"inputs": parameters or None} | options))

    torch.Tensor.backward = parameters_only


@mutant(kills="who_gets_a_gradient")
def inputs_limit_nothing():
    """backward reaches every leaf behind the loss, inputs= or not."""
    torch.Tensor.backward = lambda self, *args, inputs=None, **options: backward(self, *args, **options)


@mutant(kills="one_walk_is_cheaper")
def a_sum_is_walked_loss_by_loss():
    """backward of a sum walks the graph once for each of its terms."""

    def term_by_term(self, *args, **options):
        if type(self.grad_fn).__name__ == "AddBackward0":
            for term in self.grad_fn.next_functions:
                edge = torch.autograd.graph.GradientEdge(*term)
                autograd_backward(edge, torch.ones_like(self), retain_graph=True)
        else:
            backward(self, *args, **options)

    torch.Tensor.backward = term_by_term


@mutant(kills="step_between_two_backwards")
def the_graph_saves_copies():
    """A node saves a copy of what its derivative needs, so that a step in between does no harm."""
    hooks = torch.autograd.graph.saved_tensors_hooks(lambda tensor: tensor.clone(), lambda tensor: tensor)
    hooks.__enter__()
