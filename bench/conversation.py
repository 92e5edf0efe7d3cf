"""How fast is a durable conversation? Ratios against bare aiogram, measured side by side in one run.

Prints, for both bots and the same local Bot API server: updates a second over whole conversations (text,
consent, confirm), the memory of the process, and for ours the time from start to ready beside `import aiogram`
alone. Figures of one machine mean little; the ratios mean more. bench/results.md says what they are made of.
"""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.servers.telegram import TelegramServer, ThreadedTelegramServer, User

CONVERSATIONS = 150
UPDATES_EACH = 3
ROUNDS = 3
PORT = 18080
TEXT = "Đường vào thôn Đồng Xoài hư nặng, mưa là ngập, xe đạp học sinh té hoài, xin xã sửa giúp."


async def converse(user: User) -> None:
    """One conversation, each step as soon as the answer is there."""
    await user.send(TEXT)
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


async def measure(kind: str) -> tuple[float, float]:
    """(updates a second, megabytes) of one bot: the best of some rounds, after one to warm up."""
    folder = Path(tempfile.mkdtemp())
    with ThreadedTelegramServer() as server:
        process = start(kind, server, folder)
        try:
            await converse(server.user("Người thử"))
            rates = [await rate(server) for _ in range(ROUNDS)]
            return max(rates), megabytes(process)
        finally:
            process.kill()
            process.wait()
            shutil.rmtree(folder)


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
    bare_rate, bare_memory = asyncio.run(measure("bare"))
    our_rate, our_memory = asyncio.run(measure("ours"))
    print(f"{'':34}{'bare aiogram':>14}{'ours':>10}{'ratio':>8}")
    print(f"{'updates a second':34}{bare_rate:14.0f}{our_rate:10.0f}{our_rate / bare_rate:8.2f}")
    print(f"{'memory, MB':34}{bare_memory:14.0f}{our_memory:10.0f}{our_memory / bare_memory:8.2f}")
    print(f"{'import aiogram / start to ready, s':34}{alone:14.2f}{ready:10.2f}{ready / alone:8.2f}")


if __name__ == "__main__":
    main()
