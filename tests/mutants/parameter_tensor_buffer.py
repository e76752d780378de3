"""What torch might do otherwise, and which snippet of parameter-tensor-buffer would show it."""

import copy

import torch
from mutant import mutant
from torch import nn

new_parameter, set_attribute = nn.Parameter.__new__, nn.Module.__setattr__
register_parameter, register_buffer = nn.Module.register_parameter, nn.Module.register_buffer
named_parameters, named_buffers = nn.Module.named_parameters, nn.Module.named_buffers
apply, to, zero_grad, state_dict = nn.Module._apply, nn.Module.to, nn.Module.zero_grad, nn.Module.state_dict
tensor_to, multiply, make_optimizer = torch.Tensor.to, torch.Tensor.__mul__, torch.optim.Optimizer.__init__
sgd_step = torch.optim.SGD.step


@mutant(kills=("assignment_only_registers", "requires_grad_is_a_default"))
def assignment_sets_requires_grad():
    """What the notes said: a Parameter requires grad once it is an attribute of a module."""

    def registering(self, name, parameter):
        if parameter is not None and parameter.is_floating_point():
            parameter.requires_grad_()
        register_parameter(self, name, parameter)

    nn.Parameter.__new__ = staticmethod(lambda cls, data=None, requires_grad=True: new_parameter(cls, data, False))
    nn.Module.register_parameter = registering


@mutant(kills=("tensor_computes_gradients", "scale_without_parameter"))
def tensors_that_require_grad_are_registered():
    """What beginners expect: a tensor that requires grad becomes a parameter of the module."""

    def registering(self, name, value):
        tensor = isinstance(value, torch.Tensor) and not isinstance(value, nn.Parameter | nn.Buffer)
        if tensor and value.requires_grad and value.is_leaf and "_parameters" in self.__dict__:
            self._parameters[name] = value
        else:
            set_attribute(self, name, value)

    nn.Module.__setattr__ = registering


@mutant(kills=("where_attributes_go", "tensor_computes_gradients", "scale_without_parameter"))
def every_tensor_becomes_a_buffer():
    """A plain tensor that is assigned to a module is a buffer."""

    def registering(self, name, value):
        known = name in self.__dict__.get("_parameters", ()) or name in self.__dict__.get("_buffers", ())
        if isinstance(value, torch.Tensor) and not isinstance(value, nn.Parameter | nn.Buffer) and not known:
            self.register_buffer(name, value)
        else:
            set_attribute(self, name, value)

    nn.Module.__setattr__ = registering


@mutant(kills="where_attributes_go")
def to_moves_every_attribute():
    """to() moves plain tensors too, and those in lists."""

    def moving(self, function, recurse=True):
        for name, value in self.__dict__.items():
            if isinstance(value, torch.Tensor):
                self.__dict__[name] = function(value)
            elif isinstance(value, list) and value and isinstance(value[0], torch.Tensor):
                self.__dict__[name] = [function(entry) for entry in value]
        return apply(self, function, recurse)

    nn.Module._apply = moving


@mutant(kills=("buffers_three_ways", "where_attributes_go"))
def all_buffers_are_saved():
    """persistent=False changes nothing."""
    nn.Module.register_buffer = lambda self, name, tensor, persistent=True: register_buffer(self, name, tensor)


@mutant(kills=("buffers_three_ways", "where_attributes_go"))
def no_buffer_is_saved():
    """state_dict() holds parameters only."""

    def parameters_only(self, *args, **kwargs):
        parameters = dict(named_parameters(self, remove_duplicate=False))
        return {name: value for name, value in state_dict(self, *args, **kwargs).items() if name in parameters}

    nn.Module.state_dict = parameters_only


@mutant(kills="buffers_three_ways")
def buffers_never_require_grad():
    """What the notes said: a buffer gets no gradient."""

    def without_gradient(self, name, tensor, persistent=True):
        learns = tensor is not None and tensor.requires_grad
        register_buffer(self, name, tensor.detach() if learns else tensor, persistent)

    nn.Module.register_buffer = without_gradient


