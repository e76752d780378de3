"""What torch might do otherwise, and which snippet of module-hooks would show it."""

from collections import OrderedDict

import torch
from mutant import mutant
from torch import nn
from torch.nn.modules import module as nn_module
from torch.utils.hooks import BackwardHook, RemovableHandle

register_forward, register_forward_pre = nn.Module.register_forward_hook, nn.Module.register_forward_pre_hook
register_backward = nn.Module.register_full_backward_hook
register_backward_pre = nn.Module.register_full_backward_pre_hook
setup_input, setup_output = BackwardHook.setup_input_hook, BackwardHook.setup_output_hook
enter, state_dict = nn.Module.__call__, nn.Module.state_dict


def only_watching(hook):
    """Return the hook without its return value."""

    def watch(*values):
        hook(*values)

    return watch


@mutant(kills=("remove_the_handle", "change_the_input"))
def removing_does_nothing():
    """A hook stays for good."""
    RemovableHandle.remove = lambda self: None


@mutant(kills=("remove_the_handle", "change_the_input"))
def a_with_block_removes_nothing():
    """The end of a with block leaves the hook where it is."""
    RemovableHandle.__exit__ = lambda self, *error: None


@mutant(kills=("bind_the_name", "global_hooks_fire_first", "change_the_output"))
def a_new_hook_replaces_the_last():
    """A module has one forward hook."""

    def replacing(self, hook, **options):
        self._forward_hooks.clear()
        return register_forward(self, hook, **options)

    nn.Module.register_forward_hook = replacing


@mutant(
    kills=(
        "bind_the_name",
        "global_hooks_fire_first",
        "plain_data_runs_the_root_first",
        "inplace_next_to_a_backward_hook",
        "late_hooks_and_compile",
    )
)
def sequential_runs_no_hooks_of_its_layers():
    """Sequential calls forward of its layers, which skips their hooks."""

    def forward(self, images):
        for layer in self:
            images = layer.forward(images)
        return images

    nn.Sequential.forward = forward


@mutant(kills=("four_hooks_on_one_layer", "change_the_input", "return_what_a_hook_must"))
def pre_hooks_run_after_forward():
    """A forward pre-hook runs when the output is there."""

    def late(self, hook, *, prepend=False, with_kwargs=False):
        without_output = only_watching(lambda *values: hook(*values[:-1]))
        return register_forward(self, without_output, prepend=prepend, with_kwargs=with_kwargs)

    nn.Module.register_forward_pre_hook = late


@mutant(kills=("four_hooks_on_one_layer", "values_and_gradients", "plain_data_runs_the_root_first"))
def backward_hooks_run_before_the_layer():
    """A full backward hook runs with the gradient of the output, before there is one of the input."""

    def early(self, hook, prepend=False):
        return register_backward_pre(self, lambda module, grad_output: hook(module, (None,), grad_output))

    nn.Module.register_full_backward_hook = early


@mutant(kills="four_hooks_on_one_layer")
def forward_hooks_always_get_keyword_arguments():
    """with_kwargs is always true for forward hooks."""

    def with_kwargs(self, hook, *, prepend=False, with_kwargs=True, always_call=False):
        return register_forward(self, hook, prepend=prepend, with_kwargs=True, always_call=always_call)

    nn.Module.register_forward_hook = with_kwargs


@mutant(kills=("values_and_gradients", "plain_data_runs_the_root_first"))
def gradients_come_in_the_other_order():
    """A full backward hook gets grad_output before grad_input."""

    def swapped(self, hook, prepend=False):
        return register_backward(self, lambda module, ours, theirs: hook(module, theirs, ours), prepend)

    nn.Module.register_full_backward_hook = swapped


@mutant(kills="values_and_gradients")
def grad_input_holds_tensors_only():
    """grad_input has no place for an argument that is no tensor."""

    def shortened(self, hook, prepend=False):
        def call(module, grad_input, grad_output):
            hook(module, tuple(grad for grad in grad_input if grad is not None), grad_output)

        return register_backward(self, call, prepend)

    nn.Module.register_full_backward_hook = shortened


@mutant(kills=("values_and_gradients", "change_the_gradient", "four_hooks_on_one_layer"))
def inputs_are_not_wrapped():
    """A module with a full backward hook gets the very tensors of its caller."""

    def unwrapped(self, args):
        setup_input(self, args)
        return args

    BackwardHook.setup_input_hook = unwrapped


@mutant(kills="global_hooks_fire_first")
def prepend_is_ignored():
    """Hooks run in the order of registration, whatever they ask for."""
    nn.Module.register_forward_hook = lambda self, hook, *, prepend=False, **options: register_forward(
        self, hook, **options
    )


@mutant(kills="global_hooks_fire_first")
def global_hooks_run_last():
    """A global hook runs when the module's own hooks have run."""

    hooks = OrderedDict()

    def remembered(hook):
        handle = RemovableHandle(hooks)
        hooks[handle.id] = hook
        return handle

    def called(self, *args, **kwargs):
        output = enter(self, *args, **kwargs)
        for hook in hooks.values():
            hook(self, args, output)
        return output

    nn_module.register_module_forward_hook, nn.Module.__call__ = remembered, called


@mutant(kills=("change_the_input", "return_what_a_hook_must"))
def pre_hooks_only_watch():
    """What a forward pre-hook returns is ignored."""
    nn.Module.register_forward_pre_hook = lambda self, hook, **options: register_forward_pre(
        self, only_watching(hook), **options
    )


