"""Which parts of torch's API a program calls, noted while it runs. Part of the child process, like ``child.py``.

Functions and methods that torch dispatches are seen by a ``TorchFunctionMode``; Python functions of torch that the
program itself calls (``torch.save``, ``Module.apply``) by a profile function; classes by the objects that are built.
"""

import contextlib
import functools
import importlib
import sys
from collections.abc import Iterator
from types import CodeType

# Where an object's public name is looked for, the first that has it; torch itself repeats names of the others.
PUBLIC = (
    "torch.nn",
    "torch.nn.functional",
    "torch.nn.init",
    "torch.nn.utils",
    "torch.nn.utils.rnn",
    "torch.nn.utils.parametrizations",
    "torch.optim",
    "torch.optim.lr_scheduler",
    "torch.utils.data",
    "torch.utils.checkpoint",
    "torch.utils.tensorboard",
    "torch.autograd",
    "torch.autograd.graph",
    "torch.autograd.functional",
    "torch.autograd.forward_ad",
    "torch.func",
    "torch.linalg",
    "torch.export",
    "torch.library",
    "torch.testing",
    "torch.amp",
    "torch",
)


@contextlib.contextmanager
def calls(path: str) -> Iterator[set[str]]:
    """Collect the public names of what the program at ``path`` calls, such as ``torch.Tensor.view``.

    ``path`` is what the program's file name begins with.
    """
    import torch
    from torch.overrides import TorchFunctionMode, resolve_name

    found: set[str] = set()

    class Note(TorchFunctionMode):
        def __torch_function__(self, func, types, args=(), kwargs=None):
            name = resolve_name(func)
            if name and sys._getframe(1).f_code.co_filename.startswith(path):
                found.add(name.removesuffix(".__get__").removesuffix(".__set__"))
            return func(*args, **(kwargs or {}))

    def profile(frame, event, argument):
        if event == "call" and frame.f_back and frame.f_back.f_code.co_filename.startswith(path):
            found.add(_name_of_code(frame.f_globals.get("__name__", ""), frame.f_code))

    classes = [torch.nn.Module, torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]
    classes += [value for value in vars(torch.utils.data).values() if isinstance(value, type)]
    with contextlib.ExitStack() as stack:
        for base in classes:
            if "__init__" in vars(base):
                stack.enter_context(_noting(base, found))
        sys.setprofile(profile)
        stack.callback(sys.setprofile, None)
        stack.enter_context(Note())
        yield found
    found -= {
        name for name in found if not name.startswith("torch.") or any(part.startswith("_") for part in name.split("."))
    }


@contextlib.contextmanager
def _noting(base: type, found: set[str]) -> Iterator[None]:
    """While it lasts, building an object of ``base`` or of a class of torch below it notes the class."""
    original = base.__init__

    @functools.wraps(original)
    def init(self, *args, **kwargs):
        for kind in type(self).__mro__:
            if kind.__module__.startswith("torch."):
                found.add(_public(kind.__module__, kind.__name__))
                break
        original(self, *args, **kwargs)

    base.__init__ = init
    try:
        yield
    finally:
        base.__init__ = original


def _name_of_code(module: str, code: CodeType) -> str:
    if not module.startswith("torch"):
        return ""
    if code.co_qualname == "Optimizer.profile_hook_step.<locals>.wrapper":
        return "torch.optim.Optimizer.step"  # every optimizer's step is wrapped for the profiler
    name = code.co_qualname.partition(".<locals>")[0]  # a wrapper goes by what it was made by
    return _public(module, name.removesuffix(".__init__").removesuffix(".__call__"), code)


@functools.cache
def _public(module: str, name: str, code: CodeType | None = None) -> str:
    """The documented name of something that is defined in a private module: a class, its method, or a function."""
    first, _, rest = name.partition(".")
    if (module, first) == ("torch._tensor", "Tensor"):
        return f"torch.{name}"
    for place in PUBLIC:
        with contextlib.suppress(ImportError):
            namespace = importlib.import_module(place)
            found = getattr(namespace, first, None)
            home = getattr(found, "__module__", None)
            same = home == place != "torch" if isinstance(found, type) else getattr(found, "__code__", None) is code
            exported = first in getattr(namespace, "__all__", [first])
            if callable(found) and exported and (same or home == module):
                return f"{place}.{first}{'.' + rest if rest else ''}"
    return ""