@mutant(kills=("buffers_three_ways", "batchnorm_inventory", "where_attributes_go", "gradients_pile_up_in_a_buffer"))
def parameters_include_buffers():
    """parameters() yields the buffers too."""

    def both(self, prefix="", recurse=True, remove_duplicate=True):
        yield from named_parameters(self, prefix, recurse, remove_duplicate)
        yield from named_buffers(self, prefix, recurse, remove_duplicate)

    nn.Module.named_parameters = both


@mutant(kills="buffers_three_ways")
def a_tensor_replaces_a_buffer():
    """Assigning a plain tensor to the name of a buffer makes a plain attribute of it."""

    def replacing(self, name, value):
        if isinstance(value, torch.Tensor) and not isinstance(value, nn.Buffer):
            self.__dict__.get("_buffers", {}).pop(name, None)
        set_attribute(self, name, value)

    nn.Module.__setattr__ = replacing


@mutant(kills="buffers_three_ways")
def conversions_keep_the_class_of_a_buffer():
    """A converted buffer is still an nn.Buffer."""

    def keeping(self, function, recurse=True):
        apply(self, function, recurse)
        for buffer in self.buffers():
            buffer._is_buffer = True
        return self

    nn.Module._apply = keeping


@mutant(kills="gradients_pile_up_in_a_buffer")
def zero_grad_clears_buffers():
    """Module.zero_grad() clears the gradients of buffers too."""

    def clearing(self, set_to_none=True):
        zero_grad(self, set_to_none)
        for buffer in self.buffers():
            buffer.grad = None

    nn.Module.zero_grad = clearing


@mutant(kills="gradients_pile_up_in_a_buffer")
def backward_replaces_the_gradient():
    """backward() writes .grad anew and adds nothing to it."""
    backward = torch.Tensor.backward

    def replacing(self, *args, **kwargs):
        stack, seen = [self.grad_fn], set()
        while stack:
            node = stack.pop()
            if node is not None and node not in seen:
                seen.add(node)
                if hasattr(node, "variable"):
                    node.variable.grad = None
                stack += [following for following, _ in node.next_functions]
        backward(self, *args, **kwargs)

    torch.Tensor.backward = replacing


@mutant(kills="batchnorm_inventory")
def double_converts_integers():
    """double() converts integer buffers too."""
    nn.Module.double = lambda self: self._apply(lambda tensor: tensor.double())


@mutant(kills="to_moves_modules_in_place")
def to_copies_modules():
    """Module.to() leaves the module alone and returns another, as Tensor.to() does."""
    nn.Module.to = lambda self, *args, **kwargs: to(copy.deepcopy(self), *args, **kwargs)


@mutant(kills="to_moves_modules_in_place")
def to_moves_tensors_in_place():
    """Tensor.to() changes the tensor, as Module.to() changes the module."""

    def in_place(self, *args, **kwargs):
        if type(self) is torch.Tensor:
            self.data = tensor_to(self, *args, **kwargs)
            return self
        return tensor_to(self, *args, **kwargs)

    torch.Tensor.to = in_place


@mutant(kills="optimizer_decides_who_learns")
def every_parameter_learns():
    """step() updates each Parameter that has a gradient, also those that the optimizer was not given."""
    made = []

    def remembered(cls, data=None, requires_grad=True):
        made.append(new_parameter(cls, data, requires_grad))
        return made[-1]

    def step_for_all(self, closure=None):
        given = {id(parameter) for group in self.param_groups for parameter in group["params"]}
        for parameter in made:
            if id(parameter) not in given and parameter.grad is not None:
                self.add_param_group({"params": [parameter]})
        return sgd_step(self, closure)

    nn.Parameter.__new__ = staticmethod(remembered)
    torch.optim.SGD.step = step_for_all


@mutant(kills="requires_grad_is_a_default")
def no_grad_makes_frozen_parameters():
    """A Parameter that is made under no_grad() does not require grad."""

    def made(cls, data=None, requires_grad=True):
        return new_parameter(cls, data, requires_grad and torch.is_grad_enabled())

    nn.Parameter.__new__ = staticmethod(made)


