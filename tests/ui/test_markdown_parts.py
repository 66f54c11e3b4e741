"""What the reasoner's models write becomes parts: paragraphs, lists, tables, code."""

from __future__ import annotations

import pytest

from ui.line import Run
from ui.markdown_parts import markdown_parts
from ui.parts import CodePart, Paragraph, Role, RulePart, TablePart, is_number, table, texts_of

pytestmark = pytest.mark.usefixtures("qapp")


def kinds(text: str) -> list[str]:
    return [
        part.role.value if isinstance(part, Paragraph) else type(part).__name__
        for part in markdown_parts(text)
    ]


def test_plain_words_are_one_paragraph():
    assert markdown_parts("384,400 km.") == (Paragraph((Run("384,400 km."),)),)


def test_a_line_that_was_ended_stays_ended():
    (first, second) = markdown_parts("Spinach: in March.\nBeans: in May.")
    assert (texts_of(first), texts_of(second)) == (("Spinach: in March.",), ("Beans: in May.",))


def test_words_that_stand_out():
    (part,) = markdown_parts("**Bold**, *leaning* and `fixed`.")
    assert isinstance(part, Paragraph)
    assert part.runs == (
        Run("Bold", strong=True),
        Run(", "),
        Run("leaning", slanted=True),
        Run(" and "),
        Run("fixed", fixed=True),
        Run("."),
    )


def test_lists_with_marks_numbers_ticks_and_depth():
    parts = markdown_parts("- one\n- two\n  - deep\n\n3. three\n4. four\n\n- [x] done\n- [ ] open")
    items = [part for part in parts if isinstance(part, Paragraph)]
    assert {part.role for part in items} == {Role.ITEM}
    told = [(part.text, part.mark, part.indent, part.done) for part in items]
    assert told == [
        ("one", "•", 0, None),
        ("two", "•", 0, None),
        ("deep", "•", 1, None),
        ("three", "3.", 0, None),
        ("four", "4.", 0, None),
        ("done", "", 0, True),
        ("open", "", 0, False),
    ]


def test_a_table_with_a_column_of_numbers():
    (part,) = markdown_parts("| Plant | Seeds |\n|---|---|\n| Beans | 12 |\n| Spinach | 1,040 |")
    assert part == TablePart(("Plant", "Seeds"), (("Beans", "12"), ("Spinach", "1,040")), (False, True))
    assert texts_of(part) == ("Plant", "Seeds", "Beans", "12", "Spinach", "1,040")


def test_code_keeps_its_spaces_and_its_language():
    parts = markdown_parts("Run this:\n\n```python\ndef f():\n    return 1\n\nf()\n```\n\nDone.")
    assert parts[1] == CodePart("python", "def f():\n    return 1\n\nf()")
    assert kinds("Run this:\n\n```\na\n```\n\nDone.") == ["text", "CodePart", "text"]


def test_an_answer_that_is_still_being_written_is_read_as_far_as_it_goes():
    assert kinds("| a | b |\n|---|---|\n| 1") == ["TablePart"]
    assert kinds("```python\nx = 1") == ["CodePart"]


def test_headings_quotations_and_rules():
    assert kinds("# Title\n\n> said\n\n---\n\nend") == ["heading", "quote", "RulePart", "text"]
    assert isinstance(markdown_parts("a\n\n---\n\nb")[1], RulePart)


def test_html_is_text_and_pictures_are_left_out():
    (part,) = markdown_parts("<b>bold</b> ![x](file:///etc/passwd)")
    assert isinstance(part, Paragraph)
    assert part.text.strip() == "<b>bold</b>"


def test_sums_are_not_taken_for_marks():
    (part,) = markdown_parts("2 * 3 * 4 = 24, and my_long_name stays.")
    assert texts_of(part) == ("2 * 3 * 4 = 24, and my_long_name stays.",)


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", True), ("1,040.5", True), ("€ 3", True), ("40 %", True), ("–", False), ("May", False)],
)
def test_what_counts_as_a_number(text, number):
    assert is_number(text) is number


def test_rows_that_are_too_short_are_filled_up():
    assert table(("a",), (("1", "2"), ())).rows == (("1", "2"), ("", ""))
