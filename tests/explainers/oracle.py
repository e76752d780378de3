"""A model of an explainer, run in V8, so that torch can be asked whether it is right."""

import json

from py_mini_racer import MiniRacer

from retrospect.project import HERE

# JSON has no NaN, no infinities and no negative zero: they travel as strings.
_PLAIN = """(key, value) =>
  Object.is(value, -0) ? "-0" : typeof value === "number" && !Number.isFinite(value) ? String(value) : value"""


class Model:
    """The functions of ``theme/explainers/<name>.model.js``, called with and giving JSON values."""

    def __init__(self, name: str):
        self.name = name
        self._engine = MiniRacer()
        self._engine.eval((HERE / "theme" / "explainers" / f"{name}.model.js").read_text(encoding="utf-8"))

    def __call__(self, function: str, *arguments):
        """What ``retrospect.<name>.<function>(...arguments)`` gives. Raises JSEvalException where it throws."""
        call = f"retrospect.{self.name}.{function}(...{json.dumps(arguments)})"
        return json.loads(self._engine.eval(f"JSON.stringify({call}, {_PLAIN}) ?? 'null'"))

    def __getitem__(self, name: str):
        """A constant of the model, such as ``model["initial"]``."""
        return json.loads(self._engine.eval(f"JSON.stringify(retrospect.{self.name}.{name})"))
