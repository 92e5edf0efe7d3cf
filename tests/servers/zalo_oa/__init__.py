"""Zalo's side of an Official Account, over HTTP and by its protocol, with people and scripted faults.

    async with ZaloOaServer() as server:
        server.webhook.url = "http://127.0.0.1:8080/zalo/oa"
        sau = server.user("Bà Sáu")
        await sau.follow()
        await sau.wait_for("Xin chào")
        await sau.tap("Đồng ý")

One address serves openapi.zalo.me, business.openapi.zalo.me, oauth.zaloapp.com and the keepers of media.
Facts: design/channels.md and the vendor's pages named there; the live service was never asked.
"""

from tests.servers.zalo_oa.faults import Fault, FaultScript
from tests.servers.zalo_oa.server import ZaloOaServer
from tests.servers.zalo_oa.users import OaMessage, User
from tests.servers.zalo_oa.webhook import Webhook

__all__ = ["Fault", "FaultScript", "OaMessage", "User", "Webhook", "ZaloOaServer"]
