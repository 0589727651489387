#!/usr/bin/env python3
"""Writes the programs of docs/c.md, one in C and one in C++, as page.c and page.cpp: page.py PAGE FOLDER"""
import re
import sys
from pathlib import Path

page, folder = Path(sys.argv[1]).read_text(encoding="utf-8"), Path(sys.argv[2])
for language in ("c", "cpp"):
    (program,) = re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    (folder / f"page.{language}").write_text(program, encoding="utf-8")
