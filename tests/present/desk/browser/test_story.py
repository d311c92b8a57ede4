"""What somebody does at the desk from a report to a published page, by keyboard, and again without scripts."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.present.desk.browser.conftest import PATIENCE, Open

TITLE = "The nurses <counted> again"
TEXT = (
    "At least 14 Sudland nurses were killed on 12 March, nurse Ann Example said on Thursday.\n\n"
    "Norland's army said 20 Sudland nurses had been killed on 12 March."
)
DAY = "2031-03-13"
FIGURE, STATEMENT = ".lines a:has(.counted)", ".lines a:not(:has(.counted))"


def add_report(page: Page, opened: Open) -> None:
    """Pastes a report into the form, and waits until it is read."""
    page.goto(f"{opened.address}/add")
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("The report", exact=True).fill(TEXT)
    text = page.get_by_role("region", name="Pasted text")
    text.get_by_label("Publisher").fill("Oldford Echo")
    text.get_by_label("Published").fill(DAY)
    text.get_by_role("button").click()
    # The network is loaded first; until the job is done its page is loaded again and again, also while somebody clicks.
    expect(page.get_by_role("heading", level=1)).to_have_text("Added", timeout=2 * PATIENCE)
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.wait_for_load_state()  # its keys work once its script has run


def test_from_a_report_to_a_published_page(own: Open, page: Page, tmp_path: Path) -> None:
    add_report(page, own)
    walk_by_keys(page)
    correct_by_keys(page)
    compare_and_take_back(page)
    read_published(page, publish(page, tmp_path))


def walk_by_keys(page: Page) -> None:
    """Goes to each entry in turn and back, and ends at the first figure."""
    entries = page.locator(".lines a[data-id]")
    ids = [entries.nth(at).get_attribute("data-id") for at in range(entries.count())]
    assert len(ids) >= 4
    for key, order in (("n", ids), ("p", ids[-2::-1])):
        for id in order:
            page.keyboard.press(key)
            expect(page.locator("#entry")).to_have_attribute("data-id", str(id))
            expect(page.locator("#entry")).to_be_focused()
            expect(page).to_have_url(re.compile(rf"entry={id}\b"))
    page.keyboard.press("Escape")
    expect(page.locator("#entry")).to_have_count(0)
    page.locator(FIGURE).first.press("Enter")
    expect(page.locator("#entry .kind")).to_contain_text("Figure")
    expect(page.locator("#entry")).to_be_focused()


def correct_by_keys(page: Page) -> None:
    """Corrects the lower number of the open figure to 15."""
    page.keyboard.press("e")
    expect(page.get_by_label("What to correct")).to_be_focused()
    page.get_by_label("What to correct").select_option("At least")
    expect(page.get_by_label("At least", exact=True)).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("15")
    page.get_by_label("Why").last.fill("The nurse said fifteen.")
    page.keyboard.press("Enter")
    expect(page.locator("#entry .badge").first).to_have_text("corrected")
    expect(page.locator("#entry")).to_contain_text("The nurse said fifteen.")
    page.wait_for_load_state()


def compare_and_take_back(page: Page) -> None:
    """Sees the corrected number among the others, takes it back, and sees the number that was read."""
    report = page.url
    page.get_by_role("link", name="Compare with others").click()
    figures = page.get_by_role("region", name="The figures")
    expect(figures).to_be_visible()
    question = page.url
    corrected = figures.locator("tr", has=page.locator(".badge.corrected"))
    expect(corrected.locator("td.number")).to_have_text("15 or more")
    page.goto(report)
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("#entry .badge").first).to_have_text("machine reading")
    page.goto(question)
    expect(corrected).to_have_count(0)
    expect(figures.get_by_role("link", name="14 or more")).to_be_visible()


def publish(page: Page, folder: Path) -> Path:
    """Downloads what is published of the question that is open, and unpacks it; its page."""
    page.get_by_role("link", name="Publish it").click()
    expect(page.get_by_role("button", name="Make the folder")).to_be_visible()
    page.wait_for_load_state()
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the folder").click()
    with zipfile.ZipFile(download.value.path()) as packed:
        packed.extractall(folder)
    return next(folder.rglob("index.html"))


def read_published(page: Page, index: Path) -> None:
    """Opens the published page without a server."""
    asked, said = list[str](), list[str]()
    page.on("request", lambda one: asked.append(one.url))
    page.on("console", lambda one: said.append(one.text))
    page.goto(index.as_uri())
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("body")).to_contain_text("14")
    expect(page.locator("body")).not_to_contain_text("Ann Example")
    assert [url for url in asked if not url.startswith((index.parent.as_uri(), "data:"))] == []
    assert said == []


def test_without_scripts_a_report_is_added_and_judged(own: Open, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        add_report(page, own)
        page.locator(FIGURE).first.click()
        page.get_by_role("button", name="Confirm").click()
        expect(page.locator("#entry .badge").first).to_have_text("confirmed")
        page.get_by_role("link", name="Close").click()
        expect(page.locator("#entry")).to_have_count(0)
        page.locator(STATEMENT).first.click()
        page.locator("#reject summary").click()
        page.get_by_label("Why").first.fill("Nobody said that.")
        page.locator("#reject button").click()
        expect(page.locator("#entry .badge").first).to_have_text("rejected")
        expect(page.locator("#entry")).to_contain_text("Nobody said that.")
