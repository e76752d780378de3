"""What holds for every explainer, whatever it explains."""

import gzip
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle import Model
from support import PROJECT

from retrospect.project import HERE

FOLDER = HERE / "theme" / "explainers"
NAMES = sorted(path.name.removesuffix(".model.js") for path in FOLDER.glob("*.model.js"))
LIMIT = 12 * 1024  # bytes, compressed
REFUSED = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|\beval\b|new Function|https?://(?!www\.w3\.org/2000/svg)")
MODELS = {name: Model(name) for name in NAMES}


def sources(name: str):
    """The files that a page with this explainer loads for it."""
    return [FOLDER / file for file in ("explainers.css", f"{name}.css", "kit.js", f"{name}.model.js", f"{name}.js")]


@pytest.mark.parametrize("name", NAMES)
def test_it_is_small(name):
    size = sum(len(gzip.compress(path.read_bytes(), 9)) for path in sources(name))
    assert size <= LIMIT, f"{name} is {size} bytes compressed; {LIMIT} at most"


@pytest.mark.parametrize("name", NAMES)
def test_its_scripts_write_no_markup_and_ask_no_one(name):
    found = {path.name: REFUSED.findall(path.read_text(encoding="utf-8")) for path in sources(name)}
    assert not any(found.values()), found


@pytest.mark.parametrize("name", NAMES)
def test_it_stands_on_a_page_and_starts_with_a_state_that_it_knows(name):
    blocks = [block for page in PROJECT.pages for block in page.blocks_named("explainer") if block.argument == name]
    assert blocks, f"no page shows the explainer '{name}'"
    for start in [MODELS[name]["initial"], *filter(None, (block.options.get("start") for block in blocks))]:
        state = MODELS[name]("decode", start)
        assert state is not None, start
        assert MODELS[name]("encode", state) == start


@pytest.mark.parametrize("name", NAMES)
@given(noise=st.data())
def test_no_address_breaks_it(name, noise):
    initial = MODELS[name]["initial"]
    text = noise.draw(st.text(max_size=30) | st.text(alphabet=sorted(set(initial)) or "a", max_size=60))
    state = MODELS[name]("decode", text)
    assert state is None or MODELS[name]("decode", MODELS[name]("encode", state)) == state