@mutant(kills="change_the_input")
def pre_hooks_get_keyword_arguments_too():
    """args of a forward pre-hook holds the keyword arguments as well."""

    def merged(self, hook, *, prepend=False, with_kwargs=False):
        if with_kwargs:
            return register_forward_pre(self, hook, with_kwargs=True)

        def call(module, args, kwargs):
            changed = hook(module, (*args, *kwargs.values()))
            return None if changed is None else (changed if isinstance(changed, tuple) else (changed,), {})

        return register_forward_pre(self, call, with_kwargs=True)

    nn.Module.register_forward_pre_hook = merged


@mutant(kills="change_the_output")
def forward_hooks_only_watch():
    """What a forward hook returns is ignored."""
    nn.Module.register_forward_hook = lambda self, hook, **options: register_forward(
        self, only_watching(hook), **options
    )


@mutant(kills="change_the_output")
def hooks_all_get_what_forward_returned():
    """What a forward hook returns reaches the caller, and not the next hook."""

    first = {}

    def registering(self, hook, **options):
        if not self._forward_hooks:
            register_forward(self, lambda module, args, output: first.update({module: output}))

        def call(module, args, output):
            return hook(module, args, output if output is None else first[module])

        return register_forward(self, call, **options)

    nn.Module.register_forward_hook = registering


@mutant(kills="change_the_output")
def always_call_is_ignored():
    """No hook runs when forward raises."""
    nn.Module.register_forward_hook = lambda self, hook, *, always_call=False, **options: register_forward(
        self, hook, **options
    )


@mutant(kills=("change_the_gradient", "return_what_a_hook_must"))
def backward_hooks_only_watch():
    """What a full backward hook returns is ignored."""
    nn.Module.register_full_backward_hook = lambda self, hook, prepend=False: register_backward(
        self, only_watching(hook), prepend
    )


@mutant(kills="change_the_gradient")
def backward_hooks_change_the_modules_own_gradients():
    """What a full backward hook returns also scales the gradients of the module's parameters."""

    def scaling(self, hook, prepend=False):
        def call(module, grad_input, grad_output):
            changed = hook(module, grad_input, grad_output)
            if changed is not None:
                factor = (changed[0] / grad_input[0]).mean()
                for parameter in module.parameters():
                    parameter.grad *= factor
            return changed

        return register_backward(self, call, prepend)

    nn.Module.register_full_backward_hook = scaling


@mutant(kills="change_the_gradient")
def backward_pre_hooks_only_watch():
    """What a full backward pre-hook returns is ignored."""
    nn.Module.register_full_backward_pre_hook = lambda self, hook, prepend=False: register_backward_pre(
        self, only_watching(hook), prepend
    )


@mutant(kills="where_hooks_are_stored")
def deepcopy_drops_module_hooks():
    """A copy of a module has no hooks, as a copy of a tensor has none."""

    def without_hooks(self):
        return {name: OrderedDict() if name.endswith("_hooks") else value for name, value in self.__dict__.items()}

    nn.Module.__getstate__ = without_hooks


@mutant(kills="where_hooks_are_stored")
def hooks_are_saved():
    """A state_dict has an entry for each hook."""

    def with_hooks(self, *args, **kwargs):
        return state_dict(self, *args, **kwargs) | {f"hook.{key}": hook for key, hook in self._forward_hooks.items()}

    nn.Module.state_dict = with_hooks


@mutant(kills="where_hooks_are_stored")
def backward_hooks_are_stored_with_the_forward_hooks():
    """A module has one dictionary for hooks."""

    def stored(self, hook, prepend=False):
        return register_forward(self, hook)

    nn.Module.register_full_backward_hook = stored


@mutant(kills="return_what_a_hook_must")
def a_bare_tensor_is_wrapped():
    """A full backward hook may return the gradient of the only input without a tuple."""

    def wrapping(self, hook, prepend=False):
        def call(module, grad_input, grad_output):
            changed = hook(module, grad_input, grad_output)
            return (changed,) if isinstance(changed, torch.Tensor) else changed

        return register_backward(self, call, prepend)

    nn.Module.register_full_backward_hook = wrapping


@mutant(kills="inplace_next_to_a_backward_hook")
def outputs_may_be_changed_in_place():
    """The output of a module with a full backward hook is no view."""

    def cloned(self, args):
        result = setup_output(self, args)
        return result.clone() if isinstance(result, torch.Tensor) else result

    BackwardHook.setup_output_hook = cloned


@mutant(kills="plain_data_runs_the_root_first")
def plain_inputs_get_gradients():
    """A module with a full backward hook asks for the gradients of its inputs."""

    def asking(self, args):
        return setup_input(self, tuple(arg if arg.requires_grad else arg.clone().requires_grad_() for arg in args))

    BackwardHook.setup_input_hook = asking


@mutant(kills="dict_output_has_no_backward_hook")
def backward_hooks_look_into_dicts():
    """A backward hook finds the tensors of a dictionary."""

    def unpacked(self, args):
        if isinstance(args, dict):
            return dict(zip(args, setup_output(self, tuple(args.values())), strict=True))
        return setup_output(self, args)

    BackwardHook.setup_output_hook = unpacked


@mutant(kills="late_hooks_and_compile")
def compile_notices_late_hooks():
    """Compiled code is traced again when a module gets a hook."""
    import torch._dynamo.config

    torch._dynamo.config.skip_nnmodule_hook_guards = False


@mutant(kills="late_hooks_and_compile")
def compile_leaves_the_model_as_it_is():
    """torch.compile returns the model itself."""
    torch.compile = lambda model, **options: model
