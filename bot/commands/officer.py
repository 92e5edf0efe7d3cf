"""`langnghe officer invite`: a one-time code that binds an account to an agency and a role."""

from datetime import datetime, timedelta

from bot.clock import SystemClock
from bot.office import rulebook_of
from bot.opened import open_storage
from bot.settings import Settings
from casework.agencies import Role
from casework.invitations import hash_of, new_invitation_code
from casework.ports import Invitation, Work


async def issue(work: Work, *, agency_id: str, role: Role, name: str, expires_at: datetime) -> str:
    """Keep a new invitation and return its code; the caller commits."""
    code = new_invitation_code()
    await work.people.invite(
        Invitation(code_hash=hash_of(code), agency_id=agency_id, role=role, name=name, expires_at=expires_at)
    )
    return code


async def invite(settings: Settings, *, agency_id: str, role: Role, name: str, days: int) -> int:
    """Print the code and how to use it; only its hash is stored."""
    clock = SystemClock()
    agency = rulebook_of(settings, clock).agencies.named(agency_id)
    async with open_storage(settings, clock) as storage, storage.desk.work() as work:
        expires_at = clock.now() + timedelta(days=days)
        code = await issue(work, agency_id=agency.id, role=role, name=name, expires_at=expires_at)
        await work.audit.record(actor="operator", act="invite", subject=agency.id, detail=role)
        await work.commit()
    print(f"Lời mời cho {agency.name} ({role}), dùng một lần, hết hạn sau {days} ngày.")
    print(f"Nhắn cho bot:   /start {code}")
    if settings.public_url:
        print(f"Hoặc mở trang:  {settings.public_url}/chat?start={code}")
    return 0
