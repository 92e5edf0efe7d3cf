"""`langnghe officer invite`: a one-time code that binds an account to an agency and a role."""

from datetime import timedelta

from bot.assembly import open_storage, rulebook_of
from bot.clock import SystemClock
from bot.settings import Settings
from casework.agencies import Role
from casework.invitations import hash_of, new_invitation_code
from casework.ports import Invitation


async def invite(settings: Settings, *, agency_id: str, role: Role, name: str, days: int) -> int:
    """Print the code and how to use it; only its hash is stored."""
    clock = SystemClock()
    agency = rulebook_of(settings, clock).agencies.named(agency_id)
    code = new_invitation_code()
    async with open_storage(settings, clock) as storage, storage.desk.work() as work:
        await work.people.invite(
            Invitation(
                code_hash=hash_of(code),
                agency_id=agency.id,
                role=role,
                name=name,
                expires_at=clock.now() + timedelta(days=days),
            )
        )
        await work.audit.record(actor="operator", act="invite", subject=agency.id, detail=role)
        await work.commit()
    print(f"Lời mời cho {agency.name} ({role}), dùng một lần, hết hạn sau {days} ngày.")
    print(f"Nhắn cho bot:   /start {code}")
    if settings.public_url:
        print(f"Hoặc mở trang:  {settings.public_url}/chat?start={code}")
    return 0
