"""What torch might do otherwise, and which snippet of define-by-run would show it."""

import contextlib
from types import SimpleNamespace

import torch
from mutant import mutant

backward, autograd_grad, functional_grad = torch.Tensor.backward, torch.autograd.grad, torch.func.grad
double, add_, ones = torch.Tensor.double, torch.Tensor.add_, torch.ones
requires_grad_ = torch.Tensor.requires_grad_
set_on_tensor, set_on_module = torch.Tensor.__setattr__, torch.nn.Module.__setattr__


@mutant(kills="graph_follows_the_data")
def division_records_a_multiplication():
    """A division by a number runs, and so is recorded, as a multiplication by its inverse."""
    torch.Tensor.__truediv__ = lambda self, number: self * (1 / number)


@mutant(kills="backward_frees_what_was_saved")
def the_graph_is_retained():
    """backward frees nothing of what the nodes saved."""
    torch.Tensor.backward = lambda self: backward(self, retain_graph=True)


@mutant(kills="gradients_arrive_at_leaves")
def retain_grad_does_nothing():
    """A result drops its gradient even after retain_grad()."""
    torch.Tensor.retain_grad = lambda self: None


@mutant(kills="gradients_arrive_at_leaves")
def autograd_grad_adds_to_grad():
    """torch.autograd.grad returns the gradient and adds it to .grad as well."""

    def adding(output, leaf, **options):
        gradients = autograd_grad(output, leaf, **options)
        if isinstance(leaf, torch.Tensor) and leaf.grad is not None:
            leaf.grad += gradients[0]
        return gradients

    torch.autograd.grad = adding


@mutant(kills="gradient_in_another_dtype")
def a_gradient_has_its_tensors_dtype():
    """Assigning grad_dtype changes nothing."""
    grad_dtype = torch.Tensor.grad_dtype
    torch.Tensor.grad_dtype = property(grad_dtype.__get__, lambda self, dtype: None)


@mutant(kills="grad_modes")
def inference_mode_is_no_grad():
    """inference_mode makes normal tensors, as no_grad does."""
    torch.inference_mode = torch.no_grad


@mutant(kills="grad_modes")
def no_grad_cannot_be_left():
    """enable_grad inside no_grad records nothing."""
    torch.enable_grad = contextlib.nullcontext


@mutant(kills="gradients_of_functions")
def functional_grad_does_not_nest():
    """The gradient of a gradient function is that function again."""

    def once(function):
        if hasattr(function, "is_gradient"):
            return function
        gradient = functional_grad(function)
        gradient.is_gradient = True
        return gradient

    torch.func.grad = once


@mutant(kills="compile_breaks_at_a_branch")
def compile_captures_nothing():
    """torch.compile returns its function, which runs operation by operation."""
    torch.compile = lambda function, backend: function


@mutant(kills="export_refuses_branches")
def export_takes_branches():
    """torch.export takes any module, and what it returns runs its Python."""
    torch.export.export = lambda module, args: SimpleNamespace(module=lambda: module)


@mutant(kills=("misspelled_flag", "where_the_misspelling_raises"))
def required_grad_is_the_flag():
    """What the note says: the flag of a tensor is spelled required_grad."""
    torch.Tensor.__setattr__ = lambda self, name, value: set_on_tensor(
        self, "requires_grad" if name == "required_grad" else name, value
    )


@mutant(kills="where_the_misspelling_raises")
def unknown_keywords_are_ignored():
    """torch.ones takes any keyword, and does nothing with those that it does not know."""
    torch.ones = lambda *shape, required_grad=None, **options: ones(*shape, **options)


@mutant(kills="freezing_by_attribute")
def a_module_has_the_flag():
    """Assigning requires_grad to a module sets the flag of its parameters."""

    def assign(self, name, value):
        if name == "requires_grad":
            self.requires_grad_(value)
        else:
            set_on_module(self, name, value)

    torch.nn.Module.__setattr__ = assign


@mutant(kills="a_cast_makes_no_leaf")
def a_cast_makes_a_leaf():
    """double() returns a leaf with the flag of what was cast."""
    torch.Tensor.double = lambda self: double(self).detach().requires_grad_(self.requires_grad)


@mutant(kills="an_input_that_was_not_used")
def unused_inputs_are_allowed():
    """torch.autograd.grad returns None for an input that took no part, without being asked to."""
    torch.autograd.grad = lambda *args, **options: autograd_grad(*args, **({"allow_unused": True} | options))


@mutant(kills="what_autograd_refuses")
def in_place_writes_are_not_recorded():
    """An in-place write to a leaf goes through, unrecorded."""

    def write(self, other):
        with torch.no_grad():
            return add_(self, other)

    torch.Tensor.add_ = write


@mutant(kills="what_autograd_refuses")
def the_flag_of_a_result_can_be_cleared():
    """requires_grad_(False) takes a result out of the graph."""
    torch.Tensor.requires_grad_ = lambda self, flag=True: (
        requires_grad_(self, flag) if self.is_leaf or flag else self.detach_()
    )
