"""What torch might do otherwise, and which snippet of apply would show it."""

import copy

import torch
from mutant import mutant
from torch import nn

Module, init = nn.Module, nn.init
move, parameters = Module._apply, Module.parameters
data, fill, ones, zeros, xavier = torch.Tensor.data, torch.Tensor.fill_, init.ones_, init.zeros_, init.xavier_uniform_


def walk(module, fn):
    """Do what apply does, without asking the modules."""
    for child in module.children():
        walk(child, fn)
    fn(module)
    return module


@mutant(kills=("children_before_parents", "a_block_has_the_last_word", "what_each_function_gets"))
def apply_is_preorder():
    """apply visits a module before its children."""

    def parents_first(self, fn):
        fn(self)
        for child in self.children():
            child.apply(fn)
        return self

    Module.apply = parents_first


@mutant(
    kills=("children_before_parents", "apply_returns_self", "parameters_of_the_model_itself", "what_each_function_gets")
)
def apply_leaves_out_the_model():
    """What the notes say: apply visits the submodules, and not the model itself."""

    def below(self, fn):
        for child in self.children():
            walk(child, fn)
        return self

    Module.apply = below


@mutant(kills=("children_before_parents", "initialise_by_type", "every_parent_draws_again"))
def apply_stays_on_one_level():
    """apply visits the children and the model, and nothing below."""

    def shallow(self, fn):
        for module in [*self.children(), self]:
            fn(module)
        return self

    Module.apply = shallow


@mutant(kills="shared_module_runs_twice")
def apply_visits_a_shared_module_once():
    """apply visits each module once, through whichever parent comes first."""

    def once(self, fn):
        seen = set()

        def visit(module):
            if module not in seen:
                seen.add(module)
                fn(module)

        return walk(self, visit)

    Module.apply = once


@mutant(kills=("apply_returns_self", "initialise_by_type"))
def apply_returns_a_copy():
    """apply changes a copy of the model and returns that."""
    Module.apply = lambda self, fn: walk(copy.deepcopy(self), fn)


@mutant(kills="result_is_thrown_away")
def apply_stores_what_the_function_returns():
    """A module that the function returns takes the place of the one that it got."""

    def replacing(self, fn):
        for name, child in self.named_children():
            setattr(self, name, child.apply(fn))
        result = fn(self)
        return result if isinstance(result, Module) else self

    Module.apply = replacing


@mutant(kills="moving_does_not_call_apply")
def cpu_calls_apply():
    """What the notes say: cpu() is a function that apply runs."""
    Module.cpu = lambda self: self.apply(lambda module: module._apply(lambda tensor: tensor.cpu(), recurse=False))


@mutant(kills="moving_does_not_call_apply")
def train_calls_apply():
    """train() sets the mode by apply."""
    Module.train = lambda self, mode=True: self.apply(lambda module: setattr(module, "training", mode))


@mutant(kills="what_each_function_gets")
def moving_leaves_buffers():
    """_apply hands over parameters and gradients, and no buffers."""

    def parameters_only(self, fn, recurse=True):
        buffers = {id(buffer) for buffer in self.buffers()}
        return move(self, lambda tensor: tensor if id(tensor) in buffers else fn(tensor), recurse)

    Module._apply = parameters_only


@mutant(kills="every_parent_draws_again")
def parameters_never_reach_down():
    """parameters() lists those of the module itself, whatever recurse says."""
    Module.parameters = lambda self, recurse=True: parameters(self, recurse=False)


@mutant(kills="every_parent_draws_again")
def parameters_always_reach_down():
    """parameters() lists those of the children too, whatever recurse says."""
    Module.parameters = lambda self, recurse=True: parameters(self)


@mutant(kills="what_init_refuses")
def init_takes_modules():
    """zeros_ fills the parameters of a module."""

    def fill_all(thing):
        for tensor in thing.parameters() if isinstance(thing, Module) else [thing]:
            zeros(tensor)
        return thing

    init.zeros_ = fill_all


@mutant(kills="what_init_refuses")
def xavier_takes_vectors():
    """Xavier reads a vector as a matrix of one row."""
    init.xavier_uniform_ = lambda tensor: xavier(tensor if tensor.dim() > 1 else tensor.detach().unsqueeze(0))


@mutant(kills="what_init_refuses")
def plain_writes_are_not_recorded():
    """A parameter may be filled in place, and autograd takes no notice."""
    torch.Tensor.fill_ = torch.no_grad()(fill)


@mutant(kills="lazy_layers_are_empty")
def init_skips_lazy_weights():
    """init leaves a weight alone that has no size yet."""
    init.ones_ = lambda tensor: tensor if nn.parameter.is_lazy(tensor) else ones(tensor)


@mutant(kills="a_name_promises_no_attribute")
def data_is_a_copy():
    """A write to .data does not reach the parameter."""
    torch.Tensor.data = property(lambda self: data.__get__(self).clone(), data.__set__)


@mutant(kills="name_or_type")
def attention_holds_a_plain_linear():
    """The layer inside MultiheadAttention is of class Linear itself."""
    nn.modules.activation.NonDynamicallyQuantizableLinear = nn.Linear
