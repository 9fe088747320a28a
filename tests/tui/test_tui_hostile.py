"""Article text is hostile: whatever stands in it, the terminal gets characters and nothing that it would act on."""

from __future__ import annotations

import json
import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tui_pilot import NARROW, WIDE, opened, wait_for_part

from framediff.export.report import PARTS
from framediff.tui.behind import Behind
from framediff.tui.passage import lines_of
from framediff.tui.wrapping import fit, tail, wrap

NASTY = [
    "[bold]strike[/bold] [@click=app.quit]a siege[/] [/]x [red on",
    "\x1b]0;a strike title\x07 \x1b[2J\x1b[31mred\x1b[0m \x9b31m strike \x9d0;x\x9c \x00nul \x7fdel",
    "\u202estrike\u202c \u200bstrike\u200d \ufeffstrike \u2028strike\u2029 \x85strike",
    "漢字の strike かな 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 siege",
    "stri\u0301ke e" + "\u0301" * 300 + " strike | <script>alert(1)</script> =1+1",
    "strike" + "x" * 20_000 + " strike",
    "“A strike,” said \x1b[5mMira\x1b[0m [b]Dall[/b], the [@click=app.exit]secretary.",
]
FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def place(folder):
    lines = [
        {"id": f"[b]{number}[/b]\x1b]0;x\x07", "text": f"Head [bold]line\n\n{text}\n\nA strike.",
         "outlet": f"[@click=app.quit]{number}\x1b[31m漢", "headline": "[/]x \x9b2J"}
        for number, text in enumerate(NASTY)
    ]  # fmt: skip
    path = folder / "nasty.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    return path


def check(driver, width) -> None:
    for strip in driver.strips:
        text = "".join(segment.text for segment in strip)
        assert not FORBIDDEN.search(text), ascii(text)
        assert all(segment.control is None for segment in strip)
        assert all(not segment.style.meta.get("@click") for segment in strip if segment.style)
        assert cell_len(text) == width


async def test_hostile_text_reaches_every_screen_as_characters(tmp_path) -> None:
    path = place(tmp_path)
    for size in (WIDE, NARROW):
        async with opened(path, size) as driver:
            check(driver, size[0])
            for _ in NASTY:
                await driver.press("j")
                check(driver, size[0])
            assert "[bold]" in driver.text
            await driver.press("2")
            check(driver, size[0])
            await driver.press("enter")
            check(driver, size[0])
            await driver.press("3", "n")
            for _ in range(4):
                check(driver, size[0])
                await driver.press("o" if _ % 2 else "n")
            await driver.press("tab", "space")
            check(driver, size[0])
            await driver.press("escape", "a")
            check(driver, size[0])
            await driver.press("escape", "slash")
            await driver.type("[bold]")
            await driver.press("enter", "n")
            check(driver, size[0])
            assert driver.app.is_running


async def test_hostile_text_reaches_findings_and_what_its_rows_rest_on_as_characters(tmp_path) -> None:
    path = place(tmp_path)
    for size, parts in ((WIDE, ("wording",)), (NARROW, ("omissions",))):
        async with opened(path, size) as driver:
            await driver.press("5")
            opens = 0
            for name in parts:
                await driver.press("g", *"j" * list(PARTS).index(name))
                await wait_for_part(driver, name)
                await driver.press("enter", "n")
                for key in ("n", "G", "N", "enter"):
                    await driver.press(key)
                    check(driver, size[0])
                if isinstance(driver.app.screen, Behind):
                    opens += 1
                    await driver.press("G")
                    check(driver, size[0])
                    await driver.press("escape")
                elif driver.app.current_mode == "compare":
                    opens += 1
                    await driver.press("escape")
                await driver.press("shift+tab")
                assert driver.app.focused is driver.room.parts
            assert opens


async def test_text_selected_by_find_may_be_anything() -> None:
    async with opened(size=NARROW) as driver:
        for words in ("[/]", "\\", "(", "no such words"):
            await driver.press("3", "slash")
            await driver.type(words)
            await driver.press("enter")
            assert "stands nowhere" in driver.text
            await driver.press("escape")


texts = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from(" \n\r\t漢👩\u0301\u200d\ufe0f\x1b“”")), max_size=200
)


@given(texts, st.integers(1, 40))
def test_lines_hold_all_of_a_text_but_white_space(text, width) -> None:
    lines = lines_of(text, width)
    assert all(0 <= start <= end <= len(text) for start, end in lines)
    assert all(before[1] <= after[0] for before, after in pairwise(lines))
    kept = "".join(text[start:end] for start, end in lines)
    assert "".join(kept.split()) == "".join(text.split())


@given(st.text(st.sampled_from("ab c漢e\u0301é“"), max_size=60), st.integers(2, 20))
def test_no_line_is_wider_than_asked(text, width) -> None:
    assert all(cell_len(text[start:end]) <= width for start, end in wrap(text, width))
    assert cell_len(fit(text, width)) == width
    assert cell_len(fit(text, width, right=True)) == width
    assert cell_len(tail(text, width)) == width
