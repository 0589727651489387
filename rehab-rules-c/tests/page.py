#!/usr/bin/env python3
"""Writes the one program that a page shows in a language: page.py PAGE LANGUAGE FILE"""
import re
import sys
from pathlib import Path

page, language, file = Path(sys.argv[1]).read_text(encoding="utf-8"), sys.argv[2], Path(sys.argv[3])
(program,) = re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
file.write_text(program, encoding="utf-8")
