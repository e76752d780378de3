"""A Chromium from PATH, and the built site on a port of its own."""

import functools
import http.server
import os
import shutil
import threading

import pytest
from built import built

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def pytest_collection_modifyitems(config, items):
    if CHROMIUM:
        return
    reason = f"no Chromium in PATH ({', '.join(NAMES)}): {len(items)} browser tests"
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.exit(f"REQUIRE_BROWSER=1, but {reason} cannot run; install chromium", returncode=1)
    print(f"\nskipped: {reason} did not run; install chromium to run them")
    for item in items:
        item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return {"executable_path": CHROMIUM, "args": SWITCHES}


@pytest.fixture(scope="session")
def base_url():
    """The address of the built site, served as a static host would."""
    handler = functools.partial(Quiet, directory=str(built()))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass
