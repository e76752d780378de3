"""Lighthouse's judgement of five pages as a phone sees them, served compressed as a host would.

Called by ``make lighthouse``. Needs Node.js and a Chromium. Exit code 1 where a page is below what is asked of it.
"""

import functools
import gzip
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from retrospect.project import HERE

LIGHTHOUSE = "lighthouse@12.8.2"
PAGES = {  # what each score must reach
    "": 100,
    "tensors/storage-and-strides/": 100,
    "reference/ledger/": 100,
    "tensors/view-or-reshape/": 100,  # has an explainer
    "labs/what-a-reshape-costs/": 95,
}
RUNS = 3  # of a page; what else the machine did slows some, so the one in the middle is judged
SCORES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking"
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".txt", ".xml"}


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves files compressed, with the headers of a static host."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        """Send a file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        body = path.read_bytes()
        self.send_response(200)
        if path.suffix in COMPRESSED:
            body = gzip.compress(body, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, *arguments):
        """Say nothing."""


def main() -> int:
    """Build, serve, judge, and print a line for each page."""
    chromium = next(
        filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"))),
        None,
    )
    if not chromium or not shutil.which("npx"):
        print("lighthouse: needs npx and a Chromium in PATH; install Node.js and Chromium", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(Compressing, directory=f"{folder}/site")
        )
        url = f"http://127.0.0.1:{server.server_port}/"
        environment = {**os.environ, "SITE_URL": url, "NO_MKDOCS_2_WARNING": "1", "CHROME_PATH": chromium}
        build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(HERE / "mkdocs.yml")]
        subprocess.run([*build, "-d", f"{folder}/site"], check=True, env=environment)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        heads = "".join(f"{score:>16}" for score in SCORES)
        print(f"{'page':34}{heads}{'shift':>8}{'blocked':>9}{'KB':>7}{'requests':>10}{'machine':>10}")
        bad = [page for page, least in PAGES.items() if not judge(page, url, least, Path(folder), environment)]
        server.shutdown()
    return 1 if bad else 0


def judge(page: str, url: str, least: int, folder: Path, environment: dict) -> bool:
    """Print the scores of one page, and whether they suffice; what cost points stands below."""
    command = ["npx", "--yes", LIGHTHOUSE, url + page, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    reports = []
    for _ in range(RUNS):
        subprocess.run([*command, f"--output-path={folder}/report.json"], check=True, env=environment, cwd=folder)
        reports.append(json.loads((folder / "report.json").read_text()))
    report = sorted(reports, key=lambda each: each["categories"]["performance"]["score"])[RUNS // 2]
    scores = [round(100 * report["categories"][score]["score"]) for score in SCORES]
    audits = report["audits"]
    shift, size = audits["cumulative-layout-shift"]["numericValue"], audits["total-byte-weight"]["numericValue"] / 1024
    blocked = audits["total-blocking-time"]["numericValue"]
    speed = report["environment"]["benchmarkIndex"]  # of this machine; a laptop of some years has about 1500
    requests = len(audits["network-requests"]["details"]["items"])
    reached = "".join(f"{score:16}" for score in scores)
    print(f"{page or 'home':34}{reached}{shift:8.3f}{blocked:9.0f}{size:7.0f}{requests:10}{speed:10.0f}", flush=True)
    for name, score in zip(SCORES, scores, strict=True):
        for part in report["categories"][name]["auditRefs"] if score < 100 else ():
            audit = audits[part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                print(f"    {name}: {audit['title']} {audit.get('displayValue', '')}")
    return min(scores) >= least and shift == 0


if __name__ == "__main__":
    sys.exit(main())
