"""What torch might do otherwise, and which snippet of eval-and-no-grad would show it."""

import functools
import inspect

import torch
from mutant import mutant
from torch import nn
from torch.nn import functional

train, add_, backward = nn.Module.train, torch.Tensor.add_, torch.Tensor.backward
no_grad, dropout, new_parameter = torch.no_grad, functional.dropout, nn.Parameter.__new__


@mutant(kills=("two_switches", "a_batch_of_one", "prediction_depends_on_the_batch"))
def no_grad_switches_the_layers():
    """Dropout and batch norm work as in eval() where nothing is recorded."""

    def follow(layer_class):
        forward = layer_class.forward

        def forward_as_recorded(self, images):
            self.training = self.training and torch.is_grad_enabled()
            return forward(self, images)

        layer_class.forward = forward_as_recorded

    follow(nn.BatchNorm1d)
    follow(nn.Dropout)


@mutant(kills=("two_switches", "gradients_in_eval_mode", "eval_keeps_tensors_for_backward"))
def eval_stops_gradients():
    """In eval mode the parameters require no gradient."""
    nn.Module.train = lambda self, mode=True: train(self, mode).requires_grad_(mode)


@mutant(kills=("evaluate_a_model", "train_mode_does_not_come_back"))
def eval_is_final():
    """A module that was in eval mode stays there; train() does not bring it back."""

    def stay(self, mode=True):
        self.left = getattr(self, "left", False) or not mode
        return train(self, mode and not self.left)

    nn.Module.train = stay


@mutant(kills=("train_mode_does_not_come_back", "functional_dropout_ignores_eval"))
def eval_does_nothing():
    """eval() leaves the layers in training mode."""
    nn.Module.eval = lambda self: self


@mutant(kills=("two_switches", "nested_modes", "inference_tensors_stay_outside", "built_under_inference_mode"))
def inference_mode_is_no_grad():
    """inference_mode makes normal tensors, as no_grad does."""
    torch.inference_mode = lambda mode=True: torch.set_grad_enabled(not mode)
    torch.inference_mode.__name__ = "inference_mode"


@mutant(kills="nested_modes")
def enable_grad_leaves_inference_mode():
    """enable_grad inside inference_mode records again."""
    torch.enable_grad = lambda: torch.inference_mode(False)


@mutant(kills="what_no_grad_leaves_alone")
def parameters_made_under_no_grad_are_frozen():
    """A new parameter requires a gradient only where operations are recorded."""

    def make(cls, data=None, requires_grad=True):
        return new_parameter(cls, data, requires_grad and torch.is_grad_enabled())

    nn.Parameter.__new__ = make


@mutant(kills="what_no_grad_leaves_alone")
def no_grad_holds_for_all_threads():
    """no_grad switches recording off in every thread of the process."""
    enter, leave, in_any_thread = no_grad.__enter__, no_grad.__exit__, []
    is_grad_enabled = torch.is_grad_enabled

    def switch_off(self):
        enter(self)
        in_any_thread.append(self)

    def switch_back(self, *error):
        in_any_thread.remove(self)
        leave(self, *error)

    no_grad.__enter__, no_grad.__exit__ = switch_off, switch_back
    torch.is_grad_enabled = lambda: is_grad_enabled() and not in_any_thread


@mutant(kills="no_graph_to_go_back")
def backward_without_a_graph_does_nothing():
    """backward of a tensor that has no graph returns without an error."""
    torch.Tensor.backward = lambda self: backward(self) if self.requires_grad else None


@mutant(kills="no_graph_to_go_back")
def views_made_inside_may_change_outside():
    """An in-place write to a view that was made under no_grad is not recorded and not refused."""

    def write(self, number):
        with no_grad():
            return add_(self, number)

    torch.Tensor.add_ = write


@mutant(kills="a_batch_of_one")
def one_value_has_a_variance():
    """Batch norm takes a single value per channel, as one with a variance of 0."""
    functional._verify_batch_size = lambda size: None


@mutant(kills=("prediction_depends_on_the_batch", "two_switches"))
def statistics_rest_under_no_grad():
    """Batch norm adds nothing to its statistics where nothing is recorded."""
    forward = nn.BatchNorm1d.forward

    def resting(self, images):
        kept = self.running_mean.clone()
        output = forward(self, images)
        if not torch.is_grad_enabled():
            self.running_mean.copy_(kept)
        return output

    nn.BatchNorm1d.forward = resting


@mutant(kills="functional_dropout_ignores_eval")
def functional_dropout_is_off():
    """F.dropout drops only when it is told that it trains."""
    functional.dropout = lambda images, p=0.5, training=False, inplace=False: dropout(images, p, training, inplace)


@mutant(kills="no_grad_around_yield")
def decorated_generators_stay_open():
    """The decorator does not switch back at a yield."""

    class NoGrad(no_grad):
        def __call__(self, function):
            if not inspect.isgeneratorfunction(function):
                return super().__call__(function)

            @functools.wraps(function)
            def wrapped(*args):
                with no_grad():
                    yield from function(*args)

            return wrapped

    NoGrad.__name__ = "no_grad"
    torch.no_grad = NoGrad
