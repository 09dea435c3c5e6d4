"""Executes notebooks in place and keeps only what is the same in every run.

No times, no version of the interpreter, no names of the kernel's process; cells keep the ids they have, and the
pictures carry no date. A cell that fails stops the run and leaves its file as it was.
"""

import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient


def execute(path):
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    for cell in notebook.cells:
        cell.metadata = {}
        for output in cell.get("outputs", []):
            if output.output_type == "stream" and output.name == "stderr":
                sys.exit(f"{path.name}, cell {cell.id}: a message that would stay in the file:\n{output.text}")
            if output.output_type == "display_data":
                output.metadata = {}
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    nbformat.validate(notebook)
    nbformat.write(notebook, path)
    print(f"{path.name}: {len(notebook.cells)} cells executed")


if __name__ == "__main__":
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    for name in sys.argv[1:]:
        execute(Path(name).resolve())
