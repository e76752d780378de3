"""A Chromium from PATH, and the built site on a port of its own."""

import contextlib
import functools
import http.server
import os
import shutil
import threading

import pytest
from built import built

# first the one without windows, which loads a page in half the time
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


MISSING = f"no Chromium in PATH ({', '.join(NAMES)}); install it to run the browser tests"


def pytest_configure():
    if not CHROMIUM and os.environ.get("REQUIRE_BROWSER") == "1":
        raise pytest.UsageError(f"REQUIRE_BROWSER=1, but {MISSING}")


def pytest_collection_modifyitems(items):
    for item in () if CHROMIUM else items:
        item.add_marker(pytest.mark.skip(reason=MISSING))


def pytest_terminal_summary(terminalreporter):
    if not CHROMIUM:
        terminalreporter.write_line(f"skipped: {MISSING}")


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return {"executable_path": CHROMIUM, "args": SWITCHES}


@pytest.fixture(scope="session")
def base_url():
    """The address of the built site, served as a static host would."""
    with served(built()) as address:
        yield address


@pytest.fixture
def clipboard(context, page, base_url):
    """What the page last put into the browser's clipboard, as a call."""
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=base_url.rstrip("/"))
    return lambda: page.evaluate(READ)


@pytest.fixture
def copied(page, clipboard):
    """What the first copy button of each box that a selector finds gives, in their order, as a call.

    The first is pressed by its reader's ``press``, which makes the browser allow the rest.
    """

    def ask(boxes: str, press) -> list[str]:
        press(page.locator(boxes).locator("button").first)
        first = clipboard()
        all_of_them = page.evaluate(COPIED, boxes)
        assert all_of_them[0] == first
        return all_of_them

    return ask


READ = r"navigator.clipboard.readText().then(text => text.replaceAll('\r\n', '\n'))"
COPIED = f"""async boxes => {{
  const copied = [];
  for (const box of document.querySelectorAll(boxes)) {{
    box.querySelector("button").click();
    copied.push(await {READ});
  }}
  return copied;
}}"""


@contextlib.contextmanager
def served(folder):
    """The address at which a folder is served meanwhile."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass
