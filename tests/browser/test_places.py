"""The site works wherever it lies: at the root of a host, in a folder of one, and as files from the zip."""

import shutil
import subprocess
import sys
import zipfile

import pytest
from built import build, built
from conftest import served
from playwright.sync_api import expect
from support import BUILDS_AGAIN

PAGE = "tensors/view-or-reshape"


@pytest.fixture(scope="module")
def in_a_folder(tmp_path_factory):
    """The address of the site below a folder of a host."""
    host = tmp_path_factory.mktemp("host")
    (host / "notes").symlink_to(built())
    with served(host) as address:
        yield f"{address}notes/"


@pytest.fixture(scope="module")
def from_files(tmp_path_factory):
    """The address of the site as `make zip` packs it, unpacked."""
    folder = tmp_path_factory.mktemp("files")
    site, pack = folder / "site", folder / "site.zip"
    build(site, DIRECTORY_URLS="false")
    subprocess.run([sys.executable, "-m", "zipfile", "-c", str(pack), "."], check=True, cwd=site)
    shutil.rmtree(site)
    with zipfile.ZipFile(pack) as files:
        files.extractall(folder / "unpacked")
    return (folder / "unpacked").as_uri() + "/"


@pytest.fixture
def faults(page):
    """What the page could not load, or raised."""
    found = []
    page.on("requestfailed", lambda request: found.append(request.url))
    page.on("response", lambda response: found.append(response.url) if response.status >= 400 else None)
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def use(page, site: str, home: str, address: str):
    """Search, follow a result, use the explainer, the copy button and the colours, and go on to the next page."""
    page.goto(site + home)
    page.get_by_placeholder("Search").fill("view or reshape")
    page.keyboard.press("End")
    page.locator(".md-search-result__item > a").first.click()
    expect(page).to_have_title("view or reshape - Torch Retrospect")
    assert page.url.startswith(site + address)
    figure = page.locator("retrospect-strides")
    figure.get_by_role("button").first.wait_for()
    page.locator(".snippet-code button").first.click()
    expect(page.get_by_text("Copied to clipboard")).to_be_visible()
    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    for _ in range(2):
        page.locator("label[for^=__palette]:visible").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", scheme)
    page.locator(".md-footer__link--next").click()
    expect(page).to_have_title("squeeze and unsqueeze - Torch Retrospect")
    expect(page.locator(".drawing svg").first).to_be_visible()


def test_in_a_folder_of_a_host(page, in_a_folder, faults):
    use(page, in_a_folder, "", f"{PAGE}/")
    assert faults == []


@BUILDS_AGAIN
def test_from_files(page, from_files, faults):
    use(page, from_files, "index.html", f"{PAGE}.html")
    assert faults == []


def test_the_page_for_what_is_not_there_searches(page):
    page.goto("404.html")
    page.get_by_placeholder("Search").fill("unsqueeze")
    page.keyboard.press("End")
    page.locator(".md-search-result__item > a").first.click()
    expect(page).to_have_title("squeeze and unsqueeze - Torch Retrospect")