@mutant(kills="requires_grad_is_a_default")
def integer_parameters_are_frozen():
    """A Parameter of integers does not require grad, and nobody has to say so."""

    def made(cls, data=None, requires_grad=True):
        floating = data is None or data.is_floating_point()
        return new_parameter(cls, data, requires_grad and floating)

    nn.Parameter.__new__ = staticmethod(made)


@mutant(kills=("requires_grad_is_a_default", "assignment_only_registers"))
def frozen_parameters_are_not_listed():
    """What requires no grad is no parameter of the module."""

    def learning(self, *args, **kwargs):
        return ((name, value) for name, value in named_parameters(self, *args, **kwargs) if value.requires_grad)

    nn.Module.named_parameters = learning


@mutant(kills="parameter_is_a_tensor")
def a_parameter_copies_its_data():
    """nn.Parameter(data) has memory of its own."""

    def copied(cls, data=None, requires_grad=True):
        return new_parameter(cls, data if data is None else data.clone(), requires_grad)

    nn.Parameter.__new__ = staticmethod(copied)


@mutant(kills="parameter_is_a_tensor")
def operations_on_parameters_give_parameters():
    """What is computed from a Parameter is a Parameter."""

    def wrapped(self, other):
        result = multiply(self, other)
        return result.as_subclass(nn.Parameter) if type(self) is nn.Parameter else result

    torch.Tensor.__mul__ = wrapped


@mutant(kills="parameter_is_a_tensor")
def a_parameter_drops_the_subclass():
    """nn.Parameter around a tensor of a subclass is an nn.Parameter and nothing else."""

    def plain(cls, data=None, requires_grad=True):
        return new_parameter(cls, data if data is None else data.as_subclass(torch.Tensor), requires_grad)

    nn.Parameter.__new__ = staticmethod(plain)


@mutant(kills="reserved_deferred_computed")
def lazy_layers_stay_lazy():
    """A lazy layer keeps its class when it gets its parameters."""
    nn.LazyLinear.cls_to_become = None


@mutant(kills="reserved_deferred_computed")
def reserved_names_are_listed():
    """parameters() yields None for a name that is reserved."""

    def all_names(self, *args, **kwargs):
        yield from named_parameters(self, *args, **kwargs)
        yield from ((name, value) for name, value in self._parameters.items() if value is None)

    nn.Module.named_parameters = all_names


@mutant(kills="reassign_a_parameter")
def computed_tensors_become_parameters():
    """A tensor that is assigned to the name of a parameter is made a new Parameter."""

    def wrapping(self, name, value):
        wrap = isinstance(value, torch.Tensor) and name in self.__dict__.get("_parameters", ())
        set_attribute(self, name, nn.Parameter(value.detach()) if wrap else value)

    nn.Module.__setattr__ = wrapping


@mutant(kills="reassign_a_parameter")
def assigning_a_parameter_copies_it():
    """A new Parameter gives its numbers to the one that has the name, and the optimizer holds it still."""

    def copying(self, name, parameter):
        held = self._parameters.get(name)
        if held is None or parameter is None:
            register_parameter(self, name, parameter)
        else:
            held.data = parameter.data

    nn.Module.register_parameter = copying


@mutant(kills="optimizer_refuses")
def an_optimizer_takes_a_bare_parameter():
    """A single parameter is a list of one."""

    def listing(self, params, defaults):
        make_optimizer(self, [params] if isinstance(params, torch.Tensor) else params, defaults)

    torch.optim.Optimizer.__init__ = listing


@mutant(kills="optimizer_refuses")
def an_optimizer_takes_computed_tensors():
    """The optimizer takes the tensor that a computation gave, and updates it as if it were a leaf."""

    def detaching(self, params, defaults):
        if isinstance(params, list) and isinstance(params[0], torch.Tensor):
            params = [tensor if tensor.is_leaf else tensor.detach().requires_grad_() for tensor in params]
        make_optimizer(self, params, defaults)

    torch.optim.Optimizer.__init__ = detaching
