"""`langnghe learn`: train again with officers' corrections; adopted only if no label is read worse."""

import asyncio
from datetime import datetime
from pathlib import Path

from bot.clock import SystemClock
from bot.office import model_shelf
from bot.opened import open_storage
from bot.settings import Settings
from casework.triage import Correction
from casework.working_days import HANOI

REFUSED, NOTHING_TO_LEARN = 1, 0


async def learn(settings: Settings, *, corpus: Path | None = None, margin: float | None = None) -> int:
    """Exit status 0 when a model was adopted or there is nothing to learn, 1 when the new one was refused.

    A small corpus needs a wider `margin` than data/thresholds.toml gives: its figures swing more.
    """
    from nlp.privacy import mask

    clock = SystemClock()
    async with open_storage(settings, clock) as storage:
        corrections = await storage.desk.corrected()
    if not corrections:
        print("Chưa có phản ánh nào được cán bộ sửa lĩnh vực, mức độ hay loại: không có gì để học.")
        return NOTHING_TO_LEARN
    print(f"Học thêm từ {len(corrections)} phản ánh đã được cán bộ sửa. Việc này mất khoảng mười phút…")
    masked = [Correction(one.code, mask(one.text), one.topic, one.nature, one.urgency) for one in corrections]
    return await asyncio.to_thread(_train, settings, masked, clock.now(), corpus, margin)


def _train(
    settings: Settings,
    corrections: list[Correction],
    now: datetime,
    corpus: Path | None,
    margin: float | None,
) -> int:
    from nlp import adoption, metrics
    from nlp.calibration import promised
    from nlp.corpus import DIRECTORY, Message
    from nlp.train import METRICS, train

    shelf = model_shelf(settings)
    old = metrics.read(shelf.current() / METRICS)
    folder = shelf.directory / now.astimezone(HANOI).strftime("%Y%m%d-%H%M%S")
    folder.mkdir(parents=True)
    learnt = [Message(one.code, one.text, one.topic, one.nature, one.urgency) for one in corrections]
    new = train(corpus or DIRECTORY, folder, corrections=learnt)
    for name in ("topic_macro_f1", "nature_macro_f1", "urgency_macro_f1", "urgent_recall"):
        print(f"  {name:18} {old['written'][name]:.3f} → {new['written'][name]:.3f}")
    fallen = adoption.falls(new, old, promised("floor_margin") if margin is None else margin)
    for fall in fallen:
        print(f"  {fall.field} {fall.label}: F1 {fall.f1:.3f}, thấp hơn mức sàn {fall.floor:.3f}")
    if fallen:
        print(f"KHÔNG dùng mô hình mới (để ở {folder} cho người xem): máy đọc giữ nguyên như cũ.")
        return REFUSED
    shelf.adopt(folder)
    print(f"Đã dùng mô hình mới {folder.name} từ lần khởi động tới. Quay lại: langnghe learn --rollback")
    return 0


def roll_back(settings: Settings) -> int:
    """The model before, at once."""
    model = model_shelf(settings).roll_back()
    print(f"Từ lần khởi động tới, máy đọc dùng mô hình {model}.")
    return 0
