"""Every paper opens in an office program and comes out as a PDF: one call for all of them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from casework.conference import Head
from papers.press import print_paper
from tests.papers.reading import OF_CONFERENCE, everything
from tests.papers.seeded import bare_folder, folder_of, year_of

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice") or ""


@pytest.mark.skipif(
    not SOFFICE, reason="LibreOffice is not installed (apt install libreoffice-writer libreoffice-calc)"
)
def test_libreoffice_opens_every_paper(tmp_path: Path):
    files = []
    papers = {
        "state": everything(folder_of(), year_of()),
        "party": everything(folder_of(Head.PARTY), year_of(folder_of(Head.PARTY))),
        "bare": [print_paper(bare_folder(), paper) for paper in OF_CONFERENCE],
    }
    for name, printed in ((name, one) for name, found in papers.items() for one in found):
        file = tmp_path / f"{name}-{printed.name}"
        file.write_bytes(printed.content)
        files.append(file)
    profile = (tmp_path / "profile").as_uri()
    options = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run(
        [SOFFICE, *options, str(tmp_path / "pdf"), *map(str, files)],
        check=True,
        capture_output=True,
        timeout=240,
    )
    for file in files:
        made = tmp_path / "pdf" / f"{file.stem}.pdf"
        assert made.exists(), f"LibreOffice cannot open {file.name}"
        assert made.read_bytes().startswith(b"%PDF-")
