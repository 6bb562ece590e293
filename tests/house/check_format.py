#!/usr/bin/env python3
"""Every source is as clang-format writes it. Usage: check_format.py ROOT CLANG_FORMAT"""

import pathlib
import subprocess
import sys

from sources import source_files

root = pathlib.Path(sys.argv[1])
files = [str(path) for path in source_files(root)]
sys.exit(subprocess.run([sys.argv[2], "--dry-run", "-Werror", *files], cwd=root).returncode)
