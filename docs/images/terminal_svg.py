#!/usr/bin/env python3
"""Turns a coloured terminal transcript on standard input into an SVG picture on standard output.

    gradb -batch --color always -ex "forward 17" | docs/images/terminal_svg.py > docs/images/forward.svg

Understands what gradb writes: bold, faint, the eight named colours, and 24-bit colours.
"""
import re
import sys
from html import escape

CELL_WIDTH, CELL_HEIGHT, MARGIN = 8.4, 18, 14
PAPER, INK, FAINT = "#1e1e2a", "#dcdce4", "#8a8a99"
NAMED = ["#45475a", "#f28b82", "#8bd49c", "#f0d58c", "#8ab4f8", "#d7a6f2", "#7fd6e0", "#dcdce4"]


def rgb(numbers):
    return "#%02x%02x%02x" % tuple(numbers)


def cells(line):
    """(character, foreground, background, bold) for each character of a line; styles do not cross lines."""
    foreground, background, bold, faint = None, None, False, False
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        if not part.startswith("\x1b"):
            for character in part:
                yield character, foreground or (FAINT if faint else INK), background, bold
            continue
        codes = [int(code or 0) for code in part[2:-1].split(";")]
        while codes:
            code = codes.pop(0)
            if code == 0:
                foreground, background, bold, faint = None, None, False, False
            elif code == 1:
                bold = True
            elif code == 2:
                faint = True
            elif 30 <= code <= 37:
                foreground = NAMED[code - 30]
            elif code in (38, 48) and codes[:1] == [2]:
                colour, codes = rgb(codes[1:4]), codes[4:]
                foreground, background = (colour, background) if code == 38 else (foreground, colour)
            elif code == 39:
                foreground = None
            elif code == 49:
                background = None


def main():
    lines = sys.stdin.read().rstrip("\n").split("\n")
    width = max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in lines)
    w, h = width * CELL_WIDTH + 2 * MARGIN, len(lines) * CELL_HEIGHT + 2 * MARGIN
    print(f'<svg xmlns="http://www.w3.org/2000/svg" width="{w:.0f}" height="{h:.0f}" role="img">')
    print("<title>gradb in a terminal</title>")
    print(f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>')
    print(f'<g font-family="ui-monospace,Menlo,Consolas,DejaVu Sans Mono,monospace" font-size="14" xml:space="preserve">')
    for row, line in enumerate(lines):
        top = MARGIN + row * CELL_HEIGHT
        run, start = [], 0
        for column, (character, ink, paper, bold) in enumerate(list(cells(line)) + [("", None, None, None)]):
            x = MARGIN + column * CELL_WIDTH
            if character == "▀":
                # Two pixels in one cell, drawn as rectangles so that they touch whatever the font.
                for y, colour in ((top, ink), (top + CELL_HEIGHT / 2, paper or PAPER)):
                    print(f'<rect x="{x:.1f}" y="{y:g}" width="{CELL_WIDTH + .3:.1f}" height="{CELL_HEIGHT / 2 + .3:g}" fill="{colour}"/>')
                character = " "
            if run and (ink, bold) != run[0][1:]:
                text = "".join(c for c, *_ in run)
                if text.strip():
                    weight = ' font-weight="bold"' if run[0][2] else ""
                    length = len(text.rstrip()) * CELL_WIDTH
                    print(f'<text x="{MARGIN + start * CELL_WIDTH:.1f}" y="{top + 13}" fill="{run[0][1]}"{weight} textLength="{length:.1f}">{escape(text.rstrip())}</text>')
                run, start = [], column
            run.append((character, ink, bold))
    print("</g></svg>")


main()
