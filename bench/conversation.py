"""How fast is a durable conversation? Ratios against bare aiogram, measured side by side in one run.

Prints, for both bots, each with a local Bot API server: updates a second over whole conversations (text,
consent, confirm) in several rounds, by rising ratio (the middle one counts), the memory of the process, and
for ours the time from start to ready beside `import aiogram` alone. Figures of one machine mean little,
ratios more. bench/results.md explains them.
"""

import asyncio
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.servers.telegram import TelegramServer, ThreadedTelegramServer, User

CONVERSATIONS = 150
UPDATES_EACH = 3
ROUNDS = 5
PORT = 18080
TEXT = "Đường vào thôn Đồng Xoài hư nặng, mưa là ngập, xe đạp học sinh té hoài, xin xã sửa giúp. Hộ số {}."
NUMBERS = itertools.count(1)  # no two texts are alike: each has to be read


async def converse(user: User) -> None:
    """One conversation, each step as soon as the answer is there."""
    await user.send(TEXT.format(next(NUMBERS)))
    await user.wait_for("trợ lý tự động", timeout=120)
    await user.press("Đồng ý")
    await user.wait_for("Tôi hiểu phản ánh", timeout=120)
    await user.press("Gửi")
    await user.wait_for("Mã số", timeout=120)


async def rate(server: TelegramServer) -> float:
    """Updates a second while all conversations go on at once."""
    users = [server.user(f"Người {number}") for number in range(CONVERSATIONS)]
    begun = time.perf_counter()
    await asyncio.gather(*(converse(user) for user in users))
    return CONVERSATIONS * UPDATES_EACH / (time.perf_counter() - begun)


def start(kind: str, server: TelegramServer, folder: Path) -> subprocess.Popen[bytes]:
    """One of the bots of bench/bots.py as a process."""
    environment = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": server.token,
        "TELEGRAM_API_URL": server.base_url,
        "TELEGRAM_MESSAGES_PER_SECOND": "100000",
        "TELEGRAM_SECONDS_PER_CHAT": "0",
        "BURST_SECONDS": "0",
        "DATABASE_URL": f"sqlite:///{folder / 'bench.db'}",
        "DATA_DIR": str(folder),
        "PORT": str(PORT),
        "LOG_LEVEL": "ERROR",
    }
    program = Path(__file__).parent / "bots.py"
    return subprocess.Popen([sys.executable, str(program), kind], env=environment)


def megabytes(process: subprocess.Popen[bytes]) -> float:
    """Resident memory (Linux)."""
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


@asynccontextmanager
async def running(kind: str) -> AsyncIterator[tuple[TelegramServer, subprocess.Popen[bytes]]]:
    """One of the bots with its own server, warmed up."""
    folder = Path(tempfile.mkdtemp())
    with ThreadedTelegramServer() as server:
        process = start(kind, server, folder)
        try:
            await converse(server.user("Người thử"))
            await rate(server)
            yield server, process
        finally:
            process.kill()
            process.wait()
            shutil.rmtree(folder)


async def measure() -> tuple[list[tuple[float, float]], tuple[float, float]]:
    """(updates a second of both bots) for each round, and (megabytes of both) at the end.

    The bots take turns round by round: a shared machine is not equally fast from minute to minute.
    """
    async with running("bare") as (bare, bare_process), running("ours") as (ours, our_process):
        rounds = [(await rate(bare), await rate(ours)) for _ in range(ROUNDS)]
        return rounds, (megabytes(bare_process), megabytes(our_process))


def seconds_to_import_aiogram() -> float:
    """What aiogram alone costs."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import aiogram"], check=True)
    return time.perf_counter() - begun


def seconds_to_ready() -> float:
    """From the start of the process until the web application answers; Telegram's library loads meanwhile."""
    folder = Path(tempfile.mkdtemp())
    with ThreadedTelegramServer() as server:
        begun = time.perf_counter()
        process = start("ours", server, folder)
        try:
            while True:
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{PORT}/health", timeout=1).read()
                    return time.perf_counter() - begun
                except OSError:
                    time.sleep(0.02)
        finally:
            process.kill()
            process.wait()
            shutil.rmtree(folder)


def main() -> None:
    """Measure and print."""
    alone = min(seconds_to_import_aiogram() for _ in range(3))
    ready = min(seconds_to_ready() for _ in range(3))
    rounds, (bare_memory, our_memory) = asyncio.run(measure())
    print(f"{'':34}{'bare aiogram':>14}{'ours':>10}{'ratio':>8}")
    for bare_rate, our_rate in sorted(rounds, key=lambda pair: pair[1] / pair[0]):
        print(f"{'updates a second':34}{bare_rate:14.0f}{our_rate:10.0f}{our_rate / bare_rate:8.2f}")
    print(f"{'memory, MB':34}{bare_memory:14.0f}{our_memory:10.0f}{our_memory / bare_memory:8.2f}")
    print(f"{'import aiogram / start to ready, s':34}{alone:14.2f}{ready:10.2f}{ready / alone:8.2f}")


if __name__ == "__main__":
    main()
